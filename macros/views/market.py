"""Quoted market figures, each with who says it, when, and what limits it.

They are set beside each other and never merged: each keeps its population, its
period and its speaker.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros.environment import render
from macros.links import Page, source_anchor
from macros.slots import slots
from macros.texts import rich
from quittance import Base
from quittance.format import capital, months, partial_date
from quittance.model.dates import PartialDate
from quittance.model.facts import CLAIMS
from quittance.model.market import MarketFigure
from quittance.model.source import Source

#: An organisation's own page names its interest by its publisher; any other interest is told.
_SELF_EVIDENT = "page-organisme"


@dataclass(frozen=True)
class Quote:
    """One source of a figure: where to read it, how old it is, what its author gains."""

    source: Source
    age: str
    interest: str


@dataclass(frozen=True)
class Line:
    """One row of a table: a figure with its proofs, texts resolved.

    ``label`` leaves out the name of a source that stands above the table.
    """

    figure: MarketFigure
    label: str
    value: Markup
    perimeter: Markup
    caution: Markup
    quotes: tuple[Quote, ...]


def market(
    base: Base,
    page: Page,
    topic: str | None = None,
    ids: Sequence[str] | None = None,
    title: str | None = None,
) -> str:
    """``{{ marche("taux-recouvrement") }}`` or ``{{ marche(ids=["x", "y"]) }}``: one table.

    Args:
        topic: a value of the vocabulary ``themes-marche``: all its figures, in file order.
        ids: these figures only, in this order.
        title: name of the table for those who hear the page.

    Raises:
        KeyError: no such figure or no figure on this topic: the build stops and names the page.
    """
    figures = _chosen(base, topic, ids)
    lines = [_line(base, page, figure) for figure in figures]
    return slots.hold(
        render(
            "market.html.j2",
            page=page,
            lines=lines,
            title=title or _topic_label(base, figures[0]),
            claims=_claims(figures),
        )
    )


def market_by_source(
    base: Base, page: Page, topic: str, heading: str = "Ce qui est chiffré"
) -> str:
    """``{{ marche_par_source("taux-par-age") }}``: one table a source, side by side, never merged.

    Args:
        topic: a value of the vocabulary ``themes-marche``.
        heading: what the rows are, for the head of each table.

    Raises:
        KeyError: no figure on this topic.
    """
    by_source: dict[str, list[MarketFigure]] = {}
    for figure in _chosen(base, topic, None):
        by_source.setdefault(figure.sources[0], []).append(figure)
    groups = [
        ([_line(base, page, figure, by_source=True) for figure in figures], _shared(figures))
        for figures in by_source.values()
    ]
    claims = _claims(f for figures in by_source.values() for f in figures)
    return slots.hold(
        render("market_by_source.html.j2", page=page, groups=groups, heading=heading, claims=claims)
    )


def cite(base: Base, page: Page, id_: str) -> str:
    """``{{ source("id") }}``: publisher, date and link of a source, in a sentence.

    Raises:
        KeyError: no such source: the build stops and names the page.
    """
    if id_ not in base.sources:
        raise KeyError(f"aucune source « {id_} »")
    source = base.sources[id_]
    return str(
        render(
            "cite.html.j2",
            page=page,
            source=source,
            address=source.address or page.to(source_anchor(id_)),
        ).strip()
    )


def age_words(published: PartialDate | None, today: dt.date) -> str:
    """The date of a source and how old it makes the figure: a vague date gives a vague age.

    >>> from quittance.model.dates import parse_partial_date
    >>> age_words(parse_partial_date("2025-03"), dt.date(2026, 11, 22))[-7:] == "19\u00a0mois"
    True
    """
    if published is None:
        return "non datée, âge inconnu"
    age = months(published.age_in_months(today))
    vague = (published.last - published.first).days > 31
    how = (
        "plus de "
        if published.before
        else "environ "
        if published.about
        else "au moins "
        if vague
        else ""
    )
    return f"{partial_date(published)}, il y a {how}{age}"


def _chosen(base: Base, topic: str | None, ids: Sequence[str] | None) -> list[MarketFigure]:
    known: Mapping[str, MarketFigure] = base.market
    if ids is not None:
        if missing := [id_ for id_ in ids if id_ not in known]:
            raise KeyError(f"aucun chiffre « {', '.join(missing)} » dans market.yaml")
        chosen = [known[id_] for id_ in ids]
    else:
        chosen = [figure for figure in known.values() if figure.topic == topic]
    if not chosen:
        raise KeyError(f"aucun chiffre sur le thème « {topic} » dans market.yaml")
    return chosen


def _line(base: Base, page: Page, figure: MarketFigure, by_source: bool = False) -> Line:
    speaker = base.sources[figure.sources[0]].publisher
    return Line(
        figure,
        capital(figure.label.removeprefix(f"{speaker}, ")) if by_source else figure.label,
        rich(base, page, figure.value_text),
        rich(base, page, figure.perimeter),
        rich(base, page, figure.caution),
        tuple(_quote(base, base.sources[id_]) for id_ in figure.sources),
    )


def _quote(base: Base, source: Source) -> Quote:
    interest = source.interest if source.interest and source.kind != _SELF_EVIDENT else ""
    return Quote(source, age_words(source.published_on, base.today), interest or "")


def _shared(figures: Sequence[MarketFigure]) -> dict[str, bool]:
    """Whether all rows of a source have the same perimeter and caution, to be said once."""
    return {
        name: len({getattr(f, name) for f in figures}) == 1 for name in ("perimeter", "caution")
    }


def _claims(figures: Iterable[MarketFigure]) -> list[str]:
    """The statuses present, in the order of the legend."""
    present = {figure.claim for figure in figures}
    return [claim for claim in CLAIMS if claim in present]


def _topic_label(base: Base, figure: MarketFigure) -> str:
    entry = base.vocabularies.get("themes-marche", {}).get(figure.topic)
    return (entry.plural or entry.label) if entry else figure.topic
