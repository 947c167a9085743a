"""Workbooks offered for download, made from the base when the site is built.

They are the same bytes from one build of a day to the next, and kept from one
rebuild to the next as long as the data does not change.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator

from macros.workbooks.grid import grid_workbook
from macros.workbooks.grid.plan import MOST, blank, families, of_family
from macros.workbooks.kit import kit_files
from macros.workbooks.packing import packed
from quittance import Base

FOLDER = "telechargements"
BLANK = f"{FOLDER}/grille-evaluation.xlsx"
#: The empty workbook that the page fills; a script, since a page opened from a folder may fetch nothing.
TEMPLATE = "assets/js/engine/grid/workbook-template.js"

_cache: dict[tuple, tuple[tuple[str, bytes], ...]] = {}


def workbooks(base: Base) -> Iterator[tuple[str, bytes]]:
    """(path in the site, bytes) of every workbook, then of the script that holds the one that the page fills."""
    key = (base.digest, base.today)
    if key not in _cache:
        _cache.clear()
        _cache[key] = tuple(_made(base))
    yield from _cache[key]


def family_path(family: str) -> str:
    return f"{FOLDER}/grille-{family}.xlsx"


def _made(base: Base) -> Iterator[tuple[str, bytes]]:
    yield from kit_files(base)
    if base.questionnaire is None:
        return
    yield BLANK, packed(grid_workbook(blank(base)), base.today)
    for family in families(base):
        yield family_path(family), packed(grid_workbook(of_family(base, family)), base.today)
    template = packed(grid_workbook(blank(base, MOST, version=False)), base.today)
    encoded = base64.b64encode(template).decode("ascii")
    yield TEMPLATE, f'(typeof self !== "undefined" ? self : globalThis).Quittance.gridTemplate = "{encoded}";\n'.encode("ascii")
