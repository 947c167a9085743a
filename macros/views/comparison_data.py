"""What the browser needs of a comparison: texts as shown, answers to filters, order, proofs.

Plain lists and dictionaries, to be written as JSON. Nothing here is decided:
each value comes from :mod:`quittance.compare`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from macros.links import Page
from quittance import Base
from quittance.compare import PROOF_LEVELS, Answers, Cell, Row, Table, attested, observed_text
from quittance.compare.display import fact_text
from quittance.format import capital, day, partial_date
from quittance.model.facts import CLAIMS, CONFLICTING, STATUS_LABELS, UNKNOWN, Fact, Observation
from quittance.model.kinds import Address, Amount, Number
from quittance.model.source import Source

#: Columns that every comparison has besides those of its family, with their headings.
PROOFS, DOCUMENTED = ("preuves", "Preuves"), ("documente", "Documenté")


def script_data(
    base: Base, page: Page, table: Table, title: str, record_page: Callable[[str], str]
) -> dict[str, Any]:
    """The data of one comparison.

    ``sure`` always holds what is left when the statements of the organisation
    and those to be checked are masked; it is absent where nothing changes.
    """
    return {
        "family": table.family,
        "title": title,
        "singular": table.spec.singular,
        "plural": table.spec.plural,
        "feminine": table.spec.feminine,
        "version": base.digest,
        "surveyed": day(base.site.surveyed_on) if base.site and base.site.surveyed_on else "",
        "statuses": {status: label for status, (label, _) in STATUS_LABELS.items()},
        "columns": [
            {"id": "nom", "label": capital(table.spec.singular)},
            # Where more is what one looks for (activities, documented share), more comes first.
            *(
                {
                    "id": c.id,
                    "label": c.label,
                    "fields": list(c.fields),
                    **({"downFirst": True} if c.options else {}),
                }
                for c in table.columns
            ),
            {"id": PROOFS[0], "label": PROOFS[1]},
            {"id": DOCUMENTED[0], "label": DOCUMENTED[1], "downFirst": True},
        ],
        "filters": [
            {
                "id": f.id,
                "label": f.label,
                "options": [{"id": o.id, "label": o.label} for o in f.options],
            }
            for f in table.filters
        ],
        "rows": _rows(page, table, record_page),
        "fields": _fields(base, table),
        "sources": {s.id: _source(s) for s in used_sources(table)},
    }


def shown_text(cell: Cell) -> str:
    """A cell as it is read: a capital first, as on record pages; « inconnu » is a mark, not a sentence."""
    return cell.text if cell.status == UNKNOWN or not cell.facts else capital(cell.text)


def claim_counts(row: Row) -> list[tuple[str, int]]:
    """How many known facts of a row have each status, none left out."""
    facts = row.record.facts.known
    return [(s, n) for s in (*CLAIMS, CONFLICTING) if (n := sum(f.status == s for f in facts))]


def used_sources(table: Table) -> list[Source]:
    """Sources of the rows, each once, by title."""
    found = {
        o.source.id: o.source
        for row in table.rows
        for o in row.record.facts.observations
        if o.source
    }
    return sorted(found.values(), key=lambda s: (s.publisher.casefold(), s.title.casefold(), s.id))


def _rows(page: Page, table: Table, record_page: Callable[[str], str]) -> list[dict[str, Any]]:
    ranks = _ranks(table, lambda row: row.all)
    sure_ranks = _ranks(table, lambda row: row.attested)
    made = []
    for i, row in enumerate(table.rows):
        known, total = row.documented
        counts = ", ".join(f"{STATUS_LABELS[s][0]}\u00a0: {n}" for s, n in claim_counts(row))
        cells = {
            cell.column.id: _cell(cell, sure)
            for cell, sure in zip(row.all.cells, row.attested.cells, strict=True)
        }
        # « 3 sur 14 », since a spreadsheet may read « 3 / 12 » as a day.
        cells["preuves"] = {
            "text": capital(dict(PROOF_LEVELS)[row.proof]) + (f" ({counts})" if counts else "")
        }
        cells["documente"] = {"text": f"{known} sur {total}"}
        fixed = {
            "nom": i,
            "preuves": [p for p, _ in PROOF_LEVELS].index(row.proof),
            "documente": known / (total or 1),
        }
        made.append(
            {
                "id": row.record.id,
                "name": row.name,
                "url": page.to(record_page(row.record.id)),
                "words": " ".join(getattr(row.record, "aliases", ())),
                "cells": cells,
                **_answers(row.all),
                "ranks": {**ranks[i], **fixed},
                "sure": {**_answers(row.attested), "ranks": {**sure_ranks[i], **fixed}},
            }
        )
    return made


def _answers(answers: Answers) -> dict[str, Any]:
    return {"yes": dict(answers.yes), "maybe": {k: v for k, v in answers.maybe.items() if v}}


def _cell(cell: Cell, sure: Cell) -> dict[str, Any]:
    made: dict[str, Any] = {"text": shown_text(cell), "status": cell.status}
    if len(cell.facts) == 1 and (amount := _number(cell.facts[0])):
        made["number"], made["unit"] = amount
    if (
        any(whole is not left for whole, left in zip(cell.facts, sure.facts, strict=True))
        and cell.status != UNKNOWN
    ):
        dropped = sum(f.known for f in cell.facts) - sum(f.known for f in sure.facts)
        made["sure"] = {"text": shown_text(sure), "status": sure.status, "dropped": dropped}
        if made["sure"]["text"] == made["text"] and made["sure"]["status"] == made["status"]:
            del made["sure"]
    return made


def _number(fact: Fact) -> tuple[str, str] | None:
    """The number and the unit of a fact that is one plain number, for spreadsheets."""
    kind = fact.field.kind
    if (
        not isinstance(kind, (Amount, Number))
        or len(fact.values) != 1
        or any(o.detail for o in fact.observations)
    ):
        return None
    return str(fact.value), "€" if isinstance(kind, Amount) else kind.unit


def _ranks(table: Table, answers: Callable[[Row], Answers]) -> list[dict[str, int | None]]:
    """For each row, its dense position in each column, None when unknown.

    The browser then compares integers only.
    """
    ranked: list[dict[str, int | None]] = [{} for _ in table.rows]
    for i, column in enumerate(table.columns):
        values = [answers(row).cells[i].rank for row in table.rows]
        order = {
            rank: n for n, rank in enumerate(sorted({rank for rank in values if rank is not None}))
        }
        for row, value in zip(ranked, values, strict=True):
            row[column.id] = None if value is None else order[value]
    return ranked


def _fields(base: Base, table: Table) -> list[Mapping[str, Any]]:
    """Every field that at least one row knows, with the value and the proofs of each row.

    An address is left out: it always differs and tells nothing apart.
    """
    if not table.rows:
        return []
    made = []
    for name, first in table.rows[0].record.facts.items():
        if isinstance(first.field.kind, Address):
            continue
        facts = {row.record.id: row.record.facts[name] for row in table.rows}
        values = {id_: _value(base, fact) for id_, fact in facts.items() if fact.observations}
        if values:
            field = first.field
            made.append(
                {
                    "id": name,
                    "label": field.label,
                    "group": field.group,
                    "question": field.question,
                    "values": values,
                }
            )
    return made


def _value(base: Base, fact: Fact) -> dict[str, Any]:
    made: dict[str, Any] = {
        "text": capital(fact_text(base, fact)),
        "status": fact.status,
        "proofs": [_proof(base, fact, o) for o in fact.observations],
    }
    left = attested(fact)
    if left is not fact:
        made["sure"] = (
            {"text": capital(fact_text(base, left)), "status": left.status}
            if left.observations
            else None
        )
    return made


def _proof(base: Base, fact: Fact, o: Observation) -> dict[str, Any]:
    made = {
        "value": capital(observed_text(base, fact, o)),
        "claim": o.claim,
        "source": o.source.id if o.source else "",
        "published": partial_date(o.published) if o.published else "",
        "consulted": day(o.consulted) if o.consulted else "",
        "note": o.note,
    }
    return {key: value for key, value in made.items() if value}


def _source(source: Source) -> dict[str, str]:
    made = {
        "title": source.title,
        "publisher": source.publisher,
        "address": source.address or "",
        "interest": source.interest or "",
    }
    return {key: value for key, value in made.items() if value}
