"""Additive value of each candidate: floor, ceiling, central value, share documented.

value = sum of weight × value over indicators, on absolute scales from 0 to 100 fixed before any
candidate is seen, so that no candidate changes the figures of another (Belton & Gear 1983).
An unknown is worth 0 in the floor, 100 in the ceiling, 50 in the central value: it is neither
dropped nor guessed (Jiménez, Mateos & Ríos-Insua 2009). All is exact: integers and fractions.

Candidates stand in the order of their central value, the only one of the three that neither
rewards silence (as the ceiling would) nor punishes it (as the floor would), and one that no other
candidate can change. Where intervals overlap this order is indicative: tiers say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from quittance.decide.model import Candidate, Criterion, Indicator, Problem

RANKED, UNRANKED, SET_ASIDE = "ranked", "unranked", "set_aside"


@dataclass(frozen=True)
class Frame:
    """The criteria that apply, with integer weights on one common denominator.

    ``factors[c]`` = ``common`` / sum of the shares of criterion c, so that
    weights[c] × factors[c] × share is the exact weight of an indicator in 1/(total × common).
    """

    criteria: tuple[Criterion, ...]
    shares: tuple[int, ...]
    factors: tuple[int, ...]
    weights: tuple[int, ...]
    common: int

    @property
    def total(self) -> int:
        return sum(self.weights)


def frame(problem: Problem) -> Frame:
    """Leave out what is without object: its weight goes to the rest, for every candidate alike."""
    kept = []
    for criterion in problem.criteria:
        applicable = tuple(
            one for one in criterion.indicators if one.id not in problem.not_applicable
        )
        if applicable:
            kept.append(Criterion(criterion.id, criterion.weight, applicable))
    shares = tuple(sum(one.share for one in criterion.indicators) for criterion in kept)
    common = lcm(*shares)
    divisor = gcd(*(criterion.weight for criterion in kept))
    return Frame(
        tuple(kept),
        shares,
        tuple(common // share for share in shares),
        tuple(criterion.weight // divisor for criterion in kept),
        common,
    )


@dataclass(frozen=True)
class Cell:
    """An indicator of a candidate of which the value is not known exactly (hundredths)."""

    criterion: int
    indicator: Indicator
    low: int
    high: int


@dataclass(frozen=True)
class Figures:
    """What is computed of one candidate; ``low``, ``high`` and ``known`` are sums by criterion.

    ``low`` and ``high`` count share × hundredths of points, ``known`` counts shares.
    """

    candidate: Candidate
    low: tuple[int, ...]
    high: tuple[int, ...]
    known: tuple[int, ...]
    unknown: tuple[Cell, ...]
    floor: Fraction
    ceiling: Fraction
    coverage: Fraction
    failed: tuple[str, ...]
    to_confirm: tuple[str, ...]
    status: str

    @property
    def id(self) -> str:
        return self.candidate.id

    @property
    def central(self) -> Fraction:
        return (self.floor + self.ceiling) / 2


def figures(framed: Frame, problem: Problem, candidate: Candidate) -> Figures:
    """All that concerns one candidate, whoever the others are."""
    low, high, known, unknown = [], [], [], []
    for index, criterion in enumerate(framed.criteria):
        least = most = documented = 0
        for indicator in criterion.indicators:
            bottom, top = candidate.cells[indicator.id]
            least += indicator.share * bottom
            most += indicator.share * top
            if bottom == top:
                documented += indicator.share
            else:
                unknown.append(Cell(index, indicator, bottom, top))
        low.append(least)
        high.append(most)
        known.append(documented)
    asked = [id_ for id_ in problem.knockouts if id_ not in problem.not_applicable]
    failed = tuple(id_ for id_ in asked if candidate.knockouts[id_] == "failed")
    coverage = weighted(framed, known)
    if failed and candidate.id not in problem.reinstated:
        status = SET_ASIDE
    else:
        status = RANKED if coverage * 100 >= problem.coverage_floor else UNRANKED
    return Figures(
        candidate,
        tuple(low),
        tuple(high),
        tuple(known),
        tuple(unknown),
        weighted(framed, low) / 100,
        weighted(framed, high) / 100,
        coverage,
        failed,
        tuple(id_ for id_ in asked if candidate.knockouts[id_] == "unknown"),
        status,
    )


def weighted(framed: Frame, sums: Sequence[int]) -> Fraction:
    """Weighted mean of sums by criterion, each counted in shares of its criterion."""
    numerator = sum(w * f * n for w, f, n in zip(framed.weights, framed.factors, sums, strict=True))
    return Fraction(numerator, framed.total * framed.common)


@dataclass(frozen=True)
class Result:
    """``ranked``: from the highest central value down, equals in the order of their ids."""

    problem: Problem
    frame: Frame
    figures: tuple[Figures, ...]
    ranked: tuple[Figures, ...]

    def with_status(self, status: str) -> list[Figures]:
        """Those of a status, in the neutral order of their ids."""
        return sorted((one for one in self.figures if one.status == status), key=lambda one: one.id)


def evaluate(problem: Problem) -> Result:
    """Score every candidate and put in order those documented enough and not set aside."""
    framed = frame(problem)
    found = tuple(figures(framed, problem, candidate) for candidate in problem.candidates)
    kept = (one for one in found if one.status == RANKED)
    return Result(
        problem, framed, found, tuple(sorted(kept, key=lambda one: (-one.central, one.id)))
    )


def rank(result: Result, one: Figures) -> int:
    """1 for the first; equals share the better rank."""
    return 1 + sum(other.central > one.central for other in result.ranked)


def rounded(value: Fraction, scale: int) -> int:
    """``value × scale`` to the nearest integer, halves away from zero: the one rounding rule.

    >>> rounded(Fraction(125, 100), 10), rounded(Fraction(-125, 100), 10)
    (13, -13)
    """
    magnitude = (2 * abs(value.numerator) * scale + value.denominator) // (2 * value.denominator)
    return magnitude if value >= 0 else -magnitude


def whole_percent(value: Fraction) -> int:
    """A share of documentation in percent, rounded down: 59.9 % never reads as 60 %."""
    return value.numerator * 100 // value.denominator


def rounded_parts(parts: Sequence[Fraction], scale: int) -> list[int]:
    """Parts rounded so that they add up to their rounded sum (largest remainders).

    >>> rounded_parts([Fraction(1, 3)] * 3, 10)
    [4, 3, 3]
    """
    down = [part.numerator * scale // part.denominator for part in parts]
    missing = rounded(sum(parts, Fraction(0)), scale) - sum(down)
    by_remainder = sorted(range(len(parts)), key=lambda i: (down[i] - parts[i] * scale, i))
    for index in by_remainder[:missing]:
        down[index] += 1
    return down


def shown_weights(framed: Frame) -> list[int]:
    """The weights in tenths of a percent, as shown everywhere: they add up to 100 %."""
    return rounded_parts([Fraction(weight, framed.total) for weight in framed.weights], 1000)
