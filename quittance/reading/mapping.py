"""Map YAML nodes to the frozen records of the model, with a finding for each fault.

Every function takes the :class:`Reader`, which knows the file and collects
findings and the references to check once everything is read. A fault costs
the field that has it, never the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from quittance.findings import Finding, finding
from quittance.model.facts import OBSERVATION_KEYS, Facts, Observation
from quittance.model.kinds import NOT_APPLICABLE, Choice, Invalid, Kind, Many, Reference
from quittance.model.source import Source
from quittance.model.spec import Attribute, Nested, Observed, Position, attributes
from quittance.reading.yaml_file import known_tag, position, scalar_type
from quittance.text import fold, nearest

#: What people type for « unknown »; the absence of the field already says it.
_UNKNOWN_WORDS = {"inconnu", "inconnue", "non renseigne", "nc", "n/a", "na", "?", "unknown", "non connu"}


@dataclass
class Reader:
    """State while one base is read.

    Attributes:
        path: name of the file being read.
        collection: its collection, for the documentation of fields.
        sources: those already read, which observations refer to.
        references: (collection, id, position, field) to check at the end.
        choices: (vocabulary, value, position, field) to check at the end.
        texts: (text, position) that may hold inline references.
        seen: ids of the nodes already visited: one met twice is an alias.
    """

    path: str = ""
    collection: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    references: list[tuple[str, str, Position, str]] = field(default_factory=list)
    choices: list[tuple[str, str, Position, str]] = field(default_factory=list)
    texts: list[tuple[str, Position]] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def at(self, node: yaml.Node) -> Position:
        return position(node, self.path)

    def add(self, code: str, node: yaml.Node, **words: Any) -> None:
        self.findings.append(finding(code, self.at(node), **words))

    def doc(self, name: str) -> str:
        return f"{self.collection}.{name}"

    def accept(self, node: yaml.Node) -> bool:
        """False, with a finding, for an alias or a tag that is not plain YAML."""
        if id(node) in self.seen:
            self.add("yaml-alias", node)
            return False
        self.seen.add(id(node))
        if not known_tag(node):
            self.add("yaml-etiquette", node, found=node.tag.replace("tag:yaml.org,2002:", "!!"))
            return False
        return True


def map_records(reader: Reader, root: yaml.Node, record: type) -> list[Any]:
    """The records of a file: a list of them, or a single one."""
    if not reader.accept(root):
        return []
    if isinstance(root, yaml.SequenceNode):
        nodes = [node for node in root.value if reader.accept(node)]
    else:
        nodes = [root]
    made = (map_record(reader, node, record) for node in nodes)
    return [one for one in made if one is not None]


def map_record(reader: Reader, node: yaml.Node, record: type) -> Any | None:
    """One record, or None when it is not a mapping or lacks a required field. ``node`` is already accepted."""
    if not isinstance(node, yaml.MappingNode):
        reader.add("fiche-attendue", node, field=reader.collection)
        return None
    known = attributes(record)
    entries = _entries(reader, node, known)
    values: dict[str, Any] = {"at": reader.at(node)}
    complete = True
    for name, attribute in known.items():
        if name in entries and (value := _value(reader, attribute, entries[name], entries)) is not None:
            values[name] = value
        elif isinstance(attribute.kind, Observed):
            values[name] = Facts(attribute.kind.fields.values(), {})
        elif attribute.required:
            if name not in entries:
                reader.add("champ-manquant", node, key=name, label=attribute.label, expected=attribute.help.rstrip("."), field=reader.doc(name))
            complete = False
    return record(**values) if complete else None


def _entries(reader: Reader, node: yaml.MappingNode, known: Mapping[str, Attribute]) -> dict[str, yaml.Node]:
    """Key → value node, known keys only; doubles and unknown keys become findings."""
    entries: dict[str, yaml.Node] = {}
    lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        if not reader.accept(key_node):
            continue
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
        if key in lines:
            reader.add("cle-en-double", key_node, key=key, line=lines[key], found=key)
            continue
        lines[key] = key_node.start_mark.line + 1
        if key not in known:
            reader.add(
                "cle-inconnue", key_node, key=key, found=key, suggestion=nearest(key, known),
                expected="l’une de " + ", ".join(known), field=reader.collection,
            )
        elif reader.accept(value_node):
            entries[key] = value_node
    return entries


def _value(reader: Reader, attribute: Attribute, node: yaml.Node, entries: Mapping[str, yaml.Node]) -> Any | None:
    """The value of an attribute of a record, or None with a finding."""
    kind = attribute.kind
    if isinstance(kind, Observed):
        return _facts(reader, kind, node, entries)
    if isinstance(kind, Nested):
        if not kind.many:
            return map_record(reader, node, kind.record)
        if not isinstance(node, yaml.SequenceNode):
            reader.add("liste-attendue", node, key=attribute.name, field=reader.doc(attribute.name))
            return None
        made = [map_record(reader, item, kind.record) for item in node.value if reader.accept(item)]
        return tuple(one for one in made if one is not None)
    return parse(reader, attribute, node, kind)


def parse(reader: Reader, attribute: Attribute, node: yaml.Node, kind: Kind) -> Any | None:
    """The value of a scalar or of a list of scalars, or None with a finding. ``node`` is already accepted."""
    if isinstance(kind, Many):
        if not isinstance(node, yaml.SequenceNode):
            reader.add("liste-attendue", node, key=attribute.name, field=reader.doc(attribute.name))
            return None
        items = [parse(reader, attribute, item, kind.item) for item in node.value if reader.accept(item)]
        if not node.value:
            reader.add("valeur-vide", node, key=attribute.name, field=reader.doc(attribute.name))
            return None
        return tuple(item for item in items if item is not None)
    if not isinstance(node, yaml.ScalarNode):
        reader.add("valeur-simple-attendue", node, key=attribute.name, field=reader.doc(attribute.name))
        return None
    text, type_ = node.value, scalar_type(node)
    if type_ == "null" or not text.strip():
        reader.add("valeur-vide", node, key=attribute.name, expected=attribute.help.rstrip("."), field=reader.doc(attribute.name))
        return None
    try:
        value = kind.parse(text, type_)
    except Invalid as error:
        known = getattr(kind, "values", ())
        reader.add(
            error.code, node, key=attribute.name, found=text, expected=error.expected, vocabulary=attribute.label,
            suggestion=nearest(text, known) if known else _french_flag(text, error.code), field=reader.doc(attribute.name),
        )
        return None
    if isinstance(kind, Choice):
        reader.choices.append((kind.vocabulary, value, reader.at(node), reader.doc(attribute.name)))
    elif isinstance(kind, Reference):
        reader.references.append((kind.collection, value, reader.at(node), reader.doc(attribute.name)))
    elif type(value) is str and "{" in value:
        reader.texts.append((value, reader.at(node)))
    return value


def _french_flag(text: str, code: str) -> str:
    """``oui`` for true and its like: what the editor most likely meant."""
    if code not in ("yaml-oui-non", "oui-non-attendu"):
        return ""
    return {"true": "oui", "yes": "oui", "on": "oui", "false": "non", "no": "non", "off": "non"}.get(text.lower(), "")


def _facts(reader: Reader, kind: Observed, node: yaml.Node, entries: Mapping[str, yaml.Node]) -> Facts | None:
    if not isinstance(node, yaml.MappingNode):
        reader.add("fiche-attendue", node, field=reader.doc("facts"))
        return None
    family_node = entries.get("family")
    family = family_node.value if isinstance(family_node, yaml.ScalarNode) else ""
    observed: dict[str, tuple[Observation, ...]] = {}
    for name, value_node in _entries(reader, node, kind.fields).items():
        attribute = kind.fields[name]
        if not attribute.applies_to(family):
            reader.add("champ-hors-famille", value_node, key=name, family=family, field=reader.doc(name))
            continue
        found = _observations(reader, attribute, value_node)
        if found:
            observed[name] = found
    return Facts((f for f in kind.fields.values() if f.applies_to(family)), observed)


def _observations(reader: Reader, attribute: Attribute, node: yaml.Node) -> tuple[Observation, ...]:
    """Observations of one field: one mapping, a list of mappings, or a bare value (« énoncé sans source »)."""
    if isinstance(node, yaml.MappingNode):
        nodes = [node]
    elif isinstance(node, yaml.SequenceNode) and node.value and all(isinstance(n, yaml.MappingNode) for n in node.value):
        nodes = [item for item in node.value if reader.accept(item)]
    else:
        value = _observed_value(reader, attribute, node)
        return () if value is None else (Observation(value, at=reader.at(node)),)
    return tuple(o for o in (_observation(reader, attribute, n) for n in nodes) if o is not None)


def _observation(reader: Reader, attribute: Attribute, node: yaml.MappingNode) -> Observation | None:
    entries = _entries(reader, node, OBSERVATION_KEYS)
    if "value" not in entries:
        reader.add("champ-manquant", node, key="value", label="Valeur", field=reader.doc(attribute.name))
        return None
    value = _observed_value(reader, attribute, entries["value"])
    said = {
        name: parse(reader, OBSERVATION_KEYS[name], child, OBSERVATION_KEYS[name].kind)
        for name, child in entries.items()
        if name != "value"
    }
    source = reader.sources.get(said.get("source") or "")
    claim = said.get("claim")
    if claim and claim != "a-verifier" and "source" not in entries:
        reader.add("source-manquante", node, claim=claim, field=reader.doc(attribute.name))
    if claim == "verifie" and not said.get("verified_by"):
        reader.add("verificateur-manquant", node, field=reader.doc(attribute.name))
    if value is None:
        return None
    return Observation(
        value=value,
        claim=claim or "a-verifier",
        source=source,
        detail=said.get("detail") or "",
        note=said.get("note") or "",
        published=said.get("published_on") or (source.published_on if source else None),
        consulted=said.get("consulted_on") or (source.consulted_on if source else None),
        verified_by=said.get("verified_by") or "",
        at=reader.at(node),
    )


def _observed_value(reader: Reader, attribute: Attribute, node: yaml.Node) -> Any | None:
    if isinstance(node, yaml.ScalarNode):
        if node.value == NOT_APPLICABLE:
            return NOT_APPLICABLE
        if len(node.value) < 16 and fold(node.value).strip() in _UNKNOWN_WORDS:
            reader.add("inconnu-ecrit", node, found=node.value, field=reader.doc(attribute.name))
            return None
        if isinstance(attribute.kind, Many) and scalar_type(node) == "str" and node.value.strip():
            reader.add("liste-attendue", node, key=attribute.name, found=node.value, field=reader.doc(attribute.name))
            return None
    return parse(reader, attribute, node, attribute.kind)
