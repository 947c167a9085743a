"""The near word that the checker suggests."""

import pytest

from quittance.text import distance, nearest

MODELS = ["succes", "forfait", "abonnement", "mixte", "inconnu"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("", "", 0), ("", "abc", 3), ("mixte", "mitxe", 1), ("chat", "chien", 3), ("ca", "abc", 3)],
)
def test_distance(first, second, expected):
    assert distance(first, second) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("succés", "succes"),
        ("Forfait ", "forfait"),
        ("forfiat", "forfait"),
        ("abonement", "abonnement"),
        ("mixe", "mixte"),
        ("mixtes", "mixte"),
        ("commission", None),
        ("", None),
        ("xx", None),
    ],
)
def test_nearest(typed, expected):
    assert nearest(typed, MODELS) == expected


def test_signs_between_words_are_no_mistake():
    assert nearest("assurance crédit", ["assurance_credit"]) == "assurance_credit"


def test_the_first_of_two_equally_near_wins():
    assert nearest("mixt", ["mixte", "mixta"]) == "mixte"


def test_no_candidate():
    assert nearest("mixte", []) is None
