"""What stands above each comparison, and the list of comparisons."""

from __future__ import annotations

from macros.environment import render
from macros.links import Page, family_page
from quittance import Base
from quittance.compare import TABLES


def comparison_head(base: Base, page: Page, family: str) -> str:
    """How many organisations, that the list is not exhaustive, the order and why, who pays, the date."""
    spec = TABLES[family]
    number = len(base.trainings) if family == "formations" else sum(p.family == family for p in base.providers.values())
    return render("comparison_head.html.j2", base=base, page=page, spec=spec, number=number, site=base.site)


def families(base: Base, page: Page) -> str:
    """The families of providers, with what each is and how many are listed."""
    rows = [
        (entry, sum(p.family == entry.id for p in base.providers.values()), page.to(family_page(entry.id)))
        for entry in base.vocabularies["familles"].values()
    ]
    return render("families.html.j2", rows=rows)
