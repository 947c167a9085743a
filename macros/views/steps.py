"""The steps of the choice, on top of each of their pages: where one is, and links that take the choices along."""

from __future__ import annotations

from dataclasses import dataclass

from macros.environment import render
from macros.links import Page
from macros.slots import slots
from quittance import Base

SCRIPTS = ("engine/carry.js", "ui/steps.js")


@dataclass(frozen=True)
class Step:
    """One step; ``kind`` says how its page reads its fragment (see ``engine/carry.js``)."""

    title: str
    target: str
    kind: str
    numbered: bool = True


STEPS = (
    Step("Ma situation", "choisir/situation.md", "situation"),
    Step("Mes critères", "choisir/classement.md", "ranking"),
    Step("Classement", "choisir/classement.md#resultat", "ranking"),
    Step("Grille", "choisir/grille.md", "grid"),
    Step("Dossier", "choisir/dossier.md", "grid", numbered=False),
)


def steps(base: Base, page: Page, number: int) -> str:
    """All the steps, that of the page marked.

    Args:
        number: 1 to 5, the step shown as the current one.
    """
    if not 1 <= number <= len(STEPS):
        raise ValueError(f"etapes({number})\u00a0: il y a {len(STEPS)} étapes")
    return slots.hold(render("steps.html.j2", page=page, steps=STEPS, here=STEPS[number - 1], shared=shared(base), SCRIPTS=SCRIPTS))


def shared(base: Base) -> list[str]:
    """Names of what the address of the ranking and that of the grid hold alike."""
    criteria = base.questionnaire.criteria if base.questionnaire else ()
    return ["situation", "profil", *(criterion.id for criterion in criteria), "exiger", "sans-objet"]
