"""Which records use each source, found through the model: no field is named here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from quittance.base import Base
from quittance.model.collections import COLLECTIONS
from quittance.model.facts import Facts
from quittance.model.kinds import Many, Reference
from quittance.model.spec import Nested, attributes

_SOURCES = Reference("sources")


def source_uses(base: Base) -> Counter:
    """How many times each source is referred to, 0 for a source that nothing uses."""
    uses: Counter = Counter(dict.fromkeys(base.sources, 0))
    for collection in COLLECTIONS:
        if collection.each_file:
            continue
        held = getattr(base, collection.attribute)
        records = held.values() if not collection.single else [held] if held else []
        for record in records:
            uses.update(_referred(record))
    return uses


def _referred(record: Any) -> Iterator[str]:
    for name, attribute in attributes(type(record)).items():
        value = getattr(record, name)
        if value is None:
            continue
        if isinstance(value, Facts):
            yield from (o.source.id for o in value.observations if o.source is not None)
        elif isinstance(attribute.kind, Nested):
            for inner in value if attribute.kind.many else (value,):
                yield from _referred(inner)
        elif attribute.kind == _SOURCES:
            yield value
        elif isinstance(attribute.kind, Many) and attribute.kind.item == _SOURCES:
            yield from value
