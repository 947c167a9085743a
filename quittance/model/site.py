"""The site itself: who publishes it, where, with what money."""

from __future__ import annotations

import datetime as dt

from quittance.model.kinds import Address, Day, Many, Text
from quittance.model.spec import Record, attribute, record


@record(label="Site", help="Éditeur, hébergeur, contact et financement du site.")
class Site(Record):
    """What legal notices and links are made from. An empty value hides what needs it and is a finding."""

    name: str = attribute(Text(80), "Nom du site", required=True)
    tagline: str = attribute(Text(200), "Devise", required=True)
    description: str = attribute(Text(300), "Description", required=True, help="Pour les moteurs de recherche et les lecteurs pressés.")
    address: str | None = attribute(Address(), "Adresse du site", help="Adresse publique complète.")
    repository: str | None = attribute(Address(), "Adresse du dépôt", help="Sert aux liens «\u00a0modifier\u00a0» et «\u00a0signaler une erreur\u00a0».")
    branch: str | None = attribute(Text(80), "Branche", help="Branche du dépôt qui porte les données (main).")
    publisher: str | None = attribute(Text(300), "Éditeur", help="Personne morale qui publie, avec sa forme et son siège.")
    host: str | None = attribute(Text(300), "Hébergeur", help="Nom, adresse et téléphone de l’hébergeur.")
    contact: str | None = attribute(Text(200), "Contact", help="Adresse électronique ou postale de contact, sans nom de personne.")
    funding: str | None = attribute(Text(600), "Financement", help="D’où vient l’argent, et ce qu’il change ou ne change pas au contenu.")
    paid_by_listed: str | None = attribute(Text(600), "Paiements des organismes listés", help="Ce que paient les organismes comparés, et l’effet sur leur rang.")
    correction_delay: str | None = attribute(Text(200), "Délai de correction", help="En combien de temps une erreur signalée est traitée.")
    law_stated_on: dt.date | None = attribute(Day(), "Droit arrêté au", help="Date à laquelle les règles de droit ont été relevées.")
    surveyed_on: dt.date | None = attribute(Day(), "Données relevées au", help="Date du dernier relevé des prestataires et des formations.")
    maintainers: tuple[str, ...] = attribute(Many(Text(120)), "Rôles", default=(), help="Rôles ou initiales de ceux qui tiennent la base, sans nom de personne.")
