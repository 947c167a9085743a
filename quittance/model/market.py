"""Market figures: prices, rates and sizes that are quoted, each with who says so and its limits.

They are never merged nor compared with each other: each keeps its own
population, period and speaker.
"""

from __future__ import annotations

from decimal import Decimal

from quittance.model.facts import CLAIMS
from quittance.model.kinds import Choice, Many, Number, OneOf, Reference, Slug, Text
from quittance.model.spec import Record, attribute, record


@record(label="Chiffre de marché", help="Un prix, un taux ou un ordre de grandeur cité par une source.")
class MarketFigure(Record):
    """A quoted figure, kept with its perimeter."""

    id: str = attribute(Slug(), "Identifiant", required=True)
    topic: str = attribute(Choice("themes-marche"), "Thème", required=True)
    label: str = attribute(Text(200), "Intitulé", required=True)
    value_text: str = attribute(Text(300), "Valeur", required=True, help="Telle que la source la donne, en français.")
    low: Decimal | None = attribute(Number(), "Borne basse")
    high: Decimal | None = attribute(Number(), "Borne haute")
    unit: str | None = attribute(Text(60), "Unité")
    perimeter: str | None = attribute(Text(400), "Périmètre", help="Quelles créances, quelle période, quel calcul.")
    claim: str = attribute(OneOf(CLAIMS), "Qui l’affirme", required=True)
    sources: tuple[str, ...] = attribute(Many(Reference("sources")), "Sources", required=True)
    caution: str | None = attribute(Text(600), "Réserve")
