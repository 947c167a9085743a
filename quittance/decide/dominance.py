"""Who certainly beats whom, whatever the unknown answers turn out to be.

A certainly beats B when min over unknowns of Σw(vA − vB) > 0. The unknowns of A are not those of
B, so the minimum is reached with A at its floor and B at its ceiling: floor(A) > ceiling(B).
"""

from __future__ import annotations

from collections.abc import Sequence

from quittance.decide.scoring import Figures


def certainly_beats(first: Figures, second: Figures) -> bool:
    return first.floor > second.ceiling


def tiers(ranked: Sequence[Figures]) -> list[int]:
    """The tier of each candidate: 1 = certainly beaten by nobody, 2 = once tier 1 is gone, etc.

    Inside a tier nobody is certainly ahead of everybody: the order is indicative.
    """
    found = [0] * len(ranked)
    left = set(range(len(ranked)))
    tier = 0
    while left:
        tier += 1
        best_floor = max(ranked[index].floor for index in left)
        layer = {index for index in left if ranked[index].ceiling >= best_floor}
        for index in layer:
            found[index] = tier
        left -= layer
    return found
