"""Map YAML nodes to the frozen records of the model, with a finding for each fault.

Every function takes the :class:`~quittance.reading.reader.Reader`, which knows
the file and collects findings and the references to check once everything is
read. A fault costs the field that has it, or the record when the field is
required, never the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from quittance.model.collections import Collection
from quittance.model.facts import Facts
from quittance.model.kinds import Many, Slug
from quittance.model.spec import Attribute, Keyed, Nested, Observed, attributes
from quittance.reading.entries import node_entries, what
from quittance.reading.observations import applicable, read_facts
from quittance.reading.reader import Reader
from quittance.reading.values import parse


def map_records(reader: Reader, root: yaml.Node, collection: Collection) -> list[Any]:
    """The records of a file: a list of them, or a single one. Those that cannot be made are left out."""
    if not reader.accept(root):
        return []
    if isinstance(root, yaml.SequenceNode) and not collection.single:
        nodes = [node for node in root.value if reader.accept(node)]
    else:
        nodes = [root]
    made = (map_record(reader, node, collection.record) for node in nodes)
    return [one for one in made if one is not None]


def map_record(reader: Reader, node: yaml.Node, record: type) -> Any | None:
    """One record, or None when it is not a mapping or lacks a required field. ``node`` is already accepted."""
    if not isinstance(node, yaml.MappingNode):
        reader.add("fiche-attendue", node, what=what(node), expected="des lignes « clé: valeur »", field=reader.where)
        return None
    known = attributes(record)
    entries = node_entries(reader, node, known, reader.where)
    values: dict[str, Any] = {"at": reader.at(node)}
    complete = True
    for name, attribute in known.items():
        child = entries.get(name)
        if child is not None and (value := _value(reader, attribute, child, entries)) is not None:
            values[name] = value
        elif isinstance(attribute.kind, Observed):
            values[name] = Facts(applicable(attribute.kind, entries)[0], {})
        elif attribute.required:
            complete = False
            if child is None and not _refused(node, name):
                reader.add(
                    "champ-manquant", node, key=name, label=attribute.label,
                    expected=f"une ligne « {name}: » suivie de sa valeur ({attribute.kind.label})", field=reader.doc(name),
                )
    if complete:
        return record(**values)
    if isinstance(identifier := entries.get("id"), yaml.ScalarNode):
        reader.lost.add((reader.where, identifier.value))
    return None


def _refused(node: yaml.MappingNode, name: str) -> bool:
    """Whether a key is written but its value was refused, with a finding of its own."""
    return any(isinstance(key, yaml.ScalarNode) and key.value == name for key, _ in node.value)


def _value(reader: Reader, attribute: Attribute, node: yaml.Node, entries: Mapping[str, yaml.Node]) -> Any | None:
    """The value of an attribute of a record, or None with a finding."""
    kind = attribute.kind
    if isinstance(kind, Observed):
        return read_facts(reader, kind, node, entries)
    if isinstance(kind, Nested):
        return _nested(reader, attribute, kind, node)
    if isinstance(kind, Keyed):
        return _keyed(reader, attribute, node)
    return parse(reader, attribute, node, kind)


def _nested(reader: Reader, attribute: Attribute, kind: Nested, node: yaml.Node) -> Any | None:
    outside = reader.where
    reader.where = reader.doc(attribute.name)
    try:
        if not kind.many:
            return map_record(reader, node, kind.record)
        if not isinstance(node, yaml.SequenceNode):
            reader.add("liste-attendue", node, key=attribute.name, what=what(node), field=reader.where)
            return None
        if not node.value:
            reader.add("valeur-vide", node, key=attribute.name, field=reader.where)
            return None
        made = [map_record(reader, item, kind.record) for item in node.value if reader.accept(item)]
        return tuple(one for one in made if one is not None)
    finally:
        reader.where = outside


def _keyed(reader: Reader, attribute: Attribute, node: yaml.Node) -> dict[str, tuple[str, ...]] | None:
    """A mapping of ids to lists of ids; None when it is empty or is no mapping, with a finding."""
    name = attribute.name
    if not isinstance(node, yaml.MappingNode):
        reader.add("fiche-attendue", node, what=what(node), expected="des lignes « identifiant: [identifiants] »", field=reader.doc(name))
        return None
    if not node.value:
        reader.add("valeur-vide", node, key=name, field=reader.doc(name))
        return None
    lists: dict[str, tuple[str, ...]] = {}
    lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        key = parse(reader, attribute, key_node, Slug()) if reader.accept(key_node) else None
        if key is None:
            continue
        if key in lines:
            reader.add("cle-en-double", key_node, key=key, line=lines[key], found=key, field=reader.doc(name))
            continue
        lines[key] = key_node.start_mark.line + 1
        if reader.accept(value_node) and (items := parse(reader, attribute, value_node, Many(Slug()))) is not None:
            lists[key] = items
    return lists
