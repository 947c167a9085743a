"""The form that costs two offers on the reader's own portfolio; computed in the browser, printable without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.environment import render
from macros.links import Page
from macros.slots import slots
from quittance import Base

NBSP, NNBSP = "\u00a0", "\u202f"
#: Loaded by the page, in this order.
SCRIPTS = (
    "engine/csv.js",
    "engine/money.js",
    "engine/pricing.js",
    "engine/offers-input.js",
    "engine/offers-words.js",
    "ui/html.js",
    "ui/download.js",
    "ui/offers.js",
)
BANDS, ACTS = 4, 3
SIDES = ("a", "b")
OUTPUTS = ("cout-offre-a", "cout-offre-b", "ecart")


@dataclass(frozen=True)
class Field:
    """One entry of the form. ``name`` is its name in the address, ``example`` is fictitious."""

    name: str
    label: str
    kind: str = "montant"
    help: str = ""
    example: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()


SCENARIO = (
    Field("dossiers", "Nombre de dossiers confiés", "entier", "Sur toute la durée ci-dessous.", "120"),
    Field("montant", "Montant moyen d’un dossier", "montant", "", f"850,00{NBSP}€"),
    Field("liste", "Ou la liste de vos montants", "liste", f"Une colonne collée d’un tableur, un montant par ligne{NBSP}; elle remplace les deux champs précédents.", f"1{NNBSP}240,00"),
    Field("part-basse", f"Part recouvrée{NBSP}: si peu rentre", "taux", "", f"30{NBSP}%", True),
    Field("part-centrale", f"Part recouvrée{NBSP}: cas central", "taux", "", f"50{NBSP}%", True),
    Field("part-haute", f"Part recouvrée{NBSP}: si beaucoup rentre", "taux", "", f"70{NBSP}%", True),
    Field("mois", "Durée, en mois", "entier", "Compte pour les abonnements.", "12", True),
    Field("tva-recuperee", f"Récupérez-vous la TVA{NBSP}?", "choix", "Si oui, elle n’est pas un coût pour vous.", "", True, (("oui", "Oui, en totalité"), ("non", "Non"))),
    Field("taux-tresorerie", "Coût de votre trésorerie, par an", "taux", "Facultatif. Sert à compter le délai de reversement.", f"5{NBSP}%"),
)  # fmt: skip

OFFER = (
    Field("nom", "Nom de l’offre", "texte", "", "Offre nº 1"),
    Field("assiette", "Commission calculée sur", "choix", "", "", True, (
        ("recouvre", "les sommes recouvrées"), ("confie", "les sommes confiées"), ("aucune", "pas de commission"))),
    Field("bareme", "Si le taux change par paliers", "choix", f"Par tranches{NBSP}: chaque taux ne vaut que pour sa tranche. Sur le montant entier{NBSP}: le taux du palier atteint vaut pour la somme entière.", "", False, (
        ("tranches", "par tranches"), ("montant-entier", "sur le montant entier"))),
    Field("portee", "Le barème et le minimum s’appliquent", "choix", "", "", False, (
        ("dossier", "à chaque dossier"), ("periode", "au total de la période"))),
    Field("minimum", "Minimum de commission, HT", "montant", "Par dossier facturé ou pour la période, selon la réponse précédente.", f"30,00{NBSP}€"),
    Field("frais-dossier", "Frais par dossier confié, HT", "montant", "Dus même si rien ne rentre.", f"8,00{NBSP}€"),
    Field("frais-echec", "Frais par dossier clos sans paiement, HT", "montant", "", f"15,00{NBSP}€"),
    Field("abonnement", "Abonnement par mois, HT", "montant", "", f"49,00{NBSP}€"),
    Field("tva", "Taux de TVA facturé", "taux", "Écrivez 0 si l’offre n’en facture pas.", f"20{NBSP}%", True),
    Field("delai", "Délai de reversement, en jours", "entier", "Entre le paiement de votre client et le vôtre.", "30"),
)  # fmt: skip


def offers(base: Base, page: Page) -> str:
    """The whole tool: portfolio, two fee structures, room for the results."""
    return slots.hold(render(
        "offers.html.j2", base=base, page=page, SCENARIO=SCENARIO, OFFER={f.name: f for f in OFFER},
        BANDS=BANDS, ACTS=ACTS, SIDES=SIDES, SCRIPTS=SCRIPTS,
    ))  # fmt: skip


def fields() -> Iterator[Field]:
    """Every entry, with the name that it has in the address."""
    yield from SCENARIO
    for side in SIDES:
        where = f"offre {side.upper()}"
        for field in OFFER:
            yield _of(field, side, where)
            if field.name == "bareme":
                yield from _bands(side, where)
        for rank in range(1, ACTS + 1):
            yield Field(f"{side}-acte-{rank}", f"Acte {rank}, {where}", "texte", "", "Mise en demeure")
            yield Field(f"{side}-prix-{rank}", f"Prix de l’acte {rank}, {where}", "montant", "", f"12,50{NBSP}€")
            yield Field(f"{side}-nombre-{rank}", f"Nombre d’actes {rank}, {where}", "nombre", "", "40")


def _of(field: Field, side: str, where: str) -> Field:
    return Field(f"{side}-{field.name}", f"{field.label}, {where}", field.kind, field.help, field.example, field.required, field.choices)


def _bands(side: str, where: str) -> Iterator[Field]:
    for rank in range(1, BANDS + 1):
        if rank < BANDS:
            yield Field(f"{side}-palier-{rank}", f"Palier {rank}, jusqu’à, {where}", "montant", "", f"1{NNBSP}000,00{NBSP}€")
        yield Field(f"{side}-taux-{rank}", f"Palier {rank}, taux, {where}", "taux", "", f"12{NBSP}%")


def parameters() -> list[dict[str, Any]]:
    """What the address of the page may hold, all in its fragment, for the register of pages."""
    return [parameter(field) for field in fields()]


def parameter(field: Field) -> dict[str, Any]:
    """An entry of a form as the register of pages shows it."""
    return {
        "name": field.name,
        "type": field.kind,
        "where": "fragment",
        "label": field.label,
        **({"values": [value for value, _ in field.choices]} if field.choices else {}),
        "example": field.choices[0][0] if field.choices else field.example,
    }
