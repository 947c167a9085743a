"""The file handed over, read and checked in the browser: CSV against Python's own, dates against its calendar."""

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quittance
from macros.views.kit import control_data
from tests.conftest import REPOSITORY

SCRIPTS = REPOSITORY / "docs" / "assets" / "js" / "engine"
TODAY = dt.date(2026, 11, 22)
EPOCH = dt.date(1970, 1, 1)
CHECK = """([text, model, today]) => JSON.parse(JSON.stringify(
  Quittance.transmission.check(text, model, today), (key, value) => (typeof value === "bigint" ? Number(value) : value)))"""
READ = """(text) => {
  try { return Quittance.csvRead.read(text); }
  catch (error) { if (!(error instanceof Quittance.csvRead.Unreadable)) throw error; return error.message; }
}"""


@pytest.fixture(scope="module")
def engine(browser):
    page = browser.new_page()
    page.goto("about:blank")
    for name in ("text", "money", "csv-read", "civil", "transmission"):
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    yield page
    page.close()


@pytest.fixture(scope="module")
def model():
    return control_data(quittance.load(REPOSITORY / "data", today=TODAY))


def line(model, **changes):
    """The line of the model, no longer fictitious, with some cells changed."""
    return {c["id"]: c["example"].replace("FICTIF ", "") for c in model["columns"]} | {k.replace("_", "-"): v for k, v in changes.items()}


def written(model, *lines, delimiter=";", leave=(), more=()):
    made = io.StringIO()
    writer = csv.writer(made, delimiter=delimiter)
    columns = [c for c in model["columns"] if c["id"] not in leave]
    writer.writerow([c["label"] for c in columns] + list(more))
    writer.writerows([one[c["id"]] for c in columns] + ["x"] * len(more) for one in lines)
    return made.getvalue()


@pytest.fixture
def check(engine, model):
    def run(*lines, **how):
        return engine.evaluate(CHECK, [written(model, *lines, **how), model, (TODAY - EPOCH).days])

    return run


def said(found):
    return [(one["line"], one["column"], one["text"].replace("\u00a0", " ").replace("\u202f", " ")) for one in found["problems"]]


# --- CSV ------------------------------------------------------------------------------------

CELLS = st.text(st.sampled_from('ab;,\t"\n é'), max_size=6)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5), st.sampled_from(";,\t"), st.sampled_from(["\n", "\r\n", "\r"]))
def test_what_python_writes_is_read_back(engine, rows, delimiter, end):
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerow(["tête", "tête"])
    writer.writerows(rows)
    found = engine.evaluate(READ, "\ufeff" + made.getvalue())
    assert found["separator"] == delimiter
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    assert [one["cells"] for one in found["records"][1:]] == kept


def test_an_open_quote_is_told_with_its_line(engine):
    assert engine.evaluate(READ, 'a;b\n1;"2\n3;4\n').replace("\u00a0", " ") == "Le guillemet ouvert à la ligne 2 n’est jamais fermé : retirez-le ou fermez-le."


def test_lines_are_those_of_the_file(engine):
    found = engine.evaluate(READ, 'a;b\n\n"x\ny";1\n2;3\n')
    assert [one["line"] for one in found["records"]] == [1, 3, 5]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_of_every_spreadsheet(engine, encoding):
    decoded = engine.evaluate("(bytes) => Quittance.csvRead.decode(new Uint8Array(bytes))", list("Échéance\n".encode(encoding)))
    assert decoded.removeprefix("\ufeff") == "Échéance\n"


def test_a_workbook_is_told_from_a_text(engine):
    run = "(bytes) => { try { return Quittance.csvRead.decode(new Uint8Array(bytes)); } catch (error) { return error.message; } }"
    assert "est un classeur" in engine.evaluate(run, list(b"PK\x03\x04"))


# --- Dates ----------------------------------------------------------------------------------

DATE = """(text) => { try { return Quittance.civil.read(text); } catch (error) { if (!(error instanceof Quittance.civil.NoDate)) throw error; return error.code; } }"""


@given(st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31)), st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y 00:00:00"]))
def test_every_day_of_the_calendar(engine, day, pattern):
    assert engine.evaluate(DATE, day.strftime(pattern)) == (day - EPOCH).days


@pytest.mark.parametrize(("text", "code"), [
    ("31/02/2026", "day"), ("29/02/2025", "day"), ("00/01/2026", "day"), ("1/13/2026", "day"), ("01/01/0026", "day"),
    ("demain", "form"), ("2026", "form"), ("1/2", "form"), ("01/02/20266", "form"), ("45000", "form"),
])  # fmt: skip
def test_what_is_no_date(engine, text, code):
    assert engine.evaluate(DATE, text) == code


def test_two_digits_are_of_this_century(engine):
    assert engine.evaluate(DATE, "31/12/26") == (dt.date(2026, 12, 31) - EPOCH).days


# --- Control --------------------------------------------------------------------------------


def test_the_line_of_the_model_is_right(check, model):
    """Every example follows the format of its column, and every rule."""
    found = check(line(model))
    assert found["problems"] == []
    assert (found["lines"], found["counted"], found["total"]) == (1, 1, 100_000)


def test_the_fictitious_line_is_told_and_not_counted(engine, check, model):
    found = check({c["id"]: c["example"] for c in model["columns"]}, line(model))
    assert [(n, "FICTIF" in text) for n, _, text in said(found)] == [(2, True)]
    assert found["total"] == 100_000


@pytest.mark.parametrize(("changes", "column", "sentence"), [
    ({"date_facture": "02/04/2026"}, "Date de facture", "L’échéance est avant la date de facture"),
    ({"echeance": "31/04/2026"}, "Date d’échéance", "Le jour « 31/04/2026 » n’existe pas au calendrier."),
    ({"echeance": "bientôt"}, "Date d’échéance", "« bientôt » n’est pas une date"),
    ({"deja_regle": "1 300", "reste_du": "0"}, "Déjà réglé", "Il a été payé plus que le montant TTC"),
    ({"reste_du": "1 200"}, "Reste dû", "Le calcul donne 1 000,00 €."),
    ({"montant_ht": "1.300,00 €"}, "Montant HT", "Le montant HT dépasse le montant TTC"),
    ({"montant_ttc": "douze"}, "Montant TTC", "« douze » : écrivez le nombre en chiffres"),
    ({"montant_ttc": "1e309"}, "Montant TTC", "écrivez le nombre en chiffres"),
    ({"montant_ttc": "-5"}, "Montant TTC", "un nombre négatif n’a pas de sens"),
    ({"siren": "123 456 789"}, "SIREN", "sa clé de contrôle est fausse"),
    ({"siren": "12345678900001"}, "SIREN", "c’est un SIRET"),
    ({"siren": ""}, "SIREN", "son SIREN manque"),
    ({"professionnel": "peut-être"}, "Débiteur professionnel", "Écrivez oui ou non"),
    ({"motif_contestation": ""}, "Motif de contestation", "le motif manque"),
    ({"debiteur": ""}, "Débiteur", "La case est vide"),
    ({"taux_penalites": "120 %"}, "Taux de pénalités prévu", "un taux va de 0 à 100 %"),
    ({"date_facture": "01/01/2027", "echeance": "01/02/2027"}, "Date de facture", "dans l’avenir"),
    ({"echeance": "22/11/2026"}, "Date d’échéance", "pas encore passée"),
    ({"consignes": "Payer sur FR76 3000 6000 0112 3456 7890 189"}, "", "contient un IBAN"),
    ({"consignes": "fr7630006000011234567890189 merci"}, "", "contient un IBAN"),
    ({"consignes": "1 85 05 78 006 084 91"}, "", "sécurité sociale"),
])  # fmt: skip
def test_each_fault_has_its_sentence(check, model, changes, column, sentence):
    found = said(check(line(model, **changes)))
    assert any(where == column and sentence in text and number == 2 for number, where, text in found), found


@pytest.mark.parametrize("words", ["FR76 3000 6000 0112 3456 7890 188", "Commande FR12 de 2026", "1 85 05 78 006 084 36", "12 rue 34"])
def test_what_only_looks_like_an_account_is_let_be(check, model, words):
    assert check(line(model, consignes=words))["problems"] == []


def test_columns_missing_unknown_doubled_or_forbidden(check, model):
    found = said(check(line(model), leave=("echeance", "contact"), more=("IBAN", "Couleur", "Débiteur")))
    texts = [text for *_, text in found]
    assert "Il manque la colonne « Date d’échéance », obligatoire." in texts
    assert "La colonne « Fonction à contacter » n’est pas là : elle est facultative." in texts
    assert any("« IBAN » porte une donnée qui ne se transmet pas" in text for text in texts)
    assert any("« Couleur » n’est pas dans le modèle" in text for text in texts)
    assert any("« Débiteur » est là deux fois" in text for text in texts)


def test_headings_are_known_without_accents_or_by_their_id(engine, model):
    text = written(model, line(model)).replace("Date d’échéance", "date d'ECHEANCE").replace("Reste dû", "reste-du")
    assert engine.evaluate(CHECK, [text, model, (TODAY - EPOCH).days])["problems"] == []


def test_a_file_without_the_model_is_one_clear_sentence(engine, model):
    for text, sentence in (("", "Il n’y a rien à contrôler"), ("a;b\n1;2\n", "aucun titre de colonne du modèle"), (" \n ; \n", "rien à contrôler")):
        problems = engine.evaluate(CHECK, [text, model, 0])["problems"]
        assert len([one for one in problems if sentence in one["text"]]) == 1, text


def test_totals_by_debtor_and_by_age(check, model):
    lines = [
        line(model, numero_facture="F1", echeance="21/11/2026", date_facture="01/11/2026"),
        line(model, numero_facture="F2", echeance="23/10/2026", siren=""),
        line(model, numero_facture="F3", echeance="22/10/2026", debiteur="Autre Fictif", siren="552 100 554"),
        line(model, numero_facture="F4", echeance="01/01/2020", date_facture="01/01/2020", debiteur="Autre Fictif", siren="732 829 320"),
        line(model, numero_facture="F5", echeance="jamais", debiteur="Seul", siren=""),
    ]
    found = check(*lines)
    assert found["total"] == 500_000
    assert {one["name"]: one["lines"] for one in found["debtors"]} == {
        "Atelier Fictif SARL": 2, "Autre Fictif (552 100 554)": 1, "Autre Fictif (732 829 320)": 1, "Seul": 1,
    }  # fmt: skip
    ages = {(one["from"], one["to"]): one["lines"] for one in found["ages"]}
    assert ages[(1, 30)] == 2 and ages[(31, 60)] == 1 and ages[(366, None)] == 1 and ages[(None, None)] == 1
    assert sum(one["cents"] for one in found["ages"]) == found["total"]


def test_the_same_invoice_twice_names_the_first(check, model):
    assert any("Voyez la ligne 2." in text for n, _, text in said(check(line(model), line(model))) if n == 3)


def test_five_thousand_lines_are_checked_at_once(engine, model):
    text = written(model, *(line(model, numero_facture=f"F{n}") for n in range(5_000)))
    started = engine.evaluate("performance.now()")
    found = engine.evaluate(CHECK, [text, model, (TODAY - EPOCH).days])
    assert engine.evaluate("performance.now()") - started < 10_000
    assert found["counted"] == 5_000 and found["problems"] == []
    more = text + text.split("\n", 1)[1]
    assert len(engine.evaluate(CHECK, [more, model, 0])["problems"]) == 1


def test_every_rule_of_the_data_is_known_to_the_engine():
    rules = json.loads(Path(REPOSITORY / "data" / "schemas" / "collaboration.schema.json").read_text(encoding="utf-8"))
    kinds = rules["properties"]["transmission"]["properties"]["rules"]["items"]["properties"]["kind"]["enum"]
    source = (SCRIPTS / "transmission.js").read_text(encoding="utf-8")
    assert all(f'"{kind}":' in source or f"    {kind}:" in source for kind in kinds)
