"""Who stands where, between which bounds, who is certainly ahead of whom, and what each criterion brings."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference

from macros.workbooks import styles
from macros.workbooks.grid.calculation import ABSENT, RANKED, UNRANKED, Calculation
from macros.workbooks.grid.common import NAMES_HEIGHT, NBSP, band, flagged, head
from macros.workbooks.grid.places import NAMES_ROW, RESULT
from macros.workbooks.grid.plan import Plan
from macros.workbooks.styles import align, fit_rows, formula, letter, merge, new_sheet, put

HEADS = ("Rang", "Candidat", "État", "Plancher", "Centre", "Plafond", f"Documenté{NBSP}%", "Coût total, cas central", "Réponses inconnues", "Exigences à confirmer")
FIRST = 6


def result(book: Workbook, plan: Plan, calculation: Calculation) -> None:
    places = calculation.places
    widths = {"A": 4, "B": 8, "C": 34, "D": 28, **{letter(i): 14 for i in range(5, max(12, 5 + plan.count) + 1)}}
    sheet = new_sheet(book, RESULT, widths, freeze="D6")
    least = int(plan.questionnaire.parameters.coverage_floor)
    head(
        sheet, "Résultat",
        f"Sur 100. Entre plancher et plafond, tout reste possible{NBSP}: ce sont les réponses encore inconnues. L’ordre suit le centre{NBSP}; il n’est certain que là où le tableau suivant le dit.", "K",
    )  # fmt: skip
    for index, label in enumerate(HEADS, 2):
        put(sheet, f"{letter(index)}5", label, styles.HEADER)
    for position in places.numbers:
        _line(sheet, calculation, position, least)
    last = FIRST + plan.count - 1
    state = f"$D{FIRST}"
    flagged(sheet, f"B{FIRST}:K{last}", f'LEFT({state},6)="pas as"', styles.OCHRE, styles.OCHRE_TINT)
    flagged(sheet, f"B{FIRST}:K{last}", f'LEFT({state},4)="mis "', styles.MADDER, styles.MADDER_TINT)
    row = _bounds(sheet, plan, calculation, last + 2)
    row = _certain(sheet, calculation, row)
    _contributions(sheet, plan, calculation, row)
    fit_rows(sheet, 5, 5)
    fit_rows(sheet, row, sheet.max_row)
    sheet.page_setup.fitToHeight = 1 if plan.count <= 8 else 0


def _line(sheet, calculation: Calculation, position: int, least: int) -> None:
    row = FIRST + position - 1
    found = f"MATCH({position},{calculation.across('position')},0)"

    def of(range_: str) -> str:
        return f"INDEX({range_},1,{found})"

    def shown(expression: str) -> str:
        return f'IF(ISNUMBER({found}),{expression},"")'

    status = of(calculation.across("status"))
    words = f'IF({status}={RANKED},IF({of(calculation.across("failed"))}>0,"classé, malgré une exigence","classé"),IF({status}={UNRANKED},"pas assez d’informations","mis à part"))'
    first, last = calculation.places.columns
    names = calculation.places.called(1) + f":${last}${NAMES_ROW}"
    costs = f"'Prix'!${first}${calculation.places.prices['central-total']}:${last}${calculation.places.prices['central-total']}"
    rank = f'IF({of(calculation.across("rank"))}=0,"",{of(calculation.across("rank"))})'
    for column, expression, style, number in (
        ("B", rank, styles.RESULT, "0"), ("C", of(names), styles.LABEL, ""), ("D", words, styles.BODY, ""),
        ("E", f"{of(calculation.across('floor'))}/10", styles.FIGURE, styles.TENTH), ("F", f"{of(calculation.across('central'))}/10", styles.RESULT, styles.TENTH),
        ("G", f"{of(calculation.across('ceiling'))}/10", styles.FIGURE, styles.TENTH), ("H", of(calculation.across("coverage")), styles.FIGURE, "0"),
        ("I", of(costs), styles.FIGURE, styles.EUROS), ("J", of(calculation.across("missing")), styles.FIGURE, "0"), ("K", of(calculation.across("to-confirm")), styles.FIGURE, "0"),
    ):  # fmt: skip
        formula(sheet, f"{column}{row}", shown(expression), style, number)


def _bounds(sheet, plan: Plan, calculation: Calculation, row: int) -> int:
    """A chart of the intervals: the invisible part leads to the floor, the others to the centre and to the ceiling."""
    count = plan.count
    least = int(plan.questionnaire.parameters.coverage_floor)
    put(sheet, f"B{row}", None, styles.SMALL)
    sheet[f"B{row}"].value = f"Un candidat dont moins de {least}{NBSP}% du poids est documenté n’a pas de rang{NBSP}: pas assez d’informations. La part documentée est arrondie vers le bas."
    merge(sheet, f"B{row}:K{row}")
    align(sheet[f"B{row}"], wrap_text=False)
    # Lengths of the bars, kept at the right of the tables, out of the printed area.
    base = 15 if count <= 8 else 8 + count
    labels = [letter(base + i) for i in range(3)]
    for column, title in zip(labels, ("Jusqu’au plancher", "Du plancher au centre", "Du centre au plafond"), strict=True):
        put(sheet, f"{column}5", title, styles.SMALL)
        sheet.column_dimensions[column].width = 12
    for position in range(count):
        r = FIRST + position
        for column, expression in zip(labels, (f"E{r}", f"F{r}-E{r}", f"G{r}-F{r}"), strict=True):
            formula(sheet, f"{column}{r}", f"IF(ISNUMBER(E{r}),{expression},0)", styles.SMALL, styles.TENTH)
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 60
    chart.title, chart.legend = None, None
    first = 14 + (0 if count <= 8 else count - 7)
    chart.add_data(Reference(sheet, min_col=first + 1, max_col=first + 3, min_row=5, max_row=FIRST + count - 1), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=3, min_row=FIRST, max_row=FIRST + count - 1))
    chart.series[0].graphicalProperties.noFill = True
    chart.series[0].graphicalProperties.line.noFill = True
    chart.series[1].graphicalProperties.solidFill = styles.GREEN
    chart.series[2].graphicalProperties.solidFill = "8FBBA8"
    chart.y_axis.scaling.min, chart.y_axis.scaling.max, chart.y_axis.majorUnit = 0, 100, 25
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.width, chart.height = 30, 2.2 + 0.9 * count
    sheet.add_chart(chart, f"B{row + 1}")
    taken = int(chart.height / 0.53) + 2
    put(sheet, f"B{row + taken}", f"Bandes{NBSP}: du plancher au centre en foncé, du centre au plafond en clair. Les chiffres sont dans le tableau.", styles.SMALL)
    align(sheet[f"B{row + taken}"], wrap_text=False)
    return row + taken + 2


def _heads(sheet, calculation: Calculation, row: int, first: str, second: str) -> None:
    for column, label in (("B", None), ("C", first), ("D", second)):
        put(sheet, f"{column}{row}", label, styles.HEADER)
    for number in calculation.places.numbers:
        formula(sheet, f"{calculation.places.column(number)}{row}", calculation.places.called(number), styles.HEADER)
    sheet.row_dimensions[row].height = NAMES_HEIGHT


def _certain(sheet, calculation: Calculation, row: int) -> int:
    places = calculation.places
    band(sheet, row, "Qui devance qui avec certitude, quelles que soient les réponses inconnues", "B", places.columns[1])
    _heads(sheet, calculation, row + 1, "Ce candidat…", "…devance")
    for number in places.numbers:
        r = row + 1 + number
        put(sheet, f"B{r}", None)
        formula(sheet, f"C{r}", places.called(number), styles.LABEL)
        beaten = []
        for other in places.numbers:
            cell = f"{places.column(other)}{r}"
            if other == number:
                put(sheet, cell, "—", styles.FIGURE)
                continue
            both = f"AND({calculation.of('status', number)}={RANKED},{calculation.of('status', other)}={RANKED})"
            ahead = f"{calculation.of('floor-sum', number)}>{calculation.of('ceiling-sum', other)}"
            formula(sheet, cell, f'IF({both},IF({ahead},"oui","non"),"")', styles.FIGURE)
            beaten.append(cell)
        found = "+".join(f'IF({cell}="oui",1,0)' for cell in beaten) or "0"
        formula(sheet, f"D{r}", f'IF({calculation.of("status", number)}<>{RANKED},"",IF({found}=0,"personne avec certitude",{found}&" candidat(s) avec certitude"))', styles.BODY)
    last = row + 1 + places.count
    flagged(sheet, f"{places.columns[0]}{row + 2}:{places.columns[1]}{last}", f'{places.columns[0]}{row + 2}="oui"', styles.GREEN, styles.GREEN_TINT)
    return last + 2


def _contributions(sheet, plan: Plan, calculation: Calculation, row: int) -> None:
    places = calculation.places
    band(sheet, row, f"Ce que chaque critère apporte au centre, en points{NBSP}: la somme d’une colonne est le centre", "B", places.columns[1])
    _heads(sheet, calculation, row + 1, "Critère", "Au plus")
    first = row + 2
    for rank, criterion in enumerate(plan.questionnaire.criteria):
        r = first + rank
        put(sheet, f"B{r}", int(criterion.rank), styles.FIGURE)
        put(sheet, f"C{r}", criterion.title, styles.LABEL)
        formula(sheet, f"D{r}", f"{calculation.shown_part(criterion.id)}/10", styles.FIGURE, styles.TENTH)
        for number in places.numbers:
            present = f"{calculation.of('status', number)}<>{ABSENT}"
            formula(sheet, f"{places.column(number)}{r}", f'IF({present},{calculation.part("shown", criterion.id, number)}/10,"")', styles.FIGURE, styles.TENTH)
    total = first + len(plan.questionnaire.criteria)
    put(sheet, f"B{total}", None, styles.LABEL)
    put(sheet, f"C{total}", "Centre", styles.LABEL)
    for column in ("D", *(places.column(number) for number in places.numbers)):
        formula(sheet, f"{column}{total}", f'IF(COUNT({column}{first}:{column}{total - 1})=0,"",SUM({column}{first}:{column}{total - 1}))', styles.RESULT, styles.TENTH)
    sheet.print_area = f"A1:{letter(max(11, 4 + places.count))}{total}"
