"""The calculator of a bonus beyond an agreed target; computed in the browser, printable without it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros import texts
from macros.environment import render
from macros.links import Page
from macros.slots import slots
from macros.views.legal_lines import legal_lines
from macros.views.offers import NBSP, NNBSP, Field, parameter
from quittance import Base

#: Loaded by the page, in this order.
SCRIPTS = (
    "engine/csv.js",
    "engine/money.js",
    "engine/offers-input.js",
    "engine/incentive.js",
    "engine/incentive-input.js",
    "engine/incentive-words.js",
    "ui/html.js",
    "ui/download.js",
    "ui/errors.js",
    "ui/incentive.js",
)
TIERS = 3
OUTPUTS = ("prime-due", "cout-total", "net-conserve", "dernier-euro")

COHORT = (
    Field("cohorte", "Les dossiers", "texte", "Un lot fermé et sa date d’arrêté.", "Remis au 1er semestre, arrêtés au 31 décembre"),
    Field("confie", "Montant confié", "montant", "Reste dû à la remise, dossiers repris déduits.", f"100{NNBSP}000,00{NBSP}€", True),
    Field("recouvre", "Montant recouvré", "montant", "Encaissé à la date d’arrêté, principal seulement, remboursements déduits.", f"52{NNBSP}000,00{NBSP}€", True),
    Field("reclamations", "Réclamations fondées", "entier", "Nécessaire s’il y a une condition de qualité.", "1"),
)  # fmt: skip

CONTRACT = (
    Field("objectif", "Objectif de recouvrement", "taux", "Part du montant confié au-delà de laquelle la prime commence.", f"40{NBSP}%", True),
    Field("commission", "Commission de base", "taux", "Sur tout ce qui est recouvré, prime à part.", f"12{NBSP}%", True),
    Field("plafond", "Plafond de la prime, HT", "montant", f"Vide{NBSP}: sans plafond.", f"800,00{NBSP}€"),
    Field("malus", "Malus sous l’objectif", "taux", f"Sur le montant qui manque, retiré de la commission. Vide{NBSP}: pas de malus.", f"3{NBSP}%"),
    Field("plafond-malus", "Plafond du malus, HT", "montant", "Le malus ne dépasse jamais la commission.", f"500,00{NBSP}€"),
    Field("seuil-reclamations", "Réclamations admises", "entier", f"Au-delà, la prime est perdue en tout ou partie. Vide{NBSP}: pas de condition.", "2"),
    Field("part-perdue", "Part de la prime perdue au-delà", "taux", f"Vide{NBSP}: toute la prime.", f"100{NBSP}%"),
    Field("tva", "Taux de TVA facturé", "taux", "Écrivez 0 si le prestataire n’en facture pas.", f"20{NBSP}%", True),
    Field("tva-recuperee", f"Récupérez-vous la TVA{NBSP}?", "choix", "Si oui, elle n’est pas un coût pour vous.", "", True, (("oui", "Oui, en totalité"), ("non", "Non"))),
)  # fmt: skip


def incentive(base: Base, page: Page) -> str:
    """The whole tool: the cohort, the contract, room for the statement."""
    return slots.hold(render(
        "kit/incentive.html.j2", base=base, page=page, COHORT=COHORT, CONTRACT={f.name: f for f in CONTRACT}, TIERS=TIERS, SCRIPTS=SCRIPTS,
    ))  # fmt: skip


def incentive_advice(base: Base, page: Page) -> str:
    """What to write in the contract, the reserve, the law and where the idea comes from."""
    part = base.collaboration.incentive
    return slots.hold(render(
        "kit/advice.html.j2", base=base, page=page, part=part, rich=texts.rich, laws=legal_lines(base, part.laws),
        practices=[base.practices[id_] for id_ in part.practices],
    ))  # fmt: skip


def fields() -> Iterator[Field]:
    """Every entry, with the name that it has in the address."""
    yield from COHORT
    for field in CONTRACT:
        yield field
        if field.name == "commission":
            for rank in range(1, TIERS + 1):
                if rank < TIERS:
                    yield Field(f"palier-{rank}", f"Palier {rank} de la prime, jusqu’à, en points au-delà de l’objectif", "nombre", "", "5")
                yield Field(f"prime-{rank}", f"Palier {rank} de la prime, taux", "taux", "", f"5{NBSP}%")


def parameters() -> list[dict[str, Any]]:
    """What the address of the page may hold, all in its fragment, for the register of pages."""
    return [parameter(field) for field in fields()]
