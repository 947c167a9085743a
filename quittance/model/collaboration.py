"""Working with a provider after the choice: the file handed over, the figures, the meeting, the bonus, the review, the plan.

One file holds it all, ``collaboration.yaml``; no column, rate or question is named in the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from quittance.model.kinds import Flag, Many, Number, OneOf, Reference, Slug, Text
from quittance.model.spec import Nested, Record, attribute, record

#: How a cell of the transmission file is written and checked.
FORMATS = ("texte", "siren", "date", "montant", "taux", "oui-non")
FORMAT_LABELS = {
    "texte": "texte",
    "siren": "9 chiffres",
    "date": "date JJ/MM/AAAA",
    "montant": "montant en euros",
    "taux": "taux en %",
    "oui-non": "oui ou non",
}
#: What joins columns: kind of rule → least and greatest number of columns it names.
RULES = {
    "ordre": (2, 2),
    "difference": (2, 9),
    "pas-futur": (1, 1),
    "echue": (1, 1),
    "si-oui": (2, 2),
    "unique": (1, 9),
}
SEVERITIES = ("erreur", "attention")
#: A rate follows files handed over in one month, or what happened in one month.
SCOPES = ("remise", "activite")
SCOPE_LABELS = {"remise": "par mois de remise", "activite": "par mois d’activité"}
#: Unit of a rate → what its quotient is multiplied by.
UNITS = {"pourcent": 100, "jours": 1, "pour-cent-euros": 100, "pour-cent-dossiers": 100}
UNIT_LABELS = {
    "pourcent": "%",
    "jours": "jours",
    "pour-cent-euros": "€ pour 100\u00a0€",
    "pour-cent-dossiers": "pour 100 dossiers",
}
MEASURE_UNITS = ("euros", "nombre", "euros-jours", "jours")
MEASURE_LABELS = {"euros": "€", "nombre": "nombre", "euros-jours": "€ × jours", "jours": "jours"}


@record(label="Partie", help="Ce que porte chaque partie du kit\u00a0: présentation, réserve, origine.")
class Part(Record):
    """What each part of the kit says first; ``practices`` are the principles it comes from."""

    text: str = attribute(Text(1200), "Présentation", required=True, help="À quoi sert cette partie. Peut citer {loi:identifiant}.")
    advice: tuple[str, ...] = attribute(Many(Text(500)), "Conseils", default=(), help="Un conseil par entrée.")
    caution: str | None = attribute(Text(600), "Réserve", help="Ce qui limite ou contredit cette partie.")
    practices: tuple[str, ...] = attribute(Many(Reference("practices")), "Principes", default=(), help="Les principes du guide d’où vient l’idée.")
    laws: tuple[str, ...] = attribute(Many(Reference("law")), "Règles de droit", default=())
    sources: tuple[str, ...] = attribute(Many(Reference("sources")), "Sources", default=(), help="Ce qui fonde un fait affirmé ici.")


@record(label="Colonne", help="Une colonne du fichier de transmission.")
class Column(Record):
    """What to hand over about each claim, and how to write it."""

    id: str = attribute(Slug(), "Identifiant", required=True, help="Ne change jamais\u00a0: les fichiers déjà remplis le portent.")
    label: str = attribute(Text(60), "Titre", required=True, help="Se lit en tête de colonne.")
    group: str = attribute(Text(60), "Groupe", required=True, help="Gardez côte à côte les colonnes d’un groupe.")
    format: str = attribute(OneOf(FORMATS), "Format", required=True)
    values: tuple[str, ...] = attribute(Many(Text(60)), "Valeurs", default=(), help="Pour un texte\u00a0: la liste fermée des réponses.")
    needed: bool = attribute(Flag(), "Obligatoire", required=True, help="oui\u00a0: le contrôle du fichier réclame une valeur sur chaque ligne.")
    why: str = attribute(Text(300), "Pourquoi", required=True)
    example: str = attribute(Text(200), "Exemple", required=True, help="Fictif, et qui suit le format\u00a0: le contrôle l’essaie.")
    privacy: str = attribute(Text(300), "Données personnelles", required=True, help="Ce qu’il faut taire, ou «\u00a0Aucune donnée personnelle.\u00a0»")


@record(label="Règle entre colonnes", help="Ce qu’une ligne du fichier doit respecter d’une colonne à l’autre.")
class FileRule(Record):
    """A check that needs more than one cell, or today's date."""

    id: str = attribute(Slug(), "Identifiant", required=True)
    kind: str = attribute(OneOf(tuple(RULES)), "Genre", required=True, help=(
        "ordre\u00a0: la première ne dépasse pas la seconde\u00a0; difference\u00a0: la première est la deuxième moins les autres\u00a0; "
        "pas-futur\u00a0: la date est passée\u00a0; echue\u00a0: l’échéance est passée\u00a0; "
        "si-oui\u00a0: la seconde est remplie quand la première dit oui\u00a0; unique\u00a0: l’ensemble ne se répète pas."))
    columns: tuple[str, ...] = attribute(Many(Slug()), "Colonnes", required=True, help="Dans l’ordre que dit le genre.")
    message: str = attribute(Text(200), "Phrase", required=True, help="Une phrase claire\u00a0: ce qui ne va pas, et quoi faire.")
    severity: str = attribute(OneOf(SEVERITIES), "Gravité", required=True)


@record(label="Fichier de transmission", help="Ce que vous remettez au prestataire pour chaque facture.")
class Transmission(Part):
    """The columns of the file, the rules between them and what its totals are made of."""

    columns: tuple[Column, ...] = attribute(Nested(Column, many=True), "Colonnes", required=True)
    rules: tuple[FileRule, ...] = attribute(Nested(FileRule, many=True), "Règles", default=())
    never: tuple[str, ...] = attribute(Many(Text(300)), "Jamais dans le fichier", required=True)
    forbidden: tuple[str, ...] = attribute(Many(Text(40)), "Titres refusés", default=(), help="Mots d’un titre de colonne qui trahissent une donnée à ne pas transmettre.")
    debtor: tuple[str, ...] = attribute(Many(Slug()), "Débiteur", required=True, help="Colonnes qui reconnaissent un débiteur, la plus sûre d’abord\u00a0; la dernière est son nom.")
    amount: str = attribute(Slug(), "Montant totalisé", required=True, help="Une colonne de montants.")
    due: str = attribute(Slug(), "Échéance", required=True, help="Une colonne de dates\u00a0: l’âge est compté depuis elle.")
    ages: tuple[Decimal, ...] = attribute(Many(Number(whole=True, least=Decimal(1), most=Decimal(36_500))), "Tranches d’âge", required=True, help="Limites en jours de retard, croissantes.")


@record(label="Mesure", help="Un nombre relevé chaque mois, dont les taux sont faits.")
class Measure(Record):
    id: str = attribute(Slug(), "Identifiant", required=True)
    label: str = attribute(Text(80), "Titre", required=True)
    scope: str = attribute(OneOf(SCOPES), "Suivi", required=True, help="remise\u00a0: les dossiers remis un même mois\u00a0; activite\u00a0: ce qui se passe dans le mois.")
    unit: str = attribute(OneOf(MEASURE_UNITS), "Unité", required=True)
    text: str = attribute(Text(300), "Ce qui est compté", required=True, help="Et ce qui ne l’est pas.")


@record(label="Indicateur de suivi", help="Un taux défini une fois pour toutes\u00a0: ce qui est compté, sur quoi, pour quels dossiers.")
class Rate(Record):
    """A rate: one measure over another of the same scope."""

    id: str = attribute(Slug(), "Identifiant", required=True)
    label: str = attribute(Text(80), "Titre", required=True)
    numerator: str = attribute(Slug(), "Numérateur", required=True, help="Une mesure.")
    denominator: str = attribute(Slug(), "Dénominateur", required=True, help="Une mesure suivie de la même façon.")
    unit: str = attribute(OneOf(tuple(UNITS)), "Unité", required=True)
    perimeter: str = attribute(Text(300), "Périmètre", required=True, help="Quels dossiers, quelle période, quel arrêté.")
    distortion: str = attribute(Text(400), "Ce qui le fausse", required=True)
    frequency: str = attribute(Text(80), "Fréquence", required=True)


@record(label="Tableau de bord", help="Les mesures relevées et les indicateurs qui en sont faits.")
class Dashboard(Part):
    measures: tuple[Measure, ...] = attribute(Nested(Measure, many=True), "Mesures", required=True)
    rates: tuple[Rate, ...] = attribute(Nested(Rate, many=True), "Indicateurs", required=True)


@record(label="Point de l’ordre du jour", help="Ce dont on parle, combien de temps, qui le prépare.")
class AgendaItem(Record):
    id: str = attribute(Slug(), "Identifiant", required=True)
    title: str = attribute(Text(120), "Titre", required=True)
    minutes: Decimal = attribute(Number(whole=True, least=Decimal(1), most=Decimal(240)), "Durée en minutes", required=True)
    creditor: str = attribute(Text(300), "Vous préparez", required=True)
    provider: str = attribute(Text(300), "Le prestataire prépare", required=True)
    outcome: str = attribute(Text(200), "On en sort avec", required=True)


@record(label="Réunion", help="L’ordre du jour d’un point régulier.")
class Meeting(Part):
    frequency: str = attribute(Text(200), "Fréquence", required=True)
    present: str = attribute(Text(300), "Qui vient", required=True, help="Des fonctions, jamais des noms.")
    agenda: tuple[AgendaItem, ...] = attribute(Nested(AgendaItem, many=True), "Ordre du jour", required=True)


@record(label="Prime de résultat", help="Comment écrire et contrôler une prime au-delà d’un objectif.")
class Incentive(Part):
    """The advice on a bonus; its arithmetic is in :mod:`quittance.pricing.incentive`."""


@record(label="Question du bilan", help="Une question, avec la place d’y répondre.")
class Prompt(Record):
    id: str = attribute(Slug(), "Identifiant", required=True)
    text: str = attribute(Text(300), "Question", required=True)
    lines: Decimal = attribute(Number(whole=True, least=Decimal(1), most=Decimal(12)), "Lignes pour répondre", required=True)


@record(label="Partie du bilan", help="Des questions, ou un tableau à remplir.")
class ReviewPart(Record):
    """Questions, a table to fill in, or both. ``by_rate``: one row for each rate of the dashboard."""

    id: str = attribute(Slug(), "Identifiant", required=True)
    title: str = attribute(Text(120), "Titre", required=True)
    text: str = attribute(Text(500), "Présentation", required=True)
    prompts: tuple[Prompt, ...] = attribute(Nested(Prompt, many=True), "Questions", default=())
    columns: tuple[str, ...] = attribute(Many(Text(60)), "Colonnes du tableau", default=())
    by_rate: bool = attribute(Flag(), "Une ligne par indicateur", default=False)
    rows: Decimal | None = attribute(Number(whole=True, least=Decimal(1), most=Decimal(20)), "Lignes vides")


@record(label="Bilan de période", help="Le formulaire de fin de période. La reconnaissance des réussites ouvre le bilan.")
class Review(Part):
    parts: tuple[ReviewPart, ...] = attribute(Nested(ReviewPart, many=True), "Parties du bilan", required=True)


@record(label="Colonne du plan", help="Une colonne du plan d’amélioration commun.")
class PlanColumn(Record):
    id: str = attribute(Slug(), "Identifiant", required=True)
    label: str = attribute(Text(60), "Titre", required=True)
    help: str = attribute(Text(200), "Comment la remplir", required=True)
    date: bool = attribute(Flag(), "Date", default=False, help="oui\u00a0: la case attend une date.")
    values: tuple[str, ...] = attribute(Many(Text(60)), "Valeurs", default=(), help="Liste fermée, s’il y en a une.")
    example: str = attribute(Text(200), "Exemple", required=True, help="Fictif.")


@record(label="Plan d’amélioration", help="Ce que l’on change ensemble, qui s’en charge, et comment on saura que cela marche.")
class Plan(Part):
    columns: tuple[PlanColumn, ...] = attribute(Nested(PlanColumn, many=True), "Colonnes", required=True)
    rows: Decimal = attribute(Number(whole=True, least=Decimal(1), most=Decimal(40)), "Lignes vides", required=True)


@record(label="Kit de collaboration", help="Ce qui sert après le choix d’un prestataire.")
class Collaboration(Record):
    """The six parts of the kit."""

    origin: str = attribute(Text(1000), "Origine", required=True, help="D’où viennent les idées, et ce qui est la méthode de la base.")
    sources: tuple[str, ...] = attribute(Many(Reference("sources")), "Sources", required=True)
    transmission: Transmission = attribute(Nested(Transmission), "Fichier de transmission", required=True)
    dashboard: Dashboard = attribute(Nested(Dashboard), "Tableau de bord", required=True)
    meeting: Meeting = attribute(Nested(Meeting), "Réunion", required=True)
    incentive: Incentive = attribute(Nested(Incentive), "Prime de résultat", required=True)
    review: Review = attribute(Nested(Review), "Bilan de période", required=True)
    plan: Plan = attribute(Nested(Plan), "Plan d’amélioration", required=True)

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """The measures of the dashboard by id."""
        return {measure.id: measure for measure in self.dashboard.measures}
