"""What several evaluators of one candidate say together: median, spread, joined requirement.

The browser runs the same rules (assets/js/engine/grid/panel.js); tests/vectors/grid.json runs against both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

State = Literal["met", "failed", "unknown"]


@dataclass(frozen=True)
class Spread:
    """One cell seen by all the evaluators.

    Attributes:
        median: from 0 to 4, a half between two levels; None when nobody gave a level.
        low, high: the least and the most level given; None when nobody gave one.
        count: how many gave a level.
        unknown: how many said that they do not know, or did not answer yet.
    """

    median: float | None
    low: int | None
    high: int | None
    count: int
    unknown: int


@dataclass(frozen=True)
class Joined:
    """A hard requirement seen by all the evaluators; ``contradictory`` when those who answered differ."""

    state: State
    contradictory: bool


def spread(levels: Iterable[int | None]) -> Spread:
    """Median and spread of the levels given, one entry for each evaluator; None: no level.

    Of an even number of levels, the median is halfway between the two in the middle.

    >>> spread([2, None, 3]).median
    2.5
    """
    everybody = list(levels)
    given = sorted(level for level in everybody if level is not None)
    count = len(given)
    unknown = len(everybody) - count
    if not count:
        return Spread(None, None, None, 0, unknown)
    median = (given[(count - 1) // 2] + given[count // 2]) / 2
    return Spread(median, given[0], given[-1], count, unknown)


def joined(states: Iterable[Literal["met", "failed"] | None]) -> Joined:
    """The answer of those who gave one when they agree; else it stays to confirm.

    >>> joined(["met", None, "failed"])
    Joined(state='unknown', contradictory=True)
    """
    given = {state for state in states if state is not None}
    return Joined(given.pop() if len(given) == 1 else "unknown", len(given) > 1)
