"""The request for information and the checklist of the contract: nothing lost, each thing with its proof, its source, its law."""

import dataclasses
import datetime as dt
import re

import pytest

import quittance
from macros.links import Page
from macros.slots import slots
from macros.views.requests import BUYERS, HARD, contract, parameters, parts, request_data, requests
from quittance.model.facts import UNKNOWN
from quittance.text.collation import sort_key
from tests.conftest import REPOSITORY

TODAY = dt.date(2026, 11, 22)
PAGE = Page("choisir/demande.md")


@pytest.fixture(scope="module")
def base():
    slots.stop()
    return quittance.load(REPOSITORY / "data", today=TODAY)


def text(html: str) -> str:
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def items(html: str) -> dict[str, str]:
    return {id_: text(rest) for id_, rest in re.findall(r'<li id="([^"]+)"[^>]*>(.*?)</li>', html, re.S)}


def test_every_question_is_asked_once_with_its_proof(base):
    asked = base.questionnaire
    expected = [k.id for k in asked.knockouts]
    expected += [q.id for c in sorted(asked.criteria, key=lambda c: c.rank) for q in c.questions]
    expected += [f"acheteur-{q.number}" for q in asked.buyer_questions]
    shown = items(requests(base, PAGE))
    assert list(shown) == expected
    for criterion in asked.criteria:
        for question in criterion.questions:
            assert question.proof in shown[question.id].replace("&#39;", "'")


def test_every_buyer_question_says_why_its_sources_and_what_settles_it(base):
    shown = items(requests(base, PAGE))
    buyers = next(part for part in parts(base) if part.id == BUYERS)
    assert len(buyers.items) == len(base.questionnaire.buyer_questions)
    for question in base.questionnaire.buyer_questions:
        words = shown[f"acheteur-{question.number}"]
        assert "Pourquoi" in words and "Preuve attendue" in words and "Sources" in words
        for source in question.sources:
            assert base.sources[source].publisher in words or base.sources[source].title in words


def test_a_buyer_question_concerns_every_family_unless_all_its_answers_are_restricted(base):
    asked = base.questionnaire
    by_id = {q.number: q for q in asked.buyer_questions}
    for item in next(part for part in parts(base) if part.id == BUYERS).items:
        answers = by_id[int(item.id.removeprefix("acheteur-"))].answered_by
        if any(answer in asked.indicators for answer in answers):
            assert item.families == ()


def test_ids_are_unique_on_the_page(base):
    ids = re.findall(r'\sid="([^"]+)"', requests(base, PAGE))
    assert len(ids) == len(set(ids))


def test_the_unknowns_of_an_organisation_are_its_own(base):
    data = request_data(base)
    assert set(data["organisations"]) == set(base.providers)
    for provider in base.providers.values():
        unknown = data["organisations"][provider.id]["unknown"]
        assert unknown == [n for n, f in provider.facts.items() if f.status == UNKNOWN and f.field.question]
        assert all(data["fields"][name] == [provider.facts[name].field.label, provider.facts[name].field.question] for name in unknown)


def test_the_address_takes_what_the_page_offers(base):
    names = {one["name"]: one["values"] for one in parameters(base)}
    assert names["parties"] == [HARD, *(c.id for c in sorted(base.questionnaire.criteria, key=lambda c: c.rank)), BUYERS]
    # Alphabetical by name, whatever the order of the files: accents and case do not count.
    assert names["organisme"] == sorted(base.providers, key=lambda id_: sort_key(base.providers[id_].name))
    assert names["familles"] == list(base.vocabularies["familles"])


def test_the_contract_has_every_clause_with_its_law_its_period_and_its_doubt(base):
    shown = items(contract(base, Page("choisir/contrat.md")))
    assert list(shown) == [clause.id for clause in base.questionnaire.contract]
    for clause in base.questionnaire.contract:
        words = shown[clause.id]
        assert "Pourquoi" in words and "À demander" in words
        for id_ in clause.laws:
            value = base.law[id_].at_date(TODAY)
            assert base.law[id_].title in words
            assert "depuis" in words or "date de début non relevée" in words or "du " in words
            assert not value.to_verify or "à vérifier" in words


def test_a_rule_without_a_value_today_is_said_unknown_and_not_hidden(base):
    early = dataclasses.replace(base, today=dt.date(1800, 1, 1))
    dated = [i for c in base.questionnaire.contract for i in c.laws if all(v.since for v in base.law[i].values)]
    html = contract(early, Page("choisir/contrat.md"))
    assert ("valeur inconnue aujourd’hui" in html) == bool(dated)
