"""What an offer costs on a portfolio, line by line, and where two offers cost the same.

Each line of the statement is rounded to the cent, halves upwards; totals add
rounded lines. Break-even points come from the same formulas before rounding, so they are exact.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from quittance.pricing.fees import EACH_FILE, RECOVERED, Offer, Scenario
from quittance.pricing.money import WHOLE, half_up
from quittance.pricing.pieces import Piece, Signs, added, scale, signs, stretched, value

DAYS_A_YEAR = 365


@dataclass(frozen=True)
class Statement:
    """The cost of an offer for one share recovered, in cents.

    ``lines`` are fees before VAT, by id: ``commission``, ``dossiers``, ``abonnement``,
    ``echecs``, ``acte-1``… ``cost`` counts VAT unless the creditor gets it back, and ``cash``.
    ``per_100`` is the cost of 100 € recovered, ``None`` when nothing is recovered.
    """

    lines: dict[str, int]
    before_vat: int
    vat: int
    cash: int
    cost: int
    recovered: int
    per_100: int | None
    kept: int

    @property
    def with_vat(self) -> int:
        return self.before_vat + self.vat


@dataclass(frozen=True)
class Comparison:
    """Statements of two offers for the three shares, and where they cost the same.

    ``differences`` are those of the first less the second. In ``by_share`` the variable is
    the share recovered, from 0 to 1; in ``by_amount`` it multiplies every amount of the
    portfolio, the central share being recovered. Negative: the first costs less.
    """

    statements: tuple[tuple[Statement, ...], tuple[Statement, ...]]
    differences: tuple[int, ...]
    by_share: Signs
    by_amount: Signs


def statement(offer: Offer, scenario: Scenario, share: int) -> Statement:
    """The statement of an offer when ``share`` (millionths) is recovered."""
    part = Fraction(share, WHOLE)
    lines = {id_: half_up(exact) for id_, exact in fees(offer, scenario, part).items()}
    before_vat = sum(lines.values())
    vat = half_up(before_vat * Fraction(offer.vat, WHOLE))
    cash = half_up(cash_cost(offer, scenario, part))
    recovered = half_up(scenario.entrusted * part)
    cost = before_vat + cash + (0 if scenario.deductible else vat)
    return Statement(
        lines,
        before_vat,
        vat,
        cash,
        cost,
        recovered,
        half_up(Fraction(cost * 10_000, recovered)) if recovered else None,
        recovered - cost,
    )


def fees(offer: Offer, scenario: Scenario, part: Fraction) -> dict[str, Fraction]:
    """Fees before VAT, exact, those that the offer does not ask left out."""
    made: dict[str, Fraction] = {}
    if offer.bands:
        made["commission"] = commission(offer, scenario, part)
    if offer.file_fee:
        made["dossiers"] = Fraction(offer.file_fee * scenario.files)
    if offer.monthly_fee:
        made["abonnement"] = Fraction(offer.monthly_fee * scenario.months)
    if offer.failure_fee:
        made["echecs"] = offer.failure_fee * scenario.files * (1 - part)
    for rank, extra in enumerate(offer.extras, 1):
        made[f"acte-{rank}"] = Fraction(extra.price * extra.number, 100)
    return made


def commission(offer: Offer, scenario: Scenario, part: Fraction) -> Fraction:
    """The expected commission, exact, in cents."""
    pieces = scale(offer)
    billed = part if offer.basis == RECOVERED else Fraction(1)
    if offer.scope == EACH_FILE:
        return billed * sum(value(pieces, cents) * count for cents, count in scenario.amounts)
    return value(pieces, billed * scenario.entrusted)


def cash_cost(offer: Offer, scenario: Scenario, part: Fraction) -> Fraction:
    """The cost of waiting for the payout: sums recovered × yearly rate × days / 365."""
    return (
        scenario.entrusted
        * part
        * Fraction(scenario.cash_rate * offer.payout_days, WHOLE * DAYS_A_YEAR)
    )


def exact_cost(offer: Offer, scenario: Scenario, part: Fraction) -> Fraction:
    """The cost before any rounding."""
    return _taxed(offer, scenario) * sum(fees(offer, scenario, part).values()) + cash_cost(
        offer, scenario, part
    )


def compare(first: Offer, second: Offer, scenario: Scenario) -> Comparison:
    """Two offers on one portfolio."""
    made = tuple(
        tuple(statement(offer, scenario, share) for share in scenario.shares)
        for offer in (first, second)
    )
    differences = tuple(a.cost - b.cost for a, b in zip(*made, strict=True))

    def apart(cost_of) -> list[Piece]:
        return added(
            [
                cost_of(first, scenario),
                stretched(cost_of(second, scenario), Fraction(1), Fraction(-1)),
            ]
        )

    amounts = signs(apart(by_amount), None)
    # Amounts of zero cost the same nearly everywhere: not a break-even that anyone can use.
    amounts = replace(amounts, zeros=tuple(x for x in amounts.zeros if x > 0))
    return Comparison(made, differences, signs(apart(by_share), Fraction(1)), amounts)


def by_share(offer: Offer, scenario: Scenario) -> list[Piece]:
    """The exact cost as a function of the share recovered."""
    taxed = _taxed(offer, scenario)
    fixed = _whatever(offer, scenario)
    slope = cash_cost(offer, scenario, Fraction(1)) - taxed * offer.failure_fee * scenario.files
    parts: list[list[Piece]] = []
    if offer.basis == RECOVERED and offer.scope != EACH_FILE:
        parts = [stretched(scale(offer), Fraction(scenario.entrusted), taxed)]
    elif offer.basis == RECOVERED:
        slope += taxed * commission(offer, scenario, Fraction(1))
    else:
        fixed += commission(offer, scenario, Fraction(1))
    return added([*parts, [(Fraction(0), taxed * fixed, slope)]])


def by_amount(offer: Offer, scenario: Scenario) -> list[Piece]:
    """The exact cost as a function of what every amount is multiplied by, at the central share."""
    part = Fraction(scenario.shares[1], WHOLE)
    taxed, pieces = _taxed(offer, scenario), scale(offer)
    billed = part if offer.basis == RECOVERED else Fraction(1)
    parts: list[list[Piece]] = []
    if offer.scope == EACH_FILE:
        parts = [
            stretched(pieces, Fraction(cents), taxed * billed * count)
            for cents, count in scenario.amounts
        ]
    elif billed:
        parts = [stretched(pieces, billed * scenario.entrusted, taxed)]
    else:
        parts = [[(Fraction(0), taxed * value(pieces, 0), Fraction(0))]]
    fixed = _whatever(offer, scenario) - offer.failure_fee * scenario.files * part
    return added([*parts, [(Fraction(0), taxed * fixed, cash_cost(offer, scenario, part))]])


def _whatever(offer: Offer, scenario: Scenario) -> Fraction:
    """Fees that stay the same whatever is recovered, failures counted as if all failed."""
    return sum(
        (exact for id_, exact in fees(offer, scenario, Fraction(0)).items() if id_ != "commission"),
        Fraction(0),
    )


def _taxed(offer: Offer, scenario: Scenario) -> Fraction:
    return Fraction(1) if scenario.deductible else 1 + Fraction(offer.vat, WHOLE)
