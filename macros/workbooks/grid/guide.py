"""The first sheet: what the workbook is, who fills it in, who is compared."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from macros.workbooks import styles
from macros.workbooks.grid.common import NBSP, band, head, mark
from macros.workbooks.grid.places import FIRST_NAME, GUIDE, Places
from macros.workbooks.grid.plan import Plan
from macros.workbooks.styles import align, fit_rows, merge, new_sheet, put
from quittance.format import count, day

#: id of the row, what is asked, help.
ENTRIES = (
    ("question", "Ce que vous décidez", "Par exemple\u00a0: qui recouvre nos factures en retard\u00a0?"),
    ("date", "Date de l’évaluation", "Jour, mois, année."),
    ("evaluateurs", "Vos initiales", "Une à quatre lettres ou chiffres. Un classeur par évaluateur\u00a0: la page les réunit."),
    ("decision", "Décision retenue", "À remplir à la fin, et à signer dans le dossier de décision."),
    ("reserves", "Ce dont elle dépend", "Les points à confirmer avant de signer."),
)


def guide(book: Workbook, plan: Plan, places: Places) -> None:
    sheet = new_sheet(book, GUIDE, {"A": 4, "B": 30, "C": 64, "D": 62, "E": 12})
    family = f"{NBSP}: {plan.family.lower()}" if plan.family else ""
    head(
        sheet, f"Grille d’évaluation{family}",
        f"Choisir un prestataire sur sept critères, preuve à l’appui. Vous saisissez dans les cases violettes{NBSP}; le reste se calcule. "
        f"Si rien ne se calcule, cliquez sur «{NBSP}Activer la modification{NBSP}» en haut de la fenêtre.",
        "D",
    )  # fmt: skip
    mark(sheet, "C1", "valeur")
    mark(sheet, "E1", "fiche")
    sheet.column_dimensions["E"].hidden = True
    band(sheet, 5, "Cette évaluation", "B", "D")
    for row, (id_, label, help_) in enumerate(ENTRIES, 6):
        mark(sheet, f"A{row}", id_)
        put(sheet, f"B{row}", label, styles.LABEL)
        put(sheet, f"C{row}", None, styles.INPUT_TEXT)
        put(sheet, f"D{row}", help_, styles.SMALL)
    sheet["C7"].number_format = styles.DATE
    align(sheet["C7"], horizontal="left")
    _rules(sheet)
    band(sheet, FIRST_NAME - 2, "Les candidats", "B", "D")
    put(sheet, f"B{FIRST_NAME - 1}", "Candidat", styles.HEADER)
    put(sheet, f"C{FIRST_NAME - 1}", "Nom", styles.HEADER)
    put(sheet, f"D{FIRST_NAME - 1}", "Ce qui est déjà su", styles.HEADER)
    for number in places.numbers:
        row = FIRST_NAME + number - 1
        known = plan.candidates[number - 1] if number <= len(plan.candidates) else None
        mark(sheet, f"A{row}", f"candidat-{number}")
        put(sheet, f"B{row}", f"Candidat {number}", styles.LABEL)
        put(sheet, f"C{row}", known.name if known else None, styles.INPUT_TEXT)
        put(sheet, f"D{row}", _told(known) if known else None, styles.SMALL)
        put(sheet, f"E{row}", known.record if known else None, styles.SMALL)
    _prose(sheet, plan, FIRST_NAME + plan.count + 1)
    fit_rows(sheet, 5, sheet.max_row)
    sheet.page_setup.fitToHeight = 1


def _told(known) -> str:
    return f"{count(len(known.levels), 'note tirée', 'notes tirées')} de faits publiés, {count(len(known.states), 'exigence renseignée', 'exigences renseignées')}"


def _rules(sheet) -> None:
    initials = DataValidation("textLength", operator="between", formula1="1", formula2="4", allow_blank=True)
    initials.errorTitle, initials.error = "Initiales", "Une à quatre lettres ou chiffres, sans espace."
    sheet.add_data_validation(initials)
    initials.add("C8")
    date = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True)
    date.errorTitle, date.error = "Date", "Écrivez une date, par exemple 22/11/2026."
    sheet.add_data_validation(date)
    date.add("C7")


#: What stands for the version of the data until the file is packed, so that a version makes no workbook anew.
VERSION = "version-des-donnees"
STEPS = (
    ("1. Importances", "Dites combien compte chaque critère, de 0 à 100. Pesez l’écart entre le pire et le meilleur niveau décrits, pas le mot."),
    ("2. Exigences", "Marquez «\u00a0oui\u00a0» ce que vous exigez, puis dites pour chaque candidat si c’est respecté. Un candidat qui ne respecte pas une exigence est mis à part."),
    ("3. Notes", "Pour chaque question, choisissez le niveau décrit qui correspond à ce que vous avez vu, de 0 à 4. Écrivez pourquoi, et avec quelle preuve\u00a0: c’est obligatoire à 0 et à 4. Sans réponse, laissez vide ou choisissez «\u00a0inconnu\u00a0»."),
    ("4. Prix", "Décrivez votre portefeuille et fixez vos deux bornes de coût avant d’ouvrir les offres. Chaque offre est alors chiffrée en euros, ligne à ligne."),
    ("5. Résultat", "Il se met à jour seul. La feuille «\u00a0Calcul\u00a0» montre chaque étape\u00a0: rien n’y est caché ni protégé."),
)
METHOD = (
    ("Plancher et plafond", "Un niveau vaut 0, 25, 50, 75 ou 100. Un inconnu vaut 0 dans le plancher et 100 dans le plafond\u00a0; le centre est leur milieu. Ne rien savoir n’enlève donc aucun point et n’en donne aucun."),
    ("Sans objet", "Se déclare une fois, pour tous les candidats à la fois. Son poids va aux autres questions du critère, puis aux autres critères."),
    ("Le prix", "Le coût visé vaut 100, le coût inacceptable 0, en ligne droite entre les deux. Cette valeur remplace la note donnée au coût total. Un prix n’est jamais pris pour un signe de qualité, ni haut ni bas."),
    ("Retour à la page", "La page «\u00a0Grille d’évaluation\u00a0» du site relit ce classeur et réunit ceux de plusieurs évaluateurs. Ne touchez pas aux lignes et colonnes masquées\u00a0: elles servent à cela."),
)


def _prose(sheet, plan: Plan, row: int) -> None:
    least = int(plan.questionnaire.parameters.coverage_floor)
    rank = ("Classé ou non", f"Un candidat n’est classé que si ses réponses connues couvrent {least}{NBSP}% du poids. L’avance est certaine quand son plancher dépasse le plafond de l’autre.")
    origin = ("Origine des critères", plan.questionnaire.origin)
    version = ("Version des données", VERSION if plan.dated else "")
    made = ("Modèle fait le", day(plan.today) if plan.dated else "")
    for title, lines in (("Comment remplir", STEPS), ("Comment le résultat se calcule", (*METHOD[:1], rank, *METHOD[1:])), ("D’où vient cette grille", (origin, version, made))):
        band(sheet, row, title, "B", "D")
        for label, text in lines:
            row += 1
            put(sheet, f"B{row}", label, styles.LABEL)
            put(sheet, f"C{row}", text or None)
            put(sheet, f"D{row}", None)
            merge(sheet, f"C{row}:D{row}")
            if label == version[0]:
                mark(sheet, f"A{row}", "donnees")
        row += 2
    # What the page gives and takes back, and nobody needs to see.
    for id_ in ("situation", "profil"):
        mark(sheet, f"A{row}", id_)
        put(sheet, f"C{row}", None)
        sheet.row_dimensions[row].hidden = True
        row += 1
