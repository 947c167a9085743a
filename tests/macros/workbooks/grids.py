"""Random grids: what is typed in the workbook, and what the engines say of the same choices."""

import random
from dataclasses import dataclass
from fractions import Fraction

from macros.workbooks.grid.places import FIRST_NAME, GUIDE, MARKS, PRICES, REQUIREMENTS, WEIGHTS, Places
from quittance.decide import evaluate, read_problem
from quittance.decide.dominance import certainly_beats
from quittance.decide.scoring import RANKED, SET_ASIDE, rank, rounded, rounded_parts, shown_weights, whole_percent
from quittance.pricing import Band, Extra, Offer, Scenario, statement
from quittance.pricing.anchors import price_value

STATES = {"met": "respecté", "failed": "non respecté", "unknown": None}


@dataclass
class Grid:
    """``cells``: {(sheet, cell): what is typed}; ``expected``: what must then be shown, by name of candidate."""

    cells: dict
    expected: dict
    weights: list
    offers: dict


def random_grid(questionnaire, places: Places, seed: int) -> Grid:
    draw = random.Random(seed)
    cells, problem = {}, {"criteria": [], "candidates": []}
    full = draw.random() < 0.7  # how much is answered: most grids are nearly complete
    away = [id_ for id_ in questionnaire.indicators if draw.random() < draw.choice([0, 0.05, 0.3])]
    for criterion in questionnaire.criteria:
        weight = draw.choice([0, 100, 33.33, draw.randrange(0, 10_001) / 100, float(criterion.weight)])
        cells[WEIGHTS, f"E{places.weights[criterion.id]}"] = weight
        indicators = [{"id": one.id, "share": int(one.share)} for one in criterion.indicators]
        problem["criteria"].append({"id": criterion.id, "weight": weight, "indicators": indicators})
    for id_ in away:
        cells[MARKS, f"F{places.marks[id_]}"] = "oui"
    asked = [one.id for one in questionnaire.knockouts if draw.random() < 0.3]
    for id_ in asked:
        cells[REQUIREMENTS, f"F{places.requirements[id_]}"] = "oui"
    scenario, anchors = _portfolio(draw, cells, places)
    offers, reinstated = {}, []
    for number in places.numbers:
        name = f"Candidat {chr(64 + number)}"
        cells[GUIDE, f"C{FIRST_NAME + number - 1}"] = name
        candidate = {"id": f"candidat-{number:02}", "name": name, "levels": {}, "values": {}, "knockouts": {}}
        for id_, row in places.marks.items():
            level = draw.choice([0, 1, 2, 3, 4]) if draw.random() < (0.9 if full else 0.4) else draw.choice([None, "inconnu"])
            if level is not None:
                cells[MARKS, f"{places.mark(number)}{row}"] = level
            candidate["levels"][id_] = level if isinstance(level, int) else None
        for one in questionnaire.knockouts:
            state = draw.choices(list(STATES), (8, 1, 3))[0]
            candidate["knockouts"][one.id] = state
            if STATES[state]:
                cells[REQUIREMENTS, f"{places.state(number)}{places.requirements[one.id]}"] = STATES[state]
        if draw.random() < 0.3:
            reinstated.append(candidate["id"])
            cells[REQUIREMENTS, f"{places.state(number)}{places.requirements['reintegres']}"] = "oui"
        offer = _offer(draw, cells, places, places.column(number))
        if offer:
            offers[name] = [statement(offer, scenario, share) for share in scenario.shares]
            if anchors:
                candidate["values"][questionnaire.parameters.price_indicator] = price_value(offers[name][1].cost, *anchors) / 100
        problem["candidates"].append(candidate)
    problem |= {"knockouts": asked, "not_applicable": away, "reinstated": reinstated, "coverage_floor": int(questionnaire.parameters.coverage_floor)}
    made, faults = read_problem(problem)
    if faults:  # every importance is nil: draw another
        return random_grid(questionnaire, places, seed + 1_000_003)
    return Grid(cells, *_expected(made), offers)


def _portfolio(draw, cells, places):
    files, average, months = draw.randrange(1, 900), draw.randrange(1, 2_000_000), draw.randrange(1, 61)
    shares = tuple(sorted(draw.choice([0, 1_000_000, draw.randrange(0, 101) * 10_000, draw.randrange(0, 1_000_001)]) for _ in range(3)))
    deductible, cash = draw.random() < 0.5, draw.choice([0, 50_000, draw.randrange(0, 200_000)])
    typed = {
        "dossiers": files, "montant": average / 100, "part-basse": shares[0] / 1e6, "part-centrale": shares[1] / 1e6, "part-haute": shares[2] / 1e6,
        "mois": months, "tva-recuperee": "oui" if deductible else "non",
    }  # fmt: skip
    if cash:
        typed["taux-tresorerie"] = cash / 1e6
    total = files * average
    anchors = None
    if draw.random() < 0.8:
        anchors = (total // draw.randrange(20, 60), total // draw.randrange(2, 12) + 1)
        typed |= {"cout-vise": anchors[0] / 100, "cout-inacceptable": anchors[1] / 100}
    for name, value in typed.items():
        cells[PRICES, f"D{places.prices[name]}"] = value
    return Scenario(((average, files),), shares, months, deductible, cash), anchors


def _offer(draw, cells, places, column) -> Offer | None:
    """A complete offer three times in four; else nothing, or an offer in which something is missing."""
    if draw.random() < 0.15:
        return None
    basis = draw.choice(["recouvre", "recouvre", "confie", "aucune"])
    typed = {"assiette": {"recouvre": "recouvré", "confie": "confié"}.get(basis, basis)}
    bands, minimum = [], 0
    mode, scope = draw.choice(["tranches", "montant-entier"]), draw.choice(["dossier", "periode"])
    if basis != "aucune":
        limits = sorted(draw.sample(range(1, 400_000), draw.randrange(0, 4)))
        for rank_, limit in enumerate([*limits, None], 1):
            rate = draw.choice([0, 120_000, 85_000, draw.randrange(0, 400_000)])
            bands.append(Band(limit, rate))
            typed[f"taux-{rank_}"] = rate / 1e6
            if limit:
                typed[f"palier-{rank_}"] = limit / 100
        minimum = draw.choice([0, 0, draw.randrange(1, 20_000)])
        typed |= {"minimum": minimum / 100} if minimum else {}
        typed |= {"bareme": mode.replace("-", " "), "portee": "période" if scope == "periode" else scope}
    fees = {name: draw.choice([0, draw.randrange(1, 30_000)]) for name in ("frais-dossier", "frais-echec", "abonnement")}
    typed |= {name: cents / 100 for name, cents in fees.items() if cents}
    extras = []
    for rank_ in range(1, draw.randrange(1, 5)):
        extras.append(Extra(f"Acte {rank_}", draw.randrange(0, 20_000), draw.randrange(0, 10_000)))
        typed |= {f"acte-{rank_}": f"Acte {rank_}", f"prix-{rank_}": extras[-1].price / 100, f"nombre-{rank_}": extras[-1].number / 100}
    vat, days = draw.choice([0, 200_000, 55_000]), draw.choice([0, 30, draw.randrange(0, 120)])
    typed |= {"tva": vat / 1e6} | ({"delai": days} if days else {})
    complete = draw.random() < 0.85
    if not complete:
        del typed[draw.choice(["assiette", "tva"])]
    for name, value in typed.items():
        cells[PRICES, f"{column}{places.prices[name]}"] = value
    if not complete:
        return None
    return Offer("", basis, tuple(bands), mode, scope, minimum, fees["frais-dossier"], fees["frais-echec"], fees["abonnement"], tuple(extras), vat, days)


def _expected(problem):
    result = evaluate(problem)
    shown = {}
    for one in result.figures:
        parts = [
            Fraction(w * f * (low + high), 2 * 100 * result.frame.total * result.frame.common)
            for w, f, low, high in zip(result.frame.weights, result.frame.factors, one.low, one.high, strict=True)
        ]
        shown[one.candidate.name] = {
            "state": "mis à part" if one.status == SET_ASIDE else "pas assez d’informations" if one.status != RANKED
            else "classé, malgré une exigence" if one.failed else "classé",
            "rank": rank(result, one) if one.status == RANKED else None,
            "floor": rounded(one.floor, 10), "central": rounded(one.central, 10), "ceiling": rounded(one.ceiling, 10),
            "coverage": whole_percent(one.coverage), "to_confirm": len(one.to_confirm), "unknown": len(one.unknown),
            "beats": {o.candidate.name for o in result.ranked if one.status == RANKED and o is not one and certainly_beats(one, o)},
            "parts": dict(zip((c.id for c in result.frame.criteria), rounded_parts(parts, 10), strict=True)),
        }  # fmt: skip
    order = [one.candidate.name for one in result.ranked]
    shown["order"] = order
    return shown, dict(zip((c.id for c in result.frame.criteria), shown_weights(result.frame), strict=True))
