"""What the facts of a provider say of each indicator and of each hard requirement.

A value that nobody verified gives at most the middle level, where an unknown
is drawn: facts can lower a central value, not raise it. What cannot be relied
on (sources that contradict each other, or no source at all) stays unknown,
with the observations to show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from quittance.model.facts import Observation
from quittance.model.provider import Provider
from quittance.model.questionnaire import Questionnaire

if TYPE_CHECKING:
    from quittance.base import Base

State = Literal["met", "failed", "unknown"]


@dataclass(frozen=True)
class Evidence:
    """What facts say of an indicator.

    Attributes:
        level: 0 (the worst) to 4 (the best); None when they cannot be relied on.
        observations: those that speak of it, to be shown with their source and date.
    """

    level: int | None
    observations: tuple[Observation, ...]


def levels_from_facts(base: Base, questionnaire: Questionnaire, provider: Provider) -> dict[str, Evidence | None]:
    """Every indicator by id; None when no fact speaks of it.

    Values of one list complete each other: the highest level counts. Fields
    that do not agree leave the level unknown.
    """
    found: dict[str, Evidence | None] = {}
    for indicator in questionnaire.indicators.values():
        told = list(_told(provider, indicator.from_facts))
        levels = {max((int(rule.level) for rule in rules), default=None) for rules, _ in told}
        observations = tuple(o for _, seen in told for o in seen)
        found[indicator.id] = Evidence(levels.pop() if len(levels) == 1 else None, observations) if told else None
    return found


def knockouts_from_facts(
    base: Base, questionnaire: Questionnaire, provider: Provider
) -> dict[str, tuple[State, tuple[Observation, ...]]]:
    """State of each hard requirement that concerns the family of the provider, with the observations that speak of it."""
    found: dict[str, tuple[State, tuple[Observation, ...]]] = {}
    for knockout in questionnaire.knockouts:
        if knockout.families and provider.family not in knockout.families:
            continue
        told = list(_told(provider, knockout.from_facts))
        doubtful = any(not rules for rules, _ in told)
        states = {rule.met for rules, _ in told for rule in rules}
        state: State = "unknown" if doubtful or len(states) != 1 else "met" if states.pop() else "failed"
        found[knockout.id] = state, tuple(o for _, seen in told for o in seen)
    return found


def _told(provider: Provider, rules: Iterable[Any]) -> Iterator[tuple[list[Any], tuple[Observation, ...]]]:
    """For each field that speaks: the rules that hold (none when it cannot be relied on), and its observations."""
    by_field: dict[str, list[Any]] = {}
    for rule in rules:
        by_field.setdefault(rule.field, []).append(rule)
    for field, own in by_field.items():
        fact = provider.facts.get(field)
        if fact is None or not fact.known:
            continue
        if fact.conflicting:
            yield [], fact.observations
            continue
        pairs = [(rule, o) for rule in own for o in fact.observations if _holds(rule, o)]
        if pairs:
            seen = tuple(dict.fromkeys(o for _, o in pairs))
            yield [rule for rule, o in pairs if o.claim != "a-verifier"], seen


def _holds(rule: Any, observation: Observation) -> bool:
    """Whether an observation gives the value of a rule, verified when the rule wants it."""
    if getattr(rule, "verified", False) and observation.claim != "verifie":
        return False
    value = observation.value
    if isinstance(value, bool):
        return rule.value == ("oui" if value else "non")
    return rule.value in value if isinstance(value, tuple) else rule.value == value
