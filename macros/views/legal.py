"""Legal notices from ``site.yaml``: what is empty is said, never linked."""

from __future__ import annotations

from macros.environment import render
from macros.links import Page
from macros.slots import slots
from quittance import Base
from quittance.model.site import Site
from quittance.model.spec import attributes


def notices(base: Base, page: Page) -> str:
    """Publisher, host, contact, address and funding, each with its value or « non renseigné »."""
    names = ("publisher", "contact", "host", "address", "repository", "funding")
    fields = [(attributes(Site)[name].label, getattr(base.site, name) if base.site else None, name) for name in names]
    return slots.hold(render("legal.html.j2", base=base, fields=fields))
