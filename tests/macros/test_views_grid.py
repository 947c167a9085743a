"""« Grille d’évaluation »: complete on paper without script, its data, its parameters, its prose in one column each."""

import datetime as dt
import json
import re
from html import unescape

import pytest

import quittance
from macros.links import Page
from macros.slots import slots
from macros.views.grid import ANY, BLANK_COLUMNS, OUTPUTS, OWN_SENTENCES, SCRIPTS, grid, grid_data, parameters
from macros.views.offers import fields
from quittance.decide import SENTENCES
from tests.conftest import REPOSITORY

PAGE = Page("choisir/grille.md")


@pytest.fixture(scope="module")
def base():
    slots.stop()
    return quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22))


@pytest.fixture(scope="module")
def html(base):
    return grid(base, PAGE)


@pytest.fixture(scope="module")
def words(html):
    return re.sub(r"<script.*?</script>|<template.*?</template>", "", html, flags=re.S)


def test_every_indicator_is_there_with_its_questions_levels_and_proof_and_three_lines_to_fill_in(base, words):
    questions = {q.id: q.text for c in base.criteria.values() for q in c.questions}
    parts = re.split(r'data-q-indicator="', words)[1:]
    assert [part.split('"')[0] for part in parts] == list(base.questionnaire.indicators)
    for part, indicator in zip(parts, base.questionnaire.indicators.values(), strict=True):
        for text in (indicator.title, indicator.proof, *indicator.levels):
            assert text in part
        said = unescape(re.sub("<[^>]+>", "", part))
        assert [questions[id_] for id_ in indicator.questions if questions[id_] not in said] == []
        rows = part.split("data-q-rows")[1].split("</table>")[0]
        assert rows.count("<tr>") == 1 + BLANK_COLUMNS


def test_no_question_of_the_criteria_is_lost(base):
    asked = [id_ for i in base.questionnaire.indicators.values() for id_ in i.questions]
    assert sorted(set(asked)) == sorted(q.id for c in base.criteria.values() for q in c.questions)


def test_requirements_and_prices_are_forms_on_paper(base, words):
    for knockout in base.questionnaire.knockouts:
        assert words.count(knockout.title) >= 2  # to ask for, then to answer
    for label in ("Commission calculée sur", "Minimum de commission, HT", "Taux de TVA facturé", "Délai de reversement, en jours", "Actes et autres frais"):
        assert re.search(rf'<th scope="row">{re.escape(label)}.*?</tr>', words, flags=re.S).group(0).count("<td>") == BLANK_COLUMNS


def test_the_fields_of_an_offer_are_those_of_the_page_of_costs(html):
    template = re.search(r"<template data-q-offertemplate>(.*?)</template>", html, flags=re.S).group(1)
    found = re.findall(r'data-q-field="([^"]+)"', template)
    assert sorted(found) == sorted(field.name.replace("a-", f"{ANY}-", 1) for field in fields() if field.name.startswith("a-") and field.name != "a-nom")


def test_outputs_and_ids_are_unique(html):
    for output in OUTPUTS:
        assert len(re.findall(rf'<output [^>]*id="{output}"', html)) == 1
    ids = re.findall(r'\bid="([^"]+)"', re.sub(r"<script.*?</script>", "", html, flags=re.S))
    assert sorted(ids) == sorted(set(ids))


def test_nothing_is_sent_and_nothing_has_a_name(words):
    assert not re.search(r"<form[^>]*action|\sstyle=|onclick=", words)
    assert not re.search(r"<(input|select|textarea)[^>]*\sname=", words)


def test_the_data_can_be_scored_and_cannot_close_their_script(base, html):
    (sent,) = re.findall(r'<script type="application/json" data-q-data>(.*?)</script>', html, flags=re.S)
    data = json.loads(sent)
    assert data == json.loads(json.dumps(grid_data(base, PAGE)))
    assert data["price_indicator"] in base.questionnaire.indicators
    assert [q["id"] for q in data["situation"]["questions"]] == [q.id for q in base.situation.questions]
    assert any(one["fictitious"] for one in data["sets"])


@pytest.mark.parametrize("code", OWN_SENTENCES)
def test_own_sentences_take_the_parameters_of_those_they_replace(code):
    def holes(text):
        return set(re.findall(r"\{(\w+:\w+)\}", text))

    assert holes(OWN_SENTENCES[code]) == holes(SENTENCES[code])


def test_every_script_exists_once():
    folder = REPOSITORY / "docs" / "assets" / "js"
    assert len(SCRIPTS) == len(set(SCRIPTS))
    assert [one for one in SCRIPTS if not (folder / one).is_file()] == []


def test_parameters_stand_in_the_fragment_and_have_examples(base):
    found = parameters(base)
    names = [one["name"] for one in found]
    assert len(names) == len(set(names))
    assert all(one["where"] == "fragment" and one["label"] and one["example"] for one in found)
    for name in ("situation", "question", "profil", "exiger", "sans-objet", "candidat-1", "fiche-1", "evaluateurs", "niveaux-1-AB", "exigences-1-AB",
                 "reintegres", "dossiers", "o1-assiette", "o1-taux-1", "cout-vise", "cout-inacceptable", "v", "alors"):  # fmt: skip
        assert name in names
    assert "o1-nom" not in names and "famille" not in names
