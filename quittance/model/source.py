"""Sources: each document once, with who publishes it and what interest it has."""

from __future__ import annotations

import datetime as dt

from quittance.model.dates import PartialDate
from quittance.model.kinds import Address, Choice, Day, Period, Slug, Text
from quittance.model.spec import Record, attribute, record


@record(label="Source", help="Un document lu\u00a0: page, texte officiel, article, document d’origine.")
class Source(Record):
    """A document that observations refer to."""

    id: str = attribute(Slug(), "Identifiant", required=True)
    title: str = attribute(Text(300), "Titre", required=True, help="Titre de la page ou du document, ou une description courte.")
    publisher: str = attribute(Text(200), "Éditeur", required=True, help="Qui publie\u00a0: organisme, journal, administration. Jamais le nom d’une personne.")
    kind: str = attribute(Choice("genres-source"), "Genre", required=True)
    address: str | None = attribute(Address(), "Adresse", help="Adresse web\u00a0; vide pour un document sans adresse publique.")
    published_on: PartialDate | None = attribute(Period(), "Publié le", help="Date de publication. Vide si le document n’en porte pas\u00a0: l’âge est alors inconnu.")
    consulted_on: dt.date | None = attribute(Day(), "Consulté le", help="Jour de la lecture.")
    interest: str | None = attribute(Text(300), "Intérêt", help="Ce que l’auteur gagne à ce qu’il dit\u00a0: page de l’organisme lui-même, guide écrit par un prestataire, article payé…")
    note: str | None = attribute(Text(), "Remarque")
