"""A comparison table, its filters and the data that its script needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from macros.environment import render
from macros.links import Page, provider_page, training_page
from macros.slots import slots
from macros.views.facts import tears, unknown_sentence
from quittance import Base
from quittance.compare import PROOF_LEVELS, Cell, Row, Table, build
from quittance.compare.display import fact_text
from quittance.format import capital
from quittance.model.facts import CLAIMS, CONFLICTING, UNKNOWN

#: Statuses of the legend, in the order of the look.
LEGEND = (*CLAIMS, CONFLICTING, UNKNOWN)


def comparison(base: Base, page: Page, family: str) -> str:
    """The whole comparison of a family of providers, or of the trainings (``"formations"``)."""
    table = build(base, family)
    record_page = training_page if family == "formations" else provider_page
    html = render(
        "comparison.html.j2",
        base=base, page=page, table=table, family=family, name=_name(base, family), singular=table.spec.singular,
        plural=table.spec.plural, all="Toutes" if table.spec.feminine else "Tous", LEGEND=LEGEND, PROOFS=dict(PROOF_LEVELS),
        record_page=record_page, tears=tears, unknown_sentence=unknown_sentence, question=_question, claim_counts=_claim_counts,
        data=script_data(base, page, table, record_page),
    )
    return slots.hold(html)


def _name(base: Base, family: str) -> str:
    entry = base.vocabularies.get("familles", {}).get(family)
    return entry.plural if entry else "Formations"


def _question(cell: Cell) -> str:
    """The first thing to ask about what a cell does not know."""
    return next((f.field.question for f in cell.facts if f.status == UNKNOWN and f.field.question), "")


def _claim_counts(row: Row) -> list[tuple[str, int]]:
    """How many known facts of a row have each status, none left out."""
    facts = row.record.facts.known
    return [(s, n) for s in (*CLAIMS, CONFLICTING) if (n := sum(f.status == s for f in facts))]


def script_data(base: Base, page: Page, table: Table, record_page: Any) -> dict[str, Any]:
    """What the browser needs to filter, sort, compare side by side and export; texts as shown."""
    ranks = {column.id: _positions((row.record.id, cell.rank) for row in table.rows for cell in row.cells if cell.column is column) for column in table.columns}
    ranks["preuves"] = _positions((row.record.id, [p for p, _ in PROOF_LEVELS].index(row.proof)) for row in table.rows)
    ranks["documente"] = _positions((row.record.id, -row.documented[0] / (row.documented[1] or 1)) for row in table.rows)
    return {
        "family": table.family,
        "singular": table.spec.singular,
        "plural": table.spec.plural,
        "feminine": table.spec.feminine,
        "version": base.digest,
        "columns": [{"id": c.id, "label": c.label} for c in table.columns],
        "filters": [{"id": f.id, "label": f.label, "options": [o.id for o in f.options]} for f in table.filters],
        "rows": [
            {
                "id": row.record.id, "name": row.name, "url": page.to(record_page(row.record.id)),
                "yes": dict(row.yes), "maybe": {k: v for k, v in row.maybe.items() if v},
                "ranks": {column: positions.get(row.record.id) for column, positions in ranks.items()},
            }
            for row in table.rows
        ],
        "fields": _fields(base, table),
    }


def _positions(ranked: Iterable[tuple[str, Any]]) -> dict[str, int | None]:
    """Dense positions from any comparable ranks, so that the browser only compares integers; unknown is None."""
    pairs = list(ranked)
    order = {rank: i for i, rank in enumerate(sorted({rank for _, rank in pairs if rank is not None}))}
    return {id_: None if rank is None else order[rank] for id_, rank in pairs}


def _fields(base: Base, table: Table) -> list[Mapping[str, Any]]:
    """Every field that at least one row knows, for the side by side: label, group, and per row text, status and proof."""
    if not table.rows:
        return []
    made = []
    for name, first in table.rows[0].record.facts.items():
        values = {}
        for row in table.rows:
            fact = row.record.facts.get(name)
            if fact is not None and fact.observations:
                values[row.record.id] = {
                    "text": capital(fact_text(base, fact)),
                    "status": fact.status,
                    "sources": [o.source.id for o in fact.observations if o.source],
                }
        if values:
            made.append({"id": name, "label": first.field.label, "group": first.field.group, "question": first.field.question, "values": values})
    return made
