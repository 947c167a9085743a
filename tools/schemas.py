"""`quittance schemas`: the JSON Schemas that complete and check the YAML while it is typed.

They stand beside the data, where the first line of each file names them; a
test proves that they are those of the model.
"""

import argparse
import json
from pathlib import Path

from tools.french import count
from tools.project import project_root, shown, today


def run(args: argparse.Namespace) -> int:
    """Write the schemas of the data folder into its `schemas/`; always 0."""
    import quittance

    data = (args.data or project_root() / "data").resolve()
    made = texts(quittance.load(data, today=today()))
    folder = data / "schemas"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.schema.json"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{count(len(made), 'schéma')} dans {shown(folder, project_root())}/")
    return 0


def texts(base) -> dict[str, str]:
    """File name → text of each schema, the same bytes for the same base."""
    from quittance.schema import schemas

    return {
        f"{Path(name.split('/')[0]).stem}.schema.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        for name, schema in schemas(base).items()
    }
