"""The sheet where everything is computed, in whole numbers as far as possible.

Values count hundredths of a point, weights hundredths, amounts cents, rates millionths: sums and
products of whole numbers are exact in a spreadsheet, and a half is rounded upwards by
INT((2n + d) / 2d), as ``quittance.decide`` and ``quittance.pricing`` do. An unknown value is -1.
"""

from __future__ import annotations

from openpyxl import Workbook

from macros.workbooks import styles
from macros.workbooks.grid import costs
from macros.workbooks.grid.common import NBSP, band, head
from macros.workbooks.grid.places import CALCULATION, FIRST_NAME, GUIDE, MARKS, NAMES_ROW, REQUIREMENTS, WEIGHTS, Places, at
from macros.workbooks.grid.plan import Plan
from macros.workbooks.styles import fit_rows, formula, letter, new_sheet, put

#: Hundredths of a point: the top of the scale, and what one described level is worth.
TOP, LEVEL = 10_000, 2_500
UNKNOWN = '0;"inconnu"'
ABSENT, RANKED, UNRANKED, SET_ASIDE = 0, 1, 2, 3


class Calculation:
    """Rows of the sheet; what other sheets show of it is asked here."""

    def __init__(self, plan: Plan, places: Places):
        self.plan, self.places = plan, places
        criteria = plan.questionnaire.criteria
        first = NAMES_ROW + 3
        self.weights = {one.id: row for row, one in enumerate(criteria, first)}
        row = first + len(criteria)
        self.total_row = row
        row += 3
        self.values: dict[str, int] = {}
        for criterion in criteria:
            for indicator in criterion.indicators:
                self.values[indicator.id] = row
                row += 1
        self.parts: dict[tuple[str, str], int] = {}
        for part in ("low", "known", "numerator", "down", "rest", "shown"):
            row += 2
            for criterion in criteria:
                self.parts[part, criterion.id] = row
                row += 1
        row += 2
        self.rows: dict[str, int] = {}
        for name in ("present", "floor-sum", "ceiling-sum", "known-sum", "central-sum", "floor", "central", "ceiling", "coverage",
                     "failed", "to-confirm", "status", "rank", "position", "missing"):  # fmt: skip
            self.rows[name] = row
            row += 1
        self.costs_from = row + 1
        self.costs = costs.rows(self.costs_from + 1)

    # What other sheets ask.

    def of(self, name: str, number: int) -> str:
        """A figure of a candidate, seen from another sheet."""
        return at(CALCULATION, self.places.column(number), self.rows[name])

    def across(self, name: str) -> str:
        first, last = self.places.columns
        return at(CALCULATION, first, self.rows[name], last=last)

    def part(self, part: str, criterion: str, number: int) -> str:
        return at(CALCULATION, self.places.column(number), self.parts[part, criterion])

    def shown_part(self, criterion: str) -> str:
        """The weight of a criterion in tenths of a percent; those of all add up to 1000."""
        return at(CALCULATION, "L", self.weights[criterion])

    @property
    def total(self) -> str:
        return at(CALCULATION, "F", self.total_row)

    def cost(self, name: str, number: int) -> str:
        return at(CALCULATION, self.places.column(number), self.costs[name])

    # The sheet.

    def write(self, book: Workbook) -> None:
        # The table of weights goes to column L, whatever the number of candidates.
        widths = {"A": 4, "B": 46, "C": 13, "D": 13, **{letter(i): 18 for i in range(5, max(13, 5 + self.places.count))}}
        sheet = new_sheet(book, CALCULATION, widths, freeze="E7", pages_wide=1 if self.places.count <= 8 else 2)
        head(sheet, "Calcul", f"Rien à saisir ici. Les valeurs sont des nombres entiers{NBSP}: centièmes de point, centimes, millionièmes.", "L")
        put(sheet, f"B{NAMES_ROW}", "Candidats", styles.HEADER)
        for column in "CD":
            put(sheet, f"{column}{NAMES_ROW}", None, styles.HEADER)
        for number in self.places.numbers:
            column, name = self.places.column(number), self.places.name_cell(number)
            formula(sheet, f"{column}{NAMES_ROW}", f'IF({name}="","Candidat {number}",{name})', styles.HEADER)
            formula(sheet, f"{column}{NAMES_ROW - 1}", str(number), styles.SMALL)
            sheet[f"{column}{NAMES_ROW - 1}"].value = number
        self._weights(sheet)
        self._values(sheet)
        self._parts(sheet)
        self._figures(sheet)
        band(sheet, self.costs_from, f"Prix{NBSP}: offres et portefeuille", "B", self.places.columns[1])
        costs.write(sheet, self)
        fit_rows(sheet, NAMES_ROW, sheet.max_row)

    def _weights(self, sheet) -> None:
        row = NAMES_ROW + 1
        band(sheet, row, "Importances", "B", "L")
        heads = ("Critère", "En centièmes", "Parts du critère", "Retenue", "Simplifiée", "Facteur", "En millièmes", "Partie entière", "Reste", "Ordre du reste", "Part montrée")
        for column, label in zip("BCDEFGHIJKL", heads, strict=True):
            put(sheet, f"{column}{row + 1}", label, styles.LABEL)
        criteria = self.plan.questionnaire.criteria
        first, last, total = min(self.weights.values()), max(self.weights.values()), self.total_row

        def whole(column: str) -> str:
            return f"${column}${first}:${column}${last}"

        for criterion in criteria:
            r = self.weights[criterion.id]
            typed = at(WEIGHTS, "E", self.places.weights[criterion.id])
            shares = [self.values[one.id] for one in criterion.indicators]
            put(sheet, f"B{r}", criterion.title)
            formula(sheet, f"C{r}", f"IF(ISNUMBER({typed}),MIN(MAX(ROUND({typed}*100,0),0),{TOP}),0)")
            formula(sheet, f"D{r}", f"SUM(C{shares[0]}:C{shares[-1]})")
            formula(sheet, f"E{r}", f"IF(D{r}=0,0,C{r})")
            formula(sheet, f"F{r}", f"IF($E${total}=0,0,E{r}/$E${total})")
            formula(sheet, f"G{r}", f"IF(D{r}=0,0,$D${total}/D{r})")
            formula(sheet, f"H{r}", f"1000*F{r}")
            formula(sheet, f"I{r}", f"IF($F${total}=0,0,INT(H{r}/$F${total}))")
            formula(sheet, f"J{r}", f"H{r}-I{r}*$F${total}")
            formula(sheet, f"K{r}", f'1+COUNTIF({whole("J")},">"&J{r})' + (f"+COUNTIF($J${first}:$J${r - 1},J{r})" if r > first else ""))
            formula(sheet, f"L{r}", f"I{r}+IF(K{r}<=1000-$I${total},1,0)")
        put(sheet, f"B{total}", "Commun dénominateur des parts, plus grand diviseur, totaux", styles.LABEL)
        formula(sheet, f"D{total}", "LCM(" + ",".join(f"MAX(D{r},1)" for r in self.weights.values()) + ")")
        formula(sheet, f"E{total}", f"IF(SUM({whole('E')})=0,0,GCD({whole('E')}))")
        formula(sheet, f"F{total}", f"SUM({whole('F')})")
        formula(sheet, f"I{total}", f"SUM({whole('I')})")

    def _values(self, sheet) -> None:
        row = min(self.values.values()) - 1
        band(sheet, row, "Valeur de chaque réponse, de 0 à 10 000", "B", self.places.columns[1])
        sheet[f"C{row}"].value, sheet[f"D{row}"].value = "Part retenue", "Part"
        priced = self.plan.questionnaire.parameters.price_indicator
        for id_, r in self.values.items():
            indicator = self.plan.questionnaire.indicators[id_]
            mark_row = self.places.marks[id_]
            put(sheet, f"B{r}", indicator.title)
            put(sheet, f"D{r}", int(indicator.share), styles.FIGURE)
            formula(sheet, f"C{r}", f'IF({at(MARKS, "F", mark_row)}="oui",0,D{r})')
            for number in self.places.numbers:
                mark = f"'{MARKS}'!{self.places.mark(number)}${mark_row}"
                exact = ",".join(f"{mark}={level}" for level in range(5))
                value = f"IF(ISNUMBER({mark}),IF(OR({exact}),{mark}*{LEVEL},-1),-1)"
                if id_ == priced:
                    price = f"{self.places.column(number)}${self.costs['value']}"
                    value = f"IF({price}>=0,{price},{value})"
                formula(sheet, f"{self.places.column(number)}{r}", value, number=UNKNOWN)

    def _parts(self, sheet) -> None:
        titles = {
            "low": f"Somme des valeurs connues{NBSP}× part", "known": "Parts connues", "numerator": "Contribution au centre, avant division",
            "down": "Contribution au centre, en dixièmes, partie entière", "rest": "Contribution au centre, reste",
            "shown": "Contribution au centre, en dixièmes de point, comme montrée",
        }  # fmt: skip
        criteria = self.plan.questionnaire.criteria
        den = f"({self._total()}*{self._common()})"
        for part, title in titles.items():
            band(sheet, self.parts[part, criteria[0].id] - 1, title, "B", self.places.columns[1])
            for criterion in criteria:
                r, w = self.parts[part, criterion.id], self.weights[criterion.id]
                rows = [self.values[one.id] for one in criterion.indicators]
                put(sheet, f"B{r}", criterion.title)
                for number in self.places.numbers:
                    c = self.places.column(number)
                    values, shares = f"{c}${rows[0]}:{c}${rows[-1]}", f"$C${rows[0]}:$C${rows[-1]}"
                    at_ = {name: f"{c}{self.parts[name, criterion.id]}" for name in titles}
                    expression = {
                        "low": f"SUMPRODUCT({shares}*{values}*({values}>=0))",
                        "known": f"SUMPRODUCT({shares}*({values}>=0))",
                        "numerator": f"$F{w}*$G{w}*(2*{at_['low']}+{TOP}*($D{w}-{at_['known']}))",
                        "down": f"IF({den}=0,0,INT({at_['numerator']}/(20*{den})))",
                        "rest": f"{at_['numerator']}-{at_['down']}*20*{den}",
                    }.get(part)
                    if expression is None:
                        rest_first, rest_last = self.parts["rest", criteria[0].id], self.parts["rest", criteria[-1].id]
                        own = self.parts["rest", criterion.id]
                        down = f"{c}${self.parts['down', criteria[0].id]}:{c}${self.parts['down', criteria[-1].id]}"
                        order = f'1+COUNTIF({c}${rest_first}:{c}${rest_last},">"&{c}{own})'
                        order += f"+COUNTIF({c}${rest_first}:{c}${own - 1},{c}{own})" if own > rest_first else ""
                        expression = f"{at_['down']}+IF({order}<={c}${self.rows['central']}-SUM({down}),1,0)"
                    formula(sheet, f"{c}{r}", expression, number=styles.INTEGER)

    def _total(self) -> str:
        return f"$F${self.total_row}"

    def _common(self) -> str:
        return f"$D${self.total_row}"

    def _figures(self, sheet) -> None:
        labels = {
            "present": "Présent", "floor-sum": "Plancher, avant division", "ceiling-sum": "Plafond, avant division", "known-sum": "Part connue, avant division",
            "central-sum": "Deux fois le centre, avant division", "floor": "Plancher, en dixièmes", "central": "Centre, en dixièmes", "ceiling": "Plafond, en dixièmes",
            "coverage": "Part documentée, en pour cent", "failed": "Exigences non respectées", "to-confirm": "Exigences à confirmer",
            "status": f"État{NBSP}: 0 absent, 1 classé, 2 pas assez connu, 3 mis à part", "rank": "Rang", "position": "Place dans le tableau", "missing": "Réponses inconnues",
        }  # fmt: skip
        band(sheet, self.rows["present"] - 1, "Résultat de chaque candidat", "B", self.places.columns[1])
        for name, label in labels.items():
            put(sheet, f"B{self.rows[name]}", label)
        for number in self.places.numbers:
            for name, expression in self._expressions(number).items():
                formula(sheet, f"{self.places.column(number)}{self.rows[name]}", expression, number=styles.INTEGER)

    def _expressions(self, number: int) -> dict[str, str]:
        places, c = self.places, self.places.column(number)
        row = {name: f"{c}{r}" for name, r in self.rows.items()}
        first_id, last_id = self.plan.questionnaire.criteria[0].id, self.plan.questionnaire.criteria[-1].id

        def weighted(part: str) -> str:
            w = f"$F${self.weights[first_id]}:$F${self.weights[last_id]}"
            g = f"$G${self.weights[first_id]}:$G${self.weights[last_id]}"
            return f"SUMPRODUCT({w}*{g}*{c}{self.parts[part, first_id]}:{c}{self.parts[part, last_id]})"

        def across(name: str) -> str:
            return f"${places.columns[0]}${self.rows[name]}:${places.columns[1]}${self.rows[name]}"

        den = f"({self._total()}*{self._common()})"
        marks = at(MARKS, places.mark(number), min(places.marks.values()), max(places.marks.values()))
        name = at(GUIDE, "C", FIRST_NAME + number - 1)
        knockouts = [places.requirements[one.id] for one in self.plan.questionnaire.knockouts]
        asked = at(REQUIREMENTS, "F", min(knockouts), max(knockouts)) if knockouts else ""
        states = at(REQUIREMENTS, places.state(number), min(knockouts), max(knockouts)) if knockouts else ""
        kept = at(REQUIREMENTS, places.state(number), places.requirements["reintegres"])
        least = int(self.plan.questionnaire.parameters.coverage_floor)
        values = f"{c}{min(self.values.values())}:{c}{max(self.values.values())}"
        shares = f"$C${min(self.values.values())}:$C${max(self.values.values())}"
        numbers = f"${places.columns[0]}${NAMES_ROW - 1}:${places.columns[1]}${NAMES_ROW - 1}"
        own = f"{c}${NAMES_ROW - 1}"
        status, central = across("status"), across("central-sum")
        ahead = f"(({status}={RANKED})*(({central}>{row['central-sum']})+({central}={row['central-sum']})*({numbers}<{own})))"
        return {
            "present": f'IF(OR({name}<>"",COUNTA({marks})>0),1,0)',
            "floor-sum": weighted("low"),
            "known-sum": weighted("known"),
            "ceiling-sum": f"{row['floor-sum']}+{TOP}*({den}-{row['known-sum']})",
            "central-sum": f"{row['floor-sum']}+{row['ceiling-sum']}",
            "floor": f"IF({den}=0,0,INT(({row['floor-sum']}+5*{den})/(10*{den})))",
            "central": f"IF({den}=0,0,INT(({row['central-sum']}+10*{den})/(20*{den})))",
            "ceiling": f"IF({den}=0,0,INT(({row['ceiling-sum']}+5*{den})/(10*{den})))",
            "coverage": f"IF({den}=0,0,INT(100*{row['known-sum']}/{den}))",
            "failed": f'SUMPRODUCT(({asked}="oui")*({states}="non respecté"))' if knockouts else "0",
            "to-confirm": f'SUMPRODUCT(({asked}="oui")*({states}<>"respecté")*({states}<>"non respecté"))' if knockouts else "0",
            "status": f'IF(OR({row["present"]}=0,{den}=0),{ABSENT},IF(AND({row["failed"]}>0,{kept}<>"oui"),{SET_ASIDE},'
            f"IF(100*{row['known-sum']}>={least}*{den},{RANKED},{UNRANKED})))",
            "rank": f"IF({row['status']}={RANKED},1+SUMPRODUCT(({status}={RANKED})*({central}>{row['central-sum']})),0)",
            "position": f"IF({row['status']}={ABSENT},0,1+SUMPRODUCT(({status}>0)*({status}<{row['status']}))"
            f"+IF({row['status']}={RANKED},SUMPRODUCT({ahead}*1),SUMPRODUCT(({status}={row['status']})*({numbers}<{own}))))",
            "missing": f"SUMPRODUCT(({shares}>0)*({values}<0))",
        }  # fmt: skip


