"""JSON Schema of each data file, for the completion and the hints of editors.

Made from the model, so that it says what the checker says. What a schema
cannot know (a key written twice, a reference to a record that does not exist,
the way a number is written) is left to the checker.

Example:
    >>> import datetime as dt, pathlib, quittance
    >>> from quittance.schema import schemas
    >>> base = quittance.load(pathlib.Path("data"), today=dt.date(2026, 11, 22))  # doctest: +SKIP
    >>> schemas(base)["providers.yaml"]["title"]  # doctest: +SKIP
    'Prestataires'
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from quittance.base import Base
from quittance.model.collections import COLLECTIONS, Collection
from quittance.model.facts import OBSERVATION_KEYS
from quittance.model.kinds import NOT_APPLICABLE, Choice, Kind, Many
from quittance.model.spec import Attribute, Keyed, Nested, Observed, Record, attributes

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def schemas(base: Base) -> dict[str, Schema]:
    """The schema of each collection by the name of its file; ``vocabularies/*.yaml`` for the lists.

    Args:
        base: its vocabularies become the values offered.
    """
    return {file_pattern(collection): _schema(base, collection) for collection in COLLECTIONS}


def file_pattern(collection: Collection) -> str:
    """``providers.yaml``, or ``vocabularies/*.yaml`` when each file is a list of its own."""
    return f"{collection.name}/*.yaml" if collection.each_file else collection.file


@dataclass(frozen=True)
class _File:
    """The schema being made: parts used more than once stand once, in ``parts``, and are referred to."""

    base: Base
    parts: Schema = field(default_factory=dict)

    def part(self, name: str, schema: Schema) -> Schema:
        self.parts[name] = schema
        return {"$ref": f"#/$defs/{name}"}


def _schema(base: Base, collection: Collection) -> Schema:
    file = _File(base)
    record = _record(file, collection.record)
    head: Schema = {"$schema": DRAFT, "title": collection.label, "description": collection.record.record_help}
    if collection.single:
        return head | {key: value for key, value in record.items() if key not in ("title", "description")}
    # A file holds a list of records, or a single one when a collection is split into a folder.
    item = file.part("record", record)
    return head | {"anyOf": [{"type": "array", "items": item}, item], "$defs": file.parts}


def _record(file: _File, record: type[Record]) -> Schema:
    known = attributes(record)
    schema = _object({name: _described(attribute, _attribute(file, attribute)) for name, attribute in known.items()})
    schema |= {"title": record.record_label, "description": record.record_help}
    required = [name for name, attribute in known.items() if attribute.required]
    if required:
        schema["required"] = required
    rules = [rule for name, attribute in known.items() for rule in _family_rules(name, attribute.kind)]
    if rules:
        schema["allOf"] = rules
    return schema


def _object(properties: dict[str, Schema]) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _described(attribute: Attribute, schema: Schema) -> Schema:
    described: Schema = {"title": attribute.label}
    if attribute.help:
        described["description"] = attribute.help
    return described | schema


def _attribute(file: _File, attribute: Attribute) -> Schema:
    kind = attribute.kind
    if isinstance(kind, Observed):
        fields = kind.fields.values()
        return _object({one.name: _described(one, _fact(file, one)) for one in fields})
    if isinstance(kind, Nested):
        inner = _record(file, kind.record)
        return {"type": "array", "minItems": 1, "items": inner} if kind.many else inner
    if isinstance(kind, Keyed):
        return kind.schema()
    return _value(file, kind)


def _value(file: _File, kind: Kind) -> Schema:
    """The schema of a kind, with the values of its vocabulary."""
    if isinstance(kind, Many):
        return kind.schema() | {"items": _value(file, kind.item)}
    if isinstance(kind, Choice):
        entries = file.base.vocabularies.get(kind.vocabulary, {}).values()
        labels = [f"{entry.label}. {entry.definition}" if entry.definition else entry.label for entry in entries]
        # Editors show `enumDescriptions`; validators do not look at it.
        return {"enum": [entry.id for entry in entries], "enumDescriptions": labels}
    return kind.schema()


def _fact(file: _File, observed: Attribute) -> Schema:
    """A bare value, one observation, or several."""
    value = {"anyOf": [_value(file, observed.kind), {"const": NOT_APPLICABLE}]}
    keys = {
        key.name: file.part(key.name, _described(key, _value(file, key.kind)))
        for key in OBSERVATION_KEYS.values()
        if key.name != "value"
    }
    observation = _object({"value": _described(OBSERVATION_KEYS["value"], value)} | keys) | {
        "title": f"Observation\u00a0: {observed.label}",
        "required": [key.name for key in OBSERVATION_KEYS.values() if key.required],
        "allOf": [
            _when("claim", ["verifie", "publie", "declare"], {"required": ["source"]}),
            _when("claim", ["verifie"], {"required": ["verified_by"]}),
        ],
    }
    one = file.part(f"observation-{observed.name}", observation)
    return {"anyOf": [value, one, {"type": "array", "minItems": 1, "items": one}]}


def _family_rules(name: str, kind: Any) -> list[Schema]:
    """For each field that is not meant for all families: refused for the others."""
    if not isinstance(kind, Observed):
        return []
    return [
        {
            "if": {"properties": {"family": {"not": {"enum": list(one.families)}}}, "required": ["family"]},
            "then": {"properties": {name: {"properties": {one.name: False}}}},
        }
        for one in kind.fields.values()
        if one.families
    ]


def _when(key: str, values: list[str], then: Schema) -> Schema:
    return {"if": {"properties": {key: {"enum": values}}, "required": [key]}, "then": then}
