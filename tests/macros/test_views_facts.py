"""Words of the proofs: headings inside a sentence, values said once."""

import datetime as dt

import pytest

import quittance
from macros.views.facts import lowered, tears
from quittance.compare.display import fact_text, observed_text
from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def base():
    return quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22))


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Prix HT", "prix HT"),
        ("Éligible au CPF", "éligible au CPF"),
        ("RSE et qualité", "RSE et qualité"),
        ("Créances (B2B)", "créances (B2B)"),
        ("", ""),
    ],
)
def test_a_heading_inside_a_sentence_keeps_its_abbreviations(label, said):
    assert lowered(label) == said


def test_a_proof_repeats_the_value_only_when_the_cell_does_not_say_it(base):
    alone = 0
    for provider in base.providers.values():
        for fact in provider.facts.known:
            if len(fact.observations) != 1:
                continue
            alone += 1
            told = tears(base, [fact])[0].value
            observed = observed_text(base, fact, fact.observations[0])
            assert (told == "") == (observed == fact_text(base, fact))
    assert alone
