"""« Faut-il un prestataire, et de quel type\u00a0? »: the questions, and a decision table for each family."""

from __future__ import annotations

from collections.abc import Mapping

from quittance.model.kinds import Choice, Many, OneOf, Reference, Slug, Text
from quittance.model.spec import Keyed, Nested, Record, attribute, record

#: From the best to the worst; the two first leave the reader something to do.
VERDICTS = ("adapte", "possible", "deconseille")
#: Verdict → what readers read.
VERDICT_LABELS = {"adapte": "adapté", "possible": "possible", "deconseille": "déconseillé"}
ALIVE = ("adapte", "possible")


@record(label="Réponse", help="Une réponse possible à une question. «\u00a0Je ne sais pas\u00a0» existe toujours et ne s’écrit pas.")
class SituationOption(Record):
    """One answer; bounds are said so that no value falls between two answers."""

    id: str = attribute(Slug(), "Identifiant", required=True, help="Se lit dans l’adresse de la page\u00a0: il ne change jamais.")
    label: str = attribute(Text(120), "Libellé", required=True, help="Dites de quel côté tombe une borne\u00a0: «\u00a0moins de\u00a0», «\u00a0ou plus\u00a0». Peut citer {loi:identifiant}.")


@record(label="Question", help="Une question sur la situation du lecteur.")
class SituationQuestion(Record):
    """One question, why it is asked, and its closed list of answers."""

    id: str = attribute(Slug(), "Identifiant", required=True, help="Se lit dans l’adresse de la page\u00a0: il ne change jamais.")
    name: str = attribute(Text(40), "Nom court", required=True, help="Pour les phrases\u00a0: «\u00a0ancienneté\u00a0».")
    text: str = attribute(Text(160), "Question", required=True)
    why: str = attribute(Text(400), "Pourquoi la poser", required=True)
    group: str = attribute(Text(60), "Groupe", required=True, help="Titre sous lequel la question est montrée\u00a0; gardez côte à côte celles d’un groupe.")
    options: tuple[SituationOption, ...] = attribute(Nested(SituationOption, many=True), "Réponses", required=True)


@record(label="Ligne de table", help="Une ligne\u00a0: pour quelles réponses, quel avis, pourquoi. Chaque jeu de réponses doit tomber sur une seule ligne.")
class SituationRow(Record):
    """One row of a decision table, unique hit: no two rows of a table answer the same situation."""

    when: Mapping[str, tuple[str, ...]] | None = attribute(Keyed(), "Quand", help="question: [réponses]. Une question absente vaut pour toute réponse\u00a0; sans «\u00a0when\u00a0», la ligne vaut toujours.")
    verdict: str = attribute(OneOf(VERDICTS), "Avis", required=True)
    reason: str = attribute(Text(500), "Raison", required=True, help="Ce que le lecteur lira. Peut citer {loi:identifiant}.")


@record(label="Famille de réponse", help="Une façon de se faire payer\u00a0: ce que c’est, quand elle convient, ce qu’elle coûte, la suite.")
class SituationFamily(Record):
    """One outcome with its decision table and what to open next."""

    id: str = attribute(Slug(), "Identifiant", required=True)
    name: str = attribute(Text(60), "Nom", required=True)
    text: str = attribute(Text(400), "Ce que c’est", required=True)
    rows: tuple[SituationRow, ...] = attribute(Nested(SituationRow, many=True), "Table de décision", required=True)
    cost: str = attribute(Text(500), "Ce que cela coûte", required=True, help="Dites aussi ce que l’on ne sait pas. Les chiffres eux-mêmes sont ceux de «\u00a0figures\u00a0».")
    figures: tuple[str, ...] = attribute(Many(Reference("market")), "Chiffres de marché", default=())
    understand: str = attribute(Text(80), "Page à lire", required=True, help="Chemin de la page dans docs, par exemple comprendre/cession.md.")
    comparison: str | None = attribute(Choice("familles"), "Comparatif", help="Famille à comparer sur ce site\u00a0; absent quand aucun organisme n’y est recensé.")
    practices: tuple[str, ...] = attribute(Many(Reference("practices")), "Pratiques", default=())
    laws: tuple[str, ...] = attribute(Many(Reference("law")), "Règles de droit", default=())


@record(label="Ma situation", help="Les questions, puis une table de décision par famille. Le contrôle prouve qu’il n’y a ni trou, ni chevauchement, ni impasse.")
class Situation(Record):
    """The whole first step: questions and families."""

    questions: tuple[SituationQuestion, ...] = attribute(Nested(SituationQuestion, many=True), "Questions", required=True)
    families: tuple[SituationFamily, ...] = attribute(Nested(SituationFamily, many=True), "Familles", required=True)
