"""What editors read about fields and codes, as plain data for the pages of the site.

Anchors are those that findings name (:attr:`quittance.findings.Finding.doc`):
``editer/champs/#providers-staff`` for a field, ``#providers`` for a collection,
``editer/codes/#cle-inconnue`` for a code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quittance.base import Base
from quittance.findings import CATALOGUE
from quittance.model.collections import COLLECTIONS
from quittance.model.facts import OBSERVATION_KEYS
from quittance.model.kinds import (
    Address,
    Amount,
    Choice,
    Day,
    Flag,
    Kind,
    Many,
    Number,
    OneOf,
    Percent,
    Period,
    Reference,
    Slug,
    Text,
)
from quittance.model.spec import Attribute, Keyed, Nested, Observed, Record, attributes
from quittance.schema import file_pattern


@dataclass(frozen=True)
class DocumentedField:
    """One key that an editor may write.

    Attributes:
        anchor: fragment of its address on the page of fields.
        path: keys from the record down (``facts.staff``, ``values.since``).
        key, label, kind, help: the YAML key, then its name, kind and advice in French.
        required: the record is refused without it.
        group: heading under which record pages show it; may be empty.
        families: families it is meant for; empty: all.
        values: (value, what it means) of its closed list; empty when it has none.
        vocabulary: name of that list when it is a file of ``vocabularies/``.
        target: collection that it refers to; may be empty.
        example: YAML of the field, that the checker accepts; empty for what includes other keys.
    """

    anchor: str
    path: str
    key: str
    label: str
    kind: str
    help: str
    required: bool
    group: str = ""
    families: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    vocabulary: str = ""
    target: str = ""
    example: str = ""


@dataclass(frozen=True)
class DocumentedCollection:
    """A kind of record, its files and its keys; ``anchor`` on the page of fields."""

    anchor: str
    label: str
    file: str
    help: str
    fields: tuple[DocumentedField, ...]


@dataclass(frozen=True)
class DocumentedCode:
    """A code of finding: what it says, why it matters, what to do. ``severity`` is ``error`` or ``warning``."""

    anchor: str
    code: str
    severity: str
    message: str
    why: str
    mend: str


def documented_collections(base: Base) -> tuple[DocumentedCollection, ...]:
    """Every collection in reading order, with all its keys, those of observations and included records too."""
    return tuple(
        DocumentedCollection(
            collection.name, collection.label, file_pattern(collection), collection.record.record_help,
            tuple(_fields(base, collection.record, collection.name, "")),
        )
        for collection in COLLECTIONS
    )


def documented_codes() -> tuple[DocumentedCode, ...]:
    """Every code of the catalogue, in its order; the blanks of messages are shown as « … »."""
    return tuple(
        DocumentedCode(code, code, entry.severity, _blanks(entry.message), entry.why, entry.mend)
        for code, entry in CATALOGUE.items()
    )


def _blanks(template: str) -> str:
    class Blank(dict):
        def __missing__(self, key: str) -> str:
            return "…"

    return template.format_map(Blank())


def _fields(base: Base, record: type[Record], where: str, path: str) -> Iterator[DocumentedField]:
    for attribute in attributes(record).values():
        yield _field(base, attribute, where, path)
        kind = attribute.kind
        if isinstance(kind, Nested):
            yield from _fields(base, kind.record, f"{where}.{attribute.name}", f"{path}{attribute.name}.")
        elif isinstance(kind, Observed):
            for field in kind.fields.values():
                yield _field(base, field, where, f"{path}{attribute.name}.")
            yield DocumentedField(
                _anchor(where, "observation"), f"{path}{attribute.name}.….", "", "Observation", "fiche incluse",
                "Chaque fait porte une ou plusieurs observations, qui ont ces clés.", False,
            )
            for key in OBSERVATION_KEYS.values():
                yield _field(base, key, f"{where}.observation", f"{path}{attribute.name}.….", observed=True)


def _anchor(where: str, name: str) -> str:
    return f"{where}.{name}".replace(".", "-")


def _field(base: Base, attribute: Attribute, where: str, path: str, *, observed: bool = False) -> DocumentedField:
    kind = attribute.kind
    item = kind.item if isinstance(kind, Many) else kind
    vocabulary = item.vocabulary if isinstance(item, Choice) else ""
    plain = not isinstance(kind, (Keyed, Nested, Observed)) and not (observed and attribute.name == "value")
    return DocumentedField(
        anchor=_anchor(where, attribute.name),
        path=path + attribute.name,
        key=attribute.name,
        label=attribute.label,
        kind=_kind_label(kind) if plain else "celui du champ" if observed else kind.label,
        help=attribute.help,
        required=attribute.required,
        group=attribute.group,
        families=attribute.families,
        values=_values(base, item),
        vocabulary=vocabulary,
        target=item.collection if isinstance(item, Reference) else "",
        example=f"{attribute.name}: {_example(base, kind)}" if plain else "",
    )


def _kind_label(kind: Kind) -> str:
    return f"{kind.label}\u00a0: {kind.item.label}" if isinstance(kind, Many) else kind.label


def _values(base: Base, kind: object) -> tuple[tuple[str, str], ...]:
    if isinstance(kind, Choice):
        return tuple((entry.id, entry.label) for entry in base.vocabularies.get(kind.vocabulary, {}).values())
    if isinstance(kind, OneOf):
        return tuple((value, "") for value in kind.values)
    if isinstance(kind, Flag):
        return (("oui", ""), ("non", ""))
    return ()


#: A value of each kind, the most particular first.
_EXAMPLES: tuple[tuple[type[Kind], str], ...] = (
    (Percent, "82"),
    (Amount, "1250.50"),
    (Number, "12"),
    (Day, "2026-11-22"),
    (Period, "2024-03"),
    (Address, '"https://www.exemple.fr/page"'),
    (Flag, "oui"),
    (Slug, "un-identifiant"),
    (Text, '"Un texte court"'),
)


def _example(base: Base, kind: Kind) -> str:
    if isinstance(kind, Many):
        return f"[{_example(base, kind.item)}]"
    if isinstance(kind, Reference):
        return next(iter(getattr(base, kind.collection)), "un-identifiant")
    if values := _values(base, kind):
        return values[0][0]
    return next((example for type_, example in _EXAMPLES if isinstance(kind, type_)), "un-identifiant")
