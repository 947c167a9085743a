"""What a workbook of the grid is made for: nobody yet, or the providers of a family with what facts say of them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from quittance import Base
from quittance.compare import observed_text
from quittance.decide.evidence import knockouts_from_facts, levels_from_facts
from quittance.format import day, partial_date
from quittance.model.facts import STATUS_LABELS, Observation
from quittance.model.provider import Provider
from quittance.model.questionnaire import Questionnaire
from quittance.text.collation import sort_key

NBSP = "\u00a0"
#: Candidates of the blank workbook, and of the one that the page fills: as many as its grid.
BLANK, MOST = 6, 8
#: Candidates of the workbook of a family: of a larger one, the reader chooses first.
MOST_OF_FAMILY = 20
STATES = {"met": "respecté", "failed": "non respecté", "unknown": "à confirmer"}


@dataclass(frozen=True)
class Known:
    """A provider of the base as a candidate; ``levels`` and ``states`` come with what proves them."""

    name: str
    record: str
    levels: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    states: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """One workbook: ``family`` is empty for a blank one, ``dated`` false for the one that the page fills."""

    questionnaire: Questionnaire
    today: dt.date
    count: int
    dated: bool = True
    family: str = ""
    candidates: tuple[Known, ...] = ()


def blank(base: Base, count: int = BLANK, *, dated: bool = True) -> Plan:
    """For ``count`` candidates of the reader's own."""
    return Plan(questionnaire(base), base.today, count, dated)


def of_family(base: Base, family: str) -> Plan:
    """For all providers of a family, in the order of their names."""
    found = sorted((p for p in base.providers.values() if p.family == family), key=lambda p: sort_key(p.name))
    entry = base.vocabularies["familles"][family]
    return Plan(
        questionnaire(base), base.today, len(found), True, entry.plural or entry.label,
        tuple(known(base, provider) for provider in found),
    )  # fmt: skip


def families(base: Base) -> list[str]:
    """Families that have a workbook, in the order of their vocabulary: some providers, and few enough to be marked."""
    filled = Counter(provider.family for provider in base.providers.values())
    return [family for family in base.vocabularies["familles"] if 0 < filled[family] <= MOST_OF_FAMILY]


def known(base: Base, provider: Provider) -> Known:
    """What facts say of a provider: never more than what is published, each with its source and date."""
    asked = questionnaire(base)
    levels = {
        id_: (found.level, proof(base, provider, found.observations))
        for id_, found in levels_from_facts(base, asked, provider).items()
        if found and found.level is not None
    }
    states = {
        id_: (STATES[state], proof(base, provider, observations))
        for id_, (state, observations) in knockouts_from_facts(base, asked, provider).items()
        if state != "unknown"
    }
    return Known(provider.name, provider.id, levels, states)


def proof(base: Base, provider: Provider, observations: tuple[Observation, ...]) -> str:
    """Facts with their status, source and date, one after the other."""
    fields = {id(o): fact for fact in provider.facts.values() for o in fact.observations}
    return " ".join(
        f"{fields[id(o)].field.label}{NBSP}: {observed_text(base, fields[id(o)], o)} ({STATUS_LABELS[o.claim][0]}, {_source(o)})." for o in observations
    )


def _source(observation: Observation) -> str:
    told = observation.source.publisher if observation.source else "aucune source lue"
    if observation.published:
        return f"{told}, {partial_date(observation.published)}"
    return f"{told}, lu le {day(observation.consulted)}" if observation.consulted else f"{told}, sans date"


def questionnaire(base: Base) -> Questionnaire:
    if base.questionnaire is None:
        raise KeyError("criteria.yaml n’a pas pu être lu")
    return base.questionnaire
