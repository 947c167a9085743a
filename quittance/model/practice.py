"""Practices: choices, tips, mistakes, strategies, objectives, from the founding documents."""

from __future__ import annotations

from decimal import Decimal

from quittance.model.kinds import Choice, Many, Number, Reference, Slug, Text
from quittance.model.spec import Nested, Record, attribute, record


@record(label="Point", help="Un point d’une pratique.")
class Point(Record):
    """One point of a practice, with an id that guides and quizzes may refer to."""

    id: str = attribute(Slug(), "Identifiant", required=True)
    text: str = attribute(Text(600), "Texte", required=True)


@record(label="Pratique", help="Un conseil, une erreur, un choix, une stratégie, un objectif.")
class Practice(Record):
    """One item of know-how, in our own words, with its place in the founding document."""

    id: str = attribute(Slug(), "Identifiant", required=True, help="Ne change jamais\u00a0: guides, questions et lettres y renvoient.")
    kind: str = attribute(Choice("genres-pratique"), "Genre", required=True)
    rank: Decimal = attribute(Number(whole=True, least=Decimal(1)), "Rang", required=True, help="Ordre dans son genre.")
    title: str = attribute(Text(160), "Titre", required=True)
    text: str = attribute(Text(1500), "Explication", required=True, help="Pourquoi, et comment faire. Peut citer {loi:identifiant}.")
    situation: str | None = attribute(Choice("situations"), "Situation", help="Pour un choix\u00a0: la ligne du tableau.")
    good: str | None = attribute(Text(200), "Bon choix")
    bad: str | None = attribute(Text(200), "Mauvais choix")
    points: tuple[Point, ...] = attribute(Nested(Point, many=True), "Points", default=())
    related: tuple[str, ...] = attribute(Many(Reference("practices")), "Pratiques liées", default=())
    laws: tuple[str, ...] = attribute(Many(Reference("law")), "Règles de droit", default=())
    terms: tuple[str, ...] = attribute(Many(Reference("glossary")), "Termes", default=())
    sources: tuple[str, ...] = attribute(Many(Reference("sources")), "Sources", required=True)
    place: str | None = attribute(Text(200), "Place", help="Où cela se trouve dans le document d’origine.")
    caution: str | None = attribute(Text(600), "Réserve", help="Ce qui limite ou contredit ce point.")
