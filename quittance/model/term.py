"""Glossary: the terms of debt recovery."""

from __future__ import annotations

from quittance.model.kinds import Many, Reference, Slug, Text
from quittance.model.spec import Record, attribute, record


@record(label="Terme", help="Un terme du glossaire.")
class Term(Record):
    """A term with its definition, the other words for it and the names it had."""

    id: str = attribute(Slug(), "Identifiant", required=True)
    term: str = attribute(Text(120), "Terme", required=True)
    definition: str = attribute(Text(900), "Définition", required=True, help="Une ou deux phrases à nous. Un chiffre de droit s’écrit {loi:identifiant}.")
    synonyms: tuple[str, ...] = attribute(Many(Text(120)), "Synonymes", default=())
    abbreviations: tuple[str, ...] = attribute(Many(Text(40)), "Abréviations", default=())
    former_names: tuple[str, ...] = attribute(Many(Text(120)), "Anciens noms", default=())
    related: tuple[str, ...] = attribute(Many(Reference("glossary")), "Voir aussi", default=())
    laws: tuple[str, ...] = attribute(Many(Reference("law")), "Règles de droit", default=())
    basis: str | None = attribute(Text(200), "Texte", help="Article qui définit ou fonde le terme, s’il figure dans les faits relevés.")
    sources: tuple[str, ...] = attribute(Many(Reference("sources")), "Sources", default=())
    to_verify: str | None = attribute(Text(300), "À vérifier", help="Ce qui reste incertain.")
