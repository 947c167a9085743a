"""`quittance check`: read all the data, print what is wrong, never stop at the first."""

import argparse
import sys
import time
from pathlib import Path

from tools.french import NBSP, count, seconds
from tools.project import project_root, shown, today


def run(args: argparse.Namespace) -> int:
    """Print the findings and a summary; 1 when there is an error, 2 without a data folder."""
    root = project_root()
    data = (args.data or root / "data").resolve()
    if not data.is_dir():
        print(f"Le dossier des données n’existe pas : {shown(data, root)}", file=sys.stderr)
        return 2
    start = time.perf_counter()
    text, errors, warnings = check(data, args.format, root)
    if text:
        print(text.rstrip("\n"))
    # The machine formats must stay pure on the standard output.
    out = sys.stdout if args.format == "text" else sys.stderr
    print(summary(errors, warnings, time.perf_counter() - start), file=out)
    return 1 if errors else 0


def check(data: Path, form: str, root: Path) -> tuple[str, int, int]:
    """The rendered findings of a data folder, how many are errors, how many warnings."""
    import quittance

    found = quittance.load(data, today=today()).findings
    errors = sum(finding.severity == "error" for finding in found)
    folder = Path(shown(data, root))
    return quittance.findings.render(found, form, root=folder), errors, len(found) - errors


def summary(errors: int, warnings: int, duration: float) -> str:
    """The closing line, for example « Données en ordre : 0 erreur, 2 avertissements (0,41 s). »"""
    verdict = "Données à corriger" if errors else "Données en ordre"
    counts = f"{count(errors, 'erreur')}, {count(warnings, 'avertissement')}"
    return f"{verdict}{NBSP}: {counts} ({seconds(duration)})."
