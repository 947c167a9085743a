"""The made-up candidates of the bench are what the engine takes."""

import datetime as dt

import quittance
from quittance import decide
from tests.conftest import REPOSITORY
from tools.bench.choosing import problem

BASE = quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22))


def test_candidates_cover_every_indicator_and_are_the_same_each_time():
    made = problem(BASE, 20)
    read, faults = decide.read_problem(made)
    assert faults == []
    assert len(decide.evaluate(read).ranked) == 20
    assert made == problem(BASE, 20)
