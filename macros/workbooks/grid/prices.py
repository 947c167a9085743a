"""The reader's portfolio, the two anchors of the scale of price, and each offer costed line by line."""

from __future__ import annotations

from openpyxl import Workbook

from macros.workbooks import styles
from macros.workbooks.grid.calculation import Calculation
from macros.workbooks.grid.common import NBSP, band, flagged, head, mark, names
from macros.workbooks.grid.places import ACTS, ANCHORS, BANDS, CASES, LINES, OFFER, PORTFOLIO, PRICES
from macros.workbooks.grid.plan import Plan
from macros.workbooks.styles import choices, fit_rows, formula, new_sheet, numbers, put

#: Words of the lists; without accent and with hyphens, they are the values of the page.
CHOICES = {
    "tva-recuperee": ("oui", "non"), "assiette": ("recouvré", "confié", "aucune"),
    "bareme": ("tranches", "montant entier"), "portee": ("dossier", "période"),
}  # fmt: skip
MONEY, RATE, COUNT, NUMBER, CHOICE, WORDS = "€", "%", "nombre entier", "nombre", "liste", "texte"
#: Label, kind, help.
LABELS = {
    "dossiers": ("Nombre de dossiers confiés", COUNT, "Sur toute la durée ci-dessous."),
    "montant": ("Montant moyen d’un dossier", MONEY, ""),
    "liste": ("Ou une liste de montants", WORDS, "Saisie dans la page du site, qui la chiffre\u00a0: les coûts n’en sont pas recalculés ici."),
    "part-basse": ("Part recouvrée si peu rentre", RATE, "Chaque dossier est supposé avoir cette chance d’être payé en entier."),
    "part-centrale": ("Part recouvrée, cas central", RATE, "C’est elle qui sert à noter le prix."),
    "part-haute": ("Part recouvrée si beaucoup rentre", RATE, ""),
    "mois": ("Durée, en mois", COUNT, "Compte pour les abonnements."),
    "tva-recuperee": ("Récupérez-vous la TVA\u00a0?", CHOICE, "Si oui, elle n’est pas un coût pour vous."),
    "taux-tresorerie": ("Coût de votre trésorerie, par an", RATE, "Facultatif\u00a0: sert à compter le délai de reversement."),
    "cout-vise": ("Coût visé", MONEY, "Le total qui vaut 100. À fixer avant d’ouvrir les offres."),
    "cout-inacceptable": ("Coût inacceptable", MONEY, "Le total qui vaut 0\u00a0; plus grand que le coût visé."),
    "nom": ("Nom de l’offre", WORDS, "Facultatif."),
    "assiette": ("Commission calculée sur", CHOICE, "Ce qui est recouvré, ce qui est confié, ou aucune commission."),
    "bareme": ("Si le taux change par paliers", CHOICE, "Par tranches\u00a0: chaque taux ne vaut que pour sa tranche."),
    "portee": ("Barème et minimum appliqués à", CHOICE, "À chaque dossier, ou au total de la période."),
    "minimum": ("Minimum de commission, HT", MONEY, "Par dossier facturé ou pour la période, selon la ligne précédente."),
    "frais-dossier": ("Frais par dossier confié, HT", MONEY, "Dus même si rien ne rentre."),
    "frais-echec": ("Frais par dossier clos sans paiement, HT", MONEY, ""),
    "abonnement": ("Abonnement par mois, HT", MONEY, ""),
    "tva": ("Taux de TVA facturé", RATE, "Écrivez 0 si l’offre n’en facture pas."),
    "delai": ("Délai de reversement, en jours", COUNT, "Entre le paiement de votre client et le vôtre."),
    **{f"palier-{b}": (f"Palier {b}, jusqu’à", MONEY, "Montant compris\u00a0; vide pour le dernier palier.") for b in range(1, BANDS)},
    **{f"taux-{b}": (f"Palier {b}, taux", RATE, "Un seul taux\u00a0: remplissez celui-ci seulement." if b == 1 else "") for b in range(1, BANDS + 1)},
    **{f"acte-{a}": (f"Acte {a}", WORDS, "Autre frais, HT\u00a0: mise en demeure, enquête…" if a == 1 else "") for a in range(1, ACTS + 1)},
    **{f"prix-{a}": (f"Acte {a}, prix HT", MONEY, "") for a in range(1, ACTS + 1)},
    **{f"nombre-{a}": (f"Acte {a}, nombre prévu", NUMBER, "Sur la période\u00a0; deux décimales possibles." if a == 1 else "") for a in range(1, ACTS + 1)},
}  # fmt: skip
LINE_LABELS = {
    "commission": "Commission", "dossiers": "Frais de dossier", "abonnement": "Abonnement", "echecs": "Dossiers clos sans paiement",
    **{f"acte-{a}": f"Acte {a}" for a in range(1, ACTS + 1)},
    "ht": "Total hors taxes", "tva": "TVA", "tresorerie": "Coût du délai de reversement", "total": "Coût total", "recouvre": "Somme recouvrée",
}  # fmt: skip
_NUMBER_FORMATS = {MONEY: styles.EUROS, RATE: styles.PERCENT, COUNT: styles.WHOLE, NUMBER: "#,##0.##"}
MOST = {"dossiers": 1_000_000, "mois": 1_200, "delai": 3_650}


def prices(book: Workbook, plan: Plan, calculation: Calculation) -> None:
    places = calculation.places
    widths = {"A": 4, "B": 40, "C": 46, "D": 17, **{places.column(number): 17 for number in places.numbers}}
    sheet = new_sheet(book, PRICES, widths, freeze="C5", pages_wide=1 if plan.count <= 8 else 2)
    sheet.print_title_cols = "B:B"
    head(
        sheet, "Prix",
        f"Le coût total de chaque offre sur votre propre portefeuille. Aucun prix n’est proposé d’avance{NBSP}: saisissez ceux des devis. Un frais laissé vide compte pour zéro.",
        places.columns[1] if plan.count < 6 else "I",
    )  # fmt: skip
    mark(sheet, "D1", "valeur")
    for number in places.numbers:
        mark(sheet, f"{places.column(number)}1", f"offre-{number}")
    _portfolio(sheet, calculation)
    _offers(sheet, calculation)
    for case in CASES:
        _case(sheet, calculation, case)
    _value(sheet, calculation)
    _rules(sheet, calculation)
    sheet.page_setup.fitToHeight = 2
    # What is missing is told in a formula, whose length is not known beforehand.
    for name in ("portefeuille-manque", "offres-manque"):
        sheet.row_dimensions[places.prices[name]].height = 62
    fit_rows(sheet, 5, sheet.max_row)


def _entry(sheet, row: int, name: str) -> None:
    label, _, help_ = LABELS[name]
    mark(sheet, f"A{row}", name)
    put(sheet, f"B{row}", label, styles.LABEL)
    put(sheet, f"C{row}", help_ or None)


def _input(sheet, place: str, name: str) -> None:
    kind = LABELS[name][1]
    if kind == WORDS:
        put(sheet, place, None, styles.INPUT_TEXT)
    else:
        put(sheet, place, None, styles.INPUT, _NUMBER_FORMATS.get(kind, ""))


def _portfolio(sheet, calculation: Calculation) -> None:
    rows = calculation.places.prices
    band(sheet, rows["portefeuille"], "Votre portefeuille, et vos deux bornes de coût", "B", "D")
    for name in (*PORTFOLIO, *ANCHORS):
        _entry(sheet, rows[name], name)
        _input(sheet, f"D{rows[name]}", name)
    d = {name: f"D{rows[name]}" for name in (*PORTFOLIO, *ANCHORS)}
    shares = [d[name] for name in ("part-basse", "part-centrale", "part-haute")]
    tests = [
        (f"COUNTA(D{rows['dossiers']}:D{rows['taux-tresorerie']})=0", "à remplir"),
        (f'AND({d["liste"]}="",NOT(AND(ISNUMBER({d["dossiers"]}),ISNUMBER({d["montant"]}))))', "indiquez le nombre de dossiers et leur montant moyen"),
        (f'AND({d["liste"]}="",OR({d["dossiers"]}<=0,{d["montant"]}<=0,{d["dossiers"]}<>INT({d["dossiers"]})))', "dossiers et montant doivent être plus grands que zéro"),
        (f"COUNT({','.join(shares)})<3", "indiquez les trois parts recouvrées"),
        (f"OR({shares[0]}<0,{shares[1]}<{shares[0]},{shares[2]}<{shares[1]},{shares[2]}>1)", f"les trois parts vont en croissant, de 0 à 100{NBSP}%"),
        (f"NOT(ISNUMBER({d['mois']}))", "indiquez la durée, en mois"),
        (f"OR({d['mois']}<=0,{d['mois']}<>INT({d['mois']}))", "la durée est un nombre entier de mois"),
        (f'AND({d["tva-recuperee"]}<>"oui",{d["tva-recuperee"]}<>"non")', "dites si vous récupérez la TVA"),
        (f"IF(ISNUMBER({d['taux-tresorerie']}),OR({d['taux-tresorerie']}<0,{d['taux-tresorerie']}>1),{d['taux-tresorerie']}<>\"\")", "le coût de la trésorerie est mal écrit"),
    ]  # fmt: skip
    row = rows["portefeuille-manque"]
    put(sheet, f"B{row}", "Ce qui manque", styles.LABEL)
    put(sheet, f"C{row}", "Le chiffrage attend que tout soit complet.")
    formula(sheet, f"D{row}", _first(tests, "complet"), styles.WARNING)


def _first(tests: list[tuple[str, str]], otherwise: str) -> str:
    """The message of the first test that holds."""
    made = f'"{otherwise}"'
    for test, message in reversed(tests):
        made = f'IF({test},"{message}",{made})'
    return made


def _offers(sheet, calculation: Calculation) -> None:
    places, rows = calculation.places, calculation.places.prices
    band(sheet, rows["offres"], "Les offres", "B", places.columns[1])
    head_row = rows["offres-noms"]
    for column, label in zip("BCD", ("Ce que demande l’offre", "Aide", "Unité"), strict=True):
        put(sheet, f"{column}{head_row}", label, styles.HEADER)
    names(sheet, places, head_row)
    for name in OFFER:
        _entry(sheet, rows[name], name)
        put(sheet, f"D{rows[name]}", LABELS[name][1])
        for number in places.numbers:
            _input(sheet, f"{places.column(number)}{rows[name]}", name)
    row = rows["offres-manque"]
    put(sheet, f"B{row}", "Ce qui manque", styles.LABEL)
    put(sheet, f"C{row}", "Sans offre saisie, c’est la note donnée au coût total qui compte.")
    put(sheet, f"D{row}", None)
    for number in places.numbers:
        formula(sheet, f"{places.column(number)}{row}", _missing(places, places.column(number)), styles.WARNING)


def _missing(places, c: str) -> str:
    rows = places.prices
    t = {name: f"{c}{rows[name]}" for name in OFFER}
    filled = {name: f'{t[name]}<>""' for name in OFFER}
    rates, limits = [t[f"taux-{b}"] for b in range(1, BANDS + 1)], [t[f"palier-{b}"] for b in range(1, BANDS)]
    count, minimum = f"COUNT({','.join(rates)})", f"AND(ISNUMBER({t['minimum']}),{t['minimum']}>0)"
    amounts = [t[name] for name in OFFER if LABELS[name][1] not in (CHOICE, WORDS)]
    misspelt = "+".join(f'IF(ISNUMBER({cell}),IF({cell}<0,1,0),IF({cell}="",0,1))' for cell in amounts)
    gaps = ",".join(f'AND({rates[b]}<>"",{rates[b - 1]}="")' for b in range(1, BANDS))
    unlimited = ",".join(f'AND({rates[b]}<>"",{limits[b - 1]}="")' for b in range(1, BANDS))
    endless = ",".join(f'AND({rates[b]}="",{limits[b - 1]}<>"")' for b in range(1, BANDS))
    order = ",".join([f'AND({limits[0]}<>"",{limits[0]}<=0)', *(f'AND({limits[b]}<>"",{limits[b]}<={limits[b - 1]})' for b in range(1, BANDS - 1))])
    above = ",".join(f"AND(ISNUMBER({cell}),{cell}>1)" for cell in (*rates, t["tva"]))
    acts = ",".join(f"AND(OR({filled[f'acte-{a}']},{filled[f'prix-{a}']},{filled[f'nombre-{a}']}),COUNT({t[f'prix-{a}']},{t[f'nombre-{a}']})<2)" for a in range(1, ACTS + 1))
    tests = [
        (f"COUNTA({c}{rows['nom']}:{c}{rows['delai']})=0", "aucune offre saisie"),
        (f'$D${rows["portefeuille-manque"]}<>"complet"', "complétez d’abord le portefeuille"),
        (f'AND({t["assiette"]}<>"recouvré",{t["assiette"]}<>"confié",{t["assiette"]}<>"aucune")', "choisissez sur quoi la commission est calculée"),
        (f"{misspelt}>0", "un nombre est mal écrit"),
        (f"OR({above})", f"un taux va de 0 à 100{NBSP}%"),
        (f'AND({t["assiette"]}="aucune",{count}+COUNT({",".join(limits)})>0)', "un taux est saisi\u00a0: dites sur quoi la commission est calculée"),
        (f'AND({t["assiette"]}="aucune",{minimum})', "un minimum suppose une commission"),
        (f'AND({t["assiette"]}<>"aucune",{rates[0]}="")', "indiquez le taux de la commission"),
        (f"OR({gaps})", "remplissez les paliers dans l’ordre"),
        (f"OR({unlimited})", "indiquez jusqu’à quel montant va chaque palier, sauf le dernier"),
        (f"OR({endless})", "indiquez le taux au-delà du dernier palier (0 si plus rien n’est dû)"),
        (f"OR({order})", "chaque palier doit finir plus haut que le précédent"),
        (f'AND({count}>1,{t["bareme"]}<>"tranches",{t["bareme"]}<>"montant entier")', "choisissez comment jouent les paliers"),
        (f'AND(OR({count}>1,{minimum}),{t["portee"]}<>"dossier",{t["portee"]}<>"période")', "dites à quoi s’appliquent le barème et le minimum"),
        (f"OR({acts})", "complétez le prix et le nombre de chaque acte"),
        (f'{t["tva"]}=""', "indiquez le taux de TVA, même 0"),
    ]  # fmt: skip
    return _first(tests, "complet")


def _case(sheet, calculation: Calculation, case: str) -> None:
    places, rows = calculation.places, calculation.places.prices
    shares = {"bas": "part-basse", "central": "part-centrale", "haut": "part-haute"}
    band(sheet, rows[f"cas-{case}"], f"Ce que coûte chaque offre{NBSP}: cas {case}", "B", places.columns[1])
    share = f"$D${rows[shares[case]]}"
    formula(sheet, f"D{rows[f'cas-{case}']}", f'IF(ISNUMBER({share}),{share},"")', styles.BAND, "0.##%")
    sheet[f"D{rows[f'cas-{case}']}"].number_format = styles.PERCENT
    sources = {"commission": f"{case}-commission", "echecs": f"{case}-failures", "ht": f"{case}-before", "tva": f"{case}-tax", "tresorerie": f"{case}-cash",
               "total": f"{case}-total", "recouvre": f"{case}-recovered-sum"}  # fmt: skip
    for line in (*LINES, "ht", "tva", "tresorerie", "total", "recouvre"):
        row = rows[f"{case}-{line}"]
        strong = line == "total"
        put(sheet, f"B{row}", LINE_LABELS[line], styles.LABEL if strong else styles.BODY)
        put(sheet, f"C{row}", {"tva": "Comptée dans le coût total si vous ne la récupérez pas.", "recouvre": "Pour mémoire\u00a0: ce n’est pas un coût."}.get(line))
        put(sheet, f"D{row}", MONEY)
        for number in places.numbers:
            exact = calculation.cost(sources.get(line, line), number)
            shown = f'IF({calculation.cost("ok", number)}=1,{exact}/100,"")'
            listed = f"$D${rows['liste']}<>\"\""
            copied = f"{places.column(number)}{rows[f'repris-{case}']}"
            shown = f'IF({listed},IF(ISNUMBER({copied}),{copied},""),{shown})' if strong else f'IF({listed},"",{shown})'
            formula(sheet, f"{places.column(number)}{row}", shown, styles.RESULT if strong else styles.FIGURE, styles.EUROS)


def _value(sheet, calculation: Calculation) -> None:
    places, rows = calculation.places, calculation.places.prices
    band(sheet, rows["valeur"], "Valeur du prix, de 0 à 100", "B", places.columns[1])
    row = rows["valeur-noms"]
    for column, label in zip("BCD", ("", "", ""), strict=True):
        put(sheet, f"{column}{row}", label or None, styles.HEADER)
    names(sheet, places, row)
    for case in CASES:
        row = rows[f"repris-{case}"]
        mark(sheet, f"A{row}", f"repris-{case}")
        put(sheet, f"B{row}", f"Coût total repris de la page, cas {case}", styles.LABEL)
        put(sheet, f"C{row}", "Sert seulement quand le portefeuille est une liste de montants.")
        put(sheet, f"D{row}", MONEY)
        for number in places.numbers:
            put(sheet, f"{places.column(number)}{row}", None, styles.INPUT, styles.EUROS)
        sheet.row_dimensions[row].hidden = True
    row = rows["valeur-prix"]
    put(sheet, f"B{row}", "Valeur sur 100", styles.LABEL)
    put(sheet, f"C{row}", f"100 au coût visé, 0 au coût inacceptable{NBSP}; elle remplace la note du coût total.")
    put(sheet, f"D{row}", None)
    for number in places.numbers:
        value = calculation.cost("value", number)
        formula(sheet, f"{places.column(number)}{row}", f'IF({value}>=0,{value}/100,"")', styles.RESULT, styles.HUNDREDTH)


def _rules(sheet, calculation: Calculation) -> None:
    places, rows = calculation.places, calculation.places.prices
    first, last = places.columns
    cells = {name: f"D{rows[name]}" for name in (*PORTFOLIO, *ANCHORS)}
    cells |= {name: f"{first}{rows[name]}:{last}{rows[name]}" for name in OFFER}
    for name, where in cells.items():
        label, kind, _ = LABELS[name]
        if kind == CHOICE:
            words = CHOICES[name]
            rule = choices(sheet, words, label[:32], f"Choisissez dans la liste{NBSP}: {', '.join(words)}.")
        elif kind == RATE:
            rule = numbers(sheet, 0, 1, label[:32], f"Écrivez un taux de 0 à 100{NBSP}%, par exemple 12,5{NBSP}%.")
        elif kind == COUNT:
            rule = numbers(sheet, 0, MOST[name], label[:32], "Écrivez un nombre entier, sans lettre.", whole=True)
        elif kind in (MONEY, NUMBER):
            rule = numbers(sheet, 0, 10**12, label[:32], f"Écrivez un nombre positif, par exemple 1234,56{NBSP}; deux décimales au plus.")
        else:
            continue
        rule.add(where)
    missing = rows["offres-manque"]
    flagged(sheet, f"{first}{missing}:{last}{missing}", f'{first}{missing}="complet"', styles.GREEN, styles.GREEN_TINT)
    missing = rows["portefeuille-manque"]
    flagged(sheet, f"D{missing}", f'D{missing}="complet"', styles.GREEN, styles.GREEN_TINT)
