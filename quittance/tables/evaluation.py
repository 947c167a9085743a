"""What a table answers, and what it may still answer while some answers are unknown.

docs/assets/js/engine/decision-table.js is the same in the browser, for
questions with options; tests/vectors/situation.json holds both to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from quittance.tables.grid import Answer, Grid, meet


@dataclass(frozen=True)
class Outlook:
    """What is possible in one table for some answers.

    Attributes:
        results: those still possible, in the order of the scale.
        rows: numbers of the rows still possible, from 0.
        open: ids of the unanswered questions on which it depends.
    """

    results: tuple[str, ...]
    rows: tuple[int, ...]
    open: tuple[str, ...]

    @property
    def certain(self) -> bool:
        return len(self.results) == 1


def outlook(grid: Grid, table: str, answers: Mapping[str, Answer], scale: Sequence[str]) -> Outlook:
    """The set of results still possible: an unknown keeps every outcome it could lead to.

    Args:
        grid: tables without faults.
        answers: question id → answer; a question left out is unknown.
        scale: all results, from the best to the worst.

    Raises:
        UnknownAnswer: a question or an answer does not exist.
    """
    known = grid.answered(answers)
    rows = tuple(i for i, box in enumerate(grid.boxes[table]) if meet(box, known))
    results = {grid.tables[table][i].result for i in rows}
    open_ = () if len(results) < 2 else tuple(
        dimension.id
        for d, dimension in enumerate(grid.dimensions)
        if any(known[d] & ~grid.boxes[table][i][d] for i in rows)
    )
    return Outlook(tuple(result for result in scale if result in results), rows, open_)


def rank(
    outlooks: Mapping[str, Outlook], scale: Sequence[str], alphabetical: Callable[[str], str]
) -> tuple[str, ...]:
    """Tables in the order in which to read them.

    First by the worst result still possible (what is certain comes before what is not), then by the
    best, then in alphabetical order: nothing else favours one over another.

    Args:
        alphabetical: sort key of the id of a table.
    """
    place = {result: i for i, result in enumerate(scale)}

    def key(table: str) -> tuple[int, int, str]:
        results = outlooks[table].results
        return place[results[-1]], place[results[0]], alphabetical(table)

    return tuple(sorted(outlooks, key=key))
