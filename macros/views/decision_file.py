"""« Dossier de décision »: the grid as the document that one prints, signs and defends; a blank form without JavaScript."""

from __future__ import annotations

from typing import Any

from macros.environment import render
from macros.links import Page
from macros.slots import slots
from macros.views.grid import ANCHORS, grid_data
from macros.views.grid import parameters as grid_parameters
from macros.views.offers import OFFER, SCENARIO, fields
from quittance import Base
from quittance.model.questionnaire import Questionnaire

NBSP = "\u00a0"
#: Loaded by the page, in this order.
SCRIPTS = (
    "engine/decide/fraction.js", "engine/decide/model.js", "engine/decide/scoring.js", "engine/decide/dominance.js",
    "engine/decide/sensitivity.js", "engine/decide/simulation.js", "engine/decide/explain.js", "engine/decide/sentences.js",
    "engine/text.js", "engine/money.js", "engine/pricing.js", "engine/offers-input.js", "engine/offers-words.js",
    "engine/carry.js", "ui/ranking-state.js",
    "engine/grid/state.js", "engine/grid/address.js", "engine/grid/file.js", "engine/grid/panel.js", "engine/grid/costs.js",
    "engine/grid/problem.js", "engine/grid/report.js",
    "ui/html.js", "ui/download.js", "ui/errors.js", "ui/ranking-plots.js", "ui/grid-example.js",
    "ui/dossier-tables.js", "ui/dossier-choice.js", "ui/dossier-result.js", "ui/dossier-prices.js", "ui/dossier-annexes.js",
    "ui/dossier.js",
)  # fmt: skip
OUTPUTS = ("decision", "couts-dossier")
#: Characters of what is typed on this page.
LONGEST = 1000
#: Blank rows and columns of the printed form.
BLANK_CANDIDATES = 4
BLANK_QUESTIONS = 6
#: Who signs: roles, never names.
ROLES = ("Direction administrative et financière", "Direction générale", "Évaluateur", "")


def decision_file(base: Base, page: Page) -> str:
    """The whole document, its parts blank until the script fills them."""
    questionnaire = _questionnaire(base)
    return slots.hold(render(
        "decision_file.html.j2", base=base, page=page, questionnaire=questionnaire, data=decision_data(base, page),
        situation=base.situation, SCENARIO=SCENARIO, OFFER={field.name: field for field in OFFER}, ROLES=ROLES, LONGEST=LONGEST,
        BLANK_CANDIDATES=BLANK_CANDIDATES, BLANK_QUESTIONS=BLANK_QUESTIONS, SCRIPTS=SCRIPTS,
    ))  # fmt: skip


def decision_data(base: Base, page: Page) -> dict[str, Any]:
    """What the script needs: that of the grid, the two ends of each criterion, labels of prices."""
    return {
        **grid_data(base, page),
        "swings": {c.id: {"worst": c.worst, "best": c.best} for c in _questionnaire(base).criteria},
        "fields": _labels(),
    }


def _labels() -> dict[str, str]:
    """What readers call each price entry, by its name in the address; those of an offer without their prefix."""
    own = {field.name: field.label for field in (*SCENARIO, *ANCHORS)}
    return own | {
        field.name.removeprefix("a-"): field.label.removesuffix(", offre A") for field in fields() if field.name.startswith("a-")
    }


def parameters(base: Base) -> list[dict[str, Any]]:
    """What the address of the page may hold: that of the grid, and the decision as written here."""
    own = [
        ("decision", "Décision retenue et ses motifs", "Confier les créances de plus de 90 jours, pour six mois."),
        ("reserves", "Réserves et conditions", "Sous réserve de l’attestation d’assurance."),
    ]
    known = {name for name, _, _ in own}
    return [one for one in grid_parameters(base) if one["name"] not in known] + [
        {"name": name, "type": "texte", "where": "fragment", "label": label, "example": example} for name, label, example in own
    ]


def _questionnaire(base: Base) -> Questionnaire:
    if base.questionnaire is None:
        raise KeyError("criteria.yaml n’a pas pu être lu")
    return base.questionnaire
