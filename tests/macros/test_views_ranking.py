"""« Mes critères et classement »: a form that prints whole, and data that say no more than the facts."""

import datetime as dt
import json
import re

import pytest

import quittance
from macros.links import Page
from macros.slots import slots
from macros.views.ranking import FICTITIOUS, parameters, ranking, ranking_data
from quittance.decide.evidence import levels_from_facts
from tests.conftest import REPOSITORY

PAGE = Page("choisir/classement.md")


@pytest.fixture(scope="module")
def base():
    slots.stop()
    return quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22))


@pytest.fixture(scope="module")
def html(base):
    return ranking(base, PAGE)


@pytest.fixture(scope="module")
def data(base):
    return ranking_data(base, PAGE)


def test_without_script_the_form_holds_criteria_swings_importances_and_profiles(base, html):
    questionnaire = base.questionnaire
    words = re.sub(r"<script.*?</script>", "", html, flags=re.S)
    for criterion in questionnaire.criteria:
        for text in (criterion.title, criterion.worst, criterion.best, criterion.weight_reason):
            assert text in words
        assert re.search(rf'id="r-{criterion.id}"[^>]* value="{criterion.weight:g}"', words)
    for profile in questionnaire.profiles:
        assert all(one.reason in words for one in profile.points)
    assert questionnaire.origin in words
    for one in ranking_data(base, PAGE)["sets"]:
        if one["table"]:
            assert f'href="{one["table"]}"' in words


def test_every_provider_is_a_candidate_of_its_family_in_alphabetical_order(base, data):
    assert sorted(c["id"] for s in data["sets"] if not s["fictitious"] for c in s["candidates"]) == sorted(base.providers)
    for provider in base.providers.values():
        (own,) = [s for s in data["sets"] if s["id"] == provider.family]
        assert provider.id in [c["id"] for c in own["candidates"]]


def test_a_level_is_never_sent_without_its_proof(base, data):
    for one in data["sets"]:
        for candidate in one["candidates"] if not one["fictitious"] else []:
            levels = levels_from_facts(base, base.questionnaire, base.providers[candidate["id"]])
            assert candidate["levels"] == {id_: e.level for id_, e in levels.items() if e and e.level is not None}
            for id_ in candidate["levels"]:
                assert candidate["proofs"][id_] and all(p["source"] and p["date"] for p in candidate["proofs"][id_])
            for id_, state in candidate["knockouts"].items():
                assert state == "unknown" or candidate["proofs"][id_]


def test_the_fictitious_set_says_so_in_each_name(data):
    fictitious = data["sets"][-1]
    assert fictitious["id"] == FICTITIOUS and fictitious["fictitious"]
    assert len(fictitious["candidates"]) == 4
    assert all("FICTIF" in c["name"] for c in fictitious["candidates"])


def test_the_fictitious_set_has_one_of_each_state_of_a_requirement(data):
    fictitious = data["sets"][-1]
    assert fictitious["asked"] and set(fictitious["asked"]) <= {k["id"] for k in data["knockouts"]}
    states = {c["knockouts"].get(id_, "unknown") for c in fictitious["candidates"] for id_ in fictitious["asked"]}
    assert states == {"met", "failed", "unknown"}


def test_conditions_name_what_the_situation_asks(data):
    offered = {q["id"]: [o["id"] for o in q["options"]] for q in data["situation"]["questions"]}
    owners = [*data["knockouts"], *data["profiles"], *(i for c in data["criteria"] for i in c["indicators"])]
    conditions = [one for owner in owners for one in owner["when"]]
    assert conditions
    assert all(set(one["options"]) < set(offered[one["question"]]) for one in conditions)


def test_the_data_cannot_close_their_script(html, data):
    (sent,) = re.findall(r'<script type="application/json" data-q-data>(.*?)</script>', html, flags=re.S)
    assert json.loads(sent) == data


def test_parameters_have_readable_names_in_the_fragment(base):
    made = parameters(base)
    assert [p["name"] for p in made][:2] == ["famille", "profil"]
    assert {p["where"] for p in made} == {"fragment"}
    names = [p["name"] for p in made]
    assert len(names) == len(set(names))
    assert {c.id for c in base.questionnaire.criteria} | {"situation", "suite", "vers", "v", "alors"} <= set(names)
