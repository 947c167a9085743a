"""References, vocabulary values and inline references point to something."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quittance.findings import Finding, finding
from quittance.model.collections import BY_NAME, COLLECTIONS
from quittance.model.spec import Position
from quittance.text import nearest

if TYPE_CHECKING:
    from quittance.base import Base
    from quittance.reading.reader import Reader, Use

#: ``{loi:indemnite-forfaitaire}`` or ``{loi:taux-bce@2026-07-01}`` in a text.
INLINE = re.compile(r"\{(?P<what>[a-z]+):(?P<id>[^{}@]+)(?:@(?P<day>[^{}]*))?\}")
_INLINE_COLLECTIONS = {"loi": "law", "terme": "glossary"}


def check_references(base: Base, reader: Reader) -> Iterator[Finding]:
    """What could not be read for a fault of its own is not reported again by all that refers to it."""
    yield from _choices(base, reader)
    known = {collection.name: getattr(base, collection.name) for collection in COLLECTIONS}
    for use in reader.references:
        records = known[use.target]
        if use.value not in records and _readable(reader, use.target, use.value):
            yield finding(
                "renvoi-inconnu", use.at, found=use.value, collection=BY_NAME[use.target].label,
                expected="l’identifiant d’une fiche existante", suggestion=nearest(use.value, records), field=use.field,
            )
    for use in reader.texts:
        yield from _inline(base, reader, use)


def _readable(reader: Reader, collection: str, id_: str) -> bool:
    return collection not in reader.unread and (collection, id_) not in reader.lost


def _choices(base: Base, reader: Reader) -> Iterator[Finding]:
    missing: set[str] = set()
    for use in reader.choices:
        entries = base.vocabularies.get(use.target)
        if entries is None:
            if use.target not in missing and "vocabularies" not in reader.unread:
                missing.add(use.target)
                name = f"vocabularies/{use.target}.yaml"
                yield finding("fichier-manquant", Position(name, 0, 0), name=name)
        elif use.value not in entries and f"vocabularies/{use.target}" not in reader.unread:
            if ("vocabularies", use.value) in reader.lost:
                continue
            yield finding(
                "valeur-hors-liste", use.at, found=use.value, vocabulary=use.target,
                expected="l’une de " + ", ".join(entries) if entries else "",
                suggestion=nearest(use.value, entries), field=use.field,
            )


def _inline(base: Base, reader: Reader, use: Use) -> Iterator[Finding]:
    for match in INLINE.finditer(use.value):
        collection = _INLINE_COLLECTIONS.get(match["what"])
        if collection is None:
            yield finding(
                "renvoi-inconnu", use.at, found=match[0], collection=match["what"],
                expected="{loi:identifiant} ou {terme:identifiant}",
                suggestion=nearest(match["what"], _INLINE_COLLECTIONS), field=use.field,
            )
            continue
        records = getattr(base, collection)
        if match["id"] not in records:
            if _readable(reader, collection, match["id"]):
                yield finding(
                    "renvoi-inconnu", use.at, found=match["id"], collection=BY_NAME[collection].label,
                    expected="l’identifiant d’une fiche existante", suggestion=nearest(match["id"], records), field=use.field,
                )
        elif match["day"] is not None and not _is_day(match["day"]):
            yield finding("date-invalide", use.at, found=match["day"], key="@", expected="une date AAAA-MM-JJ après @", field=use.field)


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10
