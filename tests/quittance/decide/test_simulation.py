"""The random numbers: right laws, and reproducible draws that a neighbour does not disturb."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance import decide
from quittance.decide.scoring import Frame
from quittance.decide.simulation import Simulation, Stream, draw_weights, exp, ln
from tests.quittance.decide.cases import random_problem, small


@given(st.floats(1e-300, 1e300))
def test_ln_is_the_logarithm(x):
    assert math.isclose(ln(x), math.log(x), rel_tol=4e-15, abs_tol=4e-16)


@given(st.floats(-699, 0))
def test_exp_is_the_exponential(x):
    assert math.isclose(exp(x), math.exp(x), rel_tol=1e-12)


def test_exp_far_below_is_nought():
    assert exp(-701.0) == 0.0


def test_integers_fill_their_range_evenly():
    stream = Stream("1:essai")
    counts = [0] * 5
    for _ in range(20_000):
        counts[(stream.integer() * 5) >> 32] += 1
    # Chi-square with 4 degrees of freedom: above 18.5 once in a thousand seeds.
    assert sum((count - 4000) ** 2 / 4000 for count in counts) < 18.5


@pytest.mark.parametrize("concentration", [5, 40])
def test_weights_follow_a_dirichlet_law(concentration):
    """Mean w and variance w(1 − w)/(concentration + 1), within five standard errors."""
    weights = (50, 30, 15, 5)
    framed = Frame((), (), (), weights, 1)
    stream, draws = Stream("1:"), 4000
    seen = []
    for _ in range(draws):
        drawn = draw_weights(stream, framed, concentration)
        seen.append([one / sum(drawn) for one in drawn])
    for index, weight in enumerate(weights):
        mean = weight / 100
        variance = mean * (1 - mean) / (concentration + 1)
        found = [one[index] for one in seen]
        average = sum(found) / draws
        spread = sum((one - average) ** 2 for one in found) / draws
        assert abs(average - mean) < 5 * math.sqrt(variance / draws)
        assert abs(spread / variance - 1) < 0.25


def test_no_weight_is_never_drawn():
    framed = Frame((), (), (), (3, 0, 1), 1)
    assert draw_weights(Stream("1:"), framed, 40)[1] == 0.0


def test_an_even_match_is_even():
    raw = small({"x": 60, "y": 40}, {"a": {"x": 3}, "b": {"x": 3}}, draws=4000)
    shares = decide.first_shares(decide.evaluate(decide.read_problem(raw)[0]))
    # A tie (one in five) is shared: the rest is a fair coin; five standard errors.
    assert abs(shares["a"] - 0.5) < 5 * 0.5 / math.sqrt(4000)
    assert math.isclose(sum(shares.values()), 1)


def test_the_share_of_a_known_case():
    """a has 3/4 on the only criterion, b one of five levels: 3 in 5 below, 1 equal, 1 above."""
    raw = small({"x": 1}, {"a": {"x": 3}, "b": {}}, draws=4000, coverage_floor=0)
    shares = decide.first_shares(decide.evaluate(decide.read_problem(raw)[0]))
    assert abs(shares["a"] - 0.7) < 5 * math.sqrt(0.2 / 4000)


def test_slices_change_nothing():
    problem, _ = decide.read_problem(random_problem(3, draws=60))
    result = decide.evaluate(problem)
    simulation = Simulation(result)
    for size in (1, 7, 0, 50, 50):
        simulation.step(size)
    assert simulation.done == 60
    assert simulation.shares() == decide.first_shares(result)


def test_a_neighbour_does_not_disturb_the_draws():
    """A candidate that can never be first leaves the shares of the others as they were."""
    two = {"a": {"x": 3}, "b": {"x": 2, "y": 4}}
    shares = []
    for candidates in (two, two | {"z": {"x": 0, "y": 0}}):
        raw = small({"x": 70, "y": 30}, candidates, draws=200)
        shares.append(decide.first_shares(decide.evaluate(decide.read_problem(raw)[0])))
    assert shares[1] == shares[0] | {"z": 0.0}


@given(st.integers(0, 2**32 - 1))
def test_who_is_certainly_beaten_on_every_criterion_is_never_first(seed):
    result = decide.evaluate(decide.read_problem(random_problem(seed, draws=20))[0])
    shares = decide.first_shares(result)
    pairs = [(one, other) for one in result.ranked for other in result.ranked]
    for one, other in pairs:
        ahead = [
            Fraction(low) > high
            for low, high, weight in zip(other.low, one.high, result.frame.weights, strict=True)
            if weight
        ]
        if all(ahead):
            assert shares[one.id] == 0.0
