"""The glossary: an index of letters, then each term under its letter."""

from __future__ import annotations

from itertools import groupby
from string import ascii_uppercase

from macros import texts
from macros.environment import render
from macros.links import Page
from macros.slots import slots
from quittance import Base
from quittance.model.term import Term
from quittance.text import fold


def letter(term: Term) -> str:
    """The letter under which a term is filed, without accent."""
    return fold(term.term)[:1].upper()


def glossary(base: Base, page: Page) -> str:
    """All terms in French order; anchors are their ids."""
    terms = sorted(base.glossary.values(), key=lambda term: fold(term.term))
    groups = [(key, list(group)) for key, group in groupby(terms, key=letter)]
    used = {key for key, _ in groups}
    return slots.hold(render(
        "glossary/glossary.html.j2", base=base, page=page, groups=groups, rich=texts.rich,
        letters=[(key, key in used) for key in ascii_uppercase],
    ))


def number(base: Base, page: Page, what: str) -> str:
    """``{{ nombre("prestataires") }}``: how many records a collection holds.

    Raises:
        KeyError: no such collection: the build stops and names the page.
    """
    counted = {
        "prestataires": base.providers, "formations": base.trainings, "termes": base.glossary,
        "sources": base.sources, "regles": base.law, "changements": base.changes,
    }
    return str(len(counted[what]))
