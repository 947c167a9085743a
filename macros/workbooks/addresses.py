"""Where the workbooks stand in the site. Pages name them without making them."""

from __future__ import annotations

FOLDER = "telechargements"
BLANK = f"{FOLDER}/grille-evaluation.xlsx"
#: The empty workbook that the page fills; a script, since a page opened from a folder may fetch nothing.
TEMPLATE = "assets/js/engine/grid/workbook-template.js"


def family_path(family: str) -> str:
    """The grid of a family, with its providers."""
    return f"{FOLDER}/grille-{family}.xlsx"
