"""The parameters of a comparison follow its table."""

import datetime as dt

import pytest

import quittance
from macros.registry import BuiltPage, parameters
from quittance.compare import TABLES, build
from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def base():
    return quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22))


@pytest.mark.parametrize("family", TABLES)
def test_each_comparison_lists_its_filters_and_rows(base, family):
    page = BuiltPage("x.html", f"comparatif-{family}", "comparatif", "X", ())
    found = {one["name"]: one for one in parameters(base, page)}
    table = build(base, family)
    for filter_ in table.filters:
        assert found[filter_.id]["values"] == [option.id for option in filter_.options]
    # One row alone is compared with nothing.
    rows = [row.record.id for row in table.rows]
    assert found.get("choix", {}).get("values", rows[:1]) == rows
    assert found["tri"]["values"][:2] == ["nom", "-nom"]
    assert {one["where"] for one in found.values()} == {"query"}
    assert {one["type"] for one in found.values()} <= {"texte", "choix", "liste", "booleen"}
    for one in found.values():
        assert one["label"] and one["example"]
        assert set(one.get("requires", ())) <= set(found)
        if "values" in one:
            assert set(one["example"].split(",")) <= set(one["values"])


def test_other_pages_take_nothing(base):
    assert parameters(base, BuiltPage("x.html", "cabinets", "prestataire", "X", ())) == []
    assert parameters(base, BuiltPage("x.html", "comparatif", "sommaire", "X", ())) == []
