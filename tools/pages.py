"""`quittance pages DIR`: the generated record pages as real Markdown files, and the workbooks.

For an engine that has no hooks, and for whoever wants to read them.
"""

import argparse
import sys
from pathlib import Path

from tools.french import NBSP, count
from tools.project import project_root, today


def run(args: argparse.Namespace) -> int:
    """Write the pages under the folder; 1 when the data has errors."""
    import quittance
    from macros.pages import pages
    from macros.workbooks import workbooks

    data = (args.data or project_root() / "data").resolve()
    base = quittance.load(data, today=today())
    if any(finding.severity == "error" for finding in base.findings):
        print(f"Les données ont des erreurs{NBSP}: lancez d’abord « check ».", file=sys.stderr)
        return 1
    number = write(pages(base), args.folder)
    files = write(((path, content, None) for path, content in workbooks(base)), args.folder)
    print(f"{count(number, 'page')} et {count(files, 'fichier')} dans {args.folder.as_posix()}/")
    return 0


def write(pages, folder: Path) -> int:
    """Write (path, text or bytes, edit address) triples under a folder; returns how many files."""
    number = 0
    for path, content, _ in pages:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        number += 1
    return number
