"""The blank file to hand over: instructions, then one line an invoice, with a fictitious one to replace."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal
from typing import Any

from openpyxl import Workbook

from macros import texts
from macros.views.kit import FICTITIOUS
from macros.workbooks import styles
from macros.workbooks.kit.common import dates, head, height, listed
from macros.workbooks.styles import choices, letter, new_sheet, new_workbook, numbers, put
from quittance import Base
from quittance.model.collaboration import FORMAT_LABELS, Column
from quittance.pricing import money

GUIDE, SHEET = "Mode d’emploi", "Dossiers"
#: Lines ready to be filled in, the fictitious one among them.
LINES = 500
#: Format → how its cells are shown, and how wide they are.
_SHOWN = {"texte": (styles.TEXT, 24), "siren": (styles.TEXT, 14), "date": (styles.DATE, 13), "montant": (styles.EUROS, 14), "taux": (styles.PERCENT, 13), "oui-non": (styles.TEXT, 14)}
YES_NO = ("oui", "non")


def transmission_workbook(base: Base) -> Workbook:
    book = new_workbook("Fichier de transmission", "Ce que vous remettez à un prestataire de recouvrement, une ligne par facture")
    _guide(book, base)
    _sheet(book, base)
    return book


def transmission_csv(base: Base) -> bytes:
    """The same two lines as French spreadsheets open them: UTF-8 with its mark, semicolons."""
    columns = base.collaboration.transmission.columns
    made = io.StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.label for column in columns)
    writer.writerow(column.example for column in columns)
    return made.getvalue().encode("utf-8-sig")


def cell_value(column: Column) -> Any:
    """The example as a workbook holds it: a number for an amount, a day for a date."""
    if column.format == "date":
        return dt.datetime.strptime(column.example, "%d/%m/%Y").date()
    if column.format == "montant":
        return Decimal(money.amount(column.example)) / 100
    if column.format == "taux":
        return Decimal(money.rate(column.example)) / money.WHOLE
    return column.example


def _guide(book: Workbook, base: Base) -> None:
    part = base.collaboration.transmission
    sheet = new_sheet(book, GUIDE, {"A": 26, "B": 18, "C": 14, "D": 52, "E": 30, "F": 46})
    head(sheet, "Fichier de transmission", texts.plain(base, part.text), "F", base)
    first = f"La première ligne de la feuille «\u00a0{SHEET}\u00a0» est un exemple {FICTITIOUS}\u00a0: effacez-la. Gardez les titres tels quels\u00a0: le contrôle du site les reconnaît."
    row = listed(sheet, 5, "Avant d’envoyer", (first, *(texts.plain(base, one) for one in part.advice)), "F")
    row = listed(sheet, row + 1, "Jamais dans ce fichier", (texts.plain(base, one) for one in part.never), "F")
    row = listed(sheet, row + 1, "Réserve", (texts.plain(base, part.caution),), "F") if part.caution else row
    row += 1
    for place, title in enumerate(("Colonne", "Format", "Obligatoire", "Pourquoi", "Exemple fictif", "Données personnelles"), 1):
        put(sheet, f"{letter(place)}{row}", title, styles.HEADER)
    for column in part.columns:
        row += 1
        wanted = ", ".join(column.values) or FORMAT_LABELS[column.format]
        said = (column.label, wanted, "oui" if column.needed else "si vous l’avez", texts.plain(base, column.why), column.example, column.privacy)
        for place, text in enumerate(said, 1):
            put(sheet, f"{letter(place)}{row}", text, styles.LABEL if place == 1 else styles.BODY)
        sheet.row_dimensions[row].height = height((said[3], 52), (said[4], 30), (said[5], 46))


def _sheet(book: Workbook, base: Base) -> None:
    columns = base.collaboration.transmission.columns
    widths = {letter(place): _SHOWN[column.format][1] for place, column in enumerate(columns, 1)}
    sheet = new_sheet(book, SHEET, widths, freeze="B2", pages_wide=2)
    sheet.print_title_rows = "1:1"
    sheet.row_dimensions[1].height = 45
    sheet.row_dimensions[2].height = 45
    yes_no = choices(sheet, YES_NO, "oui ou non", "Écrivez oui ou non.")
    amounts = numbers(sheet, 0, 1e12, "Montant attendu", "Un montant en euros, sans lettre.")
    rates = numbers(sheet, 0, 1, "Taux attendu", "Un taux de 0 à 100\u00a0%.")
    days = dates(sheet)
    rules = {"oui-non": yes_no, "montant": amounts, "taux": rates, "date": days}
    for place, column in enumerate(columns, 1):
        name = letter(place)
        put(sheet, f"{name}1", column.label, styles.HEADER)
        put(sheet, f"{name}2", cell_value(column), styles.WARNING, _SHOWN[column.format][0])
        for row in range(3, LINES + 2):
            sheet[f"{name}{row}"].style = styles.INPUT_TEXT
            sheet[f"{name}{row}"].number_format = _SHOWN[column.format][0]
        rule = choices(sheet, column.values, column.label, "Choisissez dans la liste.") if column.values else rules.get(column.format)
        if rule is not None:
            rule.add(f"{name}2:{name}{LINES + 1}")
    sheet.auto_filter.ref = f"A1:{letter(len(columns))}{LINES + 1}"
