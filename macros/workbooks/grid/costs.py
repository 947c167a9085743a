"""The cost of each offer in whole cents, case by case, on the sheet of calculation.

The same steps as ``quittance.pricing.costs``: the scale is put to each file or to the sums of the
period, each line is rounded to the cent, halves upwards, and totals add rounded lines. A product
that would pass what a spreadsheet counts exactly is cut in two: whole cents, and the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.workbooks import styles
from macros.workbooks.grid.common import band
from macros.workbooks.grid.places import ACTS, BANDS, CASES, PRICES, at
from macros.workbooks.styles import formula, put

if TYPE_CHECKING:
    from macros.workbooks.grid.calculation import Calculation

WHOLE, FAR, DAYS = 1_000_000, 10**15, 365
#: Once for the portfolio, in column D.
PORTFOLIO = {
    "files": "Nombre de dossiers", "average": "Montant moyen, en centimes", "months": "Mois", "deductible": "TVA récupérée",
    "cash-rate": "Trésorerie, en millionièmes", "share-bas": "Part basse", "share-central": "Part centrale", "share-haut": "Part haute",
    "entrusted": "Somme confiée, en centimes", "ideal": "Coût visé", "worst": "Coût inacceptable", "anchored": "Bornes utilisables", "listed": "Liste de montants",
}  # fmt: skip
OFFER = {
    "ok": "Offre complète", "recovered": "Sur les sommes recouvrées", "bands": "Nombre de paliers",
    **{f"rate-{b}": f"Palier {b}, taux" for b in range(1, BANDS + 1)}, **{f"up-{b}": f"Palier {b}, limite" for b in range(1, BANDS)},
    "sliced": "Par tranches", "per-file": "À chaque dossier", "minimum": "Minimum", "file-fee": "Frais de dossier", "failure-fee": "Frais d’échec", "monthly": "Abonnement",
    "vat": "TVA, en millionièmes", "days": "Délai, en jours",
}  # fmt: skip
CASE = {
    "billed": "Part facturée", "sum": "Somme au barème", "cents": "dont centimes entiers", "rest": "dont reste", "rate": "Taux du palier atteint",
    "scale": "Barème, en millionièmes de centime", "scale-rest": "Barème du reste", "per": "Barème, centimes entiers", "per-rest": "Barème, reste",
    "times": "Nombre × part", "product": "Produit", "product-cents": "dont centimes entiers", "commission": "Commission",
    "failures": "Dossiers clos sans paiement", "before": "Total hors taxes", "tax": "TVA", "waiting": "Somme qui attend", "waiting-product": "Attente, produit",
    "waiting-cents": "dont centimes entiers", "cash": "Coût du délai", "total": "Coût total", "recovered-sum": "Somme recouvrée",
}  # fmt: skip
ONCE = {"dossiers": "Frais de dossier", "abonnement": "Abonnement", **{f"acte-{rank}": f"Acte {rank}" for rank in range(1, ACTS + 1)}}


def rows(first: int) -> dict[str, int]:
    """The row of each figure, from row ``first``."""
    names = [*PORTFOLIO, *OFFER, *ONCE]
    for case in CASES:
        names += [f"{case}:", *(f"{case}-{name}" for name in CASE)]
    return {name: row for row, name in enumerate([*names, "value"], first)}


def write(sheet, calculation: Calculation) -> None:
    """All of it: the portfolio in column D, each offer in the column of its candidate."""
    row, places = calculation.costs, calculation.places
    for name, label in {**PORTFOLIO, **OFFER, **ONCE, "value": "Valeur du prix, de 0 à 10 000"}.items():
        put(sheet, f"B{row[name]}", label)
    for case in CASES:
        band(sheet, row[f"{case}:"], f"Cas {case}", "B", places.columns[1])
        for name, label in CASE.items():
            put(sheet, f"B{row[f'{case}-{name}']}", label)
    typed = {name: at(PRICES, "D", r) for name, r in places.prices.items()}
    for name, expression in _portfolio(row, typed).items():
        formula(sheet, f"D{row[name]}", expression, number=styles.INTEGER)
    for number in places.numbers:
        column = places.column(number)
        for name, expression in _offer(row, column, places.prices).items():
            formula(sheet, f"{column}{row[name]}", expression, number='0;"aucune"' if name == "value" else styles.INTEGER)


def _scaled(cell: str, times: int) -> str:
    return f"IF(ISNUMBER({cell}),ROUND({cell}*{times},0),0)"


def _portfolio(row: dict[str, int], typed: dict[str, str]) -> dict[str, str]:
    ideal, worst = f"D{row['ideal']}", f"D{row['worst']}"
    both = f"AND(ISNUMBER({typed['cout-vise']}),ISNUMBER({typed['cout-inacceptable']}))"
    return {
        "files": _scaled(typed["dossiers"], 1), "average": _scaled(typed["montant"], 100), "months": _scaled(typed["mois"], 1),
        "deductible": f'IF({typed["tva-recuperee"]}="oui",1,0)', "cash-rate": _scaled(typed["taux-tresorerie"], WHOLE),
        "share-bas": _scaled(typed["part-basse"], WHOLE), "share-central": _scaled(typed["part-centrale"], WHOLE), "share-haut": _scaled(typed["part-haute"], WHOLE),
        "entrusted": f"D{row['files']}*D{row['average']}", "ideal": _scaled(typed["cout-vise"], 100), "worst": _scaled(typed["cout-inacceptable"], 100),
        "anchored": f"IF({both},IF(AND({ideal}>=0,{worst}>{ideal}),1,0),0)", "listed": f'IF({typed["liste"]}="",0,1)',
    }  # fmt: skip


def _offer(row: dict[str, int], c: str, prices: dict[str, int]) -> dict[str, str]:
    """Expressions of one offer, whose entries stand in column ``c`` of the sheet of prices."""
    typed = {name: f"'{PRICES}'!{c}${r}" for name, r in prices.items()}
    own = {name: f"{c}{r}" for name, r in row.items()}
    common = {name: f"$D${row[name]}" for name in PORTFOLIO}
    rates = ",".join(typed[f"taux-{b}"] for b in range(1, BANDS + 1))
    made = {
        "ok": f'IF({typed["offres-manque"]}="complet",1,0)',
        "recovered": f'IF({typed["assiette"]}="recouvré",1,0)',
        "bands": f'IF({typed["assiette"]}="aucune",0,COUNT({rates}))',
        **{f"rate-{b}": _scaled(typed[f"taux-{b}"], WHOLE) for b in range(1, BANDS + 1)},
        **{f"up-{b}": f"IF(ISNUMBER({typed[f'taux-{b + 1}']}),{_scaled(typed[f'palier-{b}'], 100)},{FAR})" for b in range(1, BANDS)},
        "sliced": f'IF({typed["bareme"]}="montant entier",0,1)',
        "per-file": f'IF({typed["portee"]}="période",0,1)',
        "minimum": _scaled(typed["minimum"], 100), "file-fee": _scaled(typed["frais-dossier"], 100), "failure-fee": _scaled(typed["frais-echec"], 100),
        "monthly": _scaled(typed["abonnement"], 100), "vat": _scaled(typed["tva"], WHOLE), "days": _scaled(typed["delai"], 1),
        "dossiers": f"{own['file-fee']}*{common['files']}", "abonnement": f"{own['monthly']}*{common['months']}",
        **{f"acte-{rank}": f"INT(({_scaled(typed[f'prix-{rank}'], 100)}*{_scaled(typed[f'nombre-{rank}'], 100)}+50)/100)" for rank in range(1, ACTS + 1)},
    }  # fmt: skip
    for case in CASES:
        made |= {f"{case}-{name}": expression for name, expression in _case(case, own, common).items()}
    copied = typed["repris-central"]
    cost = f"IF({common['listed']}=1,{_scaled(copied, 100)},{own['central-total']})"
    usable = f"AND({common['anchored']}=1,IF({common['listed']}=1,ISNUMBER({copied}),{own['ok']}=1))"
    span = f"({common['worst']}-{common['ideal']})"
    made["value"] = f"IF({usable},MAX(0,MIN(10000,INT((20000*({common['worst']}-{cost})+{span})/(2*{span})))),-1)"
    return made


def _case(case: str, own: dict[str, str], common: dict[str, str]) -> dict[str, str]:
    """Expressions of one share recovered."""
    a = {name: own[f"{case}-{name}"] for name in CASE}
    share = common[f"share-{case}"]
    one, two, three = (own[f"up-{b}"] for b in range(1, BANDS))
    r1, r2, r3, r4 = (own[f"rate-{b}"] for b in range(1, BANDS + 1))
    reached = f"({a['cents']}+IF({a['rest']}>0,1,0))"
    sliced = (
        f"{r1}*MIN({a['cents']},{one})+{r2}*MAX(0,MIN({a['cents']},{two})-{one})"
        f"+{r3}*MAX(0,MIN({a['cents']},{three})-{two})+{r4}*MAX(0,{a['cents']}-{three})"
    )
    scale = f"IF({own['sliced']}=1,{sliced},{a['rate']}*{a['cents']})"
    rounded = f"{a['product-cents']}+INT((({a['product']}-{a['product-cents']}*{WHOLE})*{WHOLE}+{a['per-rest']}*{a['times']}+{a['scale-rest']}+{WHOLE**2 // 2})/{WHOLE**2})"
    wait = f"({common['cash-rate']}*{own['days']})"
    year = DAYS * WHOLE
    return {
        "billed": f"IF({own['recovered']}=1,{share},{WHOLE})",
        "sum": f"IF({own['per-file']}=1,{common['average']}*{WHOLE},{common['entrusted']}*{a['billed']})",
        "cents": f"INT({a['sum']}/{WHOLE})",
        "rest": f"{a['sum']}-{a['cents']}*{WHOLE}",
        "rate": f"IF({reached}<={one},{r1},IF({reached}<={two},{r2},IF({reached}<={three},{r3},{r4})))",
        "scale": f"IF({own['per-file']}=1,MAX({scale},{own['minimum']}*{WHOLE}),{scale})",
        "scale-rest": f"{a['rate']}*{a['rest']}",
        "per": f"INT({a['scale']}/{WHOLE})",
        "per-rest": f"{a['scale']}-{a['per']}*{WHOLE}",
        "times": f"IF({own['per-file']}=1,{common['files']}*{a['billed']},{WHOLE})",
        "product": f"{a['per']}*{a['times']}",
        "product-cents": f"INT({a['product']}/{WHOLE})",
        "commission": f"IF({own['bands']}=0,0,IF({own['per-file']}=1,{rounded},MAX({rounded},{own['minimum']})))",
        "failures": f"INT(({own['failure-fee']}*{common['files']}*({WHOLE}-{share})+{WHOLE // 2})/{WHOLE})",
        "before": f"{a['commission']}+{a['failures']}+" + "+".join(own[name] for name in ONCE),
        "tax": f"INT(({a['before']}*{own['vat']}+{WHOLE // 2})/{WHOLE})",
        "waiting": f"{common['entrusted']}*{share}",
        "waiting-product": f"INT({a['waiting']}/{WHOLE})*{wait}",
        "waiting-cents": f"INT({a['waiting-product']}/{year})",
        "cash": f"{a['waiting-cents']}+INT((({a['waiting-product']}-{a['waiting-cents']}*{year})*{WHOLE}"
        f"+({a['waiting']}-INT({a['waiting']}/{WHOLE})*{WHOLE})*{wait}+{year * WHOLE // 2})/{year * WHOLE})",
        "total": f"{a['before']}+{a['cash']}+IF({common['deductible']}=1,0,{a['tax']})",
        "recovered-sum": f"INT(({a['waiting']}+{WHOLE // 2})/{WHOLE})",
    }  # fmt: skip


