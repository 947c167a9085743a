"""The register of pages, ``pages.json``: what each page is, takes and gives.

It is written for whoever links to a view, tests the site or builds on it:
names that were published once keep their meaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from macros.views.decision_file import parameters as decision_file_parameters
from macros.views.grid import parameters as grid_parameters
from macros.views.incentive import parameters as incentive_parameters
from macros.views.offers import parameters as offer_parameters
from macros.views.ranking import parameters as ranking_parameters
from macros.views.requests import parameters as request_parameters
from quittance import Base
from quittance.compare import TABLES, Table, build

#: Raised when the shape of the register changes.
REGISTRY_VERSION = 1
NOTE = (
    "Les identifiants, les noms de paramètres et les identifiants de sorties sont stables\u00a0: "
    "une adresse partagée aujourd’hui garde son sens. Un nom peut s’ajouter, aucun ne change d’emploi."
)
COMPARISON_PREFIX = "comparatif-"
SITUATION = "situation"
REQUEST = "demande-information"
RANKING = "classement"
OFFERS = "cout-de-deux-offres"
GRID = "grille"
INCENTIVE = "prime-de-resultat"
DECISION_FILE = "dossier-de-decision"


@dataclass(frozen=True)
class BuiltPage:
    """What a built page says of itself; ``outputs`` are the ids of its ``<output>`` elements."""

    path: str
    id: str
    kind: str
    title: str
    outputs: tuple[str, ...]


def registry(base: Base, pages: Iterable[BuiltPage]) -> dict[str, Any]:
    """The register as plain data, pages sorted by path."""
    return {
        "version": REGISTRY_VERSION,
        "data": base.digest,
        "note": NOTE,
        "pages": [
            {
                "id": page.id,
                "kind": page.kind,
                "path": page.path,
                "title": page.title,
                "parameters": parameters(base, page),
                "outputs": list(page.outputs),
            }
            for page in sorted(pages, key=lambda page: page.path)
        ],
    }


def parameters(base: Base, page: BuiltPage) -> list[dict[str, Any]]:
    """What the address of a page may hold: the view of a comparison, the answers of a page of questions."""
    if page.id == SITUATION and base.situation is not None:
        return situation_parameters(base)
    if page.id == REQUEST and base.questionnaire is not None:
        return request_parameters(base)
    if page.id == RANKING and base.questionnaire is not None:
        return ranking_parameters(base)
    if page.id == DECISION_FILE and base.questionnaire is not None:
        return decision_file_parameters(base)
    if page.id == GRID and base.questionnaire is not None:
        return grid_parameters(base)
    if page.id == OFFERS:
        return offer_parameters()
    if page.id == INCENTIVE:
        return incentive_parameters()
    family = page.id.removeprefix(COMPARISON_PREFIX)
    if page.kind != "comparatif" or family not in TABLES:
        return []
    return comparison_parameters(build(base, family))


def comparison_parameters(table: Table) -> list[dict[str, Any]]:
    """The view of a comparison: text sought, filters, sort, chosen rows.

    Each has a name, a type (``texte``, ``choix``, ``liste`` or ``booleen``), the values it takes
    or an example, the place where it stands in the address, what readers call it and
    the parameters without which it changes nothing (``requires``).
    """
    rows = [row.record.id for row in table.rows]
    columns = ["nom", *(column.id for column in table.columns), "preuves", "documente"]
    made = [_parameter("texte", "texte", "Chercher dans le tableau", example=table.rows[0].name.split()[0] if rows else "")]
    made += [_parameter(f.id, "choix", f.label, values=[o.id for o in f.options], example=f.options[0].id) for f in table.filters if f.options]
    if doubtful := next((f for f in table.filters for o in f.options if o.unknown), None):
        made.append(_flag("inconnus", "Montrer aussi les inconnus", requires=[doubtful.id]))
    made += [
        _flag("masquer", "Masquer le non vérifié"),
        _parameter("tri", "choix", "Trier", values=[sign + column for column in columns for sign in ("", "-")], example="-nom"),
    ]
    if len(rows) > 1:
        made += [
            _parameter("choix", "liste", "Comparer (2 à 4)", values=rows, example=",".join(rows[:2])),
            _parameter("vue", "choix", "Vue", values=["cote-a-cote"], example="cote-a-cote", requires=["choix"]),
            _flag("differences", "Différences seulement", requires=["choix", "vue"]),
        ]
    return made


def situation_parameters(base: Base) -> list[dict[str, Any]]:
    """The answers of « Ma situation »: in the fragment, which no server receives."""
    return [
        _parameter(question.id, "choix", question.text, where="fragment", values=[o.id for o in question.options], example=question.options[0].id)
        for question in base.situation.questions
    ] + [
        _parameter("suite", "texte", "Choix des étapes suivantes, gardés tels quels", where="fragment", example="profil%3Dtresorerie-urgente"),
        _parameter("v", "texte", "Version des données d’un lien partagé", where="fragment", example=base.digest),
        _parameter("alors", "liste", "Avis montrés quand le lien a été fait", where="fragment", example=f"{base.situation.families[0].id}:adapte.possible", requires=["v"]),
    ]


def _flag(name: str, label: str, **more: Any) -> dict[str, Any]:
    return _parameter(name, "booleen", label, values=["oui"], example="oui", **more)


def _parameter(name: str, kind: str, label: str, *, where: str = "query", **more: Any) -> dict[str, Any]:
    return {"name": name, "type": kind, "where": where, "label": label, **more}
