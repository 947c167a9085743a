"""A comparison table, its filters and the data that its script needs."""

from __future__ import annotations

from macros.environment import render
from macros.links import Page, provider_page, training_page
from macros.slots import slots
from macros.views.comparison_data import claim_counts, script_data, shown_text, used_sources
from macros.views.facts import lowered, tears, unknown_sentence
from quittance import Base
from quittance.compare import PROOF_LEVELS, Cell, build
from quittance.model.facts import CLAIMS, CONFLICTING, UNKNOWN

#: Statuses of the legend, in the order of the look.
LEGEND = (*CLAIMS, CONFLICTING, UNKNOWN)
#: Loaded by pages that hold a comparison, in this order.
SCRIPTS = (
    "engine/text.js",
    "engine/synonyms.js",
    "engine/table.js",
    "engine/address.js",
    "engine/csv.js",
    "engine/workbook.js",
    "engine/comparison-words.js",
    "engine/comparison-sheets.js",
    "ui/html.js",
    "ui/download.js",
    "ui/picks.js",
    "ui/masking.js",
    "ui/side-by-side.js",
    "ui/comparison.js",
)


def comparison(base: Base, page: Page, family: str) -> str:
    """The whole comparison of a family of providers, or of the trainings (``"formations"``)."""
    table = build(base, family)
    record_page = training_page if family == "formations" else provider_page
    html = render(
        "comparison.html.j2",
        base=base,
        page=page,
        table=table,
        family=family,
        name=_name(base, family),
        singular=table.spec.singular,
        plural=table.spec.plural,
        LEGEND=LEGEND,
        SCRIPTS=SCRIPTS,
        PROOFS=dict(PROOF_LEVELS),
        record_page=record_page,
        tears=tears,
        unknown_sentence=unknown_sentence,
        question=_question,
        claim_counts=claim_counts,
        shown_text=shown_text,
        lowered=lowered,
        explained=[column for column in table.columns if column.about],
        most=max((row.documented[1] for row in table.rows), default=0),
        sources=used_sources(table),
        data=script_data(base, page, table, _name(base, family), record_page),
    )
    return slots.hold(html)


def _name(base: Base, family: str) -> str:
    entry = base.vocabularies.get("familles", {}).get(family)
    return entry.plural if entry else "Formations"


def _question(cell: Cell) -> str:
    """The first thing to ask about what a cell does not know."""
    return next(
        (f.field.question for f in cell.facts if f.status == UNKNOWN and f.field.question), ""
    )
