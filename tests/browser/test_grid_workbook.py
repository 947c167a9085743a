"""The grid in a workbook and back: what the page holds, what a spreadsheet saves, what is not ours."""

import base64
import datetime as dt
import io
import json
import re
import zipfile

import openpyxl
import pytest

import quittance
from macros.links import Page
from macros.views.grid import grid_data
from macros.workbooks import BLANK, TEMPLATE, family_path, workbooks
from macros.workbooks.grid.places import FIRST_NAME, GUIDE, MARKS, PRICES, REQUIREMENTS, RESULT, Places
from macros.workbooks.grid.plan import MOST
from tests.browser.grids import ASSETS, SCRIPTS
from tests.conftest import REPOSITORY
from tests.macros.workbooks.recalculating import soffice, through_libreoffice

FILL = """async ([state, evaluator, day]) => {
  const book = Quittance.gridWorkbook;
  const made = book.fill(book.template(fflate), state, data, evaluator, day);
  return btoa(Array.from(fflate.zipSync(made, { level: 1 }), (one) => String.fromCharCode(one)).join(""));
}"""
READ = """async (text) => {
  const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  try {
    const found = Quittance.gridWorkbook.read(Quittance.gridWorkbook.unzip(bytes, fflate), data);
    return { ...found, error: null };
  } catch (error) {
    return { error: error.message };
  }
}"""


@pytest.fixture(scope="module")
def base():
    return quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22))


@pytest.fixture(scope="module")
def made(base):
    return dict(workbooks(base))


@pytest.fixture(scope="module")
def engine(browser, base, made):
    page = browser.new_page()
    page.goto("about:blank")
    errors = []
    page.on("pageerror", lambda error: errors.append(error))
    for name in (*SCRIPTS, "engine/grid/spreadsheet.js", "engine/grid/workbook.js", "vendor/fflate-0.8.3.js"):
        page.add_script_tag(path=ASSETS / name)
    page.add_script_tag(content=made[TEMPLATE].decode("ascii"))
    assert errors == []
    page.evaluate("(data) => { window.data = data; }", grid_data(base, Page("choisir/grille.md")))
    yield page
    page.close()


@pytest.fixture(scope="module")
def places(base) -> Places:
    return Places(base.questionnaire, MOST)


def filled(engine, state, evaluator="AB", day="2026-11-22") -> bytes:
    return base64.b64decode(engine.evaluate(FILL, [state, evaluator, day]))


def read(engine, content: bytes) -> dict:
    return engine.evaluate(READ, base64.b64encode(content).decode("ascii"))


def saved_again(content: bytes, change=lambda book: None) -> bytes:
    """The workbook as openpyxl reads and writes it: shared strings, another XML."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def some_state(base, **changes) -> dict:
    """A grid of one evaluator in which every kind of answer stands."""
    ids = list(base.questionnaire.indicators)
    knockouts = [one.id for one in base.questionnaire.knockouts]
    record = next(p for p in base.providers.values() if p.family == "cabinets")
    return {
        "situation": {base.situation.questions[0].id: base.situation.questions[0].options[0].id},
        "question": "=1+1 ; qui recouvre <nos> factures & « lesquelles » ?\nDeuxième ligne _x0041_.",
        "profile": base.questionnaire.profiles[0].id,
        "weights": {c.id: weight for c, weight in zip(base.questionnaire.criteria, (100, 0, 33.33, 12.5, 90, 7, 80), strict=True)},
        "asked": knockouts[:2], "notApplicable": [ids[3], ids[9]], "reinstated": ["2"], "evaluators": ["AB"],
        "candidates": [
            {
                "number": 1, "name": "=HYPERLINK(\"x\")", "record": "",
                "marks": {"AB": {
                    "levels": {ids[0]: 4, ids[1]: 0, ids[2]: None, ids[4]: 2}, "comments": {ids[0]: "+33 : vu sur place", ids[5]: "À revoir"},
                    "knockouts": {knockouts[0]: "met", knockouts[1]: "failed"},
                }},
            },
            {"number": 2, "name": record.name, "record": record.id, "marks": {"AB": {"levels": {ids[0]: 3}, "comments": {}, "knockouts": {knockouts[0]: "failed"}}}},
            {"number": 5, "name": "", "record": "", "marks": {"AB": {"levels": {ids[6]: 1}, "comments": {}, "knockouts": {}}}},
        ],
        "texts": {
            "dossiers": "120", "montant": "1234,56", "part-basse": "30", "part-centrale": "50,125", "part-haute": "70", "mois": "12",
            "tva-recuperee": "non", "taux-tresorerie": "4,5", "cout-vise": "3000", "cout-inacceptable": "12000,5",
            "o1-nom": "-Offre", "o1-assiette": "recouvre", "o1-palier-1": "500", "o1-taux-1": "12,5", "o1-taux-2": "8", "o1-bareme": "montant-entier",
            "o1-portee": "periode", "o1-minimum": "30", "o1-acte-1": "@Enquête", "o1-prix-1": "12,5", "o1-nombre-1": "2,25", "o1-tva": "20", "o1-delai": "30",
            "o2-assiette": "douze", "o2-tva": "abc", "decision": "=Décision", "reserves": "Aucune",
        } | changes.pop("texts", {}),
    } | changes  # fmt: skip


def same(found: dict, expected: dict) -> None:
    assert found["error"] is None
    for key in expected:
        assert found["state"][key] == expected[key], key


@pytest.fixture(scope="module")
def state(base):
    made = some_state(base)
    del made["texts"]["o2-assiette"]  # not a value of its list: the page never keeps it
    made["candidates"][2]["name"] = "Candidat 5"
    return made


def test_round_trip(engine, state):
    found = read(engine, filled(engine, state))
    same(found, state)
    assert (found["ignored"], found["told"], found["version"]) == ([], [], engine.evaluate("data.version"))


def test_round_trip_through_openpyxl(engine, state):
    same(read(engine, saved_again(filled(engine, state))), state)


def test_shared_strings_and_prefixes(engine, state):
    """The XML of Excel: texts in a table of their own, some in runs; and that of other writers, with a prefix."""
    same(read(engine, with_shared_strings(filled(engine, state))), state)


def with_shared_strings(content: bytes) -> bytes:
    strings, parts = [], {}
    with zipfile.ZipFile(io.BytesIO(content)) as given:
        parts = {name: given.read(name) for name in given.namelist()}

    def shared(match: re.Match) -> str:
        text = match["text"]
        cut = len(text) // 2 if "&" not in text else 0
        runs = f'<x:r><x:t xml:space="preserve">{text[:cut]}</x:t></x:r><x:r><x:t xml:space="preserve">{text[cut:]}</x:t></x:r>'
        strings.append(f"<x:si>{runs}<x:rPh sb='0' eb='1'><x:t>lu</x:t></x:rPh></x:si>")
        return f'{match["head"]} t="s"><v>{len(strings) - 1}</v></c>'

    inline = re.compile(r'(?P<head><c [^>]*?) t="inlineStr"><is><t[^>]*>(?P<text>[^<]*)</t></is></c>')
    for name in [one for one in parts if one.startswith("xl/worksheets/sheet")]:
        parts[name] = inline.sub(shared, parts[name].decode("utf-8")).encode("utf-8")
    assert len(strings) > 300
    table = f'<x:sst xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{"".join(strings)}</x:sst>'
    parts["xl/strings.xml"] = table.encode("utf-8")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    related = "xl/_rels/workbook.xml.rels"
    parts[related] = parts[related].replace(b"</Relationships>", f'<Relationship Id="rId99" Type="{kind}" Target="/xl/strings.xml"/></Relationships>'.encode())
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
def test_round_trip_through_libreoffice(engine, state, tmp_path):
    path = tmp_path / "grille.xlsx"
    path.write_bytes(filled(engine, state))
    [saved] = through_libreoffice([path], tmp_path)
    same(read(engine, saved.read_bytes()), state)


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
def test_the_workbook_of_a_grid_gives_the_figures_of_the_page(engine, base, tmp_path):
    """The same candidates, offers and answers: every figure of the page is that of the recalculated sheet."""
    ids = list(base.questionnaire.indicators)
    marks = [{id_: (7 * rank + 3 * number) % 5 for rank, id_ in enumerate(ids) if (rank + number) % 6} for number in (1, 2, 3)]
    record = next(p for p in base.providers.values() if p.family == "logiciels")
    state = some_state(base, reinstated=[], evaluators=["AB"])
    state["candidates"] = [
        {"number": n, "name": f"Candidat {n}", "record": record.id if n == 2 else "", "marks": {"AB": {"levels": levels, "comments": {}, "knockouts": {}}}}
        for n, levels in zip((1, 2, 4), marks, strict=True)
    ]
    state["texts"] = {name: text for name, text in state["texts"].items() if not name.startswith("o2-")}
    path = tmp_path / "grille.xlsx"
    path.write_bytes(filled(engine, state))
    [saved] = through_libreoffice([path], tmp_path)
    sheet = openpyxl.load_workbook(saved, data_only=True)[RESULT]
    shown = {
        sheet[f"C{row}"].value: [round(sheet[f"{column}{row}"].value * 10) for column in "EFG"] + [sheet[f"H{row}"].value, sheet[f"B{row}"].value]
        for row in range(6, 6 + MOST) if sheet[f"C{row}"].value
    }  # fmt: skip
    report = engine.evaluate(
        """(state) => Quittance.decide.report(Quittance.decide.evaluate(Quittance.decide.readProblem(Quittance.grid.problem(state, data)).problem), null)""", state
    )
    expected = {
        f"Candidat {one['id'].removeprefix('candidat-')}": [one["floor"], one["central"], one["ceiling"], one["coverage"], one["rank"]]
        for one in report["candidates"]
    }
    assert shown == expected
    assert len([one for one in expected.values() if one[-1]]) == 3
    costs = engine.evaluate("(state) => Quittance.grid.costs(state, data).byNumber[1].statements.map((one) => String(one.cost))", state)
    row = next(row for row in range(6, 9) if sheet[f"C{row}"].value == "Candidat 1")
    assert round(sheet[f"I{row}"].value * 100) == int(costs[1])


def test_texts_never_become_formulas(engine, state, base):
    book = openpyxl.load_workbook(io.BytesIO(filled(engine, state)))
    texts = {cell.value: cell.data_type for sheet in (book[GUIDE], book[PRICES], book[MARKS]) for row in sheet.rows for cell in row if isinstance(cell.value, str)}
    for text in ("=HYPERLINK(\"x\")", "-Offre", "@Enquête", "+33 : vu sur place", "=Décision"):
        assert texts[text] in ("s", "inlineStr")
    sheet = openpyxl.load_workbook(io.BytesIO(filled(engine, state)))[GUIDE]
    assert sheet[f"C{FIRST_NAME}"].value == "=HYPERLINK(\"x\")" and sheet[f"C{FIRST_NAME}"].data_type != "f"
    assert sheet["C7"].value == dt.datetime(2026, 11, 22)


def test_columns_without_a_candidate_are_folded_away(engine, state, places):
    book = openpyxl.load_workbook(io.BytesIO(filled(engine, state)))
    hidden = {column for column, one in book[REQUIREMENTS].column_dimensions.items() if one.hidden}
    assert places.state(6) in hidden and places.state(5) not in hidden


def test_what_the_base_fills_in_is_no_answer(engine, base, made):
    """A workbook of a family read as it was downloaded: its providers, and nothing said of them."""
    found = read(engine, made[family_path("plateformes")])
    assert found["error"] is None and found["told"] == [] and found["ignored"] == []
    state = found["state"]
    assert [c["record"] for c in state["candidates"]] == [
        p.id for p in sorted((p for p in base.providers.values() if p.family == "plateformes"), key=lambda p: [c["name"] for c in state["candidates"]].index(p.name))
    ]
    assert all(c["marks"] == {} for c in state["candidates"]) and state["evaluators"] == []


def test_an_answer_over_the_base_is_kept(engine, base, made):
    places = Places(base.questionnaire, 7)
    names = [row[0].value for row in openpyxl.load_workbook(io.BytesIO(made[family_path("plateformes")]))[GUIDE][f"C{FIRST_NAME}:C{FIRST_NAME + 6}"]]
    book = openpyxl.load_workbook(io.BytesIO(made[family_path("plateformes")]))
    known = [(n, id_) for n in places.numbers for id_, row in places.marks.items() if book[MARKS][f"{places.mark(n)}{row}"].value is not None]
    number, indicator = known[0]

    def change(book):
        book[GUIDE]["C8"].value = "m. d."
        book[MARKS][f"{places.mark(number)}{places.marks[indicator]}"].value = 1

    found = read(engine, saved_again(made[family_path("plateformes")], change))
    state = found["state"]
    assert state["evaluators"] == ["MD"]
    levels = {c["name"]: c["marks"]["MD"]["levels"] for c in state["candidates"]}
    assert levels[names[number - 1]] == {indicator: 1} and sum(map(len, levels.values())) == 1


def test_more_candidates_than_the_page_compares(engine, base, made):
    """The first ones to be kept are those that the evaluator spoke of."""
    places = Places(base.questionnaire, 14)
    book = openpyxl.load_workbook(io.BytesIO(made[family_path("cabinets")]))
    last = book[GUIDE][f"C{FIRST_NAME + 13}"].value

    def change(book):
        book[GUIDE]["C8"].value = "AB"
        book[MARKS][f"{places.mark(14)}{places.marks[next(iter(places.marks))]}"].value = 3

    found = read(engine, saved_again(made[family_path("cabinets")], change))
    names = [c["name"] for c in found["state"]["candidates"]]
    assert len(names) == 8 and names[-1] == last
    assert [c["number"] for c in found["state"]["candidates"]] == list(range(1, 9))
    assert len(found["told"]) == 1 and "au plus 8 candidats" in found["told"][0]


def test_rows_columns_and_sheets_may_move(engine, state):
    def change(book):
        book[MARKS].insert_rows(9)
        book[PRICES].insert_rows(20, 2)
        book.move_sheet(PRICES, -3)
        book[MARKS].title = "Mes notes"

    same(read(engine, saved_again(filled(engine, state), change)), state)


def test_marks_without_initials_have_an_owner(engine, base, made, places):
    def change(book):
        book[MARKS][f"{places.mark(1)}{places.marks[next(iter(places.marks))]}"].value = 2

    found = read(engine, saved_again(made[BLANK], change))
    assert found["state"]["evaluators"] == ["EV"] and len(found["told"]) == 1
    assert [(c["number"], c["name"], len(c["marks"]["EV"]["levels"])) for c in found["state"]["candidates"]] == [(1, "", 1)]


def test_a_list_of_amounts_keeps_its_costs(engine, base):
    lines = "\n".join(f"{100 + rank},50" for rank in range(4_000))
    state = some_state(base)
    state["texts"] = {name: text for name, text in state["texts"].items() if not name.startswith("o2-")}
    state["texts"] |= {"liste": lines}
    content = filled(engine, state)
    found = read(engine, content)
    assert found["state"]["texts"]["liste"] == lines
    costs = engine.evaluate("(state) => Quittance.grid.costs(state, data).byNumber[1].statements.map((one) => Number(one.cost))", state)
    book = openpyxl.load_workbook(io.BytesIO(content))
    places = Places(base.questionnaire, MOST)
    shown = [book[PRICES][f"{places.column(1)}{places.prices[f'repris-{case}']}"].value for case in ("bas", "central", "haut")]
    assert [round(one * 100) for one in shown] == costs


def other_workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = "Nom"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in given.namelist():
            archive.writestr(one, part if one == name else given.read(one))
    return made.getvalue()


def test_damaged_and_foreign_files_are_refused_in_a_sentence(engine, made):
    good = made[BLANK]
    cases = {
        "empty": b"", "text": b"Bonjour", "cut": good[: len(good) // 2], "not-ours": other_workbook(), "zip": empty_zip(),
        "no-xml": with_part(good, "xl/workbook.xml", b"<workbook"), "doctype": with_part(good, "xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'),
        "huge": with_part(good, "xl/worksheets/sheet1.xml", b" " * 41_000_000), "old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        "json": json.dumps({"quittance": "ma-grille"}).encode(),
    }  # fmt: skip
    for name, content in cases.items():
        found = read(engine, content)
        assert found["error"], name
        assert found["error"].startswith("Ce ") and found["error"].endswith(".") and found["error"].count(". ") == 0, (name, found["error"])
    flipped = 0
    for position in range(40, len(good), len(good) // 60):  # a byte turned anywhere: a sentence, or a grid
        harmed = bytearray(good)
        harmed[position] ^= 0x5A
        found = read(engine, bytes(harmed))
        assert found["error"] is None or found["error"].startswith("Ce "), (position, found["error"])
        flipped += found["error"] is not None
    assert flipped > 5


def empty_zip() -> bytes:
    made = io.BytesIO()
    zipfile.ZipFile(made, "w").close()
    return made.getvalue()
