"""The seven criteria as checklists, and who wrote them."""

from __future__ import annotations

from macros import texts
from macros.environment import render
from macros.headings import heading
from macros.links import Page, provider_page
from macros.slots import slots
from quittance import Base
from quittance.model.provider import PROVIDER_FIELDS, Provider


def criteria(base: Base, page: Page) -> str:
    """Every criterion with its questions: what to ask, the proof, the place, the caution, where the answer stands."""
    parts = []
    for criterion in sorted(base.criteria.values(), key=lambda c: c.rank):
        parts.append(heading(2, f"{criterion.rank}. {criterion.title}", criterion.id))
        parts.append(slots.hold(render(
            "criteria/criterion.html.j2", base=base, page=page, criterion=criterion, rich=texts.rich, fields=PROVIDER_FIELDS,
        )))
    return "".join(parts)


def author(base: Base, page: Page, what: str) -> str:
    """Who wrote the founding guide, that the author is compared here, and how well documented it is."""
    guide = base.sources["guide-gce"]
    provider = next((p for p in base.providers.values() if p.name == guide.publisher), None)
    return slots.hold(render(
        "criteria/author.html.j2", base=base, page=page, guide=guide, what=what, provider=provider,
        href=page.to(provider_page(provider.id)) if provider else "", best=provider is not None and _best_documented(base, provider),
        total=len(base.criteria), questions=sum(len(c.questions) for c in base.criteria.values()),
    ))


def _best_documented(base: Base, provider: Provider) -> bool:
    def known(other: Provider) -> int:
        return other.facts.documented[0]

    return all(known(provider) >= known(other) for other in base.providers.values())


def print_button(base: Base, page: Page, label: str) -> str:
    return slots.hold(render("criteria/print.html.j2", label=label))


def signature(base: Base, page: Page) -> str:
    """Foot of a printed checklist: for whom, when, with which version of the data."""
    return slots.hold(render("criteria/signature.html.j2", base=base))
