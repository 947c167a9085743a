"""A rule of law on one line: its value today, its period, whether it is to be verified."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from macros.texts import value_words
from macros.views.law_pages import period
from quittance import Base
from quittance.format import capital
from quittance.model.law import LegalSeries, NoValue


@dataclass(frozen=True)
class LegalLine:
    """``words`` is empty when no value is known today; ``doubt`` is then the refusal."""

    series: LegalSeries
    basis: str
    words: str
    period: Markup
    doubt: str
    indirect: bool


def legal_lines(base: Base, ids: Iterable[str]) -> tuple[LegalLine, ...]:
    """The rules as they stand on the day of the build."""
    return tuple(_line(base, base.law[id_]) for id_ in ids)


def _line(base: Base, series: LegalSeries) -> LegalLine:
    try:
        value = series.at_date(base.today)
    except NoValue as refusal:
        return LegalLine(series, series.basis, "", Markup(""), str(refusal), False)
    return LegalLine(series, value.basis or series.basis, capital(value_words(series, value)), period(value), value.to_verify or "", value.indirect)
