"""Monthly figures with live formulas: numerators and denominators are typed, rates follow, blanks stay blank."""

from __future__ import annotations

from openpyxl import Workbook

from macros import texts
from macros.workbooks import styles
from macros.workbooks.kit.common import head, height, listed
from macros.workbooks.styles import formula, letter, new_sheet, new_workbook, numbers, put
from quittance import Base
from quittance.model.collaboration import MEASURE_LABELS, SCOPE_LABELS, SCOPES, UNIT_LABELS, UNITS, Rate

GUIDE = "Définitions"
#: Scope → name of its sheet, and what one of its lines is.
SHEETS = {"remise": ("Par mois de remise", "Mois de remise"), "activite": ("Par mois d’activité", "Mois")}
HEADER_ROW, FIRST, MONTHS = 6, 7, 24
LAST, TOTAL = FIRST + MONTHS - 1, FIRST + MONTHS
_MEASURE_FORMATS = {"euros": styles.EUROS, "nombre": styles.WHOLE, "euros-jours": "#,##0", "jours": styles.TENTH}
_RATE_FORMATS = {"pourcent": "0.0%", "jours": styles.TENTH, "pour-cent-euros": styles.EUROS, "pour-cent-dossiers": styles.TENTH}


def dashboard_workbook(base: Base) -> Workbook:
    book = new_workbook("Tableau de bord du recouvrement", "Mesures du mois saisies, indicateurs calculés")
    _guide(book, base)
    for scope in SCOPES:
        _figures(book, base, scope)
    return book


def _guide(book: Workbook, base: Base) -> None:
    part = base.collaboration.dashboard
    sheet = new_sheet(book, GUIDE, {"A": 34, "B": 34, "C": 26, "D": 26, "E": 48, "F": 54})
    head(sheet, "Tableau de bord du recouvrement", texts.plain(base, part.text), "F", base)
    how = "Saisissez les mesures dans les cases violettes des deux feuilles suivantes, une ligne par mois\u00a0; les indicateurs se calculent. Une case vide reste vide\u00a0: elle ne compte jamais pour zéro."
    row = listed(sheet, 5, "Mode d’emploi", (how, *(texts.plain(base, one) for one in part.advice)), "F")
    if part.caution:
        row = listed(sheet, row + 1, "Réserve", (texts.plain(base, part.caution),), "F")
    row += 1
    for place, title in enumerate(("Indicateur", "Unité et fréquence", "Numérateur", "Dénominateur", "Quels dossiers, quelle période", "Ce qui le fausse"), 1):
        put(sheet, f"{letter(place)}{row}", title, styles.HEADER)
    measures = base.collaboration.measures
    for rate in part.rates:
        row += 1
        said = (rate.label, f"{UNIT_LABELS[rate.unit]}. {rate.frequency}", measures[rate.numerator].label, measures[rate.denominator].label, rate.perimeter, rate.distortion)
        for place, text in enumerate(said, 1):
            put(sheet, f"{letter(place)}{row}", text, styles.LABEL if place == 1 else styles.BODY)
        sheet.row_dimensions[row].height = height((said[0], 32), (said[1], 34), (said[4], 48), (said[5], 54))
    row += 2
    for place, title in enumerate(("Mesure", "Unité et suivi", "Ce qui est compté, et ce qui ne l’est pas"), 1):
        put(sheet, f"{letter(place)}{row}", title, styles.HEADER)
    sheet.merge_cells(f"C{row}:F{row}")
    for measure in part.measures:
        row += 1
        put(sheet, f"A{row}", measure.label, styles.LABEL)
        put(sheet, f"B{row}", f"{MEASURE_LABELS[measure.unit]}, {SCOPE_LABELS[measure.scope]}", styles.BODY)
        put(sheet, f"C{row}", measure.text, styles.BODY)
        sheet.merge_cells(f"C{row}:F{row}")
        sheet.row_dimensions[row].height = height((measure.label, 32), (measure.text, 154))


def _figures(book: Workbook, base: Base, scope: str) -> None:
    part = base.collaboration.dashboard
    measures = [measure for measure in part.measures if measure.scope == scope]
    rates = [rate for rate in part.rates if base.collaboration.measures[rate.numerator].scope == scope]
    places = {measure.id: letter(place) for place, measure in enumerate(measures, 2)}
    results = {rate.id: letter(place) for place, rate in enumerate(rates, 2 + len(measures))}
    last = letter(1 + len(measures) + len(rates))
    name, line = SHEETS[scope]
    sheet = new_sheet(book, name, {"A": 16, **dict.fromkeys([*places.values(), *results.values()], 14)}, freeze=f"B{FIRST}")
    head(sheet, f"{name}", "Une ligne par mois. Les cases violettes se saisissent, les autres se calculent.", last, base)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    put(sheet, f"B{HEADER_ROW - 1}", "Mesures à saisir", styles.BAND)
    sheet.merge_cells(f"B{HEADER_ROW - 1}:{letter(1 + len(measures))}{HEADER_ROW - 1}")
    put(sheet, f"{letter(2 + len(measures))}{HEADER_ROW - 1}", "Indicateurs calculés", styles.BAND)
    sheet.merge_cells(f"{letter(2 + len(measures))}{HEADER_ROW - 1}:{last}{HEADER_ROW - 1}")
    put(sheet, f"A{HEADER_ROW}", line, styles.HEADER)
    sheet.row_dimensions[HEADER_ROW].height = 62
    rule = numbers(sheet, 0, 1e15, "Nombre attendu", "Un nombre positif\u00a0; laissez vide ce que vous n’avez pas mesuré.")
    for measure in measures:
        column = places[measure.id]
        put(sheet, f"{column}{HEADER_ROW}", f"{measure.label} ({MEASURE_LABELS[measure.unit]})", styles.HEADER)
        rule.add(f"{column}{FIRST}:{column}{LAST}")
    for rate in rates:
        put(sheet, f"{results[rate.id]}{HEADER_ROW}", f"{rate.label} ({UNIT_LABELS[rate.unit]})", styles.HEADER)
    for row in range(FIRST, LAST + 1):
        put(sheet, f"A{row}", None, styles.INPUT_TEXT, "mm/yyyy")
        for measure in measures:
            put(sheet, f"{places[measure.id]}{row}", None, styles.INPUT, _MEASURE_FORMATS[measure.unit])
        for rate in rates:
            formula(sheet, f"{results[rate.id]}{row}", _quotient(rate, f"{places[rate.numerator]}{row}", f"{places[rate.denominator]}{row}"), styles.RESULT, _RATE_FORMATS[rate.unit])
    put(sheet, f"A{TOTAL}", "Ensemble", styles.LABEL)
    for measure in measures:
        cells = f"{places[measure.id]}{FIRST}:{places[measure.id]}{LAST}"
        formula(sheet, f"{places[measure.id]}{TOTAL}", f'IF(COUNT({cells})=0,"",SUM({cells}))', styles.FIGURE, _MEASURE_FORMATS[measure.unit])
    for rate in rates:
        formula(sheet, f"{results[rate.id]}{TOTAL}", _whole(rate, places[rate.numerator], places[rate.denominator]), styles.RESULT, _RATE_FORMATS[rate.unit])
    put(sheet, f"A{TOTAL + 1}", "L’ensemble d’un indicateur ne compte que les mois où ses deux mesures sont saisies.", styles.SMALL)
    sheet.merge_cells(f"A{TOTAL + 1}:{last}{TOTAL + 1}")


def _scaled(rate: Rate, quotient: str) -> str:
    """A percentage is shown as one by its format; other units are multiplied."""
    return quotient if rate.unit == "pourcent" or UNITS[rate.unit] == 1 else f"{quotient}*{UNITS[rate.unit]}"


def _quotient(rate: Rate, top: str, bottom: str) -> str:
    """Nothing while one of the two is blank, is a text, or the denominator is zero."""
    return f'IF(OR(NOT(ISNUMBER({top})),NOT(ISNUMBER({bottom}))),"",IF({bottom}=0,"",{_scaled(rate, f"{top}/{bottom}")}))'


def _whole(rate: Rate, top: str, bottom: str) -> str:
    """The same over the months where both are typed."""
    above, below = f"{top}{FIRST}:{top}{LAST}", f"{bottom}{FIRST}:{bottom}{LAST}"
    both = f"--ISNUMBER({above}),--ISNUMBER({below})"
    sums = f"SUMPRODUCT({both},{above})", f"SUMPRODUCT({both},{below})"
    return f'IF({sums[1]}=0,"",{_scaled(rate, f"{sums[0]}/{sums[1]}")})'
