"""The files as they are offered: the same bytes, readable ids, known functions, nothing that computes what was typed."""

import dataclasses
import datetime as dt
import io
import re
import zipfile

import openpyxl
import pytest

import macros.workbooks
import quittance
from macros.links import Page
from macros.views.downloads import grid_downloads
from macros.views.grid import ANCHORS
from macros.views.offers import ACTS, BANDS, OFFER, SCENARIO, fields
from macros.workbooks import BLANK, TEMPLATE, family_path, workbooks
from macros.workbooks.grid import grid_workbook
from macros.workbooks.grid import places as places_module
from macros.workbooks.grid.guide import VERSION
from macros.workbooks.grid.places import CALCULATION, FIRST_NAME, GUIDE, MARKERS, MARKS, PRICES, REQUIREMENTS, RESULT, WEIGHTS, Places
from macros.workbooks.grid.plan import BLANK as BLANK_CANDIDATES
from macros.workbooks.grid.plan import MOST_OF_FAMILY, blank, families, known, of_family
from macros.workbooks.grid.prices import CHOICES
from macros.workbooks.packing import packed
from macros.workbooks.styles import formula, new_sheet, new_workbook, put
from quittance.format import slug
from tests.conftest import REPOSITORY

#: Known to Excel 2010, to LibreOffice and to the evaluator of the tests.
FUNCTIONS = {
    "AND", "COUNT", "COUNTA", "COUNTIF", "GCD", "IF", "INDEX", "INT", "ISNUMBER", "LCM", "MATCH", "MAX", "MIN", "NOT", "OR", "ROUND", "SUM", "SUMPRODUCT",
}  # fmt: skip


@pytest.fixture(scope="module")
def base():
    return quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22))


@pytest.fixture(scope="module")
def made(base):
    return dict(workbooks(base))


@pytest.fixture(scope="module")
def book(made):
    return openpyxl.load_workbook(io.BytesIO(made[BLANK]))


def test_one_workbook_for_each_family(base, made):
    assert {path for path in made if path.startswith("telechargements/grille-")} == {BLANK, *(family_path(family) for family in families(base))}
    assert TEMPLATE in made


def test_the_same_bytes_at_any_time(base, made, monkeypatch):
    monkeypatch.setattr(macros.workbooks, "_made", {})
    monkeypatch.setattr(macros.workbooks, "_cache", {})
    again = dict(workbooks(base))
    assert again == made
    with zipfile.ZipFile(io.BytesIO(made[BLANK])) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-11-22T00:00:00Z</dcterms:modified>" in archive.read("docProps/core.xml")


def test_kept_as_long_as_the_data_is_the_same(base, monkeypatch):
    """Another version of the data makes again only what it changes; the version itself is written everywhere."""
    before = dict(workbooks(base))
    assert {id(content) for content in before.values()} == {id(content) for _, content in workbooks(base)}
    made = []
    monkeypatch.setattr(macros.workbooks, "grid_workbook", lambda plan: made.append(plan.family) or grid_workbook(plan))
    providers = dict(base.providers)
    id_ = next(id_ for id_, one in providers.items() if one.family == "plateformes")
    providers[id_] = dataclasses.replace(providers[id_], name="Nom changé")
    changed = dataclasses.replace(base, digest="0123456789ab", providers=providers)
    after = dict(workbooks(changed))
    assert made == [base.vocabularies["familles"]["plateformes"].plural]
    guide = openpyxl.load_workbook(io.BytesIO(after[BLANK]))[GUIDE]
    assert "0123456789ab" in {cell.value for row in guide.rows for cell in row}
    assert after[TEMPLATE] == before[TEMPLATE]


def test_a_family_that_nobody_would_mark_whole_has_no_workbook(base):
    [first, *_] = [one for one in base.providers.values() if one.family == "cession"]
    many = {f"{first.id}-{n}": dataclasses.replace(first, id=f"{first.id}-{n}") for n in range(MOST_OF_FAMILY + 1)}
    assert "cession" in families(base)
    assert "cession" not in families(dataclasses.replace(base, providers=dict(base.providers) | many))


def test_the_template_does_not_depend_on_the_version_of_the_data(base):
    made = packed(grid_workbook(blank(base, 2, dated=False)), base.today)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        told = [archive.read(name) for name in archive.namelist()]
    assert not any(base.digest.encode() in one or VERSION.encode() in one for one in told)


def test_every_row_and_column_to_fill_in_has_its_id(base, book):
    places = Places(base.questionnaire, BLANK_CANDIDATES)
    for title, marker in MARKERS.items():
        sheet = book[title]
        assert sheet["A1"].value == marker
        assert sheet.row_dimensions[1].hidden and sheet.column_dimensions["A"].hidden
    marks = book[MARKS]
    assert {marks[f"A{row}"].value for row in places.marks.values()} == set(base.questionnaire.indicators)
    assert all(marks[f"A{row}"].value == id_ for id_, row in places.marks.items())
    assert all(book[REQUIREMENTS][f"A{row}"].value == id_ for id_, row in places.requirements.items())
    assert all(book[WEIGHTS][f"A{row}"].value == id_ for id_, row in places.weights.items())
    for number in places.numbers:
        assert book[GUIDE][f"A{FIRST_NAME + number - 1}"].value == f"candidat-{number}"
        assert marks[f"{places.mark(number)}1"].value == f"niveaux-{number}"
        assert book[PRICES][f"{places.column(number)}1"].value == f"offre-{number}"


def test_all_that_the_questionnaire_says_is_there(base, book):
    texts = {cell.value for sheet in (book[MARKS], book[REQUIREMENTS], book[WEIGHTS], book[GUIDE]) for row in sheet.rows for cell in row}
    asked = base.questionnaire
    for criterion in asked.criteria:
        assert {criterion.worst, criterion.best, criterion.weight_reason} <= texts
        questions = {question.id: question.text for question in criterion.questions}
        for indicator in criterion.indicators:
            assert {indicator.title, indicator.proof, "\n".join(questions[id_] for id_ in indicator.questions)} <= texts
            assert "\n".join(f"{rank}\u00a0· {text}" for rank, text in enumerate(indicator.levels)) in texts
    assert {one.question for one in asked.knockouts} | {asked.origin, base.digest} <= texts


def formulas(book):
    return [(sheet.title, cell) for sheet in book for row in sheet.rows for cell in row if cell.data_type == "f"]


def test_formulas_use_functions_that_all_know(book):
    found = formulas(book)
    assert len(found) > 1_500
    used = set()
    for title, cell in found:
        bare = re.sub(r'"[^"]*"|\'[^\']*\'', "", cell.value)
        used |= set(re.findall(r"([A-Z][A-Z0-9.]*)\(", bare))
        assert len(cell.value) < 8_000, (title, cell.coordinate)
        assert "#REF" not in cell.value
    assert used <= FUNCTIONS


def test_lists_and_their_messages_fit_the_format(made):
    for path, content in made.items():
        if not path.startswith("telechargements/grille-"):
            continue
        for sheet in openpyxl.load_workbook(io.BytesIO(content)):
            for rule in sheet.data_validations.dataValidation:
                assert rule.error and len(rule.error) <= 255 and rule.errorTitle and len(rule.errorTitle) <= 32, sheet.title
                assert rule.type != "list" or len(rule.formula1) <= 257


def test_entries_are_those_of_the_form(base):
    """Same portfolio, same entries of an offer, same values of the lists, whatever their order."""
    assert (places_module.BANDS, places_module.ACTS) == (BANDS, ACTS)
    assert {*places_module.PORTFOLIO} == {field.name for field in SCENARIO}
    assert {*places_module.OFFER} == {field.name.removeprefix("a-") for field in fields() if field.name.startswith("a-")}
    assert {*places_module.ANCHORS} == {field.name for field in ANCHORS}
    for field in (*SCENARIO, *OFFER):
        if field.choices:
            assert {slug(word) for word in CHOICES[field.name]} == {value for value, _ in field.choices}


def test_nothing_is_protected_and_all_prints_on_a4_landscape(book):
    for sheet in book:
        assert not sheet.protection.sheet
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        # Marks go on several pages, cut between candidates; the other sheets fit in the width.
        assert sheet.sheet_properties.pageSetUpPr.fitToPage or (sheet.title == MARKS and len(sheet.col_breaks.brk) == 2)
    assert [sheet.title for sheet in book] == [GUIDE, WEIGHTS, REQUIREMENTS, MARKS, PRICES, RESULT, CALCULATION]
    assert book[MARKS].freeze_panes == "D7"


def test_blank_has_no_candidate_nor_answer(base, book):
    places = Places(base.questionnaire, BLANK_CANDIDATES)
    assert {book[GUIDE][f"C{FIRST_NAME + n - 1}"].value for n in places.numbers} == {None}
    assert {book[MARKS][f"{places.mark(n)}{row}"].value for n in places.numbers for row in places.marks.values()} == {None}


def test_a_family_holds_its_providers_and_what_facts_say_with_their_source(base, made):
    for family in families(base):
        plan = of_family(base, family)
        book, places = openpyxl.load_workbook(io.BytesIO(made[family_path(family)])), Places(base.questionnaire, plan.count)
        providers = {p.id: p for p in base.providers.values() if p.family == family}
        for number in places.numbers:
            row = FIRST_NAME + number - 1
            provider = providers.pop(book[GUIDE][f"E{row}"].value)
            assert book[GUIDE][f"C{row}"].value == provider.name
            said = known(base, provider)
            for id_, r in places.marks.items():
                level, text = said.levels.get(id_, (None, None))
                assert (book[MARKS][f"{places.mark(number)}{r}"].value, book[MARKS][f"{places.comment(number)}{r}"].value) == (level, text)
                assert level is None or (text.strip() and "(" in text)
            for one in base.questionnaire.knockouts:
                word = said.states.get(one.id, (None, ""))[0]
                assert book[REQUIREMENTS][f"{places.state(number)}{places.requirements[one.id]}"].value == word
        assert not providers


def test_a_text_that_looks_like_a_formula_stays_a_text():
    book = new_workbook("Essai", "Essai")
    sheet = new_sheet(book, "Essai", {"A": 20})
    put(sheet, "A1", "=1+1")
    formula(sheet, "A2", "1+1")
    read = openpyxl.load_workbook(io.BytesIO(packed(book, dt.date(2026, 1, 1))))["Essai"]
    assert (read["A1"].data_type, read["A1"].value) == ("s", "=1+1")
    assert read["A2"].data_type == "f"


def test_downloads_are_listed_with_their_size(base, made):
    html = grid_downloads(base, Page("choisir/grille.md"))
    for path, content in made.items():
        if path.startswith("telechargements/grille-"):
            assert f'href="../{path}"' in html
            assert f"environ {round(len(content), -4) // 1000}\u00a0Ko" in html
