"""The method page: what the statuses mean, shares, ages, conflicts, corrections; all counted, none typed."""

from __future__ import annotations

from macros.environment import render
from macros.links import Page, family_page, provider_page, training_page
from macros.slots import slots
from macros.views.home import share, shares
from quittance import Base
from quittance.compare.coverage import coverage
from quittance.model.facts import STATUS_LABELS
from quittance.text import sort_key


def _records(base: Base) -> list:
    """Providers then trainings, each by name: the order of files says nothing, and splitting them changes it."""
    return [
        record
        for records in (base.providers, base.trainings)
        for record in sorted(records.values(), key=lambda each: sort_key(each.name))
    ]


def record_href(base: Base, page: Page, record) -> str:
    """Address of the record page of a provider or a training."""
    path = provider_page(record.id) if record.id in base.providers else training_page(record.id)
    return page.to(path)


def statuses(base: Base, page: Page) -> str:
    """What each status means, with how many followed points have it."""
    found = shares(_records(base))
    counts = {status: (n, share) for status, n, share in found["rows"]}
    return slots.hold(render("method/statuses.html.j2", labels=STATUS_LABELS, counts=counts, total=found["total"], bar=found["bar"]))


def ages(base: Base, page: Page) -> str:
    """Observations by age band, the oldest, those without a source."""
    cover = coverage(_records(base), base.today)
    rows = [(label, n, share(n, cover.total)) for label, n in cover.ages.items()]
    href = record_href(base, page, cover.oldest[0]) if cover.oldest else ""
    label = ""
    if cover.oldest:
        record, observation = cover.oldest
        label = next(f.field.label for f in record.facts.values() if observation in f.observations)
    return slots.hold(render("method/ages.html.j2", base=base, page=page, cover=cover, rows=rows, href=href, label=label))


def conflicts(base: Base, page: Page) -> str:
    """Every record whose sources differ, with the fields in question."""
    rows = [(record, record.facts.conflicting, record_href(base, page, record)) for record in _records(base) if record.facts.conflicting]
    return slots.hold(render("method/conflicts.html.j2", rows=rows, total=sum(len(facts) for _, facts, _ in rows)))


def listing(base: Base, page: Page) -> str:
    """How many organisations each comparison holds."""
    rows = [
        (entry.plural, sum(p.family == entry.id for p in base.providers.values()), page.to(family_page(entry.id)))
        for entry in base.vocabularies["familles"].values()
    ]
    return slots.hold(render("method/listing.html.j2", base=base, page=page, rows=rows))


def payment(base: Base, page: Page) -> str:
    """Who pays, and what it changes, as ``site.yaml`` says."""
    return slots.hold(render("method/payment.html.j2", site=base.site))


def ties(base: Base, page: Page) -> str:
    """Links between the base and organisations that it compares, as their records state them."""
    rows = [(record, record_href(base, page, record)) for record in _records(base) if record.interest]
    return slots.hold(render("method/ties.html.j2", rows=rows))


def correction(base: Base, page: Page) -> str:
    """Who can have something corrected, how and how fast; what is not filled in is said."""
    return slots.hold(render("method/correction.html.j2", base=base, page=page, site=base.site))
