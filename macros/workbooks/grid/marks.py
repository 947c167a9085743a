"""The questions of the seven criteria, one row each: described levels, proof, and a mark with its reason for each candidate."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.utils import column_index_from_string as index
from openpyxl.worksheet.pagebreak import Break, ColBreak

from macros.workbooks import styles
from macros.workbooks.grid.common import NBSP, band, flagged, head, mark
from macros.workbooks.grid.places import MARKS, Places
from macros.workbooks.grid.plan import Plan
from macros.workbooks.styles import choices, fit_rows, formula, merge, new_sheet, put

UNKNOWN = "inconnu"
_LEVELS_WIDTH = 62


def marks(book: Workbook, plan: Plan, places: Places) -> None:
    widths = {"A": 4, "B": 28, "C": _LEVELS_WIDTH, "D": 38, "E": 34, "F": 10}
    for number in places.numbers:
        widths |= {places.mark(number): 10, places.comment(number): 38, places.mark_known(number): 10}
    hidden = " ".join(places.mark_known(number) for number in places.numbers)
    sheet = new_sheet(book, MARKS, widths, freeze="D7", hidden_columns=hidden)
    _pages(sheet, places)
    sheet.print_title_cols, sheet.print_title_rows = "B:C", "5:6"
    head(
        sheet, "Notes",
        f"Une note de 0 à 4 par question et par candidat{NBSP}: celle du niveau décrit qui correspond à ce que vous avez vu. Vide ou «{NBSP}inconnu{NBSP}»{NBSP}: rien n’est supposé.", "E",
    )  # fmt: skip
    for column, label in zip("BCDEF", ("Point noté", "Niveaux", "Questions à poser", "Preuve attendue", f"Sans objet{NBSP}?"), strict=True):
        put(sheet, f"{column}5", None, styles.HEADER)
        put(sheet, f"{column}6", label, styles.HEADER)
    mark(sheet, "F1", "sans-objet")
    mark_rule = choices(
        sheet, ("0", "1", "2", "3", "4", UNKNOWN), "Note",
        f"Choisissez un niveau de 0 à 4, ou «{NBSP}inconnu{NBSP}». Vide veut dire pas encore de réponse.",
    )  # fmt: skip
    away_rule = choices(sheet, ("oui", "non"), "Sans objet", f"Choisissez oui ou non{NBSP}; oui retire cette question pour tous les candidats.")
    last = max(places.marks.values())
    for number in places.numbers:
        _heads(sheet, places, number, last)
    for criterion in plan.questionnaire.criteria:
        band(sheet, places.bands[criterion.id], f"{int(criterion.rank)}. {criterion.title}", "B", places.comment(plan.count))
        questions = {question.id: question.text for question in criterion.questions}
        for indicator in criterion.indicators:
            row = places.marks[indicator.id]
            mark(sheet, f"A{row}", indicator.id)
            put(sheet, f"B{row}", indicator.title, styles.LABEL)
            levels = [f"{rank}{NBSP}· {text}" for rank, text in enumerate(indicator.levels)]
            put(sheet, f"C{row}", "\n".join(levels))
            put(sheet, f"D{row}", "\n".join(questions[id_] for id_ in indicator.questions))
            put(sheet, f"E{row}", indicator.proof)
            put(sheet, f"F{row}", None, styles.INPUT)
            for number in places.numbers:
                _cells(sheet, plan, places, indicator.id, number)
    for first, end in runs(list(places.marks.values())):
        away_rule.add(f"F{first}:F{end}")
        for column in map(places.mark, places.numbers):
            mark_rule.add(f"{column}{first}:{column}{end}")
    _flags(sheet, places)
    fit_rows(sheet, 6, sheet.max_row)


def _pages(sheet, places: Places) -> None:
    """On paper, the first candidate beside the questions, then three a page beside the levels: none is cut in two."""
    sheet.sheet_properties.pageSetUpPr.fitToPage = False
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = None
    sheet.page_setup.scale = 58
    sheet.col_breaks = ColBreak()
    for number in places.numbers:
        if number % 3 == 1 and number < places.count:
            sheet.col_breaks.append(Break(id=index(places.mark_known(number))))


def _heads(sheet, places: Places, number: int, last: int) -> None:
    column, comment, known = places.mark(number), places.comment(number), places.mark_known(number)
    mark(sheet, f"{column}1", f"niveaux-{number}")
    mark(sheet, f"{comment}1", f"motifs-{number}")
    mark(sheet, f"{known}1", f"niveaux-base-{number}")
    missing = f'SUMPRODUCT(((({column}7:{column}{last}=0)*ISNUMBER({column}7:{column}{last}))+({column}7:{column}{last}=4))*({comment}7:{comment}{last}="")*($F$7:$F${last}<>"oui"))'
    formula(sheet, f"{comment}4", f'IF({missing}=0,"",{missing}&" note(s) 0 ou 4 sans raison écrite")', styles.DUE)
    formula(sheet, f"{column}5", places.called(number), styles.HEADER)
    put(sheet, f"{comment}5", None, styles.HEADER)
    merge(sheet, f"{column}5:{comment}5")
    put(sheet, f"{column}6", "Note", styles.HEADER)
    put(sheet, f"{comment}6", "Pourquoi, avec quelle preuve", styles.HEADER)


def _cells(sheet, plan: Plan, places: Places, indicator: str, number: int) -> None:
    row = places.marks[indicator]
    known = plan.candidates[number - 1] if number <= len(plan.candidates) else None
    level, text = known.levels.get(indicator, (None, None)) if known else (None, None)
    put(sheet, f"{places.mark(number)}{row}", level, styles.INPUT)
    put(sheet, f"{places.comment(number)}{row}", text, styles.INPUT_TEXT)
    put(sheet, f"{places.mark_known(number)}{row}", f"{level}|{text}" if level is not None else None, styles.SMALL)


def _flags(sheet, places: Places) -> None:
    rows = list(places.marks.values())
    for number in places.numbers:
        column, comment = places.mark(number), places.comment(number)
        for first, last in runs(rows):
            cells = f"{column}{first}:{comment}{last}"
            due = f'AND(OR(AND(ISNUMBER(${column}{first}),${column}{first}=0),${column}{first}=4),${comment}{first}="",$F{first}<>"oui")'
            flagged(sheet, cells, due, styles.OCHRE, styles.OCHRE_TINT)
            flagged(sheet, cells, f'$F{first}="oui"', styles.INK_2, styles.RULE)


def runs(rows: list[int]) -> list[tuple[int, int]]:
    """Rows that follow one another, as (first, last)."""
    made: list[tuple[int, int]] = []
    for row in rows:
        if made and made[-1][1] == row - 1:
            made[-1] = (made[-1][0], row)
        else:
            made.append((row, row))
    return made
