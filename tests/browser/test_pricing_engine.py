"""The engine of prices, run in the browser on the cases that Python runs, and against it."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from tests.quittance.pricing.shapes import IN_BROWSER, offers, plain_comparison, scenarios

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "docs" / "assets" / "js" / "engine"
MONEY = json.loads((ROOT / "tests" / "vectors" / "money.json").read_text(encoding="utf-8"))
CASES = json.loads((ROOT / "tests" / "vectors" / "pricing.json").read_text(encoding="utf-8"))
READ = """([reader, texts]) => texts.map((text) => {
  try {
    const found = Quittance.money[reader](text);
    return reader === "column" ? { value: found.amounts.map(Number), heading: found.heading } : { value: Number(found) };
  } catch (error) {
    if (!(error instanceof Quittance.money.Refused)) throw error;
    return { error: error.code, message: error.message };
  }
})"""


@pytest.fixture(scope="module")
def engine(browser):
    """One blank page for the whole file: the engine keeps no state of its own."""
    page = browser.new_page()
    page.goto("about:blank")
    for name in ("money", "pricing"):
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    yield page
    page.close()


@pytest.mark.parametrize("reader", ["amount", "rate", "whole", "hundredths", "column"])
def test_reading(engine, reader):
    found = engine.evaluate(READ, [reader, [text for text, _ in MONEY[reader]]])
    for (text, expected), result in zip(MONEY[reader], found, strict=True):
        assert result == expected, text


def test_showing(engine):
    show = "([name, cases]) => cases.map(([given]) => Quittance.money[name](BigInt(given)))"
    for name in ("euros", "percent"):
        found = engine.evaluate(show, [name, MONEY[name]])
        assert found == [expected for _, expected in MONEY[name]]
    found = engine.evaluate(
        "(cases) => cases.map(([n, d]) => String(Quittance.money.halfUp({ n: BigInt(n), d: BigInt(d) })))",
        MONEY["half_up"],
    )
    assert found == [expected for *_, expected in MONEY["half_up"]]
    assert engine.evaluate("() => Quittance.money.MESSAGES") == MONEY["messages"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_comparison(engine, case):
    assert engine.evaluate(IN_BROWSER, [case["scenario"], case["offers"]]) == case["expected"]


@given(scenarios(), offers(), offers())
def test_the_browser_finds_what_python_finds(engine, scenario, first, second):
    found = engine.evaluate(IN_BROWSER, [scenario, [first, second]])
    assert found == plain_comparison(scenario, [first, second])


def test_five_thousand_amounts_are_costed_at_once(engine):
    """A long list neither hangs the page nor loses a cent."""
    scenario = {
        **CASES[0]["scenario"],
        "amounts": [[10_000 + 37 * n, 1] for n in range(5_000)],
    }
    first = {
        **CASES[0]["offers"][0],
        "bands": [{"up_to": 50_000, "rate": 150_000}, {"up_to": None, "rate": 80_000}],
        "minimum": 4_000,
    }
    second = {**first, "mode": "montant-entier", "basis": "confie"}
    started = engine.evaluate("performance.now()")
    found = engine.evaluate(IN_BROWSER, [scenario, [first, second]])
    assert engine.evaluate("performance.now()") - started < 10_000
    assert found == plain_comparison(scenario, [first, second])
