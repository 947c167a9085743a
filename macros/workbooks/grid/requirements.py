"""What the reader demands, and whether each candidate meets it."""

from __future__ import annotations

from openpyxl import Workbook

from macros.workbooks import styles
from macros.workbooks.grid.common import NAMES_HEIGHT, NBSP, flagged, head, mark
from macros.workbooks.grid.places import REQUIREMENTS, Places
from macros.workbooks.grid.plan import STATES, Plan
from macros.workbooks.styles import choices, fit_rows, formula, new_sheet, put


def requirements(book: Workbook, plan: Plan, places: Places) -> None:
    widths = {"A": 4, "B": 34, "C": 46, "D": 24, "E": 34, "F": 11}
    for number in places.numbers:
        widths |= {places.state(number): 17, places.state_known(number): 10}
    hidden = " ".join(places.state_known(number) for number in places.numbers)
    sheet = new_sheet(book, REQUIREMENTS, widths, freeze="C7", hidden_columns=hidden, pages_wide=1 if plan.count <= 6 else 2)
    sheet.print_title_cols, sheet.print_title_rows = "B:B", "5:6"
    head(
        sheet, "Exigences",
        f"Une exigence ne se compense pas{NBSP}: un candidat qui ne la respecte pas est mis à part. Sans preuve, elle reste à confirmer et n’écarte personne.", "F",
    )  # fmt: skip
    for column, label in zip("BCDEF", ("Exigence", "Question à poser", "Pourquoi", "Preuve attendue", f"Exigée{NBSP}?"), strict=True):
        put(sheet, f"{column}5", None, styles.HEADER)
        put(sheet, f"{column}6", label, styles.HEADER)
    mark(sheet, "F1", "exigee")
    yes = choices(sheet, ("oui", "non"), "Exigée", f"Choisissez oui ou non dans la liste{NBSP}; vide veut dire non.")
    state = choices(sheet, tuple(STATES.values()), "Exigence", f"Choisissez dans la liste{NBSP}: respecté, non respecté ou à confirmer.")
    for number in places.numbers:
        column, known = places.state(number), places.state_known(number)
        mark(sheet, f"{column}1", f"exigences-{number}")
        mark(sheet, f"{known}1", f"exigences-base-{number}")
        formula(sheet, f"{column}5", places.called(number), styles.HEADER)
        put(sheet, f"{column}6", "État", styles.HEADER)
    for knockout in plan.questionnaire.knockouts:
        row = places.requirements[knockout.id]
        mark(sheet, f"A{row}", knockout.id)
        put(sheet, f"B{row}", knockout.title, styles.LABEL)
        put(sheet, f"C{row}", knockout.question)
        put(sheet, f"D{row}", f"La loi{NBSP}: {knockout.basis}" if knockout.basis else "Votre situation")
        put(sheet, f"E{row}", knockout.proof or knockout.needs)
        put(sheet, f"F{row}", None, styles.INPUT)
        for number in places.numbers:
            known = plan.candidates[number - 1] if number <= len(plan.candidates) else None
            word, text = known.states.get(knockout.id, (None, "")) if known else (None, "")
            column = places.state(number)
            put(sheet, f"{column}{row}", word, styles.INPUT)
            put(sheet, f"{places.state_known(number)}{row}", f"{word}|{text}" if word else None, styles.SMALL)
    _kept(sheet, places, yes)
    rows = [places.requirements[one.id] for one in plan.questionnaire.knockouts]
    if rows:
        first, last = min(rows), max(rows)
        yes.add(f"F{first}:F{last}")
        for column in map(places.state, places.numbers):
            cells = f"{column}{first}:{column}{last}"
            state.add(cells)
            flagged(sheet, cells, f'AND($F{first}="oui",{column}{first}="non respecté")', styles.MADDER, styles.MADDER_TINT)
            flagged(sheet, cells, f'AND($F{first}="oui",{column}{first}<>"respecté")', styles.OCHRE, styles.OCHRE_TINT)
    sheet.row_dimensions[5].height = NAMES_HEIGHT
    fit_rows(sheet, 6, sheet.max_row)
    sheet.page_setup.fitToHeight = 1


def _kept(sheet, places: Places, yes) -> None:
    row = places.requirements["reintegres"]
    mark(sheet, f"A{row}", "reintegres")
    for column in "BCDEF":
        put(sheet, f"{column}{row}", None)
    put(sheet, f"B{row}", "Garder dans le classement malgré une exigence non respectée", styles.LABEL)
    put(sheet, f"C{row}", "À n’employer que si vous assumez ce choix par écrit.")
    for number in places.numbers:
        put(sheet, f"{places.state(number)}{row}", None, styles.INPUT)
        yes.add(f"{places.state(number)}{row}")
