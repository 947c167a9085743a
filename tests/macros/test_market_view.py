"""Market figures as readers see them: nothing without its source, nothing merged."""

import dataclasses
import datetime as dt
import re

import pytest

import quittance
from macros.links import Page
from macros.slots import slots
from macros.views.market import age_words, cite, market, market_by_source
from quittance.model.dates import parse_partial_date
from tests.conftest import REPOSITORY

TODAY = dt.date(2026, 11, 22)
PAGE = Page("comprendre/prix.md")
NBSP = "\u00a0"


@pytest.fixture(scope="module")
def base():
    slots.stop()
    return quittance.load(REPOSITORY / "data", today=TODAY)


def text(html: str) -> str:
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_each_figure_of_a_topic_has_a_row_with_each_of_its_sources(base):
    html = market(base, PAGE, "taux-recouvrement")
    figures = [f for f in base.market.values() if f.topic == "taux-recouvrement"]
    assert re.findall(r'id="chiffre-([^"]+)"', html) == [f.id for f in figures]
    for figure in figures:
        row = text(html.split(f'id="chiffre-{figure.id}"')[1].split("</tr>")[0])
        for source in figure.sources:
            assert base.sources[source].publisher in row
        assert "âge inconnu" in row or "il y a" in row


def test_chosen_figures_keep_the_order_asked_for(base):
    ids = ["affacturage-avance", "affacturage-commission"]
    assert re.findall(r'id="chiffre-([^"]+)"', market(base, PAGE, ids=ids)) == ids


@pytest.mark.parametrize("wrong", [{"topic": "inconnu-au-bataillon"}, {"ids": ["pas-un-chiffre"]}])
def test_a_figure_that_does_not_exist_stops_the_build(base, wrong):
    with pytest.raises(KeyError):
        market(base, PAGE, **wrong)


def test_a_source_that_does_not_exist_stops_the_build(base):
    with pytest.raises(KeyError):
        cite(base, PAGE, "pas-une-source")


def test_each_source_keeps_its_own_table(base):
    html = market_by_source(base, PAGE, "taux-par-age", "Âge de la créance")
    by_source = {}
    for figure in base.market.values():
        if figure.topic == "taux-par-age":
            by_source.setdefault(figure.sources[0], []).append(figure.id)
    tables = [re.findall(r'id="chiffre-([^"]+)"', part) for part in html.split("<table")[1:]]
    assert tables == list(by_source.values())
    assert len(tables) > 1


def test_text_of_the_data_is_escaped(base):
    figure = next(iter(base.market.values()))
    nasty = dataclasses.replace(figure, label="<b>x</b>", value_text="<i>y</i>", caution="<u>z</u>")
    html = market(dataclasses.replace(base, market={nasty.id: nasty}), PAGE, ids=[nasty.id])
    assert "<b>x" not in html and "<i>y" not in html and "<u>z" not in html
    assert "&lt;b&gt;x" in html


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (None, "non datée, âge inconnu"),
        ("2020-01-10", f"10{NBSP}janvier{NBSP}2020, il y a 6{NBSP}ans et demi"),
        ("2025", f"2025, il y a au moins 10{NBSP}mois"),
        ("<2013", f"avant{NBSP}2013, il y a plus de 13{NBSP}ans et demi"),
        ("~2000", f"vers{NBSP}2000, il y a environ 25{NBSP}ans et demi"),
    ],
)
def test_age_is_as_vague_as_the_date(published, words):
    assert age_words(parse_partial_date(published) if published else None, TODAY) == words


def test_a_citation_names_publisher_and_date(base):
    assert text(cite(base, PAGE, "juridis-esperance")) == f"( Juridis , 10{NBSP}janvier{NBSP}2020)"


def test_articles_type_no_figure_that_needs_a_source():
    """Amounts, percentages and delays come from macros; words and list numbers are free."""
    typed = re.compile(r"\d[\d\u202f ,]*\u00a0?(?:%|€|points?\b|ans\b|mois\b|jours\b)")
    for path in sorted((REPOSITORY / "docs" / "comprendre").glob("*.md")):
        prose = re.sub(r"\{\{.*?\}\}", "", path.read_text(encoding="utf-8"))
        assert not typed.findall(prose), path.name
