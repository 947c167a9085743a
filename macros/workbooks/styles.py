"""The look of every workbook of the site: one palette, a few named styles, a careful page.

The meanings of colours are those of the site: green is what the base states, violet what the
reader fills in, ochre a doubt, madder a fault. A colour never stands alone: a word says the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Any
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

INK, INK_2, RULE = "17201C", "46524C", "D3DCD6"
GREEN, GREEN_TINT = "14523F", "EAF1EC"
VIOLET, VIOLET_TINT = "5A2A8A", "F2ECF8"
OCHRE, OCHRE_TINT = "7D4B00", "FBF1DD"
MADDER, MADDER_TINT = "A01C2E", "FBEAEC"

FONT = "Calibri"
#: Formats of numbers, as workbooks write them whatever the language of the program.
EUROS, PERCENT, WHOLE, TENTH, HUNDREDTH, DATE = '#,##0.00\\ "€"', "0.00%", "#,##0", "0.0", "0.00", "dd/mm/yyyy"
TEXT, INTEGER = "@", "0"

_THIN = Side(style="thin", color=RULE)
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour)


def _style(name: str, *, size: int = 11, bold: bool = False, italic: bool = False, colour: str = INK, fill: str = "", boxed: bool = True,
           across: str = "left", down: str = "top", number: str = "General") -> NamedStyle:  # fmt: skip
    return NamedStyle(
        name,
        font=Font(name=FONT, size=size, bold=bold, italic=italic, color=colour),
        fill=_fill(fill) if fill else PatternFill(),
        border=_BOX if boxed else Border(),
        alignment=Alignment(horizontal=across, vertical=down, wrap_text=True, indent=1 if across == "right" else 0),
        number_format=number,
        protection=Protection(locked=False),
    )


#: Names of styles, in French since the reader sees them in the menu of the program.
TITLE, LEAD, HEADER, BAND, LABEL, BODY, SMALL = "q titre", "q chapeau", "q entête", "q bandeau", "q libellé", "q texte", "q note"
INPUT, INPUT_TEXT, FIGURE, RESULT, WARNING, DUE = "q saisie", "q saisie de texte", "q calcul", "q résultat", "q alerte", "q rappel"


def _styles() -> tuple[NamedStyle, ...]:
    return (
        _style(TITLE, size=18, bold=True, colour=GREEN, boxed=False, down="center"),
        _style(LEAD, size=11, colour=INK_2, boxed=False),
        _style(HEADER, bold=True, colour="FFFFFF", fill=GREEN, down="center"),
        _style(BAND, size=12, bold=True, colour=GREEN, fill=GREEN_TINT, down="center"),
        _style(LABEL, bold=True),
        _style(BODY),
        _style(SMALL, size=9, colour=INK_2, boxed=False),
        _style(INPUT, colour=VIOLET, fill=VIOLET_TINT, across="center"),
        _style(INPUT_TEXT, colour=VIOLET, fill=VIOLET_TINT, number=TEXT),
        _style(FIGURE, across="right"),
        _style(RESULT, bold=True, colour=GREEN, fill=GREEN_TINT, across="right"),
        _style(WARNING, bold=True, colour=OCHRE, fill=OCHRE_TINT),
        _style(DUE, bold=True, colour=OCHRE, boxed=False),
    )


def new_workbook(title: str, subject: str) -> Workbook:
    """An empty workbook that knows the styles; sheets are still to be added."""
    book = Workbook()
    book.remove(book.active)
    for style in _styles():
        book.add_named_style(style)
    book.properties.title, book.properties.subject = title, subject
    book.properties.creator, book.properties.language = "Quittance", "fr-FR"
    book.calculation.fullCalcOnLoad = True
    return book


def new_sheet(book: Workbook, title: str, widths: Mapping[str, float], *, freeze: str = "", hidden_columns: str = "", pages_wide: int = 1) -> Worksheet:
    """A sheet that prints on A4 landscape, its columns as wide as said (in characters)."""
    sheet = book.create_sheet(title)
    for letter, width in widths.items():
        sheet.column_dimensions[letter].width = width
    for letter in hidden_columns.split():
        sheet.column_dimensions[letter].hidden = True
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = freeze or None
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages_wide, 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.5, 0.6
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "Page &P sur &N"
    sheet.oddFooter.left.size = sheet.oddFooter.right.size = 8
    return sheet


#: Style and format of a cell already made in a workbook: openpyxl compares them with all others at each use.
_made: WeakKeyDictionary[Workbook, dict[tuple[str, str], Any]] = WeakKeyDictionary()


def _dress(cell: Cell, style: str, number: str) -> None:
    known = _made.setdefault(cell.parent.parent, {})
    if (style, number) in known:
        cell._style = copy(known[style, number])
        return
    cell.style = style
    if number:
        cell.number_format = number
    known[style, number] = copy(cell._style)


def put(sheet: Worksheet, place: str, value: Any, style: str = BODY, number: str = "") -> None:
    """A text, a number or nothing in a cell. A text that begins with « = » stays a text: see :func:`formula`."""
    cell = sheet[place]
    _dress(cell, style, number)
    cell.value = value
    if isinstance(value, str) and cell.data_type == "f":
        cell.data_type = "s"
        cell.quotePrefix = True


def formula(sheet: Worksheet, place: str, expression: str, style: str = FIGURE, number: str = "") -> None:
    """A formula, written without its « = »."""
    cell = sheet[place]
    _dress(cell, style, number)
    cell.value = f"={expression}"


def align(cell: Cell, **changes: Any) -> None:
    """The alignment of a cell, with changes."""
    alignment = copy(cell.alignment)
    for name, value in changes.items():
        setattr(alignment, name, value)
    cell.alignment = alignment


def merge(sheet: Worksheet, cells: str) -> None:
    """One cell out of several, that have their styles already: openpyxl's own way redraws each border."""
    sheet.merged_cells.add(cells)


def choices(sheet: Worksheet, values: tuple[str, ...], title: str, message: str, *, prompt: str = "") -> DataValidation:
    """A list of allowed values, empty allowed; add the cells to what is returned."""
    rule = DataValidation("list", formula1=f'"{",".join(values)}"', allow_blank=True)
    return _explained(sheet, rule, title, message, prompt)


def numbers(sheet: Worksheet, least: float, most: float, title: str, message: str, *, whole: bool = False, prompt: str = "") -> DataValidation:
    """Numbers between two bounds, empty allowed."""
    rule = DataValidation("whole" if whole else "decimal", operator="between", formula1=str(least), formula2=str(most), allow_blank=True)
    return _explained(sheet, rule, title, message, prompt)


def _explained(sheet: Worksheet, rule: DataValidation, title: str, message: str, prompt: str) -> DataValidation:
    rule.errorTitle, rule.error, rule.showErrorMessage = title, message, True
    if prompt:
        rule.promptTitle, rule.prompt, rule.showInputMessage = title, prompt, True
    sheet.add_data_validation(rule)
    return rule


def letter(index: int) -> str:
    """1 → A."""
    return get_column_letter(index)


#: Points of a line of 11-point text; width of a character, in digits, with the room that words lose at the end of lines.
LINE, WIDE = 14.8, 0.88


def fit_rows(sheet: Worksheet, first: int, last: int) -> None:
    """Rows high enough for their texts: not every program does it when it opens a file.

    Merged cells count with the width of all their columns.
    """
    spans = {cell.min_row: [] for cell in sheet.merged_cells.ranges}
    for cell in sheet.merged_cells.ranges:
        spans[cell.min_row].append(cell)
    for row, cells in enumerate(sheet.iter_rows(min_row=first, max_row=last), first):
        lines = 1
        for cell in cells:
            if not isinstance(cell.value, str) or cell.data_type == "f" or not cell.alignment.wrap_text:
                continue
            span = next((one for one in spans.get(row, ()) if one.min_col == cell.column), None)
            columns = range(cell.column, (span.max_col if span else cell.column) + 1)
            if all(sheet.column_dimensions[letter(i)].hidden for i in columns):
                continue
            width = sum(sheet.column_dimensions[letter(i)].width for i in columns) - 0.7
            size = (cell.font.sz or 11) / 11 * (1.06 if cell.font.b else 1)
            lines = max(lines, sum(1 + int(max(len(part) - 1, 0) * WIDE * size / width) for part in cell.value.split("\n")))
        if sheet.row_dimensions[row].height is None:
            sheet.row_dimensions[row].height = 3 + LINE * lines
