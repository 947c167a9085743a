"""« Grille d’évaluation »: the reader's own candidates, marked on every indicator, by several people, priced in euros."""

from __future__ import annotations

from typing import Any

from macros import texts
from macros import workbooks as files  # the workbooks read the form of offers, which is a view
from macros.environment import render
from macros.links import Page
from macros.slots import slots
from macros.views.offers import ACTS, BANDS, OFFER, SCENARIO, Field, fields, parameter
from macros.views.ranking import choices as ranking_choices
from macros.views.ranking import ranking_data
from macros.views.situation import situation_data
from quittance import Base
from quittance.model.questionnaire import Questionnaire

NBSP, NNBSP = "\u00a0", "\u202f"
#: Loaded by the page, in this order.
SCRIPTS = (
    "engine/decide/fraction.js", "engine/decide/model.js", "engine/decide/scoring.js", "engine/decide/dominance.js",
    "engine/decide/sensitivity.js", "engine/decide/simulation.js", "engine/decide/explain.js", "engine/decide/sentences.js", "engine/decide/change.js",
    "engine/csv.js", "engine/text.js", "engine/money.js", "engine/pricing.js", "engine/offers-input.js", "engine/offers-words.js",
    "engine/carry.js", "ui/ranking-state.js",
    "engine/grid/state.js", "engine/grid/address.js", "engine/grid/file.js", "engine/grid/panel.js", "engine/grid/costs.js",
    "engine/grid/problem.js", "engine/grid/merge.js", "engine/grid/spreadsheet.js", "engine/grid/workbook.js",
    "ui/html.js", "ui/download.js", "ui/errors.js", "ui/keeping.js", "ui/ranking-plots.js", "ui/ranking-result.js",
    "ui/grid-example.js", "ui/grid-setup.js", "ui/grid-people.js", "ui/grid-marks.js", "ui/grid-requirements.js", "ui/grid-prices.js",
    "ui/grid-panel.js", "ui/grid-result.js", "ui/grid-keep.js", "ui/grid.js",
)  # fmt: skip
OUTPUTS = ("panel-grille", "prix-grille", "resultat-grille")
MOST_CANDIDATES = 8
BLANK_COLUMNS = 3
#: What stands for the number of a candidate in the fields that the script copies for each of them.
ANY = "o0"

#: The two ends of the price scale, which the reader fixes before opening any offer.
ANCHORS = (
    Field("cout-vise", "Coût visé", "montant", f"Le total pour lequel vous signeriez sans discuter{NBSP}: il vaut 100.", f"3{NNBSP}000,00{NBSP}€"),
    Field("cout-inacceptable", "Coût inacceptable", "montant", f"Le total à partir duquel vous renoncez{NBSP}: il vaut 0.", f"12{NNBSP}000,00{NBSP}€"),
)  # fmt: skip

#: The sentences of a ranking, where those of published facts would not fit answers that the reader collects.
OWN_SENTENCES = {
    "NOTHING_RANKED": "Pas encore assez de notes pour un classement\u00a0: aucun candidat n’est noté sur {least:whole} du poids. L’ordre affiché est neutre.",
    "NOT_ENOUGH_PUBLISHED": "{candidate:candidate}\u00a0: pas encore assez de notes, {coverage:whole} du poids pour {least:whole} demandés\u00a0; entre {floor:number} et {ceiling:number} sur 100.",
    "LEAD_ALONE": "Seul {first:candidate} est assez noté pour être classé\u00a0: {central:number} sur 100, entre {floor:number} et {ceiling:number} ({coverage:whole} du poids). Il n’y a personne à qui le comparer.",
}


def grid(base: Base, page: Page) -> str:
    """The whole tool: a grid that prints blank as it stands, its data, room for what the script builds."""
    questionnaire = _questionnaire(base)
    return slots.hold(render(
        "grid/page.html.j2", base=base, page=page, questionnaire=questionnaire, data=grid_data(base, page), rich=texts.rich,
        questions={q.id: q for c in base.criteria.values() for q in c.questions},
        SCENARIO=SCENARIO, ANCHORS=ANCHORS, OFFER={f.name: f for f in OFFER}, BANDS=BANDS, ACTS=ACTS, ANY=ANY,
        TEMPLATE=files.TEMPLATE, MOST_CANDIDATES=MOST_CANDIDATES, BLANK_COLUMNS=BLANK_COLUMNS, SCRIPTS=SCRIPTS,
        total=len(questionnaire.indicators),
    ))  # fmt: skip


def grid_data(base: Base, page: Page) -> dict[str, Any]:
    """What the script needs: that of the ranking, the questions of the situation, the indicator that the price feeds."""
    data = ranking_data(base, page)
    situation = situation_data(base, page)
    return {
        **data,
        "sentences": data["sentences"] | OWN_SENTENCES,
        "price_indicator": _questionnaire(base).parameters.price_indicator or "",
        "situation": {"questions": situation["questions"]},
    }


def parameters(base: Base) -> list[dict[str, Any]]:
    """What the address of the page may hold, all in its fragment, for the register of pages.

    Names that carry a number from 1 to 8 or the initials of an evaluator are given for the
    first candidate and the evaluator AB, with the ``pattern`` of all of them.
    """
    questionnaire = _questionnaire(base)
    indicator, knockout = next(iter(questionnaire.indicators)), questionnaire.knockouts[0].id
    question = base.situation.questions[0] if base.situation else None
    shared = [one for one in ranking_choices(base) if one["name"] not in ("famille", "reintegres")]
    own = [
        _one("situation", "liste", "Réponses de «\u00a0Ma situation\u00a0»", f"{question.id}:{question.options[0].id}" if question else ""),
        _one("question", "texte", "Ce qui est à décider", "Qui recouvre nos factures en retard\u00a0?"),
        *shared,
        _one("candidat-1", "texte", "Nom du candidat 1", "Alpha", pattern="candidat-N"),
        _one("fiche-1", "choix", "Fiche du candidat 1 dans la base", min(base.providers, default=""), values=sorted(base.providers), pattern="fiche-N"),
        _one("evaluateurs", "liste", "Initiales des évaluateurs", "AB,CD"),
        _one("niveaux-1-AB", "liste", "Notes du candidat 1 par AB", f"{indicator}:3", pattern="niveaux-N-INITIALES"),
        _one(f"motifs-1-AB-{indicator}", "texte", "Commentaire d’une note", "Deux références appelées.", pattern="motifs-N-INITIALES-INDICATEUR"),
        _one("exigences-1-AB", "liste", "Exigences du candidat 1, vues par AB", f"{knockout}:respecte", pattern="exigences-N-INITIALES"),
        _one("reintegres", "liste", "Numéros des candidats réintégrés", "1"),
    ]
    portfolio = [parameter(field) for field in (*SCENARIO, *ANCHORS)]
    first = [field for field in fields() if field.name.startswith("a-") and field.name != "a-nom"]
    offers = [
        parameter(Field(f"o1-{field.name[2:]}", field.label.replace("offre A", "candidat 1"), field.kind, "", field.example, False, field.choices))
        | {"pattern": f"oN-{field.name[2:]}"}
        for field in first
    ]
    shown = [
        _one("v", "texte", "Version des données d’un lien partagé", base.digest),
        _one("alors", "liste", "Résultat montré quand le lien a été fait", "1:667.618.717", requires=["v"]),
    ]
    return own + portfolio + offers + shown


def _one(name: str, kind: str, label: str, example: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "type": kind, "where": "fragment", "label": label, **more, "example": example}


def _questionnaire(base: Base) -> Questionnaire:
    if base.questionnaire is None:
        raise KeyError("criteria.yaml n’a pas pu être lu")
    return base.questionnaire
