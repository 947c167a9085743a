"""« Dossier de décision »: a complete blank form without JavaScript, and parameters that are those of the grid."""

import datetime as dt
import json
import re

import pytest

import quittance
from macros.links import Page
from macros.slots import slots
from macros.views.decision_file import LONGEST, OUTPUTS, ROLES, SCRIPTS, decision_data, decision_file, parameters
from macros.views.grid import grid_data
from macros.views.grid import parameters as grid_parameters
from tests.conftest import REPOSITORY

PAGE = Page("choisir/dossier.md")
PARTS = (
    "La décision proposée", "La situation", "Ce qui compte", "Les candidats comparés", "Pourquoi cet ordre", "Les prix",
    "les notes", "les faits de la base", "Incertitudes et limites", "Questions à poser avant de décider", "Signatures",
)  # fmt: skip


@pytest.fixture(scope="module")
def base():
    slots.stop()
    return quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22))


@pytest.fixture(scope="module")
def html(base):
    return decision_file(base, PAGE)


@pytest.fixture(scope="module")
def words(html):
    return re.sub(r"<[^>]+>", " ", re.sub(r"<script.*?</script>", "", html, flags=re.S))


def test_the_eleven_parts_are_there_in_order_without_script(html):
    titles = re.findall(r"<h2 [^>]*tabindex[^>]*>(.*?)</h2>", html)
    assert [title.split(". ")[0] for title in titles] == [str(n) for n in range(1, 12)]
    assert all(part in title for part, title in zip(PARTS, titles, strict=True))


def test_the_blank_form_asks_everything(base, words):
    questionnaire = base.questionnaire
    for criterion in questionnaire.criteria:
        for text in (criterion.title, criterion.worst, criterion.best):
            assert text in words
    for indicator in questionnaire.indicators.values():
        assert indicator.title in words
    for knockout in questionnaire.knockouts:
        assert f"☐\u00a0{knockout.title}" in words
    for question in base.situation.questions:
        assert question.name[1:] in words
    for role in filter(None, ROLES):
        assert role in words


def test_origin_of_the_criteria_limits_and_version_are_always_said(base, words):
    assert base.questionnaire.origin in words
    assert "ne remplace pas l’avis d’un professionnel du droit" in words
    assert base.digest in words
    assert "meilleur" not in words.lower()


def test_signatures_name_roles_only(html):
    signed = html[html.index("11. Signatures"):]
    assert signed.count("<tr>") == len(ROLES) + 1
    assert "<td></td><td></td>" in signed


def test_outputs_are_declared(html):
    assert tuple(re.findall(r'<output id="([^"]+)"', html)) == OUTPUTS


def test_data_are_those_of_the_grid_with_the_ends_of_each_criterion(base, html):
    data = decision_data(base, PAGE)
    assert {key: data[key] for key in grid_data(base, PAGE)} == grid_data(base, PAGE)
    assert set(data["swings"]) == {criterion.id for criterion in base.questionnaire.criteria}
    assert data["fields"]["dossiers"] and data["fields"]["taux-1"] and data["fields"]["cout-vise"]
    held = re.search(r'<script type="application/json" data-q-data>(.*?)</script>', html, re.S)[1]
    assert json.loads(held) == json.loads(json.dumps(data))


def test_parameters_are_those_of_the_grid_and_what_is_written_here(base):
    names = [one["name"] for one in parameters(base)]
    assert len(names) == len(set(names))
    assert {one["name"] for one in grid_parameters(base)} | {"decision", "reserves"} == set(names)
    assert all(one["where"] == "fragment" and one["example"] for one in parameters(base))


def test_what_is_typed_is_bounded_as_the_engine_keeps_it(html):
    assert html.count(f'maxlength="{LONGEST}"') == 2
    engine = (REPOSITORY / "docs/assets/js/engine/grid/state.js").read_text(encoding="utf-8")
    assert f"written: {LONGEST}" in engine


def test_scripts_exist(base):
    for script in SCRIPTS:
        assert (REPOSITORY / "docs/assets/js" / script).is_file(), script
