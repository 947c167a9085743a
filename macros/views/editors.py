"""Documentation for editors, made from the model and the catalogue of findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.environment import render
from macros.headings import heading
from macros.links import Page
from macros.slots import slots
from quittance import Base
from quittance.findings.catalogue import CATALOGUE
from quittance.model.collections import COLLECTIONS
from quittance.model.facts import CLAIMS, OBSERVATION_KEYS
from quittance.model.kinds import Choice, Many, OneOf, Reference
from quittance.model.spec import Attribute, Nested, Observed, attributes


@dataclass(frozen=True)
class Group:
    """Fields under one heading; ``prefix`` starts their anchors."""

    title: str
    help: str
    prefix: str
    fields: tuple[Attribute, ...]


def groups(collection) -> Iterator[Group]:
    """The fields of a collection, then those of what it holds: facts by group, nested records."""
    yield from _of(collection.record, collection.name, "")


def _of(record: type, prefix: str, title: str) -> Iterator[Group]:
    fields = tuple(attributes(record).values())
    yield Group(title, record.record_help, prefix, fields)
    for field in fields:
        if isinstance(field.kind, Observed):
            observed = field.kind.fields.values()
            for name in dict.fromkeys(f.group for f in observed):
                yield Group(f"{field.label}\u00a0: {name}", "Chaque champ porte une ou plusieurs observations.", prefix, tuple(f for f in observed if f.group == name))
        elif isinstance(field.kind, Nested):
            yield from _of(field.kind.record, f"{prefix}-{field.name}", f"{field.label} («\u00a0{field.name}\u00a0»)")


def what(field: Attribute) -> str:
    """What a field may hold, in French words."""
    kind = field.kind
    if isinstance(kind, Many):
        return f"liste de valeurs\u00a0: {_kind(kind.item)}"
    if isinstance(kind, Nested):
        return f"{'liste de fiches' if kind.many else 'fiche'}\u00a0: {kind.record.record_label.lower()}"
    return _kind(kind)


def _kind(kind) -> str:
    if isinstance(kind, Choice):
        return f"choix dans la liste «\u00a0{kind.vocabulary}\u00a0»"
    if isinstance(kind, OneOf):
        return f"l’un de {', '.join(kind.values)}"
    if isinstance(kind, Reference):
        return f"identifiant dans {kind.collection}.yaml"
    return kind.label


def fields(base: Base, page: Page) -> str:
    """Every field of every collection; anchors are ``collection-champ``."""
    parts = []
    for collection in COLLECTIONS:
        place = "vocabularies/*.yaml" if collection.each_file else collection.file
        parts.append(heading(2, f"{collection.label} ({place})", collection.name))
        for group in groups(collection):
            parts.append(slots.hold(render("editors/fields.html.j2", group=group, what=what, families=base.vocabularies["familles"])))
    observation = Group("", "Ce que porte une observation.", "observation", tuple(OBSERVATION_KEYS.values()))
    parts.append(heading(2, "Observation d’un fait", "observation"))
    parts.append(slots.hold(render("editors/fields.html.j2", group=observation, what=what, families={})))
    return "".join(parts)


def codes(base: Base, page: Page) -> str:
    """Every code of finding: what it says, why it matters, what to do; anchors are the codes."""
    return slots.hold(render("editors/codes.html.j2", codes=CATALOGUE))


def vocabulary(base: Base, page: Page, name: str) -> str:
    """The values of a vocabulary, as an editor writes them and as a reader reads them.

    Raises:
        KeyError: no such vocabulary: the build stops and names the page.
    """
    return slots.hold(render("editors/vocabulary.html.j2", entries=base.vocabularies[name].values()))


def claims(base: Base, page: Page) -> str:
    """The statuses that an editor may type."""
    return slots.hold(render("editors/claims.html.j2", claims=CLAIMS))
