"""What a record page says, section by section, before any markup."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from quittance import Base
from quittance.compare import Coverage, coverage, observed_text
from quittance.compare.coverage import AGE_BANDS, AGE_UNKNOWN
from quittance.format import capital, count, join
from quittance.model.facts import CLAIMS, UNKNOWN, Fact, Observation


@dataclass(frozen=True)
class Line:
    """One value of a field, and the observations that all say it, the best attested first."""

    text: str
    observations: tuple[Observation, ...]

    @property
    def claim(self) -> str:
        return self.observations[0].claim

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(o.note for o in self.observations if o.note))


@dataclass(frozen=True)
class Entry:
    """A field with its values, told apart when sources word them differently."""

    fact: Fact
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Ask:
    """An unknown and what to ask; ``remarks`` say what was found instead."""

    label: str
    question: str
    remarks: tuple[Any, ...]


@dataclass(frozen=True)
class Section:
    id: str
    title: str
    template: str
    groups: tuple[tuple[str, tuple[Entry, ...]], ...] = ()
    clashes: tuple[Entry, ...] = ()
    asks: tuple[Ask, ...] = ()
    remarks: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Sections:
    """All that a record page needs."""

    description: str
    lead: str
    documented: tuple[int, int]
    conflicts: int
    unknown: int
    age: str
    shown: tuple[Section, ...] = field(default=())


def record_sections(base: Base, record: Any, kind: str) -> Sections:
    """Divergences first, then what is known by group, then what to ask, then remarks."""
    facts = record.facts
    clashes = tuple(Entry(f, _lines(base, f)) for f in facts.conflicting)
    known = [f for f in facts.known if not f.conflicting]
    ranks = {group: i for i, group in enumerate(dict.fromkeys(f.field.group for f in facts.values()))}
    groups = tuple(
        (group, tuple(Entry(f, _lines(base, f)) for f in of_group))
        for group, of_group in groupby(sorted(known, key=lambda f: ranks[f.field.group]), key=lambda f: f.field.group)
    )
    asks = _asks(record)
    asked = {ask.label for ask in asks}
    remarks = tuple((facts[r.field].field.label, r) for r in record.remarks if r.field in facts and facts[r.field].field.label not in asked)
    shown = []
    if clashes:
        shown.append(Section("divergences", "Divergence" if len(clashes) == 1 else "Divergences", "clashes", clashes=clashes))
    if groups:
        shown.append(Section("connu", "Ce que l’on sait", "known", groups=groups))
    if remarks:
        shown.append(Section("remarques", "À savoir", "remarks", remarks=remarks))
    if asks:
        shown.append(Section("inconnu", "Ce que l’on ignore, et la question à poser", "asks", asks=asks))
    documented = facts.documented
    return Sections(
        description=_description(base, record, kind, documented), lead=_lead(base, record, kind), documented=documented,
        conflicts=len(clashes), unknown=sum(f.status == UNKNOWN for f in facts.counted),
        age=age_words(coverage([record], base.today)), shown=tuple(shown),
    )


def _lines(base: Base, fact: Fact) -> tuple[Line, ...]:
    """Observations that read alike are one line with several proofs."""
    by_text: dict[str, list[Observation]] = {}
    for observation in fact.observations:
        by_text.setdefault(capital(observed_text(base, fact, observation)), []).append(observation)
    return tuple(
        Line(text, tuple(sorted(said, key=lambda o: CLAIMS.index(o.claim)))) for text, said in by_text.items()
    )


def _asks(record: Any) -> tuple[Ask, ...]:
    """Unknown fields that have a question, in the order of the model."""
    remarks: dict[str, list[Any]] = {}
    for remark in record.remarks:
        remarks.setdefault(remark.field, []).append(remark)
    return tuple(
        Ask(f.field.label, f.field.question, tuple(remarks.get(f.field.name, ())))
        for f in record.facts.values()
        if f.status == UNKNOWN and (f.field.question or f.field.name in remarks)
    )


def _lead(base: Base, record: Any, kind: str) -> str:
    if kind == "formation":
        return f"{capital(base.label('genres-formation', record.family))}, {record.body}."
    lead = capital(base.label("familles", record.family))
    place = record.facts.get("headquarters")
    if place is not None and place.known and not place.conflicting:
        lead += f", {place.value}"
    lead += "."
    if record.aliases:
        lead += f" Aussi connu sous {'le nom' if len(record.aliases) == 1 else 'les noms'} {join(record.aliases)}."
    return lead


def _description(base: Base, record: Any, kind: str, documented: tuple[int, int]) -> str:
    known, total = documented
    return f"{record.name}\u00a0: {count(known, 'point documenté', 'points documentés')} sur {total}, avec la source, la date et le statut de chaque information, et ce qu’il reste à demander."


def age_words(cover: Coverage) -> str:
    """How old the observations of a record are, in one sentence."""
    parts = [f"{count(cover.ages[label], 'observation')} ({label})" for _, label in AGE_BANDS if cover.ages[label]]
    if cover.ages[AGE_UNKNOWN]:
        number = cover.ages[AGE_UNKNOWN]
        parts.append(f"{number if parts else count(number, 'observation')} sans date de publication, donc d’âge inconnu")
    return capital(join(parts)) + "." if parts else "Aucune observation."
