"""References, vocabulary values and inline references point to something."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quittance.findings import Finding, finding
from quittance.model.collections import BY_NAME
from quittance.text import nearest

if TYPE_CHECKING:
    from quittance.base import Base
    from quittance.reading.mapping import Reader

#: ``{loi:indemnite-forfaitaire}`` or ``{loi:taux-bce@2026-07-01}`` in a text.
INLINE = re.compile(r"\{(?P<what>[a-z]+):(?P<id>[^{}@]+)(?:@(?P<day>[^{}]*))?\}")
_INLINE_COLLECTIONS = {"loi": "law", "terme": "glossary"}


def check_references(base: Base, reader: Reader) -> Iterator[Finding]:
    for vocabulary, value, at, field in reader.choices:
        entries = base.vocabularies.get(vocabulary, {})
        if value not in entries:
            yield finding(
                "valeur-hors-liste", at, found=value, vocabulary=vocabulary,
                expected="l’une de " + ", ".join(entries) if entries else "", suggestion=nearest(value, entries), field=field,
            )
    for collection, id_, at, field in reader.references:
        records = getattr(base, collection)
        if id_ not in records:
            yield finding(
                "renvoi-inconnu", at, found=id_, collection=BY_NAME[collection].label,
                expected="l’identifiant d’une fiche existante", suggestion=nearest(id_, records), field=field,
            )
    for text, at in reader.texts:
        yield from _inline(base, text, at)


def _inline(base: Base, text: str, at) -> Iterator[Finding]:
    for match in INLINE.finditer(text):
        collection = _INLINE_COLLECTIONS.get(match["what"])
        records = getattr(base, collection) if collection else {}
        if match["id"] not in records:
            label = BY_NAME[collection].label if collection else match["what"]
            yield finding("renvoi-inconnu", at, found=match["id"], collection=label, suggestion=nearest(match["id"], records))
        elif match["day"] is not None and not _is_day(match["day"]):
            yield finding("date-invalide", at, found=match["day"], key="@", expected="une date AAAA-MM-JJ après @")


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10
