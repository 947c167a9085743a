"""How much each criterion counts, with its reason; the parts move as one types."""

from __future__ import annotations

from openpyxl import Workbook

from macros.workbooks import styles
from macros.workbooks.grid.calculation import Calculation
from macros.workbooks.grid.common import NBSP, band, head, mark
from macros.workbooks.grid.places import WEIGHTS
from macros.workbooks.grid.plan import Plan
from macros.workbooks.styles import fit_rows, formula, merge, new_sheet, numbers, put


def weights(book: Workbook, plan: Plan, calculation: Calculation) -> None:
    places, criteria = calculation.places, plan.questionnaire.criteria
    sheet = new_sheet(book, WEIGHTS, {"A": 4, "B": 30, "C": 38, "D": 38, "E": 13, "F": 11, "G": 52, "H": 13}, freeze="C6")
    head(
        sheet, "Importances",
        f"Pour chaque critère, pesez l’écart entre le pire et le meilleur niveau. 100 va à l’écart qui compte le plus, 0 à un critère qui ne compte pas{NBSP}: "
        "seules les proportions importent.", "G",
    )  # fmt: skip
    for column, label in zip("BCDEFG", ("Critère", "Pire niveau plausible", "Meilleur niveau plausible", "Importance", "Part", "Pourquoi cette importance au départ"), strict=True):
        put(sheet, f"{column}5", label, styles.HEADER)
    mark(sheet, "E1", "importance")
    typed = numbers(sheet, 0, 100, "Importance", f"Écrivez un nombre de 0 à 100, deux décimales au plus{NBSP}; 100 pour l’écart le plus important.")
    for criterion in criteria:
        row = places.weights[criterion.id]
        mark(sheet, f"A{row}", criterion.id)
        put(sheet, f"B{row}", criterion.title, styles.LABEL)
        put(sheet, f"C{row}", criterion.worst)
        put(sheet, f"D{row}", criterion.best)
        put(sheet, f"E{row}", int(criterion.weight) if criterion.weight % 1 == 0 else float(criterion.weight), styles.INPUT)
        typed.add(f"E{row}")
        formula(sheet, f"F{row}", f'IF({calculation.total}=0,"",{calculation.shown_part(criterion.id)}/1000)', styles.RESULT, "0.0%")
        put(sheet, f"G{row}", criterion.weight_reason)
    row += 1
    for column in "BCDEFG":
        put(sheet, f"{column}{row}", None, styles.LABEL)
    sheet[f"B{row}"].value = "Total"
    first, last = places.weights[criteria[0].id], row - 1
    formula(sheet, f"F{row}", f"SUM(F{first}:F{last})", styles.RESULT, "0.0%")
    formula(sheet, f"G{row}", f'IF({calculation.total}=0,"Donnez une importance à un critère au moins.","")', styles.WARNING)
    _profiles(sheet, plan, row + 2)
    fit_rows(sheet, 5, sheet.max_row)
    sheet.page_setup.fitToHeight = 1


def _profiles(sheet, plan: Plan, row: int) -> None:
    """Points of departure, to be copied by hand: none is applied."""
    profiles = plan.questionnaire.profiles
    if not profiles:
        return
    band(sheet, row, f"Points de départ selon votre situation{NBSP}: recopiez une ligne, puis corrigez", "B", "G")
    row += 1
    put(sheet, f"B{row}", "Situation", styles.HEADER)
    put(sheet, f"C{row}", "Quand la choisir", styles.HEADER)
    put(sheet, f"D{row}", "Importances, dans l’ordre des critères ci-dessus", styles.HEADER)
    for column in "EFG":
        put(sheet, f"{column}{row}", None, styles.HEADER)
    merge(sheet, f"D{row}:G{row}")
    order = {criterion.id: rank for rank, criterion in enumerate(plan.questionnaire.criteria)}
    titles = {criterion.id: criterion.title for criterion in plan.questionnaire.criteria}
    for profile in profiles:
        row += 1
        points = sorted(profile.points, key=lambda one: order[one.criterion])
        text = f"{NBSP}; ".join(f"{titles[one.criterion]}{NBSP}: {one.points:f}" for one in points)
        put(sheet, f"B{row}", profile.title, styles.LABEL)
        put(sheet, f"C{row}", profile.text)
        put(sheet, f"D{row}", text)
        for column in "EFG":
            put(sheet, f"{column}{row}", None)
        merge(sheet, f"D{row}:G{row}")


