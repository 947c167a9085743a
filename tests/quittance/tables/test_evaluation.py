"""What stays possible when answers are unknown, and in which order it is read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.tables import (
    Grid,
    Interval,
    Options,
    Outlook,
    Range,
    Row,
    UnknownAnswer,
    outlook,
    rank,
)

SCALE = ("adapte", "possible", "deconseille")
WHO = Options("debiteurs", "débiteurs", {"b2b": "Entreprises", "b2c": "Particuliers"})
AGE = Options("age", "ancienneté", {"recent": "Moins d’un an", "ancien": "Un an ou plus"})
GRID = Grid([WHO, AGE], {
    "a": [Row({"debiteurs": ["b2b"]}, "adapte"), Row({"debiteurs": ["b2c"], "age": ["recent"]}, "possible"), Row({"debiteurs": ["b2c"], "age": ["ancien"]}, "deconseille")],
    "b": [Row({"age": ["recent"]}, "possible"), Row({"age": ["ancien"]}, "possible")],
})  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, Outlook(SCALE, (0, 1, 2), ("debiteurs", "age"))),
        ({"debiteurs": "b2b"}, Outlook(("adapte",), (0,), ())),
        ({"debiteurs": "b2c"}, Outlook(("possible", "deconseille"), (1, 2), ("age",))),
        ({"age": "ancien"}, Outlook(("adapte", "deconseille"), (0, 2), ("debiteurs",))),
        ({"debiteurs": "b2c", "age": "recent"}, Outlook(("possible",), (1,), ())),
    ],
)
def test_unknowns_keep_every_outcome_they_could_lead_to(answers, expected):
    assert outlook(GRID, "a", answers, SCALE) == expected


def test_nothing_left_to_ask_when_all_rows_agree():
    found = outlook(GRID, "b", {}, SCALE)
    assert found == Outlook(("possible",), (0, 1), ()) and found.certain


@pytest.mark.parametrize("answers", [{"pays": "france"}, {"age": "vieux"}, {"age": ""}])
def test_unknown_names_are_refused(answers):
    with pytest.raises(UnknownAnswer):
        outlook(GRID, "a", answers, SCALE)


def test_numbers_fall_on_their_side_of_a_bound():
    amount = Range("montant", "montant", Decimal(0), None, "€")
    grid = Grid([amount], {"t": [Row({"montant": Interval(None, Decimal(5000), high_in=True)}, "adapte"), Row({"montant": Interval(Decimal(5000), None, low_in=False)}, "deconseille")]})
    assert outlook(grid, "t", {"montant": Decimal(5000)}, SCALE).results == ("adapte",)
    assert outlook(grid, "t", {"montant": Decimal("5000.01")}, SCALE).results == ("deconseille",)
    assert outlook(grid, "t", {}, SCALE).results == ("adapte", "deconseille")
    with pytest.raises(UnknownAnswer):
        outlook(grid, "t", {"montant": Decimal(-1)}, SCALE)


def test_order_certain_first_then_by_the_best_then_alphabetical():
    def made(*results):
        return Outlook(results, (), ())

    outlooks = {
        "z": made("adapte"), "y": made("adapte", "possible"), "x": made("possible"), "w": made("adapte", "possible", "deconseille"),
        "v": made("adapte", "deconseille"), "u": made("possible", "deconseille"), "t": made("deconseille"), "a": made("deconseille"),
    }  # fmt: skip
    assert rank(outlooks, SCALE, str) == ("z", "y", "x", "v", "w", "u", "a", "t")


ANSWERS = st.fixed_dictionaries({}, optional={"debiteurs": st.sampled_from(["b2b", "b2c"]), "age": st.sampled_from(["recent", "ancien"])})


@given(answers=ANSWERS)
def test_an_unknown_is_the_union_of_its_answers(answers):
    """Answering one more question keeps a part of what was possible; all its answers together keep it whole."""
    for table in GRID.tables:
        before = set(outlook(GRID, table, answers, SCALE).results)
        for question in GRID.dimensions:
            if question.id not in answers:
                after = [set(outlook(GRID, table, {**answers, question.id: option}, SCALE).results) for option in question.labels]
                assert set().union(*after) == before
