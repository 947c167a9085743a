"""Vocabularies: the closed lists that fields choose from, one file each."""

from __future__ import annotations

from decimal import Decimal

from quittance.model.kinds import Number, Slug, Text
from quittance.model.spec import Record, attribute, record


@record(label="Valeur de liste", help="Une valeur d’une liste fermée, avec ce qu’elle veut dire.")
class Entry(Record):
    """One value of a vocabulary. The order of the file is the order shown."""

    id: str = attribute(Slug(), "Identifiant", required=True)
    label: str = attribute(Text(120), "Libellé", required=True, help="Ce que lit le lecteur, sans majuscule initiale sauf nom propre.")
    plural: str | None = attribute(Text(120), "Pluriel", help="Libellé au pluriel, avec majuscule, pour un titre.")
    definition: str | None = attribute(Text(), "Définition", help="Ce que la valeur veut dire, en une phrase.")
    rank: Decimal | None = attribute(Number(whole=True), "Rang", help="Ordre logique, pour trier (par exemple du plus petit au plus grand).")
