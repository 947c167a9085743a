"""Documentation for editors: fields, codes, values of lists, as the library describes them."""

from __future__ import annotations

from macros.environment import render
from macros.headings import heading
from macros.links import Page
from macros.slots import slots
from quittance import Base
from quittance.documentation import documented_codes, documented_collections
from quittance.model.facts import CLAIMS


def fields(base: Base, page: Page) -> str:
    """Every field of every collection, under the heading of its file."""
    parts = []
    for collection in documented_collections(base):
        parts.append(heading(2, f"{collection.label} ({collection.file})", collection.anchor))
        parts.append(slots.hold(render("editors/fields.html.j2", collection=collection, families=base.vocabularies["familles"])))
    return "".join(parts)


def codes(base: Base, page: Page) -> str:
    """Every code of finding: what it says, why it matters, what to do; anchors are the codes."""
    return slots.hold(render("editors/codes.html.j2", codes=documented_codes()))


def vocabulary(base: Base, page: Page, name: str) -> str:
    """The values of a vocabulary, as an editor writes them and as a reader reads them.

    Raises:
        KeyError: no such vocabulary: the build stops and names the page.
    """
    return slots.hold(render("editors/vocabulary.html.j2", entries=base.vocabularies[name].values()))


def claims(base: Base, page: Page) -> str:
    """The statuses that an editor may type."""
    return slots.hold(render("editors/claims.html.j2", claims=CLAIMS))
