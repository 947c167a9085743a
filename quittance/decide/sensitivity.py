"""What would change the first place, without any randomness and exactly.

Everything here is read on central values. With weights w and e_c the exact value of criterion c
for a candidate, the lead of A over B is D = Σ w_c (e_c(A) − e_c(B)); every question below is a
linear inequality in D. « Others pro rata » keeps the ratios between the other criteria.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from quittance.decide.scoring import Figures, Frame, Result


def exact_values(framed: Frame, one: Figures) -> list[int]:
    """Central value by criterion, on one denominator: points × 200 × ``common``."""
    pairs = zip(one.low, one.high, framed.factors, strict=True)
    return [(low + high) * factor for low, high, factor in pairs]


def gaps(framed: Frame, first: Figures, second: Figures) -> list[int]:
    """By criterion, how far the first is ahead of the second, weights apart."""
    pairs = zip(exact_values(framed, first), exact_values(framed, second), strict=True)
    return [a - b for a, b in pairs]


def contributions(framed: Frame, first: Figures, second: Figures) -> list[Fraction]:
    """Points that each criterion brings to the lead of the first over the second."""
    unit = framed.total * framed.common * 200
    found = gaps(framed, first, second)
    return [Fraction(w * gap, unit) for w, gap in zip(framed.weights, found, strict=True)]


def _dot(weights: Sequence[int], values: Sequence[int]) -> int:
    return sum(w * v for w, v in zip(weights, values, strict=True))


@dataclass(frozen=True)
class Stability:
    """Shares of the total weight between which the first place holds; who takes it beyond."""

    criterion: int
    weight: Fraction
    low: Fraction
    high: Fraction
    below: str | None
    above: str | None


def stability(result: Result, criterion: int) -> Stability | None:
    """None when this criterion bears all the weight: there is no other to give it back to.

    f(t) = t·d + (1 − t)·R/Q, where d is the gap on the criterion, R the weighted gap on the
    others and Q their weight, is zero at t = R/(R − dQ).
    """
    framed, (first, *others) = result.frame, result.ranked
    weight = framed.weights[criterion]
    rest = framed.total - weight
    if rest == 0:
        return None
    low, high = Fraction(0), Fraction(1)
    below = above = None
    for other in others:
        found = gaps(framed, first, other)
        left = _dot(framed.weights, found) - weight * found[criterion]
        slope = found[criterion] * rest - left
        if slope == 0:
            continue
        zero = Fraction(-left, slope)
        if slope > 0 and zero > low:
            low, below = zero, other.id
        if slope < 0 and zero < high:
            high, above = zero, other.id
    return Stability(criterion, Fraction(weight, framed.total), low, high, below, above)


@dataclass(frozen=True)
class Transfer:
    """``amount`` of the total weight moved between two criteria brings the rival level."""

    amount: Fraction
    source: int
    target: int
    rival: str


def smallest_transfer(result: Result) -> Transfer | None:
    """The least weight that, moved from one criterion to another, makes the first caught up.

    Moving δ from i to j changes the lead by δ(e_j − e_i): the best pair for a rival has the
    greatest d_i − d_j among those where i has that much weight to give. None if there is none.
    """
    framed, (first, *others) = result.frame, result.ranked
    best: Transfer | None = None
    for other in others:
        found = gaps(framed, first, other)
        lead = _dot(framed.weights, found)
        for i, weight in enumerate(framed.weights):
            for j in range(len(found)):
                gain = found[i] - found[j]
                if gain <= 0 or lead > weight * gain:
                    continue
                amount = Fraction(lead, gain * framed.total)
                if best is None or amount < best.amount:
                    best = Transfer(amount, i, j, other.id)
    return best


def overtaker(result: Result, weights: Sequence[int]) -> str | None:
    """Who is strictly ahead of the first under other weights; None when nobody is."""
    values = {one.id: _dot(weights, exact_values(result.frame, one)) for one in result.ranked}
    best = max(result.ranked, key=lambda one: values[one.id])
    return best.id if values[best.id] > values[result.ranked[0].id] else None


def without(framed: Frame, criterion: int) -> list[int] | None:
    """The weights with one criterion left out; None when nothing would be left."""
    weights = [0 if i == criterion else weight for i, weight in enumerate(framed.weights)]
    return weights if sum(weights) else None


def rank_weights(weights: Sequence[int], kind: str) -> list[int]:
    """Weights made from the order of given ones only, on a common denominator; none stays none.

    ``equal``; ``rank_sum``: n + 1 − rank; ``rank_order_centroid``: Σ 1/k for k from the rank to n
    (Edwards & Barron 1994; Roberts & Goodwin 2002). Equal weights share the mean of their ranks.
    """
    n = sum(weight > 0 for weight in weights)
    if kind == "equal":
        by_rank = [Fraction(1)] * n
    elif kind == "rank_sum":
        by_rank = [Fraction(n - k) for k in range(n)]
    else:
        by_rank = [sum((Fraction(1, m + 1) for m in range(k, n)), Fraction(0)) for k in range(n)]
    made = []
    for weight in weights:
        before = sum(other > weight for other in weights)
        alike = sum(other == weight for other in weights)
        tied = by_rank[before : before + alike] if weight else []
        made.append(sum(tied, Fraction(0)) / alike)
    scale = lcm(*(weight.denominator for weight in made))
    return [int(weight * scale) for weight in made]


def swing_weights(count: int) -> list[int]:
    """Numbers to start from once ``count`` swings are in order: rank-sum, the first at 100.

    >>> swing_weights(7)
    [100, 86, 71, 57, 43, 29, 14]
    """
    return [(200 * (count - k) + count) // (2 * count) for k in range(count)]


@dataclass(frozen=True)
class Doubt:
    """An unknown answer. ``margin`` > 0: alone, it can change the first place.

    ``weight`` is what the answer can move, in points from its central value; ``margin`` is what
    is left of it once the gap to the first place is paid. ``better`` = a better answer does it.
    """

    candidate: str
    indicator: str
    weight: Fraction
    margin: Fraction
    better: bool


def doubts(result: Result, contenders: Collection[str]) -> list[Doubt]:
    """The unknowns that alone could change the first place, then the contenders’ by weight."""
    framed, found = result.frame, []
    unit = Fraction(1, framed.total * framed.common * 200)
    for one in result.ranked:
        leads = one.id == result.ranked[0].id
        rival = result.ranked[1] if leads and len(result.ranked) > 1 else result.ranked[0]
        gap = abs(one.central - rival.central)
        for cell in one.unknown:
            factor = framed.weights[cell.criterion] * framed.factors[cell.criterion]
            weight = factor * cell.indicator.share * (cell.high - cell.low) * unit
            margin = weight - gap if rival is not one else -weight
            if margin <= 0 and one.id not in contenders:
                continue
            found.append(Doubt(one.id, cell.indicator.id, weight, margin, not leads))
    return sorted(
        (doubt for doubt in found if doubt.weight),
        key=lambda one: (one.margin <= 0, -one.margin if one.margin > 0 else -one.weight),
    )
