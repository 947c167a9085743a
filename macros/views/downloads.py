"""The workbooks of the grid to download: the blank one, and one for each family, with what the base already knows."""

from __future__ import annotations

from macros import workbooks as files
from macros.environment import render
from macros.links import Page
from macros.workbooks.grid.plan import BLANK as BLANK_CANDIDATES
from macros.workbooks.grid.plan import families, of_family
from quittance import Base


def grid_downloads(base: Base, page: Page) -> str:
    """What each file is, how much of it is already known, its size."""
    sizes = {path: len(content) for path, content in files.workbooks(base)}
    rows = []
    for family in families(base):
        plan = of_family(base, family)
        rows.append({
            "label": plan.family, "href": page.to(files.family_path(family)), "size": _kilobytes(sizes[files.family_path(family)]), "candidates": plan.count,
            "marks": sum(len(one.levels) for one in plan.candidates), "states": sum(len(one.states) for one in plan.candidates),
            "of": plan.count * len(plan.questionnaire.indicators),
        })  # fmt: skip
    return render(
        "grid/downloads.html.j2", blank=page.to(files.BLANK), blank_size=_kilobytes(sizes[files.BLANK]), blank_candidates=BLANK_CANDIDATES, rows=rows,
    )  # fmt: skip


def _kilobytes(size: int) -> int:
    """To the nearest ten: the version of the data, compressed, moves the size by a few bytes."""
    return round(size, -4) // 1000
