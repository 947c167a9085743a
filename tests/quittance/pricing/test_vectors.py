"""The cases shared with the browser: tests/vectors/money.json and pricing.json."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from quittance.pricing import money
from tests.quittance.pricing.shapes import plain_comparison

FOLDER = Path(__file__).parents[2] / "vectors"
MONEY = json.loads((FOLDER / "money.json").read_text(encoding="utf-8"))
CASES = json.loads((FOLDER / "pricing.json").read_text(encoding="utf-8"))
READERS = ("amount", "rate", "whole", "hundredths", "column")


@pytest.mark.parametrize(
    ("reader", "text", "expected"),
    [(reader, *case) for reader in READERS for case in MONEY[reader]],
)
def test_reading(reader, text, expected):
    try:
        found = getattr(money, reader)(text)
    except money.Refused as error:
        assert {"error": error.code, "message": str(error)} == expected
        return
    if reader == "column":
        assert {"value": list(found.amounts), "heading": found.heading} == expected
    else:
        assert {"value": found} == expected


def test_showing():
    for cents, expected in MONEY["euros"]:
        assert money.euros(int(cents)) == expected
    for millionths, expected in MONEY["percent"]:
        assert money.percent(int(millionths)) == expected
    for top, bottom, expected in MONEY["half_up"]:
        assert money.half_up(Fraction(int(top), int(bottom))) == int(expected)
    assert MONEY["messages"] == money.MESSAGES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_comparison(case):
    assert plain_comparison(case["scenario"], case["offers"]) == case["expected"]
