"""« Mes critères et classement »: importances, hard requirements and what facts say of each candidate."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.environment import render
from macros.links import Page, family_page, provider_page, source_anchor
from macros.slots import slots
from macros.views.situation import situation_questions
from quittance import Base
from quittance.compare import observed_text
from quittance.decide import SENTENCES
from quittance.decide.evidence import knockouts_from_facts, levels_from_facts
from quittance.format import day, partial_date
from quittance.model.criterion import Indicator
from quittance.model.facts import Observation
from quittance.model.provider import Provider
from quittance.model.questionnaire import Case, Knockout, Profile, Questionnaire
from quittance.text.collation import sort_key

SCRIPTS = (
    "engine/decide/fraction.js", "engine/decide/model.js", "engine/decide/scoring.js", "engine/decide/dominance.js",
    "engine/decide/sensitivity.js", "engine/decide/simulation.js", "engine/decide/explain.js", "engine/decide/sentences.js",
    "engine/decide/change.js", "engine/csv.js", "ui/html.js", "ui/download.js", "ui/errors.js", "ui/keeping.js",
    "ui/ranking-state.js", "ui/ranking-address.js", "ui/ranking-plots.js", "ui/ranking-result.js", "ui/ranking-situation.js",
    "ui/ranking-keep.js", "ui/ranking-picks.js", "ui/ranking.js",
)  # fmt: skip
#: The case of the questionnaire shown as a whole ranking; all of it is invented, and says so.
FICTITIOUS = "jeu-fictif"


def ranking(base: Base, page: Page) -> str:
    """The whole tool: a form that prints as it stands, its data, room for the result."""
    questionnaire = _questionnaire(base)
    return slots.hold(render(
        "ranking.html.j2", base=base, page=page, questionnaire=questionnaire, sets=_sets(base, page),
        criteria={criterion.id: criterion for criterion in questionnaire.criteria},
        family_page=family_page, FICTITIOUS=FICTITIOUS, data=ranking_data(base, page), SCRIPTS=SCRIPTS,
    ))  # fmt: skip


def ranking_data(base: Base, page: Page) -> dict[str, Any]:
    """What the script needs; titles and described levels in the order of the questionnaire."""
    questionnaire = _questionnaire(base)
    parameters = questionnaire.parameters
    return {
        "version": base.digest,
        "criteria": [
            {
                "id": c.id, "title": c.title, "weight": float(c.weight),
                "indicators": [
                    {"id": i.id, "title": i.title, "share": int(i.share), "levels": list(i.levels), "proof": i.proof, "when": _when(i)}
                    for i in c.indicators
                ],
            }
            for c in questionnaire.criteria
        ],
        "knockouts": [
            {"id": k.id, "title": k.title, "question": k.question, "families": list(k.families), "when": _when(k)}
            for k in questionnaire.knockouts
        ],
        "profiles": [
            {
                "id": p.id, "title": p.title, "text": p.text, "when": _when(p),
                "points": {one.criterion: float(one.points) for one in p.points},
            }
            for p in questionnaire.profiles
        ],
        "parameters": {
            "coverage_floor": int(parameters.coverage_floor), "draws": int(parameters.draws),
            "concentration": int(parameters.concentration), "seed": int(parameters.seed),
        },
        "sentences": SENTENCES,
        "sets": _sets(base, page),
        "situation": {"questions": situation_questions(base)},
    }  # fmt: skip


def _when(owner: Indicator | Knockout | Profile) -> list[dict[str, Any]]:
    """The conditions on the situation, all of which must be met."""
    return [{"question": one.question, "options": list(one.options)} for one in owner.when]


def _sets(base: Base, page: Page) -> list[dict[str, Any]]:
    """Each family that has candidates, in the order of its vocabulary, then the fictitious set."""
    made = []
    for family in ranked_families(base):
        entry = base.vocabularies["familles"][family]
        providers = [p for p in base.providers.values() if p.family == family]
        made.append(
            {
                "id": family, "label": entry.plural or entry.label, "fictitious": False, "text": "", "table": page.to(family_page(family)),
                "asked": [],
                "candidates": [_candidate(base, page, p) for p in sorted(providers, key=lambda p: sort_key(p.name))],
            }
        )
    case = next((case for case in _questionnaire(base).cases if case.id == FICTITIOUS), None)
    return made + ([_fictitious(_questionnaire(base), case)] if case else [])


def ranked_families(base: Base) -> list[str]:
    """Families that have candidates, in the order of their vocabulary."""
    filled = {provider.family for provider in base.providers.values()}
    return [family for family in base.vocabularies["familles"] if family in filled]


def _candidate(base: Base, page: Page, provider: Provider) -> dict[str, Any]:
    questionnaire = _questionnaire(base)
    levels = levels_from_facts(base, questionnaire, provider)
    states = knockouts_from_facts(base, questionnaire, provider)
    return {
        "id": provider.id, "name": provider.name, "href": page.to(provider_page(provider.id)),
        "levels": {id_: found.level for id_, found in levels.items() if found and found.level is not None},
        "knockouts": {id_: state for id_, (state, _) in states.items()},
        "proofs": {id_: _proofs(base, page, provider, found.observations) for id_, found in levels.items() if found}
        | {id_: _proofs(base, page, provider, observations) for id_, (_, observations) in states.items() if observations},
    }


def _proofs(base: Base, page: Page, provider: Provider, observations: Iterable[Observation]) -> list[dict[str, str]]:
    fields = {id(o): fact for fact in provider.facts.values() for o in fact.observations}
    made = []
    for o in observations:
        fact, source = fields[id(o)], o.source
        made.append({
            "text": f"{fact.field.label}\u00a0: {observed_text(base, fact, o)}",
            "claim": o.claim,
            "source": source.publisher if source else "aucune source lue",
            "address": (source.address or page.to(source_anchor(source.id))) if source else "",
            "date": f"publié\u00a0: {partial_date(o.published)}" if o.published else f"lu le {day(o.consulted)}" if o.consulted else "date inconnue",
        })
    return made


def _fictitious(questionnaire: Questionnaire, case: Case) -> dict[str, Any]:
    def levels(candidate: Any) -> dict[str, int]:
        own = dict.fromkeys(questionnaire.indicators, candidate.everywhere) | {one.indicator: one.level for one in candidate.levels}
        return {id_: int(level) for id_, level in own.items() if level is not None}

    return {
        "id": FICTITIOUS, "label": "Jeu fictif", "fictitious": True, "text": case.text, "table": "",
        "asked": list(case.asked),
        "candidates": [
            {
                "id": c.id, "name": f"{c.id.replace('-', ' ').title()} (FICTIF)", "levels": levels(c),
                "knockouts": {s.knockout: "met" if s.met else "failed" for s in c.knockouts}, "proofs": {},
            }
            for c in case.candidates
        ],
    }


def parameters(base: Base) -> list[dict[str, Any]]:
    """What the address of the page may hold, all in its fragment, for the register of pages."""
    made = choices(base)
    if base.situation is not None:
        question = base.situation.questions[0]
        made.append(_one("situation", "liste", "Réponses de «\u00a0Ma situation\u00a0»", f"{question.id}:{question.options[0].id}"))
    return [
        *made,
        _one("suite", "texte", "Choix d’une étape suivante, gardés tels quels", "candidat-1%3DAlpha"),
        _one("vers", "choix", "Partie de la page à montrer d’abord", "resultat", values=["resultat"]),
        _one("v", "texte", "Version des données d’un lien partagé", base.digest),
        _one("alors", "liste", "Classement montré quand le lien a été fait", "gcollect:-,legalcity:x", requires=["v"]),
    ]


def choices(base: Base) -> list[dict[str, Any]]:
    """The choices themselves, which the grid takes too."""
    questionnaire = _questionnaire(base)
    families = [*ranked_families(base), FICTITIOUS]
    return [
        _one("famille", "choix", "Famille de prestataires", families[1], values=families),
        _one("profil", "choix", "Profil", questionnaire.profiles[0].id, values=[p.id for p in questionnaire.profiles]),
        *(_one(c.id, "nombre", f"Importance\u00a0: {c.title}", "40") for c in questionnaire.criteria),
        _one("exiger", "liste", "Exigences éliminatoires", questionnaire.knockouts[0].id, values=[k.id for k in questionnaire.knockouts]),
        _one("sans-objet", "liste", "Indicateurs sans objet", next(iter(questionnaire.indicators)), values=list(questionnaire.indicators)),
        _one("reintegres", "liste", "Candidats réintégrés", min(base.providers, default="candidat-a")),
    ]


def _one(name: str, kind: str, label: str, example: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "type": kind, "where": "fragment", "label": label, **more, "example": example}


def _questionnaire(base: Base) -> Questionnaire:
    if base.questionnaire is None:
        raise KeyError("criteria.yaml n’a pas pu être lu")
    return base.questionnaire
