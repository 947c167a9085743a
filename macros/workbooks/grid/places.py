"""Where each thing stands in the workbook of the grid, so that sheets can speak of one another.

Column A and row 1 of each sheet are hidden: they hold the ids by which a file is read back, so
that a row or a column may be moved or added without harm.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from macros.workbooks.styles import letter
from quittance.model.questionnaire import Questionnaire

#: Bands and acts of an offer: as many as the form of the site, which a test verifies (views come after workbooks).
BANDS, ACTS = 4, 3
GUIDE, WEIGHTS, REQUIREMENTS, MARKS, PRICES, RESULT, CALCULATION = (
    "Mode d’emploi", "Importances", "Exigences", "Notes", "Prix", "Résultat", "Calcul",
)  # fmt: skip
#: What cell A1 of each sheet says.
MARKERS = {
    GUIDE: "quittance:guide", WEIGHTS: "quittance:importances", REQUIREMENTS: "quittance:exigences", MARKS: "quittance:notes",
    PRICES: "quittance:prix", RESULT: "quittance:resultat", CALCULATION: "quittance:calcul",
}  # fmt: skip
PORTFOLIO = ("dossiers", "montant", "liste", "part-basse", "part-centrale", "part-haute", "mois", "tva-recuperee", "taux-tresorerie")
ANCHORS = ("cout-vise", "cout-inacceptable")
CASES = ("bas", "central", "haut")
LINES = ("commission", "dossiers", "abonnement", "echecs", *(f"acte-{rank}" for rank in range(1, ACTS + 1)))


def _offer() -> tuple[str, ...]:
    scale = [name for rank in range(1, BANDS + 1) for name in ([f"palier-{rank}"] if rank < BANDS else []) + [f"taux-{rank}"]]
    acts = [f"{name}-{rank}" for rank in range(1, ACTS + 1) for name in ("acte", "prix", "nombre")]
    return ("nom", "assiette", *scale, "bareme", "portee", "minimum", "frais-dossier", "frais-echec", "abonnement", *acts, "tva", "delai")


#: Entries of an offer, in the order of their rows; named as on the page of costs.
OFFER = _offer()


@dataclass(frozen=True)
class Places:
    """Rows and columns, from the questionnaire and the number of candidates."""

    questionnaire: Questionnaire
    count: int
    marks: dict[str, int] = field(default_factory=dict)
    bands: dict[str, int] = field(default_factory=dict)
    requirements: dict[str, int] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)
    prices: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        row = 7
        for criterion in self.questionnaire.criteria:
            self.bands[criterion.id] = row
            for rank, indicator in enumerate(criterion.indicators, row + 1):
                self.marks[indicator.id] = rank
            row += 1 + len(criterion.indicators)
        self.requirements.update({one.id: row for row, one in enumerate(self.questionnaire.knockouts, 7)})
        self.requirements["reintegres"] = 8 + len(self.questionnaire.knockouts)
        self.weights.update({one.id: row for row, one in enumerate(self.questionnaire.criteria, 6)})
        self._prices()

    def _prices(self) -> None:
        row = 5
        for band, names in (
            ("portefeuille", (*PORTFOLIO, *ANCHORS, "portefeuille-manque")), ("offres", ("offres-noms", *OFFER, "offres-manque")),
            *((f"cas-{case}", tuple(f"{case}-{line}" for line in (*LINES, "ht", "tva", "tresorerie", "total", "recouvre"))) for case in CASES),
            ("valeur", ("valeur-noms", *(f"repris-{case}" for case in CASES), "valeur-prix")),
        ):  # fmt: skip
            for name in (band, *names):
                self.prices[name] = row
                row += 1
            row += 1

    @property
    def numbers(self) -> range:
        return range(1, self.count + 1)

    # Columns of a candidate.

    def mark(self, number: int) -> str:
        return letter(7 + 3 * (number - 1))

    def comment(self, number: int) -> str:
        return letter(8 + 3 * (number - 1))

    def mark_known(self, number: int) -> str:
        return letter(9 + 3 * (number - 1))

    def state(self, number: int) -> str:
        return letter(7 + 2 * (number - 1))

    def state_known(self, number: int) -> str:
        return letter(8 + 2 * (number - 1))

    def column(self, number: int) -> str:
        """Of the sheets of prices and of calculation."""
        return letter(4 + number)

    @property
    def columns(self) -> tuple[str, str]:
        """First and last candidate of the sheets of prices and of calculation."""
        return self.column(1), self.column(self.count)

    # Cells seen from another sheet.

    def name_cell(self, number: int) -> str:
        """What a candidate was called, maybe nothing."""
        return at(GUIDE, "C", FIRST_NAME + number - 1)

    def called(self, number: int) -> str:
        """How a candidate is called, « Candidat 1 » when it has no name."""
        return at(CALCULATION, self.column(number), NAMES_ROW)


#: First candidate of the guide; row of the names in the calculation.
FIRST_NAME, NAMES_ROW = 13, 6


def at(sheet: str, column: str, row: int, end: int = 0, last: str = "") -> str:
    """A cell, or a range down to row ``end`` and across to column ``last``, with its sheet."""
    first = f"'{sheet}'!${column}${row}"
    return f"{first}:${last or column}${end or row}" if end or last else first
