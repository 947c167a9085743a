"""How a record states its fields: once, on the record itself.

A record is a frozen dataclass, subclass of :class:`Record`, whose fields are made by :func:`attribute`. The
name, label, help, kind and required flag stand there and nowhere else; the
reader, the JSON Schema, the documentation for editors, the tables and the
forms ask :func:`attributes`.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, TypeVar, dataclass_transform

from quittance.model.kinds import Kind, Many, Slug

_KEY = "quittance"
R = TypeVar("R", bound="Record")


class Position(NamedTuple):
    """Where something is written: path below the data folder, line and column from 1 (0: the whole file)."""

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
    kind: Kind | Nested | Observed | Keyed
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
class Keyed:
    """A mapping whose keys are free ids, each with a list of ids: the answers that a row stands for."""

    label: str = "listes d’identifiants, par identifiant"

    def schema(self) -> dict[str, Any]:
        lists = Many(Slug()).schema()
        return {"type": "object", "minProperties": 1, "propertyNames": Slug().schema(), "additionalProperties": lists}


@dataclass(frozen=True, eq=False)
class Observed:
    """A mapping of fields to observations: the facts of an organisation or a training."""

    fields: Mapping[str, Attribute]
    label: str = "faits observés"

    @functools.lru_cache(maxsize=256)  # noqa: B019 (there are two of these, and they live as long as the program)
    def applying_to(self, family: str) -> Mapping[str, Attribute]:
        """The fields that apply to a family, by name."""
        return {name: field for name, field in self.fields.items() if field.applies_to(family)}


def attribute(kind: Kind | Nested | Observed | Keyed, label: str, *, help: str = "", required: bool = False, default: Any = None) -> Any:
    """Declare a field of a record dataclass."""
    attribute_ = Attribute("", label, kind, help, required, default)
    return dataclasses.field(default=default, metadata={_KEY: attribute_})


@functools.cache
def attributes(record: type) -> Mapping[str, Attribute]:
    """The fields of a record class, in order, by YAML key."""
    return {
        field.name: dataclasses.replace(field.metadata[_KEY], name=field.name)
        for field in dataclasses.fields(record)
        if _KEY in field.metadata
    }


@dataclass(frozen=True, kw_only=True)
class Record:
    """Base of all records: where its first key is written, which no comparison looks at.

    Attributes:
        record_label, record_help: what editors read for this kind of record.
    """

    record_label: ClassVar[str] = ""
    record_help: ClassVar[str] = ""

    at: Position = dataclasses.field(default=Position("", 0), compare=False, repr=False)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(attribute,))
def record(*, label: str, help: str = "") -> Callable[[type[R]], type[R]]:
    """Make a subclass of :class:`Record` a frozen, keyword-only dataclass with its French name and help."""

    def decorate(cls: type[R]) -> type[R]:
        made = dataclass(frozen=True, kw_only=True)(cls)
        made.record_label, made.record_help = label, help
        return made

    return decorate
