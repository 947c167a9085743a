"""All sources, by kind, with who publishes them and how often they are used."""

from __future__ import annotations

from macros.environment import render
from macros.headings import heading
from macros.links import Page
from macros.slots import slots
from quittance import Base
from quittance.format import capital
from quittance.text import fold
from quittance.uses import source_uses


def sources(base: Base, page: Page) -> str:
    """Every source under the heading of its kind; anchors are their ids."""
    uses = source_uses(base)
    parts = []
    for kind in base.vocabularies["genres-source"].values():
        items = sorted((s for s in base.sources.values() if s.kind == kind.id), key=lambda s: (fold(s.publisher), fold(s.title)))
        if items:
            parts.append(heading(2, f"{kind.plural or capital(kind.label)} ({len(items)})", f"genre-{kind.id}"))
            parts.append(slots.hold(render("sources/list.html.j2", base=base, page=page, items=items, uses=uses, definition=kind.definition)))
    return "".join(parts)
