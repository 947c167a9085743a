"""A total cost as a value, between the two costs that the reader fixes before reading any offer.

The scale is absolute: it never depends on the offers compared. The browser runs the same
rule (assets/js/engine/grid/costs.js); tests/vectors/grid.json runs against both.
"""

from __future__ import annotations

from fractions import Fraction

from quittance.pricing.money import half_up

#: Hundredths of a point: the value of a cost at the ideal or below.
TOP = 10_000


def price_value(cost: int, ideal: int, worst: int) -> int:
    """Hundredths of a point: 0 at ``worst`` or above, 10 000 at ``ideal`` or below, a straight line between.

    Costs are in cents; halves of a hundredth are rounded upwards.

    >>> price_value(150_000, 100_000, 200_000)
    5000

    Raises:
        ValueError: unless ``worst`` > ``ideal`` ≥ 0.
    """
    if not worst > ideal >= 0:
        raise ValueError("Le coût inacceptable doit être plus grand que le coût visé, qui ne peut pas être négatif.")
    if cost >= worst:
        return 0
    if cost <= ideal:
        return TOP
    return half_up(Fraction(TOP * (worst - cost), worst - ideal))
