"""What the three workbooks share: the title of a sheet, and a list of texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from openpyxl.utils import column_index_from_string
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
    lines = ((title, styles.TITLE, 30), (lead, styles.LEAD, height((lead, span(sheet, last))) + 4), (stamp(base), styles.SMALL, 15))
    for row, (text, style, points) in enumerate(lines, 1):
        put(sheet, f"A{row}", text, style)
        sheet.merge_cells(f"A{row}:{last}{row}")
        sheet.row_dimensions[row].height = points


def height(*texts: tuple[str, float]) -> float:
    """Points that a row needs for pairs of (text, width of its cell in characters): merged cells do not grow by themselves."""
    return 15.5 * max(1 + int(len(text) * 1.05 / width) for text, width in texts)


def span(sheet: Worksheet, last: str) -> float:
    """The width of the columns A to ``last``."""
    return sum(sheet.column_dimensions[styles.letter(place)].width for place in range(1, column_index_from_string(last) + 1))


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
        sheet.row_dimensions[row].height = height((text, span(sheet, last)))
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
