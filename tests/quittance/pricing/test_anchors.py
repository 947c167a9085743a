"""A cost between its two anchors: the cases shared with the browser, and what holds of any cost."""

import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quittance.pricing.anchors import TOP, price_value
from tests.conftest import REPOSITORY

VECTORS = json.loads((REPOSITORY / "tests" / "vectors" / "grid.json").read_text(encoding="utf-8"))
CENTS = st.integers(0, 10**14)


@pytest.mark.parametrize(("cost", "ideal", "worst", "expected"), VECTORS["priceValue"])
def test_value(cost, ideal, worst, expected):
    assert price_value(cost, ideal, worst) == expected


@pytest.mark.parametrize(("cost", "ideal", "worst"), VECTORS["priceRefused"])
def test_anchors_that_make_no_scale(cost, ideal, worst):
    with pytest.raises(ValueError, match="coût inacceptable"):
        price_value(cost, ideal, worst)


@given(CENTS, CENTS, CENTS, CENTS)
def test_a_lower_cost_is_never_worth_less(first, second, ideal, worst):
    assume(ideal < worst)
    low, high = sorted((first, second))
    assert 0 <= price_value(high, ideal, worst) <= price_value(low, ideal, worst) <= TOP


@given(st.integers(-(10**6), 10**6), st.integers(0, 10**6), st.integers(1, 10**6))
def test_the_distance_to_the_exact_value_is_half_a_hundredth_at_most(shift, ideal, width):
    cost, worst = ideal + shift, ideal + width
    exact = min(max(TOP * (worst - cost), 0), TOP * width)
    gap = 2 * (price_value(cost, ideal, worst) * width - exact)
    assert -width < gap <= width
