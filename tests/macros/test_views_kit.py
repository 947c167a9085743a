"""The kit of collaboration: all that the data says is on the page, complete and labelled without scripts."""

import datetime as dt
import re

import pytest

import quittance
from macros.links import Page
from macros.slots import slots
from macros.views import kit as views
from macros.views.incentive import CONTRACT, fields, incentive, incentive_advice
from tests.conftest import REPOSITORY

TODAY = dt.date(2026, 11, 22)
PAGE = Page("choisir/kit.md")


@pytest.fixture(scope="module")
def base():
    slots.stop()
    return quittance.load(REPOSITORY / "data", today=TODAY)


def text(html: str) -> str:
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", html)).replace("&#39;", "'").strip()


def test_the_author_of_the_ideas_is_named(base):
    said = text(views.origin(base, PAGE))
    assert "Gestion Crédit Expert" in said and "lui-même comparé" in said and "méthode de cette base" in said


def test_every_column_has_its_reason_its_example_and_its_privacy(base):
    said = text(views.transmission(base, PAGE))
    for column in base.collaboration.transmission.columns:
        assert column.label in said and column.privacy in said and column.example in said
    for one in base.collaboration.transmission.never:
        assert one in said
    assert said.count("obligatoire") == sum(column.needed for column in base.collaboration.transmission.columns)


def test_every_rate_has_what_is_above_below_around_and_against_it(base):
    kit = base.collaboration
    said = text(views.dashboard(base, PAGE))
    for rate in kit.dashboard.rates:
        for words in (rate.label, rate.perimeter, rate.distortion, kit.measures[rate.numerator].label, kit.measures[rate.denominator].text):
            assert words in said, words


def test_the_agenda_as_a_text_is_that_of_the_page(base):
    part = base.collaboration.meeting
    said, copied = text(views.meeting(base, PAGE)), views.agenda_text(part)
    for rank, item in enumerate(part.agenda, 1):
        assert f"{rank}. {item.title}" in said and f"{rank}. {item.title} ({item.minutes}\u00a0minutes)" in copied
        for words in (item.creditor, item.provider, item.outcome):
            assert words in said and words in copied
    assert str(sum(item.minutes for item in part.agenda)) in said


def test_the_review_opens_with_what_went_well_and_has_a_labelled_place_for_each_answer(base):
    html = views.review(base, PAGE)
    titles = re.findall(r"<legend>\d+\. ([^<]+)</legend>", html)
    assert titles == [part.title for part in base.collaboration.review.parts] and "réussites" in titles[0]
    for rate in base.collaboration.dashboard.rates:
        assert f">{rate.label}</th>" in html
    areas = re.findall(r"<textarea [^>]*>", html)
    ids = set(re.findall(r'for="([^"]+)"', html))
    assert all("aria-label=" in area or re.search(r'id="([^"]+)"', area)[1] in ids for area in areas)


def test_the_plan_has_a_fictitious_line_then_blank_ones(base):
    html = views.plan(base, PAGE)
    part = base.collaboration.plan
    assert html.count("data-q-row") == part.rows
    assert html.count(">FICTIF.<") == 1 and all(column.example in html for column in part.columns)
    assert html.count("<textarea") + html.count("<select") == part.rows * len(part.columns)


def test_each_part_leads_back_to_its_principles(base):
    kit = base.collaboration
    for view, part in ((views.transmission, kit.transmission), (views.dashboard, kit.dashboard), (views.meeting, kit.meeting),
                       (views.review, kit.review), (views.plan, kit.plan), (incentive_advice, kit.incentive)):  # fmt: skip
        html = view(base, PAGE)
        assert part.practices and all(f"../collaboration.html#{id_}" in html for id_ in part.practices)


def test_what_the_browser_checks_with_is_the_data(base):
    data = views.control_data(base)
    file = base.collaboration.transmission
    assert [one["id"] for one in data["columns"]] == [column.id for column in file.columns]
    assert data["ages"] == [int(age) for age in file.ages] and data["debtor"] == list(file.debtor)
    assert views.OUTPUTS[0] in views.control(base, PAGE)


def test_the_bonus_form_asks_for_each_entry_once(base):
    html = incentive(base, Page("choisir/prime.md"))
    names = re.findall(r'data-q-field="([^"]+)"', html)
    assert sorted(names) == sorted(field.name for field in fields()) and len(names) == len(set(names))
    assert {field.name for field in CONTRACT} <= set(names)
