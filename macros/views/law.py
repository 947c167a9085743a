"""Legal values in the prose of pages."""

from __future__ import annotations

import datetime as dt

from macros import texts
from macros.links import Page
from quittance import Base


def law(base: Base, page: Page, id_: str, when: str | None = None) -> str:
    """``{{ loi("indemnite-forfaitaire") }}``; a second argument ``AAAA-MM-JJ`` asks for the value of that day.

    Raises:
        KeyError: no such series: the build stops and names the page.
    """
    if id_ not in base.law:
        raise KeyError(f"aucune règle de droit « {id_} » dans law.yaml")
    return str(texts.law(base, page, id_, dt.date.fromisoformat(when) if when else None))


def term(base: Base, page: Page, id_: str) -> str:
    """``{{ terme("injonction-de-payer") }}``: a link to the glossary."""
    if id_ not in base.glossary:
        raise KeyError(f"aucun terme « {id_} » dans glossary.yaml")
    return str(texts.term(base, page, id_))
