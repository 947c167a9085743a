"""How a record states its fields: once, on the record itself.

A record is a frozen dataclass whose fields are made by :func:`attribute`. The
name, label, help, kind and required flag stand there and nowhere else; the
reader, the JSON Schema, the documentation for editors, the tables and the
forms ask :func:`attributes`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from quittance.model.kinds import Kind

_KEY = "quittance"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Position:
    """Where something is written: path below the data folder, line and column from 1."""

    path: str
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class Attribute:
    """One field of a record, as editors and programs know it.

    Attributes:
        name: key in the YAML file (English).
        label: what readers see as its name (French).
        kind: what it may hold.
        help: what an editor should write (French).
        required: the record is refused without it.
        default: value when absent.
        group: heading under which a record page shows it.
        question: what to ask the organisation when the value is unknown (French).
        families: record families it is meant for; empty: all.
        counted: it counts in the documented share.
    """

    name: str
    label: str
    kind: Kind | Nested | Observed
    help: str = ""
    required: bool = False
    default: Any = None
    group: str = ""
    question: str = ""
    families: tuple[str, ...] = ()
    counted: bool = False

    def applies_to(self, family: str) -> bool:
        return not self.families or family in self.families


@dataclass(frozen=True)
class Nested:
    """One record inside another, or a list of them."""

    record: type
    many: bool = False
    label: str = "fiche incluse"


@dataclass(frozen=True)
class Observed:
    """A mapping of fields to observations: the facts of an organisation or a training."""

    fields: Mapping[str, Attribute]
    label: str = "faits observés"


def attribute(kind: Kind | Nested | Observed, label: str, *, help: str = "", required: bool = False, default: Any = None) -> Any:
    """Declare a field of a record dataclass."""
    attribute_ = Attribute("", label, kind, help, required, default)
    return dataclasses.field(default=default, metadata={_KEY: attribute_})


def attributes(record: type) -> Mapping[str, Attribute]:
    """The fields of a record class, in order, by YAML key."""
    cached = record.__dict__.get("_attributes")
    if cached is None:
        cached = {
            field.name: dataclasses.replace(field.metadata[_KEY], name=field.name)
            for field in dataclasses.fields(record)
            if _KEY in field.metadata
        }
        record._attributes = cached
    return cached


def record(*, label: str, help: str = "") -> Callable[[type[T]], type[T]]:
    """Make a class a record: frozen, keyword-only, with the :class:`Position` of its first key in ``at``."""

    def decorate(cls: type[T]) -> type[T]:
        cls.__annotations__["at"] = Position
        cls.at = dataclasses.field(default=Position("", 0), compare=False, repr=False)
        made = dataclass(frozen=True, kw_only=True)(cls)
        made.record_label = label
        made.record_help = help
        return made

    return decorate
