"""Proofs of a fact, ready for the templates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from quittance import Base
from quittance.compare import observed_text
from quittance.compare.display import fact_text
from quittance.format import capital, join
from quittance.model.dates import PartialDate
from quittance.model.facts import UNKNOWN, Fact
from quittance.model.source import Source


@dataclass(frozen=True)
class Tear:
    """The torn-off part of a receipt: one source, its date and status, and its value when it must be told apart."""

    value: str
    source: Source | None
    published: PartialDate | None
    consulted: dt.date | None
    claim: str
    note: str


def tears(base: Base, facts: Iterable[Fact]) -> list[Tear]:
    """One for each observation; its value is repeated when there are several or when the cell says less."""
    facts = list(facts)
    many = sum(len(f.observations) for f in facts) > 1
    made = []
    for fact in facts:
        for o in fact.observations:
            said = observed_text(base, fact, o)
            value = capital(said) if many or said != fact_text(base, fact) else ""
            if len(facts) > 1:
                value = f"{fact.field.label}\u00a0: {said}"
            made.append(Tear(value, o.source, o.published, o.consulted, o.claim, o.note))
    return made


def lowered(label: str) -> str:
    """A heading inside a sentence: « prix HT », « éligible au CPF », « RSE » keep their abbreviations."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def unknown_sentence(facts: Iterable[Fact]) -> str:
    """What an unknown means in a cell, or which of several fields are unknown."""
    facts = list(facts)
    missing = [lowered(f.field.label) for f in facts if f.status == UNKNOWN]
    if not missing:
        return ""
    if len(missing) == len(facts):
        return "Aucune source lue ne le dit\u00a0: ce n’est ni un «\u00a0non\u00a0» ni un zéro."
    return f"Inconnu\u00a0: {join(missing)}."
