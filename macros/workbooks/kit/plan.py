"""The plan of improvement: one action a line, a fictitious one to replace."""

from __future__ import annotations

import datetime as dt

from openpyxl import Workbook

from macros import texts
from macros.views.kit import FICTITIOUS
from macros.workbooks import styles
from macros.workbooks.kit.common import dates, head
from macros.workbooks.styles import choices, letter, new_sheet, new_workbook, put
from quittance import Base

SHEET = "Plan d’amélioration"
HEADER_ROW, LINES = 5, 60


def plan_workbook(base: Base) -> Workbook:
    part = base.collaboration.plan
    last = letter(len(part.columns))
    book = new_workbook("Plan d’amélioration", "Ce que l’on change ensemble, qui s’en charge, comment on saura")
    sheet = new_sheet(book, SHEET, {letter(place): 16 if column.date or column.values else 36 for place, column in enumerate(part.columns, 1)}, freeze=f"B{HEADER_ROW + 1}")
    head(sheet, "Plan d’amélioration commun", " ".join([texts.plain(base, part.text), *part.advice]), last, base)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.row_dimensions[HEADER_ROW].height = 48
    sheet.row_dimensions[HEADER_ROW + 1].height = 48
    end = HEADER_ROW + LINES
    for place, column in enumerate(part.columns, 1):
        name = letter(place)
        shown = styles.DATE if column.date else styles.TEXT
        put(sheet, f"{name}{HEADER_ROW}", f"{column.label}\n{column.help}", styles.HEADER)
        example = dt.datetime.strptime(column.example, "%d/%m/%Y").date() if column.date else column.example
        put(sheet, f"{name}{HEADER_ROW + 1}", f"{FICTITIOUS}. {example}" if place == 1 else example, styles.WARNING, shown)
        for row in range(HEADER_ROW + 2, end + 1):
            put(sheet, f"{name}{row}", None, styles.INPUT_TEXT, shown)
        rule = choices(sheet, column.values, column.label, "Choisissez dans la liste.") if column.values else dates(sheet) if column.date else None
        if rule is not None:
            rule.add(f"{name}{HEADER_ROW + 1}:{name}{end}")
    return book
