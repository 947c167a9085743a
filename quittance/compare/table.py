"""Build a comparison: which columns hold, what each cell says, what may be filtered.

Order is alphabetical and favours nobody. Nothing here computes a merit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from quittance.base import Base
from quittance.compare.columns import LEAST_SHARE_KNOWN, MIXED, MOST_COLUMNS, TABLES, Column, TableSpec
from quittance.compare.display import fact_text, value_text
from quittance.compare.proof import PROOF_LEVELS, attested, proof_level
from quittance.format import slug
from quittance.model.facts import CLAIMS, CONFLICTING, UNKNOWN, Fact
from quittance.model.kinds import NOT_APPLICABLE, Amount, Choice, Flag, Many, Number
from quittance.text import sort_key


@dataclass(frozen=True)
class Cell:
    """One cell: its text, the facts behind it and their status taken together."""

    column: Column
    text: str
    facts: tuple[Fact, ...]
    status: str
    #: sort rank; None sorts last whatever the direction
    rank: Any = None


@dataclass(frozen=True)
class Answers:
    """What a row answers to each column and filter.

    Attributes:
        yes: filter id → options that hold.
        maybe: filter id → options that are unknown, hence neither yes nor no.
    """

    cells: tuple[Cell, ...]
    yes: Mapping[str, tuple[str, ...]]
    maybe: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Row:
    """One record in the table.

    Attributes:
        all: with every observation.
        attested: with those of third parties and registers alone, the others taken as unknown.
    """

    record: Any
    name: str
    all: Answers
    attested: Answers
    proof: str
    documented: tuple[int, int]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return self.all.cells


@dataclass(frozen=True)
class Option:
    id: str
    label: str
    count: int
    unknown: int


@dataclass(frozen=True)
class Filter:
    """A filter and its options; those that would give nothing are left out."""

    id: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Table:
    """A comparison ready to be shown.

    Attributes:
        columns: shown, besides the name, the proofs and the documented share.
        to_ask: columns known too rarely to be shown, with how many rows know them.
    """

    family: str
    spec: TableSpec
    columns: tuple[Column, ...]
    to_ask: tuple[tuple[Column, int], ...]
    rows: tuple[Row, ...]
    filters: tuple[Filter, ...]

    @cached_property
    def unknown_cells(self) -> tuple[int, int]:
        """How many cells are unknown, out of how many."""
        cells = [cell for row in self.rows for cell in row.cells if cell.column.fields]
        return sum(cell.status == UNKNOWN for cell in cells), len(cells)


def build(base: Base, family: str) -> Table:
    """The comparison of one family of providers, or of the trainings (``"formations"``).

    Raises:
        KeyError: no such comparison.
    """
    spec = TABLES[family]
    if family == "formations":
        records: Iterable[Any] = base.trainings.values()
    else:
        records = (p for p in base.providers.values() if p.family == family)
    ordered = sorted(records, key=lambda r: (sort_key(r.name), r.id))
    fitting = _fitting(spec, ordered)
    # The name, the proofs and the documented share always stand.
    shown = tuple(c for c, known in fitting if known is None or known >= LEAST_SHARE_KNOWN * len(ordered))[: MOST_COLUMNS - 3]
    to_ask = tuple((c, known) for c, known in fitting if c not in shown and known is not None and known < LEAST_SHARE_KNOWN * len(ordered))
    rows = tuple(_row(base, record, shown) for record in ordered)
    return Table(family, spec, shown, to_ask, rows, _filters(base, shown, rows))


def _fitting(spec: TableSpec, records: list[Any]) -> list[tuple[Column, int | None]]:
    """Each column with how many records know it; None for a column that is not observed (the body of a training)."""
    return [
        (c, sum(any(r.facts[f].known for f in c.fields if f in r.facts) for r in records) if c.fields else None)
        for c in spec.columns
    ]


def _row(base: Base, record: Any, columns: tuple[Column, ...]) -> Row:
    proof = proof_level(record.facts)
    every = _answers_of(base, record, columns, proof, record.facts)
    sure = _answers_of(base, record, columns, proof, {name: attested(fact) for name, fact in record.facts.items()})
    return Row(record, record.name, every, sure, proof, record.facts.documented)


def _answers_of(base: Base, record: Any, columns: tuple[Column, ...], proof: str, known: Mapping[str, Fact]) -> Answers:
    cells, yes, maybe = [], {}, {}
    for column in columns:
        facts = tuple(known[name] for name in column.fields if name in known)
        cells.append(_cell(base, record, column, facts))
        if column.filter:
            yes[column.id], maybe[column.id] = _answers(base, column, facts)
    yes["preuves"], maybe["preuves"] = (proof,), ()
    return Answers(tuple(cells), yes, maybe)


def _cell(base: Base, record: Any, column: Column, facts: tuple[Fact, ...]) -> Cell:
    if not column.fields:
        return Cell(column, record.body, (), "", rank=sort_key(record.body))
    if not column.options:
        fact = facts[0]
        text = fact_text(base, fact)
        return Cell(column, text, facts, fact.status, rank=_rank(base, fact, text))
    names = dict(zip(column.fields, column.options, strict=True))
    held = [names[f.field.name] for f in facts if f.value is True and not f.conflicting]
    denied = [f"sans {names[f.field.name]}" for f in facts if f.value is False and not f.conflicting]
    doubtful = [f"{names[f.field.name]}\u00a0: oui ou non" for f in facts if f.conflicting]
    text = ", ".join([*held, *denied, *doubtful]) or ("sans objet" if all(f.status == NOT_APPLICABLE for f in facts) else "inconnu")
    return Cell(column, text, facts, joint_status(facts), rank=len(held) if held else None)


def joint_status(facts: Iterable[Fact]) -> str:
    """The status of several facts shown together: a conflict if any, else the least attested of the known ones."""
    statuses = [f.status for f in facts]
    if CONFLICTING in statuses:
        return CONFLICTING
    known = [s for s in statuses if s in CLAIMS]
    if known:
        return max(known, key=CLAIMS.index)
    return NOT_APPLICABLE if statuses and all(s == NOT_APPLICABLE for s in statuses) else UNKNOWN


def _rank(base: Base, fact: Fact, text: str) -> Any:
    """What sorting compares: a number, a vocabulary rank or a French key."""
    if not fact.known:
        return None
    kind, value = fact.field.kind, fact.value
    if isinstance(kind, (Number, Amount)):
        return float(value)
    if isinstance(kind, Many) and isinstance(kind.item, Choice):
        kind, value = kind.item, value[0]
    if isinstance(kind, Choice):
        entry = base.vocabularies.get(kind.vocabulary, {}).get(value)
        if entry is not None and entry.rank is not None:
            return float(entry.rank)
    return sort_key(text)


def _answers(base: Base, column: Column, facts: tuple[Fact, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Options that hold and options that are unknown, for one row and one filter."""
    if column.options:
        ids = dict(zip(column.fields, map(slug, column.options), strict=True))
        yes = tuple(ids[f.field.name] for f in facts if True in f.values)
        maybe = tuple(ids[f.field.name] for f in facts if not f.observations)
        return yes, maybe
    fact = facts[0]
    values = fact.values[0] if isinstance(fact.field.kind, Many) and fact.values else fact.values
    yes = tuple({True: "oui", False: "non"}.get(v, v) if isinstance(v, bool) else v for v in values)
    if _mixes(base, fact.field.kind):
        if len(yes) > 1 and MIXED not in yes:
            return (*yes, MIXED), ()
        # « Mixte » alone does not say which modes it mixes: any other option may hold.
        if yes == (MIXED,):
            return yes, ("*",)
    return yes, () if fact.observations else ("*",)


def _mixes(base: Base, kind: Any) -> bool:
    """Whether a field chooses from a vocabulary that has a value for several at once."""
    kind = kind.item if isinstance(kind, Many) else kind
    return isinstance(kind, Choice) and MIXED in base.vocabularies.get(kind.vocabulary, {})


def _filters(base: Base, columns: tuple[Column, ...], rows: tuple[Row, ...]) -> tuple[Filter, ...]:
    filters = []
    for column in columns:
        if column.filter and (options := _options(base, column, rows)):
            filters.append(Filter(column.id, column.label, options))
    levels = tuple(
        Option(id_, label, n, 0) for id_, label in PROOF_LEVELS if (n := sum(row.proof == id_ for row in rows))
    )
    return (*filters, Filter("preuves", "Niveau de preuve", levels))


def _options(base: Base, column: Column, rows: tuple[Row, ...]) -> tuple[Option, ...]:
    if column.options:
        labels = {slug(label): label for label in column.options}
    else:
        kind = next(cell.facts[0].field.kind for cell in rows[0].cells if cell.column is column) if rows else None
        kind = kind.item if isinstance(kind, Many) else kind
        if isinstance(kind, Flag):
            labels = {"oui": "oui", "non": "non"}
        elif isinstance(kind, Choice):
            labels = {id_: value_text(base, kind, id_) for id_ in base.vocabularies.get(kind.vocabulary, {})}
        else:
            labels = {}
    made = []
    for id_, label in labels.items():
        count = sum(id_ in row.all.yes[column.id] for row in rows)
        unknown = sum(
            id_ not in row.all.yes[column.id] and not {id_, "*"}.isdisjoint(row.all.maybe[column.id]) for row in rows
        )
        if count:
            made.append(Option(id_, label, count, unknown))
    return tuple(made)
