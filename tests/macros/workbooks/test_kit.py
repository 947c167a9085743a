"""The workbooks of the kit: what they hold, what they refuse, and figures recalculated by a spreadsheet where there is one."""

import csv
import datetime as dt
import io
import re
import shutil
import subprocess

import openpyxl
import pytest

import quittance
from macros.views.kit import DASHBOARD, FILE, FILE_CSV, PLAN
from macros.workbooks.kit import kit_files
from macros.workbooks.kit.dashboard import FIRST, HEADER_ROW, LAST, SHEETS, TOTAL
from macros.workbooks.kit.transmission import LINES
from tests.conftest import REPOSITORY

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def base():
    return quittance.load(REPOSITORY / "data", today=TODAY)


@pytest.fixture(scope="module")
def files(base):
    return dict(kit_files(base))


def opened(files, path):
    return openpyxl.load_workbook(io.BytesIO(files[path]))


def test_two_builds_give_the_same_bytes(base, files):
    assert dict(kit_files(base)) == files


def test_the_file_has_every_column_a_fictitious_line_and_its_controls(base, files):
    columns = base.collaboration.transmission.columns
    sheet = opened(files, FILE)["Dossiers"]
    assert [cell.value for cell in sheet[1]] == [column.label for column in columns]
    example = {column.id: cell.value for column, cell in zip(columns, sheet[2], strict=True)}
    assert example["reference"].startswith("FICTIF")
    assert example["echeance"] == dt.datetime(2026, 4, 1) and example["montant-ttc"] == 1200 and example["taux-penalites"] == 0.12
    assert all(cell.value is None for row in sheet.iter_rows(min_row=3) for cell in row)
    controlled = {str(area).split(":")[0][:-1]: rule.type for rule in sheet.data_validations.dataValidation for area in rule.sqref.ranges}
    wanted = {"date": "date", "montant": "decimal", "taux": "decimal", "oui-non": "list"}
    for cell, column in zip(sheet[1], columns, strict=True):
        assert controlled.get(cell.column_letter) == ("list" if column.values else wanted.get(column.format)), column.id
    assert all(str(area).endswith(str(LINES + 1)) for rule in sheet.data_validations.dataValidation for area in rule.sqref.ranges)


def test_the_instructions_say_all_that_the_page_says(base, files):
    part = base.collaboration.transmission
    said = " ".join(str(cell.value) for row in opened(files, FILE)["Mode d’emploi"].iter_rows() for cell in row if cell.value)
    for text in (*part.advice, *part.never, *(column.privacy for column in part.columns), *(column.example for column in part.columns)):
        assert text in said, text
    assert "{loi:" not in said


def test_the_csv_is_the_same_two_lines(base, files):
    assert files[FILE_CSV].startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(files[FILE_CSV].decode("utf-8-sig")), delimiter=";"))
    columns = base.collaboration.transmission.columns
    assert rows == [[column.label for column in columns], [column.example for column in columns]]


def test_the_plan_has_its_columns_its_example_and_its_lists(base, files):
    sheet = opened(files, PLAN)["Plan d’amélioration"]
    head = [cell.value.split("\n")[0] for cell in sheet[5]]
    assert head == [column.label for column in base.collaboration.plan.columns]
    assert sheet["A6"].value.startswith("FICTIF")
    assert {rule.type for rule in sheet.data_validations.dataValidation} == {"list", "date"}


def placed(sheet):
    """Title of a column, without its unit → its letter."""
    return {re.sub(r" \([^()]*\)$", "", cell.value): cell.column_letter for cell in sheet[HEADER_ROW] if cell.value}


def test_every_measure_is_typed_and_every_rate_is_a_formula(base, files):
    kit = base.collaboration
    book = opened(files, DASHBOARD)
    shown = set()
    for scope, (name, _) in SHEETS.items():
        sheet = book[name]
        places = placed(sheet)
        for measure in kit.dashboard.measures:
            if measure.scope == scope:
                shown.add(measure.id)
                assert all(sheet[f"{places[measure.label]}{row}"].value is None for row in range(FIRST, LAST + 1))
        for rate in kit.dashboard.rates:
            if kit.measures[rate.numerator].scope == scope:
                shown.add(rate.id)
                top, bottom = places[kit.measures[rate.numerator].label], places[kit.measures[rate.denominator].label]
                for row in (FIRST, LAST):
                    said = sheet[f"{places[rate.label]}{row}"].value
                    assert said.startswith("=IF(") and f"{top}{row}/{bottom}{row}" in said
    assert shown == {record.id for record in (*kit.dashboard.measures, *kit.dashboard.rates)}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no spreadsheet program to recalculate with")
def test_figures_are_those_of_a_spreadsheet(base, files, tmp_path):
    """Typed, saved and recalculated by LibreOffice: rates, blanks, zeros, texts, and the whole over complete months only."""
    kit = base.collaboration
    book = opened(files, DASHBOARD)
    sheet = book["Par mois de remise"]
    places = placed(sheet)
    at = {measure.id: places[measure.label] for measure in kit.dashboard.measures if measure.scope == "remise"}
    typed = [
        {"confie-montant": 10_000, "encaisse-montant": 4_000, "encaisse-jours": 120_000, "cout-montant": 480, "confie-nombre": 20, "solde-nombre": 5},
        {"confie-montant": 5_000, "encaisse-montant": 0, "encaisse-jours": 0, "confie-nombre": 0, "solde-nombre": 0},
        {"confie-montant": 7_777},
        {"confie-montant": "inconnu", "encaisse-montant": 1_000},
    ]
    for row, measures in enumerate(typed, FIRST):
        for id_, value in measures.items():
            sheet[f"{at[id_]}{row}"].value = value
    source = tmp_path / "rempli.xlsx"
    book.save(source)
    done = subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out"), str(source)],
        capture_output=True, timeout=180,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = openpyxl.load_workbook(tmp_path / "out" / "rempli.xlsx", data_only=True)["Par mois de remise"]

    def value(label, row):
        return found[f"{places[label]}{row}"].value

    amount, delay, cost, number = "Taux de recouvrement en montant", "Délai moyen d’encaissement", "Coût pour 100\u00a0€ recouvrés", "Taux de recouvrement en nombre"
    assert value(amount, FIRST) == pytest.approx(0.4) and value(amount, FIRST + 1) == 0
    assert value(delay, FIRST) == pytest.approx(30) and value(delay, FIRST + 1) in (None, "")  # nothing came in: no delay
    assert value(cost, FIRST) == pytest.approx(12) and value(cost, FIRST + 1) in (None, "")
    assert value(number, FIRST) == pytest.approx(0.25) and value(number, FIRST + 1) in (None, "")
    assert value(amount, FIRST + 2) in (None, "") and value(amount, FIRST + 3) in (None, "")
    assert value(amount, TOTAL) == pytest.approx(4_000 / 15_000)  # the month that is half typed is left out
    assert value(cost, TOTAL) == pytest.approx(12) and found[f"{at['confie-montant']}{TOTAL}"].value == 22_777
    errors = [cell.coordinate for name in SHEETS.values() for row in found.parent[name[0]].iter_rows() for cell in row if str(cell.value).startswith("#")]
    assert errors == []
