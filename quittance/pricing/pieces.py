"""Functions made of straight pieces: what a scale of fees is, and where two of them meet.

A piece ``(start, at_zero, slope)`` holds after ``start``, up to and including the start of
the next one; the first also holds at its own start. Everything is exact.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, zip_longest

from quittance.pricing.fees import BY_SLICE, Offer
from quittance.pricing.money import WHOLE

Piece = tuple[Fraction, Fraction, Fraction]


def scale(offer: Offer) -> list[Piece]:
    """The commission of an offer, in cents, for an amount in cents, its minimum included."""
    pieces: list[Piece] = []
    start, below, earlier = Fraction(0), Fraction(0), Fraction(0)
    for band in offer.bands:
        slope = Fraction(band.rate, WHOLE)
        if offer.mode == BY_SLICE:
            # Continuous: at its start, a slice begins where the one before ended.
            below += start * (earlier - slope)
            earlier = slope
        pieces.append((start, below, slope))
        start = Fraction(band.up_to or 0)
    return at_least(pieces, Fraction(offer.minimum))


def at_least(pieces: list[Piece], minimum: Fraction) -> list[Piece]:
    """The greater of a function that never falls within a piece and a minimum."""
    made: list[Piece] = []
    for (start, at_zero, slope), following in zip_longest(pieces, pieces[1:]):
        end = following[0] if following else None
        if at_zero + slope * start >= minimum:
            made.append((start, at_zero, slope))
            continue
        made.append((start, minimum, Fraction(0)))
        if slope and (end is None or at_zero + slope * end > minimum):
            made.append(((minimum - at_zero) / slope, at_zero, slope))
    return made


def value(pieces: list[Piece], x: Fraction | int) -> Fraction:
    """The function at ``x`` ≥ 0; zero when there is no piece."""
    found = next((p for p in reversed(pieces) if p[0] < x), pieces[0] if pieces else None)
    return found[1] + found[2] * x if found else Fraction(0)


def stretched(pieces: list[Piece], by: Fraction, times: Fraction) -> list[Piece]:
    """``x → times × f(by × x)``, for ``by`` > 0."""
    return [(start / by, times * at_zero, times * slope * by) for start, at_zero, slope in pieces]


def added(functions: Iterable[list[Piece]]) -> list[Piece]:
    """The sum of functions that all start at 0."""
    changes: dict[Fraction, list[Fraction]] = {Fraction(0): [Fraction(0), Fraction(0)]}
    for pieces in functions:
        before = (Fraction(0), Fraction(0))
        for start, at_zero, slope in pieces:
            change = changes.setdefault(start, [Fraction(0), Fraction(0)])
            change[0] += at_zero - before[0]
            change[1] += slope - before[1]
            before = (at_zero, slope)
    made: list[Piece] = []
    at_zero = slope = Fraction(0)
    for start in sorted(changes):
        at_zero += changes[start][0]
        slope += changes[start][1]
        made.append((start, at_zero, slope))
    return made


@dataclass(frozen=True)
class Region:
    """Between two places (``None``: without end), the sign of the function: -1, 0 or 1."""

    start: Fraction
    end: Fraction | None
    sign: int


@dataclass(frozen=True)
class Signs:
    """Where a function is negative, zero and positive.

    ``zeros`` are the single places where it is zero; ``jumps`` those where it
    passes from one sign to the other without being zero.
    """

    regions: tuple[Region, ...]
    zeros: tuple[Fraction, ...]
    jumps: tuple[Fraction, ...]


def signs(pieces: list[Piece], end: Fraction | None) -> Signs:
    """The signs of a function from 0 to ``end`` (``None``: without end)."""
    cut = [piece for piece in pieces if end is None or piece[0] < end]
    regions: list[Region] = []
    zeros: list[Fraction] = []
    for (start, at_zero, slope), stop in zip(cut, [*(p[0] for p in cut[1:]), end], strict=True):
        root = -at_zero / slope if slope else None
        if root is not None and start < root and (stop is None or root < stop):
            zeros.append(root)
            rising = 1 if slope > 0 else -1
            regions += [Region(start, root, -rising), Region(root, stop, rising)]
            continue
        middle = start + 1 if stop is None else (start + stop) / 2
        sign = _sign(at_zero + slope * middle)
        at_start = start == 0 and root == 0
        if sign and (at_start or (root is not None and root == stop)):
            zeros.append(root)
        regions.append(Region(start, stop, sign))
    merged = _merged(regions)
    inside = [a.end for a, b in pairwise(merged) if a.sign * b.sign < 0]
    equal = [region for region in merged if not region.sign]
    single = [
        x for x in zeros if not any(r.start <= x and (r.end is None or x <= r.end) for r in equal)
    ]
    return Signs(merged, tuple(single), tuple(x for x in inside if x not in single))


def _sign(x: Fraction) -> int:
    return (x > 0) - (x < 0)


def _merged(regions: list[Region]) -> tuple[Region, ...]:
    made: list[Region] = []
    for region in regions:
        if made and made[-1].sign == region.sign:
            made[-1] = Region(made[-1].start, region.end, region.sign)
        else:
            made.append(region)
    return tuple(made)
