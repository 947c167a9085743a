"""The workbook shows what the engines compute, to the last digit, whoever recalculates it."""

import datetime as dt

import openpyxl
import pytest

import quittance
from macros.workbooks.grid import Places, grid_workbook
from macros.workbooks.grid.places import CASES, PRICES, RESULT, WEIGHTS
from macros.workbooks.grid.plan import blank
from macros.workbooks.packing import packed
from quittance.pricing.money import half_up
from tests.conftest import REPOSITORY, sample_size
from tests.macros.workbooks.grids import Grid, random_grid
from tests.macros.workbooks.recalculating import Evaluator, soffice, through_libreoffice, typed

COUNT = 3
SEEDS = range(sample_size(30))


@pytest.fixture(scope="module")
def base():
    return quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22))


@pytest.fixture(scope="module")
def places(base) -> Places:
    return Places(base.questionnaire, COUNT)


@pytest.fixture(scope="module")
def content(base) -> bytes:
    return packed(grid_workbook(blank(base, COUNT)), base.today)


@pytest.fixture(scope="module")
def evaluator(content, tmp_path_factory) -> Evaluator:
    path = tmp_path_factory.mktemp("grid") / "grille.xlsx"
    path.write_bytes(content)
    return Evaluator(path)


def tenths(value) -> int | None:
    return None if value is None else round(value * 10)


def check(value, grid: Grid, base, places: Places) -> None:
    """Compare everything shown with what the engines say of the same choices."""
    order = []
    for row in range(6, 6 + COUNT):
        name = value(RESULT, f"C{row}")
        order.append(name)
        expected = grid.expected[name]
        shown = {
            "state": value(RESULT, f"D{row}"), "rank": value(RESULT, f"B{row}"), "floor": tenths(value(RESULT, f"E{row}")), "central": tenths(value(RESULT, f"F{row}")),
            "ceiling": tenths(value(RESULT, f"G{row}")), "coverage": value(RESULT, f"H{row}"), "unknown": value(RESULT, f"J{row}"), "to_confirm": value(RESULT, f"K{row}"),
        }  # fmt: skip
        assert shown == {key: expected[key] for key in shown}, name
        cost = grid.offers[name][1].cost if name in grid.offers else None
        assert _cents(value(RESULT, f"I{row}")) == cost, name
    ranked = grid.expected["order"]
    assert order[: len(ranked)] == ranked
    _weights_and_parts(value, grid, base, places)
    _prices(value, grid, places)


def _cents(euros) -> int | None:
    return None if euros is None else half_up(round(euros * 100))


def _weights_and_parts(value, grid: Grid, base, places: Places) -> None:
    for criterion in base.questionnaire.criteria:
        found = value(WEIGHTS, f"F{places.weights[criterion.id]}")
        assert round(found * 1000) == grid.weights.get(criterion.id, 0), criterion.id
    titles = {criterion.title: criterion.id for criterion in base.questionnaire.criteria}
    certain, parts = _tables(value, places, len(titles))
    for number in places.numbers:
        expected = grid.expected[f"Candidat {chr(64 + number)}"]
        assert certain[number] == expected["beats"]
        assert {id_: parts[number][id_] for id_ in expected["parts"]} == expected["parts"]
        assert sum(parts[number].values()) == expected["central"]


def _tables(value, places: Places, criteria: int):
    """Who beats whom, and the tenths that each criterion brings, by number of candidate."""
    certain_row = next(row for row in range(9, 80) if value(RESULT, f"C{row}") == "Ce candidat…")
    certain = {
        number: {
            f"Candidat {chr(64 + other)}" for other in places.numbers
            if value(RESULT, f"{places.column(other)}{certain_row + number}") == "oui"
        }
        for number in places.numbers
    }  # fmt: skip
    row = next(row for row in range(certain_row, 120) if value(RESULT, f"C{row}") == "Critère")
    ids = [criterion.id for criterion in places.questionnaire.criteria]
    parts = {number: {id_: tenths(value(RESULT, f"{places.column(number)}{row + 1 + rank}")) for rank, id_ in enumerate(ids)} for number in places.numbers}
    assert len(ids) == criteria
    return certain, parts


def _prices(value, grid: Grid, places: Places) -> None:
    lines = {"commission": "commission", "dossiers": "dossiers", "abonnement": "abonnement", "echecs": "echecs", "acte-1": "acte-1", "acte-2": "acte-2", "acte-3": "acte-3"}
    for number in places.numbers:
        column, statements = places.column(number), grid.offers.get(f"Candidat {chr(64 + number)}")
        for rank, case in enumerate(CASES):
            cells = {name: _cents(value(PRICES, f"{column}{places.prices[f'{case}-{name}']}")) for name in (*lines, "ht", "tva", "tresorerie", "total", "recouvre")}
            if statements is None:
                assert set(cells.values()) == {None}
                continue
            one = statements[rank]
            assert cells == {
                **{name: one.lines.get(name, 0) for name in lines},
                "ht": one.before_vat, "tva": one.vat, "tresorerie": one.cash, "total": one.cost, "recouvre": one.recovered,
            }  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
def test_formulas_agree_with_the_engines(evaluator, base, places, seed):
    grid = random_grid(base.questionnaire, places, seed)
    check(evaluator(grid.cells), grid, base, places)


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
def test_libreoffice_agrees_with_the_engines(content, base, places, tmp_path):
    grids = [random_grid(base.questionnaire, places, seed) for seed in range(1_000, 1_000 + sample_size(60))]
    paths = [tmp_path / f"grille-{rank}.xlsx" for rank in range(len(grids))]
    for grid, path in zip(grids, paths, strict=True):
        typed(content, grid.cells, path)
    for grid, path in zip(grids, through_libreoffice(paths, tmp_path), strict=True):
        book = openpyxl.load_workbook(path, data_only=True)
        check(lambda sheet, cell, book=book: book[sheet][cell].value or (None if book[sheet][cell].value == "" else book[sheet][cell].value), grid, base, places)


def test_blank_says_nothing(evaluator, places):
    """Nothing typed: nobody is in the table, and nothing is an error."""
    value = evaluator({})
    for row in range(6, 6 + COUNT):
        assert [value(RESULT, f"{column}{row}") for column in "BCDEFGHIJK"] == [None] * 10
    for sheet, path in ((PRICES, "offres-manque"), (PRICES, "portefeuille-manque")):
        column = "D" if path.startswith("portefeuille") else places.column(1)
        assert isinstance(value(sheet, f"{column}{places.prices[path]}"), str)

