"""What the bench measures in a browser is measured."""

import datetime as dt

import quittance
from tests.conftest import REPOSITORY
from tools.bench.choosing import SCORED, time_choice


def test_every_figure_is_given(page):
    found = time_choice(page, quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22)), 1)
    assert found["candidates"] == SCORED
    assert all(found[name] > 0 for name in ("scored", "anew", "explained", "simulated", "sliced", "longest"))
    assert found["told"] > 1
