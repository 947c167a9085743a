"""The law page: every series by theme, with its periods, and every change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros import texts
from macros.environment import render
from macros.headings import heading
from macros.links import Page
from macros.slots import slots
from quittance import Base
from quittance.format import day, percent
from quittance.model.law import LegalChange, LegalSeries, LegalValue, NoValue


@dataclass(frozen=True)
class ShownSeries:
    """A series on the day of the build: the value in force or why there is none, then the others, latest first."""

    series: LegalSeries
    current: LegalValue | None
    refusal: str
    others: tuple[LegalValue, ...]


def shown(series: LegalSeries, today: dt.date) -> ShownSeries:
    try:
        current, refusal = series.at_date(today), ""
    except NoValue as error:
        current, refusal = None, str(error)
    others = sorted((v for v in series.values if v is not current), key=lambda v: v.since or dt.date.min, reverse=True)
    return ShownSeries(series, current, refusal, tuple(others))


def period(value: LegalValue) -> Markup:
    """``du 1er juillet 2026 au 31 décembre 2026``, as far as the source says."""
    since, until = (Markup(day(d, html=True)) if d else None for d in (value.since, value.until))
    if since and until:
        return Markup("du {} au {}").format(since, until)
    if since:
        return Markup("depuis le {}").format(since)
    if until:
        return Markup("jusqu’au {}").format(until)
    return Markup("en vigueur, date de début non relevée")


def words(series: LegalSeries, value: LegalValue) -> str:
    """A value as its series shows it: rates that changed keep two decimals, so that a column lines up."""
    if series.unit == "pourcent" and len(series.values) > 1 and value.value is not None:
        return percent(value.value, 2)
    return texts.raised(texts.value_words(series, value))


def by_date(base: Base) -> list[LegalChange]:
    """All changes, the most recent first."""
    return sorted(base.changes.values(), key=lambda change: change.date, reverse=True)


def law_changes(base: Base, page: Page) -> str:
    """Every change, the most recent first, those to come included."""
    return slots.hold(render("law/changes.html.j2", base=base, page=page, changes=by_date(base), rich=texts.rich))


def law_series(base: Base, page: Page) -> str:
    """Every series under the heading of its theme."""
    parts = []
    for theme in base.vocabularies["themes-droit"].values():
        series = [shown(s, base.today) for s in base.law.values() if s.topic == theme.id]
        if series:
            parts.append(heading(2, theme.plural or theme.label, f"theme-{theme.id}"))
            parts.append(_held(base, page, series))
    return "".join(parts)


def _held(base: Base, page: Page, series: Sequence[ShownSeries]) -> str:
    return slots.hold(
        render("law/series.html.j2", base=base, page=page, shown=series, rich=texts.rich, words=words, period=period)
    )


def law_stated(base: Base, page: Page) -> str:
    """When the law was read, how many rules, how many are indirect or to be verified."""
    current = [shown(series, base.today) for series in base.law.values()]
    values = [s.current for s in current if s.current is not None]
    return slots.hold(render(
        "law/stated.html.j2", base=base, page=page, total=len(current),
        indirect=sum(v.indirect for v in values), doubtful=sum(v.to_verify is not None for v in values),
        missing=[s for s in current if s.current is None],
        themes=[(theme, n) for theme in base.vocabularies["themes-droit"].values() if (n := sum(s.topic == theme.id for s in base.law.values()))],
    ))
