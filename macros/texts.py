"""Texts of the data as HTML: escaped, with their inline references resolved.

``{loi:id}`` prints the value in force on the day of the build, ``{loi:id@AAAA-MM-JJ}``
on another day, ``{terme:id}`` a link to the glossary. A value marked « à
vérifier » says so.
"""

from __future__ import annotations

import datetime as dt
import re

from markupsafe import Markup, escape

from macros.links import Page, law_anchor, term_anchor
from quittance import Base
from quittance.checks.references import INLINE
from quittance.format import day, with_unit
from quittance.model.law import LegalSeries, LegalValue, NoValue

_FIRST_DAY = re.compile(r"\b1er(?=\s)")


def rich(base: Base, page: Page, text: str | None) -> Markup:
    """A text of the data with its references as links.

    Doubtful values are marked where they stand; when there are several, the
    flag itself comes once, after the text, so that the sentence stays readable.
    """
    if not text:
        return Markup("")
    matches = list(INLINE.finditer(text))
    doubts = sum(m["what"] == "loi" and _doubtful(base, m) for m in matches)
    parts: list[Markup] = []
    end = 0
    for match in matches:
        parts.append(raised(text[end : match.start()]))
        if match["what"] == "loi":
            parts.append(law(base, page, match["id"], _day(match), flag=doubts < 2))
        else:
            parts.append(term(base, page, match["id"]))
        end = match.end()
    parts.append(raised(text[end:]))
    if doubts > 1:
        parts.append(Markup(' <span class="q-flag" data-search-exclude>valeurs soulignées à vérifier</span>'))
    return Markup("").join(parts)


def _day(match: re.Match[str]) -> dt.date | None:
    return dt.date.fromisoformat(match["day"]) if match["day"] else None


def _doubtful(base: Base, match: re.Match[str]) -> bool:
    try:
        return bool(base.law[match["id"]].at_date(_day(match) or base.today).to_verify)
    except NoValue:
        return False


def raised(text: str) -> Markup:
    """A text escaped, with the first day of a month as it is printed: 1<sup>er</sup>."""
    return Markup(_FIRST_DAY.sub("1<sup>er</sup>", escape(text)))


def plain(base: Base, text: str | None) -> str:
    """The same text without markup, for tooltips, exports and search."""
    if not text:
        return ""

    def replace(match) -> str:
        if match["what"] == "terme":
            return base.glossary[match["id"]].term
        when = dt.date.fromisoformat(match["day"]) if match["day"] else base.today
        try:
            return value_words(base.law[match["id"]], base.law[match["id"]].at_date(when))
        except NoValue as error:
            return f"valeur inconnue ({error})"

    return INLINE.sub(replace, text)


def law(base: Base, page: Page, id_: str, when: dt.date | None = None, *, flag: bool = True) -> Markup:
    """The value of a legal series on a day, linked to its period and sources.

    A doubtful value is underlined as such; ``flag`` adds the words after it.
    """
    series = base.law[id_]
    try:
        value = series.at_date(when or base.today)
    except NoValue as error:
        return Markup('<a class="q-law" href="{}">valeur inconnue</a> <span class="q-flag">{}</span>').format(page.to(law_anchor(id_)), str(error))
    words = Markup("")
    if value.to_verify:
        words = Markup(' <span class="q-flag">à vérifier</span>') if flag else Markup('<span class="q-sr"> (à vérifier)</span>')
    at = f", valeur au {day(when)}" if when else ""
    # A number keeps on one line with its unit; a rule is a phrase and must wrap.
    classes = " ".join(
        name for name, wanted in (("q-law", True), ("q-nb", value.value is not None), ("q-law--doubt", value.to_verify)) if wanted
    )
    return Markup('<a class="{}" href="{}" title="{}">{}</a>{}').format(
        classes, page.to(law_anchor(id_)), f"{series.basis}{at}", raised(value_words(series, value)), words
    )


def value_words(series: LegalSeries, value: LegalValue) -> str:
    """``40 €``, ``3 mois``, ``12,40 %``; a rule that is not a number is its text."""
    if value.value is None:
        return value.text or ""
    labels = {"pourcent": "%", "euros": "€"}
    decimals = 2 if series.unit in ("pourcent", "euros") and value.value != value.value.to_integral_value() else None
    return with_unit(value.value, labels.get(series.unit, series.unit), decimals)


def term(base: Base, page: Page, id_: str) -> Markup:
    """A link to a term of the glossary."""
    return Markup('<a class="q-term" href="{}">{}</a>').format(page.to(term_anchor(id_)), base.glossary[id_].term)
