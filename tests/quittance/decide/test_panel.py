"""Several evaluators together: the cases shared with the browser, and what holds of any panel."""

import json
import statistics
from dataclasses import asdict
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.decide.panel import joined, spread
from tests.conftest import REPOSITORY

VECTORS = json.loads((REPOSITORY / "tests" / "vectors" / "grid.json").read_text(encoding="utf-8"))
LEVELS = st.lists(st.one_of(st.none(), st.integers(0, 4)), max_size=8)
STATES = st.lists(st.sampled_from(["met", "failed", None]), max_size=8)


@pytest.mark.parametrize(("name", "levels", "expected"), VECTORS["spread"])
def test_spread(name, levels, expected):
    assert asdict(spread(levels)) == expected


@pytest.mark.parametrize(("name", "states", "expected"), VECTORS["joined"])
def test_joined(name, states, expected):
    assert asdict(joined(states)) == expected


@given(LEVELS)
def test_the_median_is_that_of_the_levels_given_and_within_them(levels):
    found = spread(levels)
    given_ = [level for level in levels if level is not None]
    assert found.count + found.unknown == len(levels)
    if given_:
        assert found.median == statistics.median(given_)
        assert found.low <= found.median <= found.high
    else:
        assert found.median is found.low is found.high is None


@given(st.lists(st.one_of(st.none(), st.integers(0, 4)), max_size=4))
def test_the_order_of_evaluators_changes_nothing(levels):
    assert {spread(order) for order in permutations(levels)} == {spread(levels)}


@given(LEVELS)
def test_somebody_who_does_not_know_changes_only_how_many_do_not(levels):
    before, after = asdict(spread(levels)), asdict(spread([*levels, None]))
    assert after == before | {"unknown": before["unknown"] + 1}


@given(STATES)
def test_a_requirement_is_settled_only_by_those_who_agree(states):
    found = joined(states)
    given_ = {state for state in states if state}
    assert found.contradictory == (len(given_) == 2)
    assert found.state == (given_.pop() if len(given_) == 1 else "unknown")
