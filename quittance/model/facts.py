"""Facts: what is observed of an organisation or a training, by whom, when.

A fact is the list of observations of one field. Its status is computed from
them; only the claim of each observation is typed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from quittance.model.dates import PartialDate
from quittance.model.kinds import NOT_APPLICABLE, Day, Many, OneOf, Period, Reference, Text
from quittance.model.source import Source
from quittance.model.spec import Attribute, Position
from quittance.text.folding import fold

#: Claims that an editor may type, the best attested first.
CLAIMS = ("verifie", "publie", "declare", "a-verifier")
#: Statuses that readers see; the last three are computed, never typed.
CONFLICTING, UNKNOWN = "divergent", "inconnu"
STATUSES = (*CLAIMS, CONFLICTING, UNKNOWN, NOT_APPLICABLE)

#: What readers read for each status, and what it means.
STATUS_LABELS = {
    "verifie": ("vérifié", "Un registre ou un acte officiel a été lu, par un rôle nommé."),
    "publie": ("publié par un tiers", "Un tiers l’a écrit\u00a0: presse, administration, étude, document d’origine."),
    "declare": ("déclaré par l’organisme", "L’organisme le dit de lui-même, sur son site ou dans un document."),
    "a-verifier": ("à vérifier", "Énoncé sans source lue, ou relevé dont nous ne sommes pas sûrs."),
    CONFLICTING: ("sources divergentes", "Deux sources donnent des valeurs qui ne peuvent être vraies ensemble\u00a0: nous gardons les deux."),
    UNKNOWN: ("inconnu", "Aucune source lue ne le dit. Ce n’est ni un «\u00a0non\u00a0» ni un zéro."),
    NOT_APPLICABLE: ("sans objet", "La question ne se pose pas pour cet organisme."),
}

#: The keys of one observation in YAML; ``value`` takes the kind of its field.
OBSERVATION_KEYS = {
    key.name: key
    for key in (
        Attribute("value", "Valeur", Text(), "La valeur, du genre de son champ, ou sans-objet.", required=True),
        Attribute("claim", "Qui l’affirme", OneOf(CLAIMS), "verifie (registre ou acte officiel lu), publie (par un tiers), declare (par l’organisme), a-verifier."),
        Attribute("source", "Source", Reference("sources"), "Identifiant d’une source de sources.yaml."),
        Attribute("detail", "Précision", Text(200), "Précision courte, montrée à côté de la valeur."),
        Attribute("note", "Note", Text(900), "Explication plus longue, montrée avec la preuve."),
        Attribute("published_on", "Publié le", Period(), "Si elle diffère de celle de la source."),
        Attribute("consulted_on", "Consulté le", Day(), "Si elle diffère de celle de la source."),
        Attribute("verified_by", "Vérifié par", Text(120), "Rôle ou initiales, jamais un nom, si la valeur est vérifiée."),
    )
}


@dataclass(frozen=True)
class Observation:
    """One value of one field, with who says so.

    Attributes:
        value: parsed by the kind of the field; a tuple for lists;
            :data:`NOT_APPLICABLE` when the field does not apply.
        claim: one of :data:`CLAIMS`; ``a-verifier`` when nothing was typed.
        source: None for a bare value (« énoncé sans source »).
        detail: short precision shown beside the value.
        note: longer explanation, shown with the proof.
        published: when the source says it was published; None when it does not.
        consulted: day on which the source was read.
        verified_by: role of the person who read the register or act (``verifie`` only).
        at: where it is written.
    """

    value: Any
    claim: str = "a-verifier"
    source: Source | None = None
    detail: str = ""
    note: str = ""
    published: PartialDate | None = None
    consulted: dt.date | None = None
    verified_by: str = ""
    at: Position = Position("", 0)

    @property
    def unsourced(self) -> bool:
        return self.source is None


@dataclass(frozen=True)
class Fact:
    """All that is known of one field of one record; nothing known is a fact too (« inconnu »)."""

    field: Attribute
    observations: tuple[Observation, ...] = ()

    @cached_property
    def status(self) -> str:
        """One of :data:`STATUSES`."""
        if not self.observations:
            return UNKNOWN
        if all(o.value == NOT_APPLICABLE for o in self.observations):
            return NOT_APPLICABLE
        if self.conflicting:
            return CONFLICTING
        return min((o.claim for o in self.observations), key=CLAIMS.index)

    @property
    def known(self) -> bool:
        return self.status not in (UNKNOWN, NOT_APPLICABLE)

    @cached_property
    def values(self) -> tuple[Any, ...]:
        """Distinct values, the best attested first; lists are merged into one."""
        ranked = sorted(
            (o for o in self.observations if o.value != NOT_APPLICABLE),
            key=lambda o: CLAIMS.index(o.claim),
        )
        if isinstance(self.field.kind, Many):
            merged = dict.fromkeys(item for o in ranked for item in o.value)
            return (tuple(merged),) if merged else ()
        return tuple(dict.fromkeys(o.value for o in ranked))

    @cached_property
    def value(self) -> Any:
        """The best attested value, or None. Never use it alone when the fact is conflicting."""
        return self.values[0] if self.values else None

    @cached_property
    def conflicting(self) -> bool:
        """Two sources give values that cannot both be true. Lists complete each other instead."""
        values = [o.value for o in self.observations]
        if not self.field.kind.comparable:
            return False
        return any(_contradict(a, b) for i, a in enumerate(values) for b in values[i + 1 :])


def _contradict(a: Any, b: Any) -> bool:
    if isinstance(a, PartialDate) and isinstance(b, PartialDate):
        return not a.overlaps(b)
    if isinstance(a, str) and isinstance(b, str):
        return fold(a) != fold(b)
    return a != b


class Facts(Mapping[str, Fact]):
    """The facts of a record, one for each field that applies to its family, known or not.

    A fact is made when it is asked for: reading many records looks at few.
    """

    def __init__(self, fields: Mapping[str, Attribute], observed: Mapping[str, tuple[Observation, ...]]):
        """
        Args:
            fields: those that apply to the record, by name.
            observed: observations of some of these fields, in the order of the file.
        """
        self._fields = fields
        self._observed = observed
        self._facts: dict[str, Fact] = {}

    def __getitem__(self, name: str) -> Fact:
        fact = self._facts.get(name)
        if fact is None:
            fact = self._facts[name] = Fact(self._fields[name], self._observed.get(name, ()))
        return fact

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    @cached_property
    def known(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.values() if fact.known)

    @cached_property
    def conflicting(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.values() if fact.conflicting)

    @cached_property
    def counted(self) -> tuple[Fact, ...]:
        """Facts of the fields that make the documented share, « sans objet » left out."""
        return tuple(f for f in self.values() if f.field.counted and f.status != NOT_APPLICABLE)

    @cached_property
    def documented(self) -> tuple[int, int]:
        """How many counted fields are known, out of how many."""
        return sum(f.known for f in self.counted), len(self.counted)

    @property
    def observations(self) -> tuple[Observation, ...]:
        """All of them, in the order of the file."""
        return tuple(o for found in self._observed.values() for o in found)
