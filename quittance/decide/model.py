"""What the decision engine is asked: criteria, candidates, parameters; read and refused in French.

A problem arrives as plain JSON values, the same in Python and in the browser. Numbers become
integers at once, so that every figure shown later is exact: a weight counts hundredths, a value
on the scale from 0 to 100 counts hundredths too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

#: Hundredths of a point: the top of the scale, and what one described level is worth.
TOP, LEVEL = 10_000, 2_500
MOST_WEIGHT, MOST_SHARE = 1_000_000, 1_000
STATUSES = ("met", "failed", "unknown")
#: Parameter: default, least, most.
PARAMETERS = {
    "coverage_floor": (60, 0, 100),
    "concentration": (40, 1, 10_000),
    "draws": (5_000, 1, 1_000_000),
    "seed": (1, 0, 2**32 - 1),
}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Classes are spelled out: \d and \s are not the same in Python and in JavaScript.
_SPACES = re.compile("[ \t\r\n\u00a0\u202f]")
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(?:[.,][0-9]{1,12})?")
_ANY_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?")


@dataclass(frozen=True)
class Indicator:
    """One question scored; ``share`` is its part inside the criterion, relative to the others."""

    id: str
    share: int


@dataclass(frozen=True)
class Criterion:
    """``weight`` is the importance of the swing, in hundredths, relative to the other criteria."""

    id: str
    weight: int
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True)
class Candidate:
    """One provider. ``cells``: the least and most value (hundredths) of each indicator."""

    id: str
    name: str
    cells: Mapping[str, tuple[int, int]]
    knockouts: Mapping[str, str]


@dataclass(frozen=True)
class Problem:
    """A whole question: who is compared, on what, and with which parameters.

    Attributes:
        knockouts: ids of the hard requirements, in order.
        not_applicable: indicators and knock-outs without object, for all candidates alike.
        reinstated: candidates put back although they fail a hard requirement.
        coverage_floor: least share of the weight documented to be ranked, in percent.
        concentration: of the Dirichlet law of weights; 40 moves a 20 % weight by 6 points or so.
    """

    criteria: tuple[Criterion, ...]
    candidates: tuple[Candidate, ...]
    knockouts: tuple[str, ...] = ()
    not_applicable: frozenset[str] = frozenset()
    reinstated: frozenset[str] = frozenset()
    coverage_floor: int = 60
    concentration: int = 40
    draws: int = 5_000
    seed: int = 1


@dataclass
class _Reader:
    faults: list[dict[str, Any]] = field(default_factory=list)

    def fault(self, code: str, **params: Any) -> None:
        self.faults.append({"code": code, "params": params})

    def ids(self, entries: Any, where: str) -> list[Mapping]:
        """The mappings of a list whose ids are well formed and unlike."""
        if not isinstance(entries, list):
            self.fault("INPUT_SHAPE", where=where)
            return []
        kept: dict[str, Mapping] = {}
        for entry in entries:
            id_ = entry.get("id") if isinstance(entry, Mapping) else None
            if not isinstance(id_, str) or not _ID.fullmatch(id_):
                self.fault("INPUT_ID", where=where)
            elif id_ in kept:
                self.fault("INPUT_TWICE", where=where, id=id_)
            else:
                kept[id_] = entry
        return list(kept.values())

    def names(self, raw: Any, where: str) -> list[str]:
        if isinstance(raw, list) and all(isinstance(one, str) for one in raw):
            return raw
        self.fault("INPUT_SHAPE", where=where)
        return []

    def mapping(self, raw: Any, where: str) -> Mapping:
        if isinstance(raw, Mapping):
            return raw
        self.fault("INPUT_SHAPE", where=where)
        return {}

    def criterion(self, raw: Mapping) -> Criterion:
        weight = raw.get("weight")
        if not is_number(weight) or not 0 <= weight <= MOST_WEIGHT:
            self.fault("INPUT_WEIGHT", criterion=raw["id"])
            weight = 0
        indicators = []
        for entry in self.ids(raw.get("indicators"), "indicators"):
            share = entry.get("share")
            if not is_number(share) or share != math.floor(share) or not 1 <= share <= MOST_SHARE:
                self.fault("INPUT_SHARE", id=entry["id"])
                share = 1
            indicators.append(Indicator(entry["id"], int(share)))
        return Criterion(raw["id"], math.floor(weight * 100 + 0.5), tuple(indicators))

    def candidate(self, raw: Mapping, indicators: list[str], knockouts: list[str]) -> Candidate:
        levels = self.mapping(raw.get("levels", {}), "levels")
        values = self.mapping(raw.get("values", {}), "values")
        statuses = self.mapping(raw.get("knockouts", {}), "knockouts")
        cells = {}
        for id_ in indicators:
            on_scale = id_ in values
            found = _cell(values[id_], 100, 100) if on_scale else _cell(levels.get(id_), 4, LEVEL)
            if found is None:
                self.fault("INPUT_LEVEL", candidate=raw["id"], id=id_)
            cells[id_] = found or (0, TOP)
        met = {}
        for id_ in knockouts:
            met[id_] = statuses.get(id_, "unknown")
            if met[id_] not in STATUSES:
                self.fault("INPUT_KNOCKOUT", candidate=raw["id"], id=id_)
        name = raw.get("name")
        return Candidate(raw["id"], name if isinstance(name, str) else raw["id"], cells, met)


def is_number(value: Any) -> bool:
    """A finite number; yes and no are not numbers."""
    return isinstance(value, int | float) and not isinstance(value, bool) and -1e300 < value < 1e300


def _cell(raw: Any, most: int, unit: int) -> tuple[int, int] | None:
    """Least and most value: all the scale when unknown, a range when sources differ."""
    if raw is None:
        return (0, TOP)
    ends = raw if isinstance(raw, list) else [raw, raw]
    if len(ends) != 2 or not all(is_number(end) and 0 <= end <= most for end in ends):
        return None
    low, high = (math.floor(end * unit + 0.5) for end in ends)
    return (low, high) if low <= high else None


def read_problem(raw: Any) -> tuple[Problem | None, list[dict[str, Any]]]:
    """A problem from JSON values, or None and every fault found: ``{code, params}``.

    A cell is a level from 0 to 4 (halves allowed: medians), ``null`` for unknown, or the least
    and most level; ``values`` holds those read on 0–100 instead, such as a price. What a
    candidate says of an indicator that no longer exists is left aside.
    """
    reader = _Reader()
    raw = reader.mapping(raw, "problem")
    if reader.faults:
        return None, reader.faults
    criteria = tuple(map(reader.criterion, reader.ids(raw.get("criteria"), "criteria")))
    indicators = [indicator.id for criterion in criteria for indicator in criterion.indicators]
    for id_ in sorted({id_ for id_ in indicators if indicators.count(id_) > 1}):
        reader.fault("INPUT_TWICE", where="indicators", id=id_)
    knockouts = reader.names(raw.get("knockouts", []), "knockouts")
    not_applicable = frozenset(reader.names(raw.get("not_applicable", []), "not_applicable"))
    candidates = tuple(
        reader.candidate(entry, indicators, knockouts)
        for entry in reader.ids(raw.get("candidates"), "candidates")
    )
    parameters = {}
    for name, (default, least, most) in PARAMETERS.items():
        value = raw.get(name, default)
        if not is_number(value) or value != math.floor(value) or not least <= value <= most:
            reader.fault("INPUT_PARAMETER", where=name)
            value = default
        parameters[name] = int(value)
    reinstated = frozenset(reader.names(raw.get("reinstated", []), "reinstated"))
    weighed = [
        criterion
        for criterion in criteria
        if criterion.weight and any(one.id not in not_applicable for one in criterion.indicators)
    ]
    if not reader.faults and not weighed:
        reader.fault("INPUT_NO_WEIGHT")
    if reader.faults:
        return None, reader.faults
    return Problem(
        criteria, candidates, tuple(knockouts), not_applicable, reinstated, **parameters
    ), []


def read_number(text: str, most: int = 100) -> tuple[float | None, dict[str, Any] | None]:
    """A number typed between 0 and ``most``, two decimals at most, or the fault to show.

    Spaces are dropped, comma and point are alike: « 12,5 » and « 12.5 » are the same number.
    """
    typed = _SPACES.sub("", text).replace("\u2212", "-")
    shown = text[:40]
    if not typed:
        return None, {"code": "NUMBER_EMPTY", "params": {"most": most}}
    if not _NUMBER.fullmatch(typed):
        # A huge or endless number is one all the same: its reader is told of the size.
        code = "NUMBER_SIZE" if _ANY_NUMBER.fullmatch(typed) else "NUMBER_LETTERS"
        return None, {"code": code, "params": {"text": shown, "most": most}}
    value = Decimal(typed.replace(",", "."))
    if value < 0:
        return None, {"code": "NUMBER_NEGATIVE", "params": {"text": shown, "most": most}}
    if value > most:
        return None, {"code": "NUMBER_SIZE", "params": {"text": shown, "most": most}}
    if value != value.quantize(Decimal("0.01")):
        return None, {"code": "NUMBER_DECIMALS", "params": {"text": shown}}
    return float(value) + 0.0, None  # « -0 » is nought
