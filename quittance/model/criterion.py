"""The seven criteria for choosing a provider: every question and boxed advice, and how each is measured."""

from __future__ import annotations

from decimal import Decimal

from quittance.model.kinds import Choice, Flag, Many, Number, Reference, Slug, Text
from quittance.model.spec import Nested, Record, attribute, record

#: Each indicator has as many described levels: 0 (the worst) to 4 (the best).
LEVELS = 5
#: Level in the middle: what an unknown is drawn at, and the most that an unchecked statement can give.
MIDDLE = LEVELS // 2

LEVEL = Number(whole=True, most=Decimal(LEVELS - 1))
#: Importance of a swing: 100 is the largest.
WEIGHT = Number(most=Decimal(100))


@record(label="Question", help="Une question ou un conseil encadré d’un critère.")
class Question(Record):
    """What to ask or to check, with its place in the founding document."""

    id: str = attribute(Slug(), "Identifiant", required=True)
    kind: str = attribute(Choice("genres-question"), "Genre", required=True, help="question, point à vérifier ou conseil encadré.")
    text: str = attribute(Text(600), "Texte", required=True)
    place: str = attribute(Text(200), "Place", required=True, help="Où cela se trouve dans le document d’origine.")
    proof: str | None = attribute(Text(300), "Preuve attendue", help="Ce qu’il faut demander pour croire la réponse.")
    fields: tuple[str, ...] = attribute(Many(Text(60)), "Champs", default=(), help="Champs des fiches où la réponse se trouve, quand elle est connue.")
    caution: str | None = attribute(Text(600), "Réserve")
    laws: tuple[str, ...] = attribute(Many(Reference("law")), "Règles de droit", default=())


@record(label="Niveau tiré d’un fait", help="La valeur d’un champ des fiches qui donne un niveau à l’indicateur.")
class FactLevel(Record):
    """A value of a field of providers that gives a level."""

    field: str = attribute(Text(60), "Champ", required=True, help="Un champ à liste fermée des fiches de prestataires.")
    value: str = attribute(Slug(), "Valeur", required=True, help="oui, non, ou une valeur de la liste du champ.")
    level: Decimal = attribute(LEVEL, "Niveau", required=True, help="De 0 à 4. Au-dessus de 2, la valeur doit être vérifiée.")
    verified: bool = attribute(Flag(), "Valeur vérifiée", default=False, help="oui\u00a0: seule une valeur vérifiée donne ce niveau.")


@record(label="Condition de situation", help="Une question de «\u00a0Ma situation\u00a0» et les réponses pour lesquelles la condition est remplie.")
class Condition(Record):
    """A question of ``situation.yaml`` and the answers that meet the condition; without an answer it stays open."""

    question: str = attribute(Slug(), "Question", required=True, help="Identifiant d’une question de situation.yaml.")
    options: tuple[str, ...] = attribute(Many(Slug()), "Réponses", required=True, help="Réponses de cette question qui remplissent la condition.")


@record(label="Indicateur", help="Ce qui se note de 0 à 4 dans un critère.")
class Indicator(Record):
    """What is scored inside a criterion, on a scale fixed before any candidate is seen."""

    id: str = attribute(Slug(), "Identifiant", required=True)
    title: str = attribute(Text(160), "Titre", required=True)
    questions: tuple[str, ...] = attribute(Many(Slug()), "Questions", required=True, help="Questions du même critère auxquelles il répond.")
    share: Decimal = attribute(Number(whole=True, least=Decimal(1), most=Decimal(10)), "Part", required=True, help="Part dans le critère, relative à celle des autres.")
    levels: tuple[str, ...] = attribute(Many(Text(300)), "Niveaux", required=True, help="Cinq niveaux décrits, du pire au meilleur.")
    proof: str = attribute(Text(300), "Preuve attendue", required=True)
    from_facts: tuple[FactLevel, ...] = attribute(Nested(FactLevel, many=True), "Niveaux tirés des faits", default=())
    when: tuple[Condition, ...] = attribute(Nested(Condition, many=True), "S’applique quand", default=(), help="Toutes les conditions doivent être remplies\u00a0; sinon, la page propose de déclarer l’indicateur sans objet. Absent\u00a0: il s’applique toujours.")


@record(label="Critère", help="Un des critères de choix d’un prestataire.")
class Criterion(Record):
    """One criterion: what it covers, why it matters, what to ask, how it is measured."""

    id: str = attribute(Slug(), "Identifiant", required=True)
    rank: Decimal = attribute(Number(whole=True, least=Decimal(1)), "Rang", required=True)
    title: str = attribute(Text(160), "Titre", required=True)
    text: str = attribute(Text(1500), "Présentation", required=True)
    sources: tuple[str, ...] = attribute(Many(Reference("sources")), "Sources", required=True)
    caution: str | None = attribute(Text(600), "Réserve")
    worst: str = attribute(Text(400), "Pire niveau plausible", required=True, help="D’où part l’écart que le lecteur pèse.")
    best: str = attribute(Text(400), "Meilleur niveau plausible", required=True, help="Où arrive l’écart que le lecteur pèse.")
    weight: Decimal = attribute(WEIGHT, "Importance par défaut", required=True, help="De 0 à 100\u00a0; 100 pour l’écart le plus important.")
    weight_reason: str = attribute(Text(400), "Raison de l’importance", required=True)
    questions: tuple[Question, ...] = attribute(Nested(Question, many=True), "Questions", required=True)
    indicators: tuple[Indicator, ...] = attribute(Nested(Indicator, many=True), "Indicateurs", required=True)
