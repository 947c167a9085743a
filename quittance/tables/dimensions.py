"""What a question may be answered with: one of a few options, or a number in a range.

Both are cut into *atoms* on which every condition is true or false throughout,
so that a condition is a set of atoms (the bits of an integer) and the checks
are exact. For numbers the atoms are each threshold and each open stretch
between two thresholds: « moins de 5 000 » and « plus de 5 000 » leave out
exactly 5 000, and the check sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from quittance.format import with_unit


@dataclass(frozen=True)
class Interval:
    """Numbers from ``low`` to ``high``; None: no bound on that side. By default ``low <= x < high``."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_in: bool = True
    high_in: bool = False

    def __contains__(self, number: Decimal) -> bool:
        above = self.low is None or number > self.low or (self.low_in and number == self.low)
        below = self.high is None or number < self.high or (self.high_in and number == self.high)
        return above and below

    @property
    def bounds(self) -> tuple[Decimal, ...]:
        return tuple(bound for bound in (self.low, self.high) if bound is not None)


#: What a row may ask of a question: some of its options, or an interval.
Condition = Sequence[str] | Interval


@dataclass(frozen=True)
class Options:
    """A question with a closed list of answers.

    Attributes:
        id: id of the question.
        name: its short name in sentences (« ancienneté »).
        labels: option id → what readers read, in order.
    """

    id: str
    name: str
    labels: Mapping[str, str]

    def atoms(self, conditions: Iterable[Condition]) -> tuple[str, ...]:
        return tuple(self.labels)

    def covers(self, condition: Condition, atom: str) -> bool:
        return atom in condition

    def unknown(self, condition: Condition) -> tuple[str, ...]:
        """Answers of a condition that the question does not offer."""
        return tuple(one for one in condition if one not in self.labels)

    def describe(self, atoms: Sequence[str]) -> str:
        """``ancienneté = « Un an ou plus »``; several answers are joined by « ou »."""
        answers = " ou ".join(f"«\u00a0{self.labels[one]}\u00a0»" for one in atoms)
        return f"{self.name} = {answers}"


@dataclass(frozen=True)
class Range:
    """A question answered by a number from ``low`` to ``high`` (None: without end), both included."""

    id: str
    name: str
    low: Decimal | None = Decimal(0)
    high: Decimal | None = None
    unit: str = ""

    def atoms(self, conditions: Iterable[Condition]) -> tuple[Interval, ...]:
        domain = Interval(self.low, self.high, high_in=True)
        bounds = {bound for condition in conditions for bound in condition.bounds} | set(domain.bounds)
        points = sorted(bound for bound in bounds if bound in domain)
        atoms = [Interval(point, point, high_in=True) for point in points]
        atoms += [Interval(one, other, low_in=False) for one, other in pairwise(points)]
        if self.high is None:
            atoms.append(Interval(points[-1], None, low_in=False) if points else Interval())
        if self.low is None and points:
            atoms.append(Interval(None, points[0]))
        return tuple(sorted(atoms, key=_place))

    def covers(self, condition: Condition, atom: Interval) -> bool:
        return _inside(atom) in condition

    def unknown(self, condition: Condition) -> tuple[str, ...]:
        return ()

    def describe(self, atoms: Sequence[Interval]) -> str:
        """``montant de 1 000 € à moins de 5 000 €``; neighbouring atoms are told as one stretch."""
        runs: list[list[Interval]] = []
        for atom in atoms:
            if runs and runs[-1][-1].high == atom.low and (runs[-1][-1].high_in or atom.low_in):
                runs[-1].append(atom)
            else:
                runs.append([atom])
        return f"{self.name} {' ou '.join(self._words(run[0], run[-1]) for run in runs)}"

    def _words(self, first: Interval, last: Interval) -> str:
        def shown(number: Decimal) -> str:
            return with_unit(number, self.unit)

        if first.low == last.high and first.low is not None:
            return f"égal à {shown(first.low)}"
        low = "" if first.low is None else f"{'à partir de' if first.low_in else 'au-dessus de'} {shown(first.low)}"
        high = "" if last.high is None else f"{'jusqu’à' if last.high_in else 'jusqu’à moins de'} {shown(last.high)}"
        return " ".join(part for part in (low, high) if part) or "quelconque"


Dimension = Options | Range


def _place(atom: Interval) -> tuple[bool, Decimal, bool]:
    return (atom.low is not None, atom.low or Decimal(0), not atom.low_in)


def _inside(atom: Interval) -> Decimal:
    """A number of the atom: all of them meet the same conditions."""
    if atom.low is None:
        return atom.high - 1 if atom.high is not None else Decimal(0)
    if atom.high is None:
        return atom.low + 1
    return (atom.low + atom.high) / 2
