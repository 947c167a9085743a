"""Tables on the same questions, as boxes: one set of atoms for each question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from quittance.tables.dimensions import Condition, Dimension, Interval, Options

#: One integer for each question; bit i says that its atom i is in.
Box = tuple[int, ...]
Answer = str | Decimal


class UnknownAnswer(ValueError):
    """A question that does not exist, or an answer that it does not offer."""


@dataclass(frozen=True)
class Row:
    """One row: the answers it stands for (a question left out: any answer) and its result."""

    when: Mapping[str, Condition]
    result: str


class Grid:
    """The questions cut into atoms, and the rows of each table as boxes.

    Args:
        dimensions: the questions.
        tables: id of each table → its rows. Conditions name known questions and options only
            (see :func:`quittance.tables.check`, which tells of the others first).
    """

    def __init__(self, dimensions: Sequence[Dimension], tables: Mapping[str, Sequence[Row]]):
        self.dimensions = tuple(dimensions)
        self.tables = {name: tuple(rows) for name, rows in tables.items()}
        self.atoms = tuple(
            dimension.atoms([row.when[dimension.id] for rows in self.tables.values() for row in rows if dimension.id in row.when])
            for dimension in self.dimensions
        )
        self.boxes = {name: tuple(self._box(row) for row in rows) for name, rows in self.tables.items()}

    @cached_property
    def whole(self) -> Box:
        """All answers to all questions."""
        return tuple((1 << len(atoms)) - 1 for atoms in self.atoms)

    def _box(self, row: Row) -> Box:
        return tuple(
            self._mask(dimension, atoms, row.when[dimension.id]) if dimension.id in row.when else (1 << len(atoms)) - 1
            for dimension, atoms in zip(self.dimensions, self.atoms, strict=True)
        )

    @staticmethod
    def _mask(dimension: Dimension, atoms: Sequence, condition: Condition) -> int:
        return sum(1 << i for i, atom in enumerate(atoms) if dimension.covers(condition, atom))

    def answered(self, answers: Mapping[str, Answer]) -> Box:
        """What is still possible once these questions are answered; the others keep every answer.

        Raises:
            UnknownAnswer: no such question, or an answer that it does not offer.
        """
        known = {dimension.id for dimension in self.dimensions}
        if strange := [id_ for id_ in answers if id_ not in known]:
            raise UnknownAnswer(f"question inconnue\u00a0: {strange[0]}")
        box = []
        for dimension, atoms, whole in zip(self.dimensions, self.atoms, self.whole, strict=True):
            if dimension.id not in answers:
                box.append(whole)
                continue
            answer = answers[dimension.id]
            mask = self._mask(dimension, atoms, (answer,)) if isinstance(dimension, Options) else _holding(atoms, answer)
            if not mask:
                raise UnknownAnswer(f"réponse inconnue à «\u00a0{dimension.id}\u00a0»\u00a0: {answer}")
            box.append(mask)
        return tuple(box)

    def describe(self, box: Box) -> str:
        """The answers of a box in words: only the questions that it limits; « toute réponse » if none."""
        told = [
            dimension.describe([atom for i, atom in enumerate(atoms) if mask >> i & 1])
            for dimension, atoms, mask, whole in zip(self.dimensions, self.atoms, box, self.whole, strict=True)
            if mask != whole
        ]
        return ", ".join(told) or "toute réponse"


def _holding(atoms: Sequence[Interval], number: Decimal) -> int:
    return sum(1 << i for i, atom in enumerate(atoms) if number in atom)


def meet(one: Box, other: Box) -> Box | None:
    """What two boxes share, or None."""
    shared = tuple(a & b for a, b in zip(one, other, strict=True))
    return shared if all(shared) else None


def subtract(box: Box, hole: Box) -> list[Box]:
    """The box without what it shares with another, as boxes that do not overlap."""
    if meet(box, hole) is None:
        return [box]
    left, rest = [], list(box)
    for i, (mask, cut) in enumerate(zip(box, hole, strict=True)):
        if outside := mask & ~cut:
            left.append((*rest[:i], outside, *rest[i + 1 :]))
        rest[i] = mask & cut
    return left
