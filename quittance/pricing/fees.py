"""A fee structure and the portfolio that it is put to. Amounts are cents, rates millionths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

#: What a commission is counted on: sums recovered, or sums entrusted whatever happens.
RECOVERED, ENTRUSTED = "recouvre", "confie"
#: A rate for each slice, or one rate for the whole amount, that of the band it falls in.
BY_SLICE, BY_WHOLE = "tranches", "montant-entier"
#: The scale and its minimum are put to each file, or to the sums of the whole period.
EACH_FILE, PERIOD = "dossier", "periode"


@dataclass(frozen=True)
class Band:
    """Up to an amount, itself included (``None``: without limit), a rate."""

    up_to: int | None
    rate: int


@dataclass(frozen=True)
class Extra:
    """A fee per act and the expected number of acts over the period, in hundredths."""

    label: str
    price: int
    number: int


@dataclass(frozen=True)
class Offer:
    """What a provider asks for. No ``bands``: no commission.

    ``minimum`` is the least commission: of each file billed, or of the period, as ``scope`` says.
    ``file_fee`` is due for each file entrusted, ``failure_fee`` for each file closed unpaid.
    ``payout_days`` run between the debtor's payment and the creditor's.
    """

    name: str
    basis: str = RECOVERED
    bands: tuple[Band, ...] = ()
    mode: str = BY_SLICE
    scope: str = EACH_FILE
    minimum: int = 0
    file_fee: int = 0
    failure_fee: int = 0
    monthly_fee: int = 0
    extras: tuple[Extra, ...] = ()
    vat: int = 0
    payout_days: int = 0

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Offer:
        """From the shape shared with the browser."""
        return cls(
            **{
                **plain,
                "bands": tuple(Band(**band) for band in plain.get("bands", ())),
                "extras": tuple(Extra(**extra) for extra in plain.get("extras", ())),
            }
        )


@dataclass(frozen=True)
class Scenario:
    """A portfolio: ``amounts`` are pairs (amount, number of files).

    ``shares`` are the shares recovered, low, central and high. Each file is taken to have that
    chance of being paid in full: costs are expected costs. ``deductible``: the creditor gets
    VAT back, so that it is no cost. ``cash_rate``: yearly, for days waited.
    """

    amounts: tuple[tuple[int, int], ...]
    shares: tuple[int, int, int]
    months: int
    deductible: bool
    cash_rate: int = 0
    entrusted: int = field(init=False)
    files: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "entrusted", sum(cents * count for cents, count in self.amounts))
        object.__setattr__(self, "files", sum(count for _, count in self.amounts))

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Scenario:
        """From the shape shared with the browser."""
        return cls(
            **{
                **plain,
                "amounts": tuple((cents, count) for cents, count in plain["amounts"]),
                "shares": tuple(plain["shares"]),
            }
        )
