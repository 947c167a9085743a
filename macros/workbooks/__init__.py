"""Workbooks offered for download, made from the base when the site is built.

They are the same bytes from one build of a day to the next. A grid is kept from one rebuild to the
next as long as what it holds does not change; only the version of the data is written anew.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping

from macros.workbooks.addresses import BLANK, FOLDER, TEMPLATE, family_path
from macros.workbooks.grid import grid_workbook
from macros.workbooks.grid.guide import VERSION
from macros.workbooks.grid.plan import MOST, Plan, blank, families, of_family
from macros.workbooks.kit import kit_files
from macros.workbooks.packing import joined, parts
from quittance import Base

#: All files of the last version of the data; the parts of each grid, with what it was made for.
_cache: dict[tuple, tuple[tuple[str, bytes], ...]] = {}
_made: dict[str, tuple[Plan, Mapping[str, bytes]]] = {}


def workbooks(base: Base) -> Iterator[tuple[str, bytes]]:
    """(path in the site, bytes) of every workbook, then of the script that holds the one that the page fills."""
    key = (base.digest, base.today)
    if key not in _cache:
        files = tuple(_files(base))
        _cache.clear()
        _cache[key] = files
    yield from _cache[key]


def _files(base: Base) -> Iterator[tuple[str, bytes]]:
    yield from kit_files(base)
    if base.questionnaire is None:
        return
    yield BLANK, _grid(BLANK, blank(base), base.digest)
    for family in families(base):
        yield family_path(family), _grid(family_path(family), of_family(base, family), base.digest)
    encoded = base64.b64encode(_grid(TEMPLATE, blank(base, MOST, dated=False), base.digest)).decode("ascii")
    yield TEMPLATE, f'(typeof self !== "undefined" ? self : globalThis).Quittance.gridTemplate = "{encoded}";\n'.encode("ascii")


def _grid(path: str, plan: Plan, version: str) -> bytes:
    """The file of a grid, made again only when its plan changed."""
    known = _made.get(path)
    if known is None or known[0] != plan:
        known = _made[path] = plan, parts(grid_workbook(plan), plan.today)
    return joined({name: content.replace(VERSION.encode(), version.encode()) for name, content in known[1].items()})


__all__ = ["BLANK", "FOLDER", "TEMPLATE", "family_path", "workbooks"]
