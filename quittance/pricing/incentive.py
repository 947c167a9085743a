"""A bonus for what a provider recovers beyond an agreed target, on a closed cohort of files.

Amounts are cents, rates millionths. The target and the limits of the tiers are amounts of the
cohort, rounded to the cent first, so that each line of the statement can be worked out again
by hand from what it shows. The browser's half is ``docs/assets/js/engine/incentive.js``;
``tests/vectors/incentive.json`` runs against both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quittance.pricing.money import WHOLE, half_up

#: What the page warns of.
LOSES = "prime-depasse-gain"
LAST_EURO = "dernier-euro-perdu"
CAPPED = "plafond-atteint"
REFUSED = "qualite-non-tenue"
#: The last euro is what the last hundred cents recovered cost.
EURO = 100


@dataclass(frozen=True)
class Tier:
    """Up to so many points of the target passed (``None``: without limit), a rate on what is recovered there."""

    points: int | None
    rate: int


@dataclass(frozen=True)
class Plan:
    """What the contract says.

    ``commission`` is a rate on all that is recovered. ``cap`` limits the bonus, ``penalty_cap``
    the penalty (``None``: no limit). ``penalty`` is a rate on what is missing below the target; it
    never takes more than the commission. ``complaints`` above ``allowed`` (``None``: no condition)
    withdraw the share ``withdrawn`` of the bonus. ``deductible``: VAT is no cost.
    """

    target: int
    commission: int
    tiers: tuple[Tier, ...] = ()
    cap: int | None = None
    penalty: int = 0
    penalty_cap: int | None = None
    allowed: int | None = None
    withdrawn: int = WHOLE
    vat: int = 0
    deductible: bool = True

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Plan:
        """From the shape shared with the browser."""
        return cls(**{**plain, "tiers": tuple(Tier(**tier) for tier in plain.get("tiers", ()))})


@dataclass(frozen=True)
class Cohort:
    """What happened: sums entrusted and recovered, complaints received."""

    entrusted: int
    recovered: int
    complaints: int = 0


@dataclass(frozen=True)
class Slice:
    """What is recovered within one tier, and the bonus on it."""

    start: int
    end: int | None
    rate: int
    amount: int
    bonus: int


@dataclass(frozen=True)
class Statement:
    """Every line in cents; ``over`` is negative when the target is missed.

    Attributes:
        slices: one for each tier, those not reached too.
        raw: sum of the slices; ``capped`` and ``withdrawn`` are taken from it, both positive; ``bonus`` is what is due.
        penalty: positive, taken from the commission.
        cost: what the creditor pays, VAT included unless it is given back.
        kept: what he keeps of what is recovered.
        gain: what is recovered above the target less the commission on it: what there is to share.
        bonus_cost: what the bonus costs, VAT included unless it is given back.
        last_euro: what the last euro recovered costs, in millionths of a euro; None under one euro.
        warnings: codes, in the order of the module.
    """

    target: int
    over: int
    commission: int
    slices: tuple[Slice, ...]
    raw: int
    capped: int
    withdrawn: int
    bonus: int
    penalty: int
    fees: int
    vat: int
    cost: int
    kept: int
    gain: int
    bonus_cost: int
    last_euro: int | None
    warnings: tuple[str, ...]


def statement(plan: Plan, cohort: Cohort) -> Statement:
    """The whole account, each line rounded to the cent, halves upwards."""
    target = _share(cohort.entrusted, plan.target)
    over = cohort.recovered - target
    commission = _share(cohort.recovered, plan.commission)
    slices = tuple(_slices(plan, cohort.entrusted, over, target))
    raw = sum(one.bonus for one in slices)
    capped = max(0, raw - plan.cap) if plan.cap is not None else 0
    refused = plan.allowed is not None and cohort.complaints > plan.allowed
    withdrawn = _share(raw - capped, plan.withdrawn) if refused else 0
    bonus = raw - capped - withdrawn
    penalty = min(_share(max(0, -over), plan.penalty), commission)
    if plan.penalty_cap is not None:
        penalty = min(penalty, plan.penalty_cap)
    fees = commission + bonus - penalty
    vat = _share(fees, plan.vat)
    cost = fees if plan.deductible else fees + vat
    commission_over = commission - _share(target, plan.commission) if over > 0 else 0
    gain = over - _with_vat(plan, commission_over) if over > 0 else 0
    bonus_cost = _with_vat(plan, bonus)
    last = _last_euro(plan, cohort)
    warnings = [
        code
        for code, holds in (
            (LOSES, bonus_cost > gain and bonus > 0),
            (LAST_EURO, last is not None and last >= WHOLE),
            (CAPPED, capped > 0),
            (REFUSED, refused and raw > 0),
        )
        if holds
    ]
    return Statement(
        target, over, commission, slices, raw, capped, withdrawn, bonus, penalty, fees, vat, cost,
        cohort.recovered - cost, gain, bonus_cost, last, tuple(warnings),
    )  # fmt: skip


def _share(cents: int, rate: int) -> int:
    return half_up(Fraction(cents * rate, WHOLE))


def _with_vat(plan: Plan, cents: int) -> int:
    return cents if plan.deductible else cents + _share(cents, plan.vat)


def _slices(plan: Plan, entrusted: int, over: int, target: int) -> list[Slice]:
    """Each tier with the amounts, above the target, where it starts and ends."""
    made = []
    start = 0
    for tier in plan.tiers:
        end = None if tier.points is None else _share(entrusted, plan.target + tier.points) - target
        amount = max(0, (over if end is None else min(over, end)) - start)
        made.append(Slice(start, end, tier.rate, amount, _share(amount, tier.rate)))
        start = start if end is None else end
    return made


def _last_euro(plan: Plan, cohort: Cohort) -> int | None:
    """What the cost, before any rounding of its own, rises by over the last euro: in millionths of a euro."""
    if cohort.recovered < EURO:
        return None
    risen = _exact_cost(plan, cohort, cohort.recovered) - _exact_cost(plan, cohort, cohort.recovered - EURO)
    return half_up(risen * WHOLE / EURO)


def _exact_cost(plan: Plan, cohort: Cohort, recovered: int) -> Fraction:
    target = _share(cohort.entrusted, plan.target)
    over = recovered - target
    commission = Fraction(recovered * plan.commission, WHOLE)
    bonus = sum((Fraction(one.amount * one.rate, WHOLE) for one in _slices(plan, cohort.entrusted, over, target)), Fraction(0))
    if plan.cap is not None:
        bonus = min(bonus, Fraction(plan.cap))
    if plan.allowed is not None and cohort.complaints > plan.allowed:
        bonus *= Fraction(WHOLE - plan.withdrawn, WHOLE)
    penalty = min(Fraction(max(0, -over) * plan.penalty, WHOLE), commission)
    if plan.penalty_cap is not None:
        penalty = min(penalty, Fraction(plan.penalty_cap))
    fees = commission + bonus - penalty
    return fees if plan.deductible else fees * Fraction(WHOLE + plan.vat, WHOLE)
