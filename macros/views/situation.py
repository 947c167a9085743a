"""« Faut-il un prestataire, et de quel type\u00a0? »: the form, its data, and each family with its table as text."""

from __future__ import annotations

from typing import Any

from macros import texts
from macros.environment import render
from macros.headings import heading
from macros.links import Page, family_page
from macros.slots import slots
from macros.views.market import market
from macros.views.practices import practice_page
from quittance import Base
from quittance.model.situation import (
    VERDICT_LABELS,
    VERDICTS,
    Situation,
    SituationFamily,
    SituationQuestion,
)
from quittance.text.collation import sort_key

SCRIPTS = (
    "engine/decision-table.js", "engine/answers.js", "ui/html.js", "ui/download.js", "ui/errors.js", "ui/keeping.js",
    "ui/questions.js", "ui/situation.js",
)  # fmt: skip


def situation_form(base: Base, page: Page) -> str:
    """Every question with why it is asked, the result, and what one does with it."""
    situation = _situation(base)
    return slots.hold(render(
        "situation/form.html.j2", base=base, page=page, situation=situation, groups=_groups(situation),
        label=_labels(base), data=situation_data(base, page), SCRIPTS=SCRIPTS,
    ))


def situation_families(base: Base, page: Page) -> str:
    """Each family in alphabetical order: its rules as nested lists, its cost, what to open next."""
    situation = _situation(base)
    questions = {question.id: question for question in situation.questions}
    parts = []
    for family in _alphabetical(situation):
        shared = {
            "base": base, "page": page, "family": family, "practice_page": practice_page, "links": _links(base, page, family),
            "rich": texts.rich,
        }  # fmt: skip
        parts.append(heading(3, family.name, f"famille-{family.id}"))
        parts.append(slots.hold(render(
            "situation/family.html.j2", questions=questions, label=_labels(base), verdicts=VERDICTS, VERDICT_LABELS=VERDICT_LABELS, **shared,
        )))
        if family.figures:
            parts.append("\n\n" + market(base, page, ids=family.figures, title=f"Prix relevés\u00a0: {family.name}"))
        parts.append("\n\n" + slots.hold(render("situation/next.html.j2", **shared)))
    return "".join(parts)


def situation_number(base: Base, page: Page, what: str) -> int:
    """How many ``questions`` or ``families`` there are."""
    return len(getattr(_situation(base), what))


def situation_data(base: Base, page: Page) -> dict[str, Any]:
    """What the script needs, families in alphabetical order; reasons stay in the page."""
    situation = _situation(base)
    filled = {provider.family for provider in base.providers.values()}
    return {
        "version": base.digest,
        "ranking": page.to("choisir/classement.md"),
        "scale": list(VERDICTS),
        "verdicts": VERDICT_LABELS,
        "questions": situation_questions(base),
        "families": [
            {
                "id": family.id, "name": family.name, "links": _links(base, page, family),
                "ranking": family.comparison if family.comparison in filled else "",
                "rows": [{"when": {id_: list(options) for id_, options in (row.when or {}).items()}, "verdict": row.verdict} for row in family.rows],
            }
            for family in _alphabetical(situation)
        ],
    }


def situation_questions(base: Base) -> list[dict[str, Any]]:
    """The questions and their answers as the scripts of every step need them; none when there is no situation to answer."""
    label = _labels(base)
    return [
        {"id": q.id, "name": q.name, "text": q.text, "options": [{"id": o.id, "label": label(q, o.id)} for o in q.options]}
        for q in (base.situation.questions if base.situation else ())
    ]


def _situation(base: Base) -> Situation:
    if base.situation is None:
        raise KeyError("situation.yaml n’a pas pu être lu")
    return base.situation


def _alphabetical(situation: Situation) -> list[SituationFamily]:
    return sorted(situation.families, key=lambda family: sort_key(family.name))


def _groups(situation: Situation) -> dict[str, list[SituationQuestion]]:
    groups: dict[str, list[SituationQuestion]] = {}
    for question in situation.questions:
        groups.setdefault(question.group, []).append(question)
    return groups


def _labels(base: Base):
    """The function that gives what readers read for an option, legal values resolved."""

    def label(question: SituationQuestion, option: str) -> str:
        return texts.plain(base, next(one.label for one in question.options if one.id == option))

    return label


def _links(base: Base, page: Page, family: SituationFamily) -> list[dict[str, str]]:
    links = [{"label": "Comprendre", "href": page.to(family.understand)}]
    if family.comparison:
        links.append({"label": "Tableau comparatif", "href": page.to(family_page(family.comparison))})
    return links
