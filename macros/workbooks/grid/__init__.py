"""The evaluation grid as a workbook with live formulas, that gives the figures of the page."""

from __future__ import annotations

from openpyxl import Workbook

from macros.workbooks.grid.calculation import Calculation
from macros.workbooks.grid.guide import guide
from macros.workbooks.grid.marks import marks
from macros.workbooks.grid.places import Places
from macros.workbooks.grid.plan import Plan
from macros.workbooks.grid.prices import prices
from macros.workbooks.grid.requirements import requirements
from macros.workbooks.grid.result import result
from macros.workbooks.grid.weights import weights
from macros.workbooks.styles import new_workbook


def grid_workbook(plan: Plan) -> Workbook:
    """The sheets in the order in which one fills them in."""
    family = f"\u00a0: {plan.family.lower()}" if plan.family else ""
    book = new_workbook(f"Grille d’évaluation{family}", "Choisir un prestataire sur sept critères")
    places = Places(plan.questionnaire, plan.count)
    calculation = Calculation(plan, places)
    guide(book, plan, places)
    weights(book, plan, calculation)
    requirements(book, plan, places)
    marks(book, plan, places)
    prices(book, plan, calculation)
    result(book, plan, calculation)
    calculation.write(book)
    return book


__all__ = ["Calculation", "Places", "grid_workbook"]
