"""Law as dated data: series of values, each with its period, legal basis and sources.

A value is asked for at a date. When no value covers the date, the series
refuses; it never takes the last one.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from quittance.model.kinds import Choice, Day, Flag, Many, Number, Reference, Slug, Text
from quittance.model.spec import Nested, Record, attribute, record


class NoValue(LookupError):
    """No value of a series covers a date. ``str()`` is a clear French sentence."""


@record(label="Valeur", help="Une valeur d’une règle, avec sa période.")
class LegalValue(Record):
    """One value with its period; ``value`` or ``text`` is set, never both."""

    value: Decimal | None = attribute(Number(least=None), "Valeur", help="Nombre seul, dans l’unité de la série.")
    text: str | None = attribute(Text(400), "Règle", help="Quand la règle n’est pas un nombre.")
    since: dt.date | None = attribute(Day(), "Depuis le", help="Premier jour d’effet. Vide si la source ne le dit pas.")
    until: dt.date | None = attribute(Day(), "Jusqu’au", help="Dernier jour d’effet. Vide si la valeur court encore.")
    condition: str | None = attribute(Text(300), "Condition", help="Ce dont la période dépend (par exemple la date de l’ordonnance).")
    basis: str | None = attribute(Text(300), "Fondement", help="Acte propre à cette valeur, s’il diffère de celui de la série.")
    sources: tuple[str, ...] = attribute(Many(Reference("sources")), "Sources", required=True)
    checked_on: dt.date | None = attribute(Day(), "Relevé le")
    review_by: dt.date | None = attribute(Day(), "À revoir avant le")
    confidence: str = attribute(Choice("niveaux-confiance"), "Confiance", required=True)
    indirect: bool = attribute(Flag(), "Relevé indirect", default=False, help="oui si l’acte officiel n’a pas été lu, seulement une source qui le cite.")
    to_verify: str | None = attribute(Text(400), "À vérifier", help="Ce qui reste incertain.")

    def covers(self, day: dt.date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@record(label="Règle de droit", help="Une règle chiffrée ou un délai, avec ses valeurs dans le temps.")
class LegalSeries(Record):
    """A legal number or rule through time."""

    id: str = attribute(Slug(), "Identifiant", required=True)
    title: str = attribute(Text(200), "Intitulé", required=True)
    topic: str = attribute(Choice("themes-droit"), "Thème", required=True)
    unit: str = attribute(Choice("unites-droit"), "Unité", required=True)
    basis: str = attribute(Text(300), "Fondement", required=True, help="Texte et article.")
    rule: str | None = attribute(Text(900), "Comment compter", help="Départ, calcul, exceptions.")
    values: tuple[LegalValue, ...] = attribute(Nested(LegalValue, many=True), "Valeurs", required=True)
    note: str | None = attribute(Text(900), "Remarque")
    terms: tuple[str, ...] = attribute(Many(Reference("glossary")), "Termes", default=())

    def at_date(self, day: dt.date) -> LegalValue:
        """The one value in force on a day.

        Raises:
            NoValue: none covers the day, or more than one does.
        """
        found = [value for value in self.values if value.covers(day)]
        if len(found) != 1:
            why = "aucune valeur connue" if not found else "plusieurs valeurs possibles"
            raise NoValue(f"«\u00a0{self.title}\u00a0»\u00a0: {why} au {day:%d/%m/%Y}.")
        return found[0]


@record(label="Changement", help="Ce qui a changé dans la loi ou dans un taux.")
class LegalChange(Record):
    """A change of law, for readers who come back."""

    id: str = attribute(Slug(), "Identifiant", required=True)
    date: dt.date = attribute(Day(), "Date d’effet", required=True)
    other_date: dt.date | None = attribute(Day(), "Autre date possible", help="Quand les sources en donnent deux\u00a0: on n’en choisit aucune.")
    title: str = attribute(Text(200), "Titre", required=True)
    text: str = attribute(Text(900), "Texte", required=True, help="Un chiffre de droit s’écrit {loi:identifiant} ou {loi:identifiant@AAAA-MM-JJ}.")
    basis: str = attribute(Text(300), "Texte officiel", required=True)
    sources: tuple[str, ...] = attribute(Many(Reference("sources")), "Sources", required=True)
    confidence: str = attribute(Choice("niveaux-confiance"), "Confiance", required=True)
    indirect: bool = attribute(Flag(), "Relevé indirect", default=False)
    to_verify: str | None = attribute(Text(400), "À vérifier")
    laws: tuple[str, ...] = attribute(Many(Reference("law")), "Règles de droit", default=())
