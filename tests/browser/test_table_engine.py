"""The engine of comparisons, run in the browser on the cases of tests/vectors/table.json."""

import copy
import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "docs" / "assets" / "js" / "engine"
VECTORS = json.loads((ROOT / "tests" / "vectors" / "table.json").read_text(encoding="utf-8"))
DATA = VECTORS["data"]
KNOWN = {
    "filters": {f["id"]: [o["id"] for o in f["options"]] for f in DATA["filters"]},
    "columns": [c["id"] for c in DATA["columns"]],
    "rows": [r["id"] for r in DATA["rows"]],
    "most": 4,
}
VIEW = """([data, asked]) => {
  const state = { ...Quittance.address.initial(), ...asked };
  const view = Quittance.table.view(data, state, Quittance.text, Quittance.text.synonymTable([]));
  return { rows: view.rows.map((row) => row.id), maybe: [...view.maybe], partial: view.partial,
           sure: view.sure, counts: view.counts,
           result: Quittance.comparisonWords.result(data, state, view) };
}"""


def data_for(asked):
    """The data of the vectors, with a fourth row that says « mixte » where the case wants it."""
    if asked.get("extra") != "mixed":
        return DATA
    data = copy.deepcopy(DATA)
    data["rows"].append(VECTORS["mixed"]["row"])
    data["filters"][1]["options"].append(VECTORS["mixed"]["option"])
    return data


@pytest.fixture(scope="module")
def engine(browser):
    """One blank page for the whole file: the engine keeps no state of its own."""
    page = browser.new_page()
    page.goto("about:blank")
    for name in (
        "text",
        "table",
        "address",
        "csv",
        "workbook",
        "comparison-words",
        "comparison-sheets",
    ):
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    yield page
    page.close()


@pytest.mark.parametrize(
    ("name", "asked", "expected"), VECTORS["view"], ids=lambda v: v if isinstance(v, str) else ""
)
def test_view(engine, name, asked, expected):
    found = engine.evaluate(VIEW, [data_for(asked), asked])
    assert found["rows"] == expected["rows"]
    assert found["partial"] == expected.get("partial", 0)
    assert sorted(found["maybe"]) == expected["maybe"]
    assert found["sure"] == expected["sure"]
    if "counts" in expected:
        counts = {
            f: {o: [n["yes"], n["maybe"]] for o, n in options.items()}
            for f, options in found["counts"].items()
        }
        assert counts == expected["counts"]


def test_counts_say_what_choosing_the_option_gives(engine):
    """Whatever is already asked, an option promises exactly what choosing it then shows."""
    for _, asked, _ in VECTORS["view"]:
        data = data_for(asked)
        counts = engine.evaluate(VIEW, [data, asked])["counts"]
        for filter_, options in counts.items():
            for option, promised in options.items():
                chosen = {**asked, "filters": {**asked.get("filters", {}), filter_: option}}
                found = engine.evaluate(VIEW, [data, chosen])
                assert (found["sure"], len(found["maybe"])) == (
                    promised["yes"],
                    promised["maybe"],
                ), (asked, filter_, option)


@pytest.mark.parametrize(("sort", "mask", "expected"), VECTORS["order"])
def test_order_leaves_the_unknown_last(engine, sort, mask, expected):
    order = "([rows, sort, mask]) => Quittance.table.order(rows, sort, mask).map((row) => row.id)"
    assert engine.evaluate(order, [DATA["rows"][::-1], sort, mask]) == expected


@pytest.mark.parametrize(("ids", "mask", "expected"), VECTORS["sideBySide"])
def test_side_by_side(engine, ids, mask, expected):
    found = engine.evaluate(
        "([data, ids, mask]) => Quittance.table.sideBySide(data, ids, mask, Quittance.text.fold)"
        ".map((line) => [line.field.id, line.kind, line.cells.map((cell) => cell.text)])",
        [DATA, ids, mask],
    )
    assert found == expected


@pytest.mark.parametrize(("query", "expected", "ignored", "written"), VECTORS["address"])
def test_address(engine, query, expected, ignored, written):
    initial = engine.evaluate("() => Quittance.address.initial()")
    found = engine.evaluate(
        "([query, known]) => Quittance.address.read(query, known)", [query, KNOWN]
    )
    assert found == {"state": {**initial, **expected}, "ignored": ignored}
    assert engine.evaluate("(state) => Quittance.address.write(state)", found["state"]) == written
    again = engine.evaluate(
        "([query, known]) => Quittance.address.read(query, known)", [written, KNOWN]
    )
    assert again == {"state": found["state"], "ignored": []}


@pytest.mark.parametrize(("asked", "expected"), VECTORS["result"])
def test_result_sentence(engine, asked, expected):
    assert engine.evaluate(VIEW, [DATA, asked])["result"] == expected


@pytest.mark.parametrize(("text", "expected"), VECTORS["harmless"])
def test_formulas_are_neutralised(engine, text, expected):
    assert engine.evaluate("(text) => Quittance.csv.harmless(text)", text) == expected


@pytest.mark.parametrize(("rows", "expected"), VECTORS["csv"])
def test_csv(engine, rows, expected):
    assert engine.evaluate("(rows) => Quittance.csv.write(rows)", rows) == expected


# Letters, signs that spreadsheets run, separators, spaces: all that could break a line or a cell.
TEXTS = st.text(alphabet="ab=+-@;\"'\n\r\t ,é«\u00a0\u202f", max_size=12)


@given(rows=st.lists(st.lists(TEXTS, min_size=2, max_size=3), min_size=1, max_size=4))
def test_csv_reads_back(engine, rows):
    """Another reader finds the same cells, apostrophes apart; none starts a formula."""
    written = engine.evaluate("(rows) => Quittance.csv.write(rows)", rows)
    read = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert [len(line) for line in read] == [len(line) for line in rows]
    for line, raws in zip(read, rows, strict=True):
        assert all(cell in (raw, f"'{raw}") for cell, raw in zip(line, raws, strict=True))
    assert not any(
        cell.lstrip()[:1] in ("=", "+", "-", "@") for line in read for cell in line if cell.strip()
    )


def test_export_is_what_is_shown(engine):
    table = "([data, mask]) => Quittance.comparisonSheets.table(data, { mask }, data.rows)"
    assert engine.evaluate(table, [DATA, False]) == [
        ["Plateforme", "Créances", "Rémunération", "Documenté"],
        ["Alpha", "B2B", "au succès", "9 sur 12"],
        ["Bêta", "inconnu", {"number": "1200.50", "unit": "€"}, "2 sur 12"],
        ["Gamma", "B2B, B2C", "inconnu", "9 sur 12"],
    ]
    assert engine.evaluate(table, [DATA, True])[1] == ["Alpha", "B2B", "non vérifié", "9 sur 12"]
    assert engine.evaluate(table, [DATA, True])[3] == [
        "Gamma",
        "B2C (et 1 non vérifié)",
        "inconnu",
        "9 sur 12",
    ]


def test_sources_are_told_and_masked(engine):
    sources = (
        "([data, mask]) => Quittance.comparisonSheets"
        ".sources(data, { mask }, data.rows.slice(0, 1), null, 'https://site.example/v')"
    )
    made = engine.evaluate(sources, [DATA, False])
    assert made["rows"][:4] == [
        ["Plateformes"],
        ["Données relevées au 22 novembre 2026"],
        ["Version des données\u00a0: 0123456789ab"],
        ["Adresse de cette vue\u00a0: https://site.example/v"],
    ]
    body = made["rows"][made["head"] + 1 :]
    assert body[0][:7] == [
        "Alpha",
        "Entre entreprises",
        "Oui",
        "publié par un tiers",
        "Article",
        "Journal",
        None,
    ]
    assert body[0][7:10] == ["https://example.org/a", "mars 2024", "22 novembre 2026"]
    assert body[1][:5] == [
        "Alpha",
        "Rémunération",
        "Au succès",
        "déclaré par l’organisme",
        "Accueil",
    ]
    masked = engine.evaluate(sources, [DATA, True])
    assert masked["rows"][masked["head"] + 2] == ["Alpha", "Rémunération", "non vérifié", "masqué"]
    assert "Au succès" not in json.dumps(masked, ensure_ascii=False)
