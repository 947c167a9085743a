"""The kit of collaboration: file handed over, figures, meeting, review, plan; all of it printable without JavaScript."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from macros import texts
from macros.environment import render
from macros.links import Page
from macros.slots import slots
from macros.views.legal_lines import legal_lines
from quittance import Base
from quittance.model.collaboration import (
    FORMAT_LABELS,
    MEASURE_LABELS,
    SCOPE_LABELS,
    UNIT_LABELS,
    Meeting,
    Part,
)

#: Loaded by the page, in this order.
SCRIPTS = (
    "engine/text.js",
    "engine/money.js",
    "engine/csv.js",
    "engine/csv-read.js",
    "engine/civil.js",
    "engine/transmission.js",
    "ui/html.js",
    "ui/download.js",
    "ui/kit.js",
    "ui/transmission.js",
)
FOLDER = "telechargements"
FILE, FILE_CSV = f"{FOLDER}/fichier-transmission.xlsx", f"{FOLDER}/fichier-transmission.csv"
DASHBOARD, PLAN = f"{FOLDER}/tableau-de-bord.xlsx", f"{FOLDER}/plan-amelioration.xlsx"
#: What opens the line of example in every model handed out.
FICTITIOUS = "FICTIF"
OUTPUTS = ("controle-fichier",)


def _part(base: Base, page: Page, part: Part, template: str, **more: Any) -> str:
    return slots.hold(render(
        f"kit/{template}.html.j2", base=base, page=page, part=part, rich=texts.rich, laws=legal_lines(base, part.laws),
        practices=[base.practices[id_] for id_ in part.practices], **more,
    ))  # fmt: skip


def origin(base: Base, page: Page) -> str:
    """Where the ideas come from, and what is the method of the base."""
    return slots.hold(render("kit/origin.html.j2", base=base, page=page, kit=base.collaboration, rich=texts.rich))


def transmission(base: Base, page: Page) -> str:
    """What to hand over, column by column, and what never to."""
    part = base.collaboration.transmission
    groups = [(name, list(columns)) for name, columns in groupby(part.columns, key=lambda column: column.group)]
    return _part(
        base, page, part, "transmission", groups=groups, formats=FORMAT_LABELS, book=page.to(FILE), sheet=page.to(FILE_CSV),
    )  # fmt: skip


def control(base: Base, page: Page) -> str:
    """The tool that checks a file in the browser, and the scripts of the page."""
    return slots.hold(render("kit/control.html.j2", base=base, page=page, data=control_data(base), SCRIPTS=SCRIPTS))


def control_data(base: Base) -> dict[str, Any]:
    """What the browser needs to check a file."""
    file = base.collaboration.transmission
    return {
        "columns": [
            {"id": c.id, "label": c.label, "format": c.format, "values": list(c.values), "needed": c.needed, "example": c.example} for c in file.columns
        ],
        "rules": [{"id": r.id, "kind": r.kind, "columns": list(r.columns), "message": r.message, "severity": r.severity} for r in file.rules],
        "forbidden": list(file.forbidden),
        "debtor": list(file.debtor),
        "amount": file.amount,
        "due": file.due,
        "ages": [int(age) for age in file.ages],
        "fictitious": FICTITIOUS,
    }


def dashboard(base: Base, page: Page) -> str:
    """Each rate with what is above, what is below, for which files, and what distorts it; then each measure."""
    kit = base.collaboration
    return _part(
        base, page, kit.dashboard, "dashboard", measures=kit.measures, units=UNIT_LABELS, kinds=MEASURE_LABELS, scopes=SCOPE_LABELS, book=page.to(DASHBOARD),
    )  # fmt: skip


def meeting(base: Base, page: Page) -> str:
    """The agenda, with who prepares what, and the same as a text to copy."""
    part = base.collaboration.meeting
    return _part(base, page, part, "meeting", total=sum(item.minutes for item in part.agenda), text=agenda_text(part))


def agenda_text(part: Meeting) -> str:
    """The agenda for an e-mail."""
    lines = [f"Ordre du jour ({sum(item.minutes for item in part.agenda)}\u00a0minutes)", f"Participants\u00a0: {part.present}", ""]
    for rank, item in enumerate(part.agenda, 1):
        lines += [
            f"{rank}. {item.title} ({item.minutes}\u00a0minutes)",
            f"   Nous préparons\u00a0: {item.creditor}",
            f"   Le prestataire prépare\u00a0: {item.provider}",
            f"   On en sort avec\u00a0: {item.outcome}",
            "",
        ]
    return "\n".join(lines).rstrip() + "\n"


def review(base: Base, page: Page) -> str:
    """The form of the end of a period; it opens with what went well."""
    kit = base.collaboration
    return _part(base, page, kit.review, "review", rates=kit.dashboard.rates)


def plan(base: Base, page: Page) -> str:
    """The plan of improvement, to fill in on screen or on paper."""
    return _part(base, page, base.collaboration.plan, "plan", book=page.to(PLAN), FICTITIOUS=FICTITIOUS)
