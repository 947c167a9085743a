"""« Ma situation »: ids stand once, and its decision tables have no gap, no overlap, no dead end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quittance.findings import Finding, finding
from quittance.model.situation import ALIVE, Situation
from quittance.model.spec import Record
from quittance.tables import Options, Problem, Row, check
from quittance.text import nearest

if TYPE_CHECKING:
    from quittance.base import Base
    from quittance.reading.reader import Reader

_ROWS = "situation.families.rows"


def check_situation(base: Base, reader: Reader) -> Iterator[Finding]:
    situation = base.situation
    if situation is None:
        return
    repeated = [
        *_repeated(situation.questions, "questions"),
        *_repeated(situation.families, "families"),
        *(found for question in situation.questions for found in _repeated(question.options, "questions.options")),
    ]
    yield from repeated
    # A family, a row or an answer lost to a fault of its own would show as a gap: the fault is told alone.
    if repeated or any(f.severity == "error" and f.path == situation.at.path for f in reader.findings):
        return
    for problem in check(dimensions(situation), tables(situation), ALIVE):
        yield _finding(situation, problem)


def dimensions(situation: Situation) -> list[Options]:
    """The questions for :mod:`quittance.tables`."""
    return [Options(q.id, q.name, {option.id: option.label for option in q.options}) for q in situation.questions]


def tables(situation: Situation) -> dict[str, list[Row]]:
    """The table of each family for :mod:`quittance.tables`."""
    return {family.id: [Row(row.when or {}, row.verdict) for row in family.rows] for family in situation.families}


def _repeated(records: Sequence[Record], where: str) -> Iterator[Finding]:
    first: dict[str, Record] = {}
    for record in records:
        other = first.setdefault(record.id, record)
        if other is not record:
            yield finding("identifiant-en-double", record.at, found=record.id, where=f"ligne {other.at.line}", field=f"situation.{where}.id")


def _finding(situation: Situation, problem: Problem) -> Finding:
    families = {family.id: family for family in situation.families}
    questions = {question.id: question for question in situation.questions}
    family, question = families.get(problem.table), questions.get(problem.question)
    table = family.name if family else ""
    if problem.code in ("tableau-question-inconnue", "tableau-reponse-inconnue"):
        known = [option.id for option in question.options] if question else list(questions)
        return finding(
            problem.code, family.rows[problem.row].at, found=problem.option or problem.question, table=table,
            question=problem.question, expected="l’une de " + ", ".join(known),
            suggestion=nearest(problem.option or problem.question, known), field=f"{_ROWS}.when",
        )
    if problem.code in ("tableau-question-inutile", "tableau-option-inutile"):
        option = next((one for one in question.options if one.id == problem.option), question)
        return finding(problem.code, option.at, found=option.id, question=question.id)
    at = situation.at if family is None else family.at if problem.row is None else family.rows[problem.row].at
    line = family.rows[problem.other].at.line if family and problem.other is not None else 0
    return finding(problem.code, at, table=table, example=problem.example, line=line)
