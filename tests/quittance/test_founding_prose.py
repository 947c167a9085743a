"""Prose of practices and criteria: no legal number typed, French typography, plain text."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

DATA = Path(__file__).parents[2] / "data"
FILES = ("practices.yaml", "criteria.yaml")
#: An amount, a share or a length of time, in digits or in letters.
QUANTITY = re.compile(
    r"\b(?:\d[\d\u202f\u00a0 ]*(?:,\d+)?"
    r"|deux|trois|quatre|cinq|six|sept|huit|dix|quinze|vingt|trente|quarante-huit|soixante)"
    r"[\u202f\u00a0 ](?:premiers )?"
    r"(?:[€%]|(?:euros?|jours?|journées?|semaines?|mois|ans?|années?|points?|heures?)\b)"
)
#: The only quantities that may be typed, each reviewed: quoted from a document, none is legal.
REVIEWED = {
    "enjeu-defaillances": {"25\u00a0%", "23\u00a0%", "24\u00a0%"},
    "erreur-reglement-partiel": {"80\u00a0%", "100\u00a0%", "deux ans"},
    "anecdote-tableau-de-bord": {"20\u00a0%", "80\u00a0%", "deux semaines"},
    "choix-delai": {"trente premiers jours"},
    "choix-externalisation": {"trente premiers jours"},
    "conseil-deleguer": {"trente premiers jours"},
    "conseil-relancer": {"trente premiers jours", "quarante-huit heures"},
    "action-se-former": {"deux jours"},
    "experience-secteur": {"trente ans"},
    "performance-transparence": {"90\u00a0%"},
}
#: An inline reference to a legal series.
REFERENCE = re.compile(r"\{loi:[a-z0-9-]+(?:@\d{4}-\d{2}-\d{2})?\}")


def texts(node: object, owner: str = "") -> Iterator[tuple[str, str]]:
    """Each text that readers see, with the id of the nearest item that has a place or a rank."""
    if isinstance(node, str):
        yield owner, node
    elif isinstance(node, list):
        for item in node:
            yield from texts(item, owner)
    elif isinstance(node, dict):
        if "rank" in node or "place" in node:
            owner = node["id"]
        for key, value in node.items():
            if key not in ("id", "kind", "related", "terms", "laws", "sources", "fields"):
                yield from texts(value, owner)


@pytest.fixture(params=FILES)
def prose(request) -> list[tuple[str, str]]:
    return list(texts(yaml.safe_load((DATA / request.param).read_text(encoding="utf-8"))))


def test_no_legal_number_is_typed(prose):
    for owner, text in prose:
        typed = {found.lower() for found in QUANTITY.findall(REFERENCE.sub("", text))}
        assert typed <= REVIEWED.get(owner, set()), f"{owner}: {typed}"


@pytest.mark.parametrize("text", [
    "40\u00a0€", "10\u202f000\u00a0€", "5 ans", "dans 30 jours", "six mois", "10,5 %", "2 points",
])
def test_the_search_for_numbers_finds_them(text):
    assert QUANTITY.search(text)


@pytest.mark.parametrize("text", [
    "C. com., art. L441-10", "24/7", "66 acteurs sur 161", "entrée en vigueur en 2022",
])
def test_articles_years_and_counts_are_not_quantities(text):
    assert not QUANTITY.search(text)


def test_typography(prose):
    for owner, text in prose:
        prose_only = REFERENCE.sub("", text)
        assert "'" not in text, f"{owner}: straight apostrophe"
        assert not re.search(r"[^\u00a0\u202f][;!?%€»]", prose_only), f"{owner}: {text}"
        assert not re.search(r" :|«[^\u00a0]", prose_only), f"{owner}: {text}"


def test_texts_speak_to_the_reader_with_vous(prose):
    for owner, text in prose:
        assert not re.search(r"\b(?:tu|tes|toi)\b", text, re.IGNORECASE), f"{owner}: {text}"
