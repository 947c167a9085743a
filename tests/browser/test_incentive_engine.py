"""The bonus beyond a target, computed in the browser on the cases that Python computes, and against it."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from tests.quittance.pricing.incentive_shapes import IN_BROWSER, cohorts, plain, plans

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "docs" / "assets" / "js" / "engine"
CASES = json.loads((ROOT / "tests" / "vectors" / "incentive.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def engine(browser):
    page = browser.new_page()
    page.goto("about:blank")
    for name in ("money", "incentive"):
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    yield page
    page.close()


def test_vectors(engine):
    for case in CASES:
        assert engine.evaluate(IN_BROWSER, [case["plan"], case["cohort"]]) == case["expected"], case["name"]


@given(plans(), cohorts())
def test_the_browser_finds_what_python_finds(engine, plan, cohort):
    assert engine.evaluate(IN_BROWSER, [plan, cohort]) == plain(plan, cohort)
