"""The questionnaire of the base: no buyer question lost, fair scales, weights that do not reward being documented."""

import dataclasses
import datetime as dt
import itertools
import re
from fractions import Fraction

import pytest

import quittance
from quittance.decide import scoring
from quittance.decide.dominance import certainly_beats
from quittance.decide.evidence import knockouts_from_facts, levels_from_facts
from quittance.decide.model import read_problem
from quittance.model.criterion import LEVELS, MIDDLE
from quittance.model.facts import Facts
from quittance.model.provider import PRICE, PROVIDER_FIELDS
from tests.conftest import REPOSITORY

BASE = quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22))
Q = BASE.questionnaire
DEFAULT = {criterion.id: criterion.weight for criterion in Q.criteria}
#: Every set of weights that the page offers.
WEIGHTS = {"défaut": DEFAULT} | {p.id: {one.criterion: one.points for one in p.points} for p in Q.profiles}
PROVIDERS = list(BASE.providers.values())


def evaluated(weights, candidates, not_applicable=(), asked=(), states=None):
    """The figures of the engine by id; ``candidates``: {id: {indicator: level or None}}, ``states``: {id: {knockout: state}}."""
    raw = {
        "criteria": [
            {
                "id": c.id, "weight": float(weights[c.id]),
                "indicators": [{"id": i.id, "share": int(i.share)} for i in c.indicators],
            }
            for c in Q.criteria
        ],
        "candidates": [{"id": id_, "name": id_, "levels": levels, "knockouts": (states or {}).get(id_, {})} for id_, levels in candidates.items()],
        "knockouts": list(asked),
        "not_applicable": list(not_applicable),
        "coverage_floor": 0,
    }
    problem, faults = read_problem(raw)
    assert faults == []
    return {one.id: one for one in scoring.evaluate(problem).figures}


def known_levels(provider):
    return {id_: e.level if e else None for id_, e in levels_from_facts(BASE, Q, provider).items()}


def with_facts(provider, names):
    """The provider as if the base only held these fields."""
    fields = {name: provider.facts[name].field for name in provider.facts}
    observed = {name: provider.facts[name].observations for name in provider.facts if name in names}
    return dataclasses.replace(provider, facts=Facts(fields, observed))


# --- Nothing is lost ------------------------------------------------------------------------

#: The 23 questions of buyers, each by a word that it cannot do without.
BUYERS = (
    "argent", "minimum légal", "en direct", "exclusif", "remboursables", "échéancier", "en justice", "montant minimal",
    "taux de recouvrement", "garder", "en votre nom", "en concurrence", "Achète", "travaille vraiment", "réclamations", "image",
    "le droit de faire", "pièces", "Logiciel", "Affacturage", "Assurance-crédit", "Propriétaire", "poursuite",
)  # fmt: skip


def test_the_twenty_three_buyer_questions_are_all_asked():
    assert len(BUYERS) == 23
    assert [int(question.number) for question in Q.buyer_questions] == list(range(1, 24))
    for question, word in zip(Q.buyer_questions, BUYERS, strict=True):
        assert word in question.text, (question.number, word)
    asked = {*Q.indicators, *(k.id for k in Q.knockouts), *(c.id for c in Q.contract)}
    assert all(question.answered_by and set(question.answered_by) <= asked for question in Q.buyer_questions)


def test_the_contract_holds_the_nine_points_to_read_before_signing():
    assert {
        "clause-mandat", "clause-assurance", "clause-compte-dedie", "clause-declaration", "clause-reversement", "clause-exclusivite",
        "clause-duree-preavis", "clause-paiement-direct", "clause-frais-de-justice",
    } <= {clause.id for clause in Q.contract}  # fmt: skip


def test_each_of_the_forty_four_questions_is_scored_once():
    for criterion in Q.criteria:
        covered = [name for indicator in criterion.indicators for name in indicator.questions]
        assert sorted(covered) == sorted(question.id for question in criterion.questions)
    assert sum(len(indicator.questions) for indicator in Q.indicators.values()) == 44


def test_five_levels_that_say_five_things():
    for indicator in Q.indicators.values():
        assert len({level.lower() for level in indicator.levels}) == LEVELS == 5
        assert all(len(level) > 12 for level in indicator.levels), indicator.id


def test_legal_requirements_name_their_text():
    legal = [knockout for knockout in Q.knockouts if knockout.kind == "loi"]
    assert {"CPCE, art. R124-2", "CPCE, art. R124-3", "CPCE, art. L111-8"} <= {knockout.basis for knockout in legal}
    assert all(re.search(r"art\. [LR]?\d+", knockout.basis) for knockout in legal)


def test_the_method_says_whose_it_is():
    assert "Gestion Crédit Expert, cabinet lui-même comparé ici" in Q.origin
    assert "la méthode de cette base" in Q.origin
    assert {profile.id for profile in Q.profiles} >= {
        "tresorerie-urgente", "relation-a-preserver", "creances-internationales", "gros-volumes-b2c", "pme-peu-de-dossiers",
    }  # fmt: skip


# --- A price is no quality ------------------------------------------------------------------


def test_a_low_price_is_never_scored_as_a_light_service():
    """No fact about prices gives a level, and no level outside the reader's own two bounds speaks of a price level."""
    for indicator in Q.indicators.values():
        assert not [rule.field for rule in indicator.from_facts if PROVIDER_FIELDS[rule.field].group == PRICE]
        for level in indicator.levels:
            assert not re.search(r"\b(?:cher|chère|bon marché|prix (?:bas|élevé)|bas prix)\b", level, re.IGNORECASE), level
    (opinion,) = [i for i in Q.indicators.values() if "niveau-remuneration" in i.questions]
    assert "l’opinion d’un vendeur" in opinion.proof
    cost = Q.indicators["cout-total-scenario"]
    assert "fixé d’avance comme inacceptable" in cost.levels[0]
    assert "fixé d’avance comme visé" in cost.levels[-1]


# --- Being documented earns nothing ---------------------------------------------------------


@pytest.mark.parametrize("weights", WEIGHTS.values(), ids=WEIGHTS)
def test_no_weights_reward_being_documented(weights):
    """With what the base holds, nobody's central value passes that of a provider of whom nothing is known."""
    candidates = {"nul": dict.fromkeys(Q.indicators)} | {p.id: known_levels(p) for p in PROVIDERS}
    figures = evaluated(weights, candidates)
    assert figures["nul"].central == 50
    assert any(figures[p.id].coverage for p in PROVIDERS)
    for provider in PROVIDERS:
        assert figures[provider.id].central <= 50, provider.id


@pytest.mark.parametrize("weights", WEIGHTS.values(), ids=WEIGHTS)
def test_the_middle_level_known_is_worth_an_unknown(weights):
    """Whatever is documented, and how much: a fact at the middle level moves no central value."""
    indicators = list(Q.indicators)
    figures = evaluated(weights, {
        f"connu-{count}": {id_: MIDDLE if n < count else None for n, id_ in enumerate(indicators)}
        for count in (0, 1, 7, 20, len(indicators))
    })  # fmt: skip
    assert {one.central for one in figures.values()} == {Fraction(50)}


def test_taking_facts_away_raises_no_value_above_what_known_levels_give():
    """Central value with some facts: the known levels, and the middle for all the rest, whatever the other facts."""
    for provider in PROVIDERS:
        spoken = {rule.field for i in Q.indicators.values() for rule in i.from_facts}
        told = sorted(spoken & {fact.field.name for fact in provider.facts.known})
        for count in range(len(told) + 1):
            for names in itertools.combinations(told, count):
                levels = known_levels(with_facts(provider, names))
                known = {id_: level for id_, level in levels.items() if level is not None}
                figures = evaluated(DEFAULT, {"faits": levels, "niveaux": {i: known.get(i, MIDDLE) for i in Q.indicators}})
                assert figures["faits"].central == figures["niveaux"].central <= 50


def test_levels_do_not_depend_on_how_much_else_is_known():
    spoken = {rule.field for i in Q.indicators.values() for rule in i.from_facts}
    spoken |= {rule.field for k in Q.knockouts for rule in k.from_facts}
    for provider in PROVIDERS:
        bare = with_facts(provider, spoken)
        assert known_levels(bare) == known_levels(provider)
        assert knockouts_from_facts(BASE, Q, bare) == knockouts_from_facts(BASE, Q, provider)


def test_an_unchecked_fact_gives_at_most_the_middle_level():
    for indicator in Q.indicators.values():
        assert all(rule.level <= MIDDLE or rule.verified for rule in indicator.from_facts), indicator.id
    # A field that is scored is no hard requirement too: nothing is counted in two ways.
    scored = {rule.field for i in Q.indicators.values() for rule in i.from_facts}
    assert not scored & {rule.field for k in Q.knockouts for rule in k.from_facts}


# --- Expected cases -------------------------------------------------------------------------


def tenth(value: Fraction) -> Fraction:
    return Fraction(int(value * 10 + Fraction(1, 2)), 10)


@pytest.mark.parametrize("case", Q.cases, ids=lambda case: case.id)
def test_expected_case(case):
    weights = WEIGHTS[case.profile] if case.profile else DEFAULT
    candidates = {}
    for candidate in case.candidates:
        levels = dict.fromkeys(Q.indicators, None if candidate.everywhere is None else int(candidate.everywhere))
        levels |= {one.indicator: None if one.level is None else int(one.level) for one in candidate.levels}
        candidates[candidate.id] = levels
    states = {c.id: {s.knockout: "met" if s.met else "failed" for s in c.knockouts} for c in case.candidates}
    figures = evaluated(weights, candidates, case.not_applicable, case.asked, states)
    assert {id_ for id_, one in figures.items() if one.status == scoring.SET_ASIDE} == {c.id for c in case.candidates if c.aside}
    for candidate in case.candidates:
        one = figures[candidate.id]
        assert tenth(one.floor) == candidate.floor
        assert tenth(one.central) == candidate.central
        assert tenth(one.ceiling) == candidate.ceiling
        assert tenth(one.coverage * 100) == candidate.coverage
    ranked = sorted((one for one in figures.values() if one.status != scoring.SET_ASIDE), key=lambda one: -one.central)
    ahead = [one for one in ranked if one.central == ranked[0].central]
    assert (ahead[0].id if len(ahead) == 1 else None) == case.first
    if case.first:
        assert all(certainly_beats(ranked[0], other) for other in ranked[1:]) == case.certain
    else:
        assert not case.certain
