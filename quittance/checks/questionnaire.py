"""The questionnaire holds together: every question measured once, fair scales, full profiles, nothing lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from quittance.findings import Finding, finding
from quittance.model.criterion import LEVELS, MIDDLE, Criterion, FactLevel
from quittance.model.kinds import Choice, Flag, Many
from quittance.model.provider import PRICE, PROVIDER_FIELDS
from quittance.model.questionnaire import Case, FactState, Questionnaire
from quittance.text import nearest
from quittance.text.folding import fold

if TYPE_CHECKING:
    from quittance.base import Base
    from quittance.reading.reader import Reader

_INDICATORS = "criteria.criteria.indicators"


def check_questionnaire(base: Base, reader: Reader) -> Iterator[Finding]:
    """Nothing is compared while an item is lost for a fault of its own: all that refers to it would be reported."""
    questionnaire = base.questionnaire
    if questionnaire is None or any(where.split(".")[0] == "criteria" for where, _ in reader.lost):
        return
    yield from _doubles(questionnaire)
    yield from _questions(questionnaire)
    yield from _levels(questionnaire)
    yield from _facts(base, reader, questionnaire)
    yield from _weights(questionnaire)
    yield from _price(questionnaire)
    for knockout in questionnaire.knockouts:
        if knockout.kind == "loi" and knockout.basis is None:
            yield finding("eliminatoire-sans-base", knockout.at, found=knockout.id, field="criteria.knockouts.basis")
    yield from _conditions(base, reader, questionnaire)
    yield from _buyers(questionnaire)
    for case in questionnaire.cases:
        yield from _case(questionnaire, case)


def _doubles(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Ids that something refers to; those that a buyer question may name share one list."""
    criteria = questionnaire.criteria
    askable = [("criteria.criteria.indicators", i) for c in criteria for i in c.indicators]
    askable += [("criteria.knockouts", k) for k in questionnaire.knockouts]
    askable += [("criteria.contract", c) for c in questionnaire.contract]
    groups: list[Iterable[tuple[str, Any]]] = [
        [("criteria.criteria", c) for c in criteria],
        [("criteria.criteria.questions", q) for c in criteria for q in c.questions],
        askable,
        [("criteria.profiles", p) for p in questionnaire.profiles],
        [("criteria.cases", c) for c in questionnaire.cases],
        *([("criteria.cases.candidates", c) for c in case.candidates] for case in questionnaire.cases),
    ]
    for group in groups:
        lines: dict[str, int] = {}
        for where, item in group:
            line = lines.setdefault(item.id, item.at.line)
            if line != item.at.line:
                yield finding("identifiant-en-double", item.at, found=item.id, where=f"ligne {line}", field=f"{where}.id")


def _questions(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Each question is answered by one indicator of its criterion."""
    for criterion in questionnaire.criteria:
        known = {question.id for question in criterion.questions}
        owners: dict[str, str] = {}
        for indicator in criterion.indicators:
            field = f"{_INDICATORS}.questions"
            for name in indicator.questions:
                if name not in known:
                    yield finding(
                        "renvoi-inconnu", indicator.at, found=name, collection=criterion.title,
                        expected="l’identifiant d’une question du même critère", suggestion=nearest(name, known), field=field,
                    )
                elif owners.setdefault(name, indicator.id) != indicator.id:
                    yield finding("compte-deux-fois", indicator.at, found=name, other=owners[name], field=field)
        for question in criterion.questions:
            if question.id not in owners:
                yield finding("question-sans-indicateur", question.at, found=question.id, field=f"{_INDICATORS}.questions")


def _levels(questionnaire: Questionnaire) -> Iterator[Finding]:
    for indicator in questionnaire.indicators.values():
        if len(indicator.levels) != LEVELS or len({fold(level) for level in indicator.levels}) != LEVELS:
            yield finding("niveaux-incomplets", indicator.at, found=indicator.id, count=LEVELS, field=f"{_INDICATORS}.levels")


def _facts(base: Base, reader: Reader, questionnaire: Questionnaire) -> Iterator[Finding]:
    """Rules on facts name a value that exists; no price is a quality, no unchecked statement beats an unknown."""
    owners: dict[str, str] = {}
    for indicator in questionnaire.indicators.values():
        field = f"{_INDICATORS}.from_facts"
        for rule in indicator.from_facts:
            yield from _fact(base, reader, rule, field)
            if owners.setdefault(rule.field, indicator.id) != indicator.id:
                yield finding("compte-deux-fois", rule.at, found=rule.field, other=owners[rule.field], field=f"{field}.field")
            if rule.field in PROVIDER_FIELDS and PROVIDER_FIELDS[rule.field].group == PRICE:
                yield finding("prix-note", rule.at, found=rule.field, field=f"{field}.field")
            if rule.level > MIDDLE and not rule.verified:
                yield finding("niveau-sans-preuve", rule.at, found=rule.level, most=MIDDLE, field=f"{field}.verified")
    for knockout in questionnaire.knockouts:
        for rule in knockout.from_facts:
            yield from _fact(base, reader, rule, "criteria.knockouts.from_facts")


def _fact(base: Base, reader: Reader, rule: FactLevel | FactState, field: str) -> Iterator[Finding]:
    attribute = PROVIDER_FIELDS.get(rule.field)
    if attribute is None:
        yield finding(
            "champ-cite-inconnu", rule.at, found=rule.field, suggestion=nearest(rule.field, PROVIDER_FIELDS), field=f"{field}.field"
        )
        return
    kind = attribute.kind.item if isinstance(attribute.kind, Many) else attribute.kind
    if isinstance(kind, Flag):
        values: Iterable[str] = ("oui", "non")
    elif isinstance(kind, Choice):
        if f"vocabularies/{kind.vocabulary}" in reader.unread or kind.vocabulary not in base.vocabularies:
            return
        values = base.vocabularies[kind.vocabulary]
    else:
        yield finding("champ-sans-liste", rule.at, found=rule.field, field=f"{field}.field")
        return
    if rule.value not in values and ("vocabularies", rule.value) not in reader.lost:
        yield finding(
            "valeur-hors-liste", rule.at, found=rule.value, vocabulary=attribute.label, expected="l’une de " + ", ".join(values),
            suggestion=nearest(rule.value, values), field=f"{field}.value",
        )


def _weights(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Every criterion is weighed once, and the largest swing is worth 100."""
    criteria = questionnaire.criteria
    if max((c.weight for c in criteria), default=100) != 100:
        yield finding("poids-sans-repere", criteria[0].at, found="les importances par défaut", field="criteria.criteria.weight")
    known = [criterion.id for criterion in criteria]
    for profile in questionnaire.profiles:
        given = [points.criterion for points in profile.points]
        for points in profile.points:
            if points.criterion not in known:
                yield _unknown(points.criterion, points.at, "criteria.profiles.points.criterion", criteria)
        wrong = [name for name in known if given.count(name) != 1]
        if wrong:
            yield finding("profil-incomplet", profile.at, found=profile.id, wrong=", ".join(wrong), field="criteria.profiles.points")
        elif max(points.points for points in profile.points) != 100:
            yield finding("poids-sans-repere", profile.at, found=profile.id, field="criteria.profiles.points.points")


def _price(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What the price of an offer feeds is an indicator."""
    name = questionnaire.parameters.price_indicator
    if name is not None and name not in questionnaire.indicators:
        yield finding(
            "renvoi-inconnu", questionnaire.parameters.at, found=name, collection="indicateurs", expected="l’identifiant d’un indicateur",
            suggestion=nearest(name, questionnaire.indicators), field="criteria.parameters.price_indicator",
        )


def _unknown(name: str, at: Any, field: str, criteria: tuple[Criterion, ...]) -> Finding:
    return finding(
        "renvoi-inconnu", at, found=name, collection="Critères de choix", expected="l’identifiant d’un critère",
        suggestion=nearest(name, [criterion.id for criterion in criteria]), field=field,
    )


def _conditions(base: Base, reader: Reader, questionnaire: Questionnaire) -> Iterator[Finding]:
    """What depends on the situation names a question that is asked there, and answers that it offers."""
    if base.situation is None or any(where.split(".")[0] == "situation" for where, _ in reader.lost):
        return
    offered = {question.id: [option.id for option in question.options] for question in base.situation.questions}
    groups = {"criteria.indicators": questionnaire.indicators.values(), "knockouts": questionnaire.knockouts, "profiles": questionnaire.profiles}
    for where, records in groups.items():
        for owner, condition in ((one.title, condition) for one in records for condition in one.when):
            field = f"criteria.{where}.when"
            if condition.question not in offered:
                yield finding(
                    "condition-question-inconnue", condition.at, found=condition.question, owner=owner, expected="l’une de " + ", ".join(offered),
                    suggestion=nearest(condition.question, offered), field=f"{field}.question",
                )
                continue
            known = offered[condition.question]
            for name in condition.options:
                if name not in known:
                    yield finding(
                        "condition-reponse-inconnue", condition.at, found=name, owner=owner, question=condition.question,
                        expected="l’une de " + ", ".join(known), suggestion=nearest(name, known), field=f"{field}.options",
                    )


def _buyers(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Numbers follow each other from 1, and each question is asked somewhere."""
    answers = {*questionnaire.indicators, *(k.id for k in questionnaire.knockouts), *(c.id for c in questionnaire.contract)}
    for number, question in enumerate(questionnaire.buyer_questions, 1):
        if question.number != number:
            yield finding(
                "question-acheteur-manquante", question.at, found=question.number, number=number, field="criteria.buyer_questions.number"
            )
            break
    for question in questionnaire.buyer_questions:
        for name in question.answered_by:
            if name not in answers:
                yield finding(
                    "renvoi-inconnu", question.at, found=name, collection="indicateurs, éliminatoires et contrat",
                    expected="l’identifiant d’un indicateur, d’un éliminatoire ou d’une clause", suggestion=nearest(name, answers),
                    field="criteria.buyer_questions.answered_by",
                )


def _case(questionnaire: Questionnaire, case: Case) -> Iterator[Finding]:
    """What a case names exists."""
    profiles = [profile.id for profile in questionnaire.profiles]
    candidates = [candidate.id for candidate in case.candidates]
    indicators = questionnaire.indicators
    named = [("profile", case.profile, profiles, "profils", case.at), ("first", case.first, candidates, "candidats du cas", case.at)]
    knockouts = [knockout.id for knockout in questionnaire.knockouts]
    named += [("not_applicable", name, indicators, "indicateurs", case.at) for name in case.not_applicable]
    named += [("asked", name, knockouts, "éliminatoires", case.at) for name in case.asked]
    named += [
        ("candidates.knockouts.knockout", state.knockout, knockouts, "éliminatoires", state.at)
        for candidate in case.candidates for state in candidate.knockouts
    ]
    named += [
        ("candidates.levels.indicator", level.indicator, indicators, "indicateurs", level.at)
        for candidate in case.candidates for level in candidate.levels
    ]
    for key, name, known, collection, at in named:
        if name is not None and name not in known:
            yield finding(
                "renvoi-inconnu", at, found=name, collection=collection, expected="un identifiant de ce fichier",
                suggestion=nearest(name, known), field=f"criteria.cases.{key}",
            )
