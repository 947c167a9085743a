"""What the three workbooks share: the title of a sheet, and a list of texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from macros.workbooks import styles
from macros.workbooks.styles import put
from quittance import Base
from quittance.format import day

#: Excel counts days from here.
_EPOCH = dt.date(1899, 12, 30)


def head(sheet: Worksheet, title: str, lead: str, last: str, base: Base) -> None:
    """Title, one sentence, and the version of the data, over the columns A to ``last``."""
    for row, (text, style, height) in enumerate(((title, styles.TITLE, 30), (lead, styles.LEAD, 48), (stamp(base), styles.SMALL, 15)), 1):
        put(sheet, f"A{row}", text, style)
        sheet.merge_cells(f"A{row}:{last}{row}")
        sheet.row_dimensions[row].height = height


def stamp(base: Base) -> str:
    name = base.site.name if base.site else "Quittance"
    return f"{name}, données version {base.digest}, {day(base.today)}. Licence CC BY 4.0."


def listed(sheet: Worksheet, row: int, title: str, lines: Iterable[str], last: str) -> int:
    """A band, then a text a row; the row after them."""
    put(sheet, f"A{row}", title, styles.BAND)
    sheet.merge_cells(f"A{row}:{last}{row}")
    for text in lines:
        row += 1
        put(sheet, f"A{row}", text, styles.BODY)
        sheet.merge_cells(f"A{row}:{last}{row}")
        sheet.row_dimensions[row].height = 15 * (1 + len(text) // 115)
    return row + 1


def serial(date: dt.date) -> int:
    """The number of a day in a workbook."""
    return (date - _EPOCH).days


def dates(sheet: Worksheet) -> DataValidation:
    """Days of this century or the end of the last, empty allowed."""
    rule = DataValidation("date", operator="between", formula1=str(serial(dt.date(1980, 1, 1))), formula2=str(serial(dt.date(2100, 12, 31))), allow_blank=True)
    rule.errorTitle, rule.error, rule.showErrorMessage = "Date attendue", "Écrivez un jour qui existe, par exemple 31/12/2026.", True
    sheet.add_data_validation(rule)
    return rule
