"""The seven criteria for choosing a provider, with every question and boxed advice."""

from __future__ import annotations

from decimal import Decimal

from quittance.model.kinds import Choice, Many, Number, Reference, Slug, Text
from quittance.model.spec import Nested, Record, attribute, record


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


@record(label="Critère", help="Un des critères de choix d’un prestataire.")
class Criterion(Record):
    """One criterion: what it covers, why it matters, what to ask."""

    id: str = attribute(Slug(), "Identifiant", required=True)
    rank: Decimal = attribute(Number(whole=True, least=Decimal(1)), "Rang", required=True)
    title: str = attribute(Text(160), "Titre", required=True)
    text: str = attribute(Text(1500), "Présentation", required=True)
    questions: tuple[Question, ...] = attribute(Nested(Question, many=True), "Questions", required=True)
    sources: tuple[str, ...] = attribute(Many(Reference("sources")), "Sources", required=True)
    caution: str | None = attribute(Text(600), "Réserve")
