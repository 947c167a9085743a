"""A value as a reader reads it, from the kind of its field."""

from __future__ import annotations

from typing import Any

from quittance.base import Base
from quittance.format import euros, join, number, partial_date, percent, with_unit
from quittance.model.facts import Fact, Observation
from quittance.model.kinds import NOT_APPLICABLE, Amount, Choice, Flag, Kind, Many, Number, Percent, Period


def value_text(base: Base, kind: Kind, value: Any) -> str:
    """One value as text; a vocabulary value by its label, a list as ``a, b et c``."""
    if value == NOT_APPLICABLE:
        return "sans objet"
    if isinstance(kind, Many):
        return join(value_text(base, kind.item, item) for item in value)
    if isinstance(kind, Flag):
        return "oui" if value else "non"
    if isinstance(kind, Choice):
        entry = base.vocabularies.get(kind.vocabulary, {}).get(value)
        return entry.label if entry else str(value)
    if isinstance(kind, Percent):
        return percent(value)
    if isinstance(kind, Amount):
        return euros(value)
    if isinstance(kind, Number):
        return with_unit(value, kind.unit) if kind.unit else number(value)
    if isinstance(kind, Period):
        return partial_date(value)
    return str(value)


def observed_text(base: Base, fact: Fact, observation: Observation) -> str:
    """The value of an observation with its precision: ``au succès (phase amiable)``."""
    text = value_text(base, fact.field.kind, observation.value)
    return f"{text} ({observation.detail})" if observation.detail else text


def fact_text(base: Base, fact: Fact) -> str:
    """A whole fact in a cell: the value, ``a ou b`` when sources differ, « inconnu » when nothing is known."""
    if not fact.known:
        return "sans objet" if fact.observations else "inconnu"
    texts = [value_text(base, fact.field.kind, value) for value in fact.values]
    if len(texts) > 1 and fact.conflicting:
        return join(texts, "ou")
    # The precision of one observation says nothing of another's values.
    alone = not isinstance(fact.field.kind, Many) or len(fact.observations) == 1
    detail = next((o.detail for o in fact.observations if o.detail and len(o.detail) <= 60), "")
    return f"{texts[0]} ({detail})" if detail and alone else texts[0]
