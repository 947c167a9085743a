"""The steps of the choice: plain links that work without script, one step marked as the current one."""

import datetime as dt
import re

import pytest

import quittance
from macros.links import Page
from macros.slots import slots
from macros.views.ranking import parameters
from macros.views.steps import STEPS, shared, steps
from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def base():
    slots.stop()
    return quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22))


@pytest.mark.parametrize("number", range(1, len(STEPS) + 1))
def test_the_current_step_is_marked_and_all_others_are_links(base, number):
    html = steps(base, Page("choisir/situation.md"), number)
    assert html.count('aria-current="step"') == 1
    titles = re.findall(r"<li><(a|span)[^>]*>(?:<b>(\d)</b> )?([^<]+)<", html)
    assert [title for _, _, title in titles] == [step.title for step in STEPS]
    assert [n for _, n, _ in titles] == ["1", "2", "3", "4", ""]
    assert [at for at, (tag, *_) in enumerate(titles, 1) if tag == "span"] == [number]


def test_links_are_relative_and_the_ranking_is_a_place_of_the_page_of_criteria(base):
    links = re.findall(r'href="([^"]+)"', steps(base, Page("choisir/situation.md"), 1))
    assert links == ["classement.html", "classement.html#resultat", "grille.html", "dossier.html"]


@pytest.mark.parametrize("number", [0, 6])
def test_a_step_that_does_not_exist_is_refused(base, number):
    with pytest.raises(ValueError, match="5 étapes"):
        steps(base, Page("choisir/situation.md"), number)


def test_what_is_shared_is_what_the_ranking_takes(base):
    assert set(shared(base)) <= {one["name"] for one in parameters(base)}
