"""What the sheets of the grid share: their head, their hidden ids, the names of the candidates."""

from __future__ import annotations

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import column_index_from_string as index
from openpyxl.worksheet.worksheet import Worksheet

from macros.workbooks import styles
from macros.workbooks.grid.places import MARKERS, Places
from macros.workbooks.styles import align, fit_rows, formula, merge, put

NBSP = "\u00a0"


def head(sheet: Worksheet, title: str, lead: str, across: str) -> None:
    """Marker, title, one sentence; row 1 and column A are hidden. ``across``: last column of the sentence."""
    put(sheet, "A1", MARKERS[sheet.title], styles.SMALL)
    sheet.row_dimensions[1].hidden = True
    sheet.column_dimensions["A"].hidden = True
    put(sheet, "B2", title, styles.TITLE)
    merge(sheet, f"B2:{across}2")
    sheet.row_dimensions[2].height = 28
    put(sheet, "B3", lead, styles.LEAD)
    merge(sheet, f"B3:{across}3")
    fit_rows(sheet, 3, 3)


def _letters(first: str, last: str) -> list[str]:
    return [styles.letter(i) for i in range(index(first), index(last) + 1)]


def mark(sheet: Worksheet, place: str, id_: str) -> None:
    """An id in the hidden column or row."""
    put(sheet, place, id_, styles.SMALL)


def band(sheet: Worksheet, row: int, text: str, first: str, last: str) -> None:
    """A row that opens a part."""
    for letter in _letters(first, last):
        put(sheet, f"{letter}{row}", None, styles.BAND)
    sheet[f"{first}{row}"].value = text
    align(sheet[f"{first}{row}"], wrap_text=False)
    sheet.row_dimensions[row].height = 20


#: Points: two lines, since a name is not known beforehand.
NAMES_HEIGHT = 33


def names(sheet: Worksheet, places: Places, row: int, style: str = styles.HEADER) -> None:
    """The name of each candidate above its column (sheets of prices and of calculation)."""
    for number in places.numbers:
        formula(sheet, f"{places.column(number)}{row}", places.called(number), style)
        align(sheet[f"{places.column(number)}{row}"], horizontal="center")
    sheet.row_dimensions[row].height = NAMES_HEIGHT


def flagged(sheet: Worksheet, cells: str, expression: str, colour: str, tint: str) -> None:
    """Cells coloured when a formula holds; a word must say the same elsewhere."""
    look = DifferentialStyle(font=Font(bold=True, color=colour), fill=PatternFill(bgColor=tint, fill_type="solid"))
    sheet.conditional_formatting.add(cells, Rule(type="expression", dxf=look, formula=[expression]))
