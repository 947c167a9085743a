"""The request for information sent to a candidate, and the checklist of the contract.

Both are complete without JavaScript. With it, the request is narrowed to some
parts and families, opens with what the base does not know of one organisation,
and is copied or downloaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from macros import texts
from macros.environment import render
from macros.links import Page
from macros.slots import slots
from macros.views.legal_lines import LegalLine, legal_lines
from quittance import Base
from quittance.model.facts import UNKNOWN
from quittance.model.provider import Provider
from quittance.model.questionnaire import BuyerQuestion, Clause
from quittance.text import sort_key

#: Loaded by the page of the request, in this order.
SCRIPTS = ("engine/csv.js", "engine/request.js", "ui/html.js", "ui/download.js", "ui/requests.js")
HARD, BUYERS = "eliminatoires", "acheteurs"
QUESTION = "question"


@dataclass(frozen=True)
class Item:
    """One thing to ask.

    Attributes:
        kind: ``question``; else (advice, point to check) what the reader judges, and only its proof is asked for.
        families: those that it concerns; empty: all.
    """

    id: str
    text: str
    kind: str = QUESTION
    proofs: tuple[str, ...] = ()
    why: str = ""
    sources: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Part:
    """A part of the request that the reader keeps or leaves."""

    id: str
    title: str
    text: str
    items: tuple[Item, ...]


def parts(base: Base) -> tuple[Part, ...]:
    """Hard requirements first, since one that fails ends the matter; then the criteria, then what buyers ask."""
    asked = base.questionnaire
    hard = tuple(
        Item(k.id, k.question, proofs=(k.proof,) if k.proof else (), note=k.needs, families=k.families, laws=k.laws)
        for k in asked.knockouts
    )
    buyers = tuple(
        Item(f"acheteur-{q.number}", q.text, proofs=_proofs(base, q), why=q.why, sources=q.sources, families=_families(base, q))
        for q in sorted(asked.buyer_questions, key=lambda q: q.number)
    )
    criteria = tuple(
        Part(c.id, f"Critère {c.rank}. {c.title}", "", tuple(
            Item(q.id, q.text, q.kind, (q.proof,) if q.proof else (), laws=q.laws, note=q.caution or "") for q in c.questions
        ))
        for c in sorted(asked.criteria, key=lambda c: c.rank)
    )  # fmt: skip
    return (
        Part(HARD, "Exigences éliminatoires", "Une seule réponse négative peut suffire à écarter un candidat. Chacune dit quand elle s’applique.", hard),
        *criteria,
        Part(BUYERS, "Ce que demandent les acheteurs", f"Les {len(buyers)} questions que le guide des sept critères ne pose pas, ou pas assez précisément. Chacune dit pourquoi elle compte et d’où elle vient.", buyers),
    )


def requests(base: Base, page: Page) -> str:
    """The whole request, its choices and its downloads."""
    shown = parts(base)
    return slots.hold(render(
        "requests/request.html.j2", base=base, page=page, parts=shown, families=list(base.vocabularies["familles"].values()),
        total=sum(len(part.items) for part in shown), organisations=_providers(base),
        data=request_data(base), rich=texts.rich, SCRIPTS=SCRIPTS, QUESTION=QUESTION, law=_law_titles(base),
    ))  # fmt: skip


def request_data(base: Base) -> dict[str, Any]:
    """What the browser needs to write the request: plain texts, and for each organisation the ids of unknown fields.

    A field's question is written once: most organisations share their unknowns.
    """
    unknown = {p.id: [f.field for f in p.facts.values() if f.status == UNKNOWN and f.field.question] for p in _providers(base)}
    return {
        "parts": [
            {"id": part.id, "title": part.title, "items": [_plain(base, item) for item in part.items]} for part in parts(base)
        ],
        "families": {entry.id: entry.plural or entry.label for entry in base.vocabularies["familles"].values()},
        "fields": {field.name: [field.label, field.question] for fields in unknown.values() for field in fields},
        "organisations": {
            p.id: {"name": p.name, "family": p.family, "unknown": [field.name for field in unknown[p.id]]} for p in _providers(base)
        },
        "digest": base.digest,
    }


def _plain(base: Base, item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "label": base.label("genres-question", item.kind),
        "text": texts.plain(base, item.text),
        "why": texts.plain(base, item.why),
        "proofs": list(item.proofs),
        "sources": [base.sources[id_].title for id_ in item.sources],
        "families": list(item.families),
    }


def _answers(base: Base, question: BuyerQuestion) -> Iterator[Any]:
    """The indicators, hard requirements and clauses where a buyer's question is settled."""
    asked = base.questionnaire
    by_id = {**asked.indicators, **{k.id: k for k in asked.knockouts}, **{c.id: c for c in asked.contract}}
    for id_ in question.answered_by:
        yield by_id[id_]


def _proofs(base: Base, question: BuyerQuestion) -> tuple[str, ...]:
    """What settles the question: the proofs of the indicators and requirements it feeds, the clause for the contract."""
    found = [f"Clause du contrat\u00a0: {one.clause}." if isinstance(one, Clause) else one.proof for one in _answers(base, question)]
    return tuple(dict.fromkeys(proof for proof in found if proof))


def _families(base: Base, question: BuyerQuestion) -> tuple[str, ...]:
    """Every family when one place that answers concerns them all."""
    own = [getattr(one, "families", ()) for one in _answers(base, question)]
    return tuple(dict.fromkeys(f for families in own for f in families)) if all(own) else ()


def _law_titles(base: Base) -> dict[str, str]:
    return {id_: series.title for id_, series in base.law.items()}


@dataclass(frozen=True)
class ClauseLine:
    """A clause with its texts resolved and the law that it rests on."""

    clause: Clause
    why: Markup
    ask: Markup
    families: tuple[str, ...]
    laws: tuple[LegalLine, ...]


def contract(base: Base, page: Page) -> str:
    """Every clause to read before signing: why, what to ask, the law with its period and its doubts."""
    names = base.vocabularies["familles"]
    lines = [
        ClauseLine(
            clause, texts.rich(base, page, clause.why), texts.rich(base, page, clause.ask),
            tuple(names[f].plural or names[f].label for f in clause.families), legal_lines(base, clause.laws),
        )
        for clause in base.questionnaire.contract
    ]  # fmt: skip
    return slots.hold(render("requests/contract.html.j2", base=base, page=page, lines=lines))


def parameters(base: Base) -> list[dict[str, Any]]:
    """What the address of the request may hold, for the register of pages."""
    ids = [part.id for part in parts(base)]
    families = list(base.vocabularies["familles"])
    organisations = [provider.id for provider in _providers(base)]
    return [
        _parameter("parties", "liste", "Parties de la demande", ids, ",".join(ids[:2])),
        _parameter("familles", "liste", "Familles de prestataires", families, families[0]),
        _parameter("organisme", "choix", "Organisme interrogé", organisations, organisations[0]),
    ]


def _parameter(name: str, kind: str, label: str, values: list[str], example: str) -> dict[str, Any]:
    return {"name": name, "type": kind, "where": "query", "label": label, "values": values, "example": example}


def _providers(base: Base) -> list[Provider]:
    """In alphabetical order, whatever the order of the files."""
    return sorted(base.providers.values(), key=lambda provider: (sort_key(provider.name), provider.id))
