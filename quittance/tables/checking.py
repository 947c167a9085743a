"""Proofs about decision tables, each fault with the answers that show it.

Exact and without enumeration: boxes are cut from boxes, so ten questions cost
no more than the rows that speak of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quittance.tables.dimensions import Dimension, Options
from quittance.tables.grid import Box, Grid, Row, meet, subtract

#: Faults of one kind told for one table; those left appear once these are mended.
MOST_TOLD = 5


@dataclass(frozen=True)
class Problem:
    """One fault of a table.

    Attributes:
        code: ``tableau-…``, a code of the catalogue of findings.
        table: id of the table; empty when it concerns all of them or a question.
        row, other: numbers of the rows concerned, from 0.
        question: id of the question concerned.
        option: id of the option concerned.
        example: answers that show the fault, in French.
    """

    code: str
    table: str = ""
    row: int | None = None
    other: int | None = None
    question: str = ""
    option: str = ""
    example: str = ""


def check(dimensions: Sequence[Dimension], tables: Mapping[str, Sequence[Row]], alive: Collection[str] | None = None) -> list[Problem]:
    """All the faults of tables on the same questions.

    Args:
        dimensions: the questions.
        tables: id → rows.
        alive: results that leave the reader something to do; when given, each full set of answers
            must meet one of them in at least one table.

    Returns:
        Unknown names alone when there are some, since nothing else can then be proved.
    """
    if unknown := list(_unknown(dimensions, tables)):
        return unknown
    grid = Grid(dimensions, tables)
    problems: list[Problem] = []
    for table, boxes in grid.boxes.items():
        problems += _rows(grid, table, boxes)
        problems += _gaps(grid, table, boxes)
    if not problems and alive is not None:
        problems += _dead_ends(grid, alive)
    # A gap may be what hides the effect of a question.
    sound = not problems
    return [*problems, *(p for p in _unused(grid) if sound or p.option)]


def _unknown(dimensions: Sequence[Dimension], tables: Mapping[str, Sequence[Row]]) -> Iterator[Problem]:
    known = {dimension.id: dimension for dimension in dimensions}
    for table, rows in tables.items():
        for i, row in enumerate(rows):
            for question, condition in row.when.items():
                if question not in known:
                    yield Problem("tableau-question-inconnue", table, i, question=question)
                    continue
                for option in known[question].unknown(condition):
                    yield Problem("tableau-reponse-inconnue", table, i, question=question, option=option)


def _rows(grid: Grid, table: str, boxes: Sequence[Box]) -> Iterator[Problem]:
    """Rows that no answer meets, or that meet the answers of another."""
    reachable: list[int] = []
    for i, box in enumerate(boxes):
        left = [box] if all(box) else []
        for j in reachable:
            left = [part for piece in left for part in subtract(piece, boxes[j])]
        if not left:
            shared = next((j for j in reachable if all(box) and meet(box, boxes[j])), None)
            yield Problem("tableau-ligne-inatteignable", table, i, shared)
            continue
        for j in reachable:
            if common := meet(box, boxes[j]):
                yield Problem("tableau-chevauchement", table, i, j, example=grid.describe(common))
        reachable.append(i)


def _gaps(grid: Grid, table: str, boxes: Sequence[Box]) -> list[Problem]:
    left = [grid.whole]
    for box in boxes:
        if all(box):
            left = [part for piece in left for part in subtract(piece, box)]
    return [Problem("tableau-trou", table, example=grid.describe(box)) for box in left[:MOST_TOLD]]


def _dead_ends(grid: Grid, alive: Collection[str]) -> list[Problem]:
    """Answers for which every table gives a result that leads nowhere."""
    left = [grid.whole]
    for table, boxes in grid.boxes.items():
        for box, row in zip(boxes, grid.tables[table], strict=True):
            if row.result in alive:
                left = [part for piece in left for part in subtract(piece, box)]
    return [Problem("tableau-impasse", example=grid.describe(box)) for box in left[:MOST_TOLD]]


def _unused(grid: Grid) -> Iterator[Problem]:
    """Questions whose answer never changes a result, options that no row names."""
    for i, dimension in enumerate(grid.dimensions):
        named = [row.when[dimension.id] for rows in grid.tables.values() for row in rows if dimension.id in row.when]
        if not any(_matters(grid, table, i) for table in grid.tables):
            yield Problem("tableau-question-inutile", question=dimension.id)
        elif isinstance(dimension, Options):
            for option in dimension.labels:
                if not any(option in condition for condition in named):
                    yield Problem("tableau-option-inutile", question=dimension.id, option=option)


def _matters(grid: Grid, table: str, question: int) -> bool:
    """Whether two answers to a question, all others alike, may give different results."""
    rows = list(zip(grid.boxes[table], grid.tables[table], strict=True))
    for one, row in rows:
        for other, another in rows:
            if row.result == another.result or one[question] | other[question] == one[question] & other[question]:
                continue
            if all(a & b for i, (a, b) in enumerate(zip(one, other, strict=True)) if i != question):
                return True
    return False
