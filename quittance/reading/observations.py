"""Read the facts of a record: for each field, what is observed and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from quittance.model.facts import OBSERVATION_KEYS, Facts, Observation
from quittance.model.kinds import NOT_APPLICABLE, Many
from quittance.model.spec import Attribute, Observed
from quittance.reading.entries import node_entries, what
from quittance.reading.guesses import guess_list
from quittance.reading.reader import Reader
from quittance.reading.values import parse
from quittance.reading.yaml_file import scalar_type

#: What people type for « unknown »; the absence of the field already says it.
UNKNOWN_WORDS = frozenset(
    ("inconnu", "inconnue", "non renseigné", "non renseigne", "non connu", "nc", "n.c.", "n/a", "na", "?", "unknown")
)


def applicable(kind: Observed, entries: Mapping[str, yaml.Node]) -> tuple[Mapping[str, Attribute], str]:
    """The fields that apply to a record, by its family, and that family as it is written."""
    node = entries.get("family")
    family = node.value if isinstance(node, yaml.ScalarNode) else ""
    return kind.applying_to(family), family


def read_facts(reader: Reader, kind: Observed, node: yaml.Node, entries: Mapping[str, yaml.Node]) -> Facts | None:
    """The facts of a record, or None with a finding when they are not a mapping.

    Args:
        entries: those of the record, for its family.
    """
    if not isinstance(node, yaml.MappingNode):
        reader.add("fiche-attendue", node, what=what(node), expected="des lignes « champ: observations »", field=reader.doc("facts"))
        return None
    fields, family = applicable(kind, entries)
    observed: dict[str, tuple[Observation, ...]] = {}
    for name, child in node_entries(reader, node, kind.fields, reader.doc("facts")).items():
        # Without a known family nothing can be said of what suits it, and that fault is reported.
        if name not in fields and family in reader.vocabularies.get("familles", (family,)):
            reader.add("champ-hors-famille", child, key=name, family=family[:40], field=reader.doc(name))
        elif found := _observations(reader, kind.fields[name], child):
            observed[name] = found
    return Facts(fields, observed)


def _observations(reader: Reader, attribute: Attribute, node: yaml.Node) -> tuple[Observation, ...]:
    """Observations of one field: one mapping, a list of mappings, or a bare value (« énoncé sans source »)."""
    if isinstance(node, yaml.MappingNode):
        nodes = [node]
    elif isinstance(node, yaml.SequenceNode) and node.value and all(isinstance(n, yaml.MappingNode) for n in node.value):
        nodes = [item for item in node.value if reader.accept(item)]
    else:
        value = _value(reader, attribute, node)
        return () if value is None else (Observation(value, at=reader.at(node)),)
    return tuple(o for o in [_observation(reader, attribute, n) for n in nodes] if o is not None)


def _observation(reader: Reader, attribute: Attribute, node: yaml.MappingNode) -> Observation | None:
    outside = reader.where
    doc = reader.doc("observation")
    entries = node_entries(reader, node, OBSERVATION_KEYS, doc)
    value_node = entries.get("value")
    value = None
    if value_node is not None:
        value = _value(reader, attribute, value_node)
    elif not any(key.value == "value" for key, _ in node.value):
        reader.add("champ-manquant", node, key="value", label="Valeur", expected=f"la valeur de « {attribute.label} »", field=reader.doc(attribute.name))
    reader.where = doc
    said = {
        name: parse(reader, OBSERVATION_KEYS[name], child, OBSERVATION_KEYS[name].kind)
        for name, child in entries.items()
        if child is not value_node
    }
    reader.where = outside
    claim = said.get("claim")
    if claim and claim != "a-verifier" and "source" not in entries:
        reader.add("source-manquante", node, claim=claim, found=claim, field=f"{doc}.source")
    if claim == "verifie" and "verified_by" not in entries:
        reader.add("verificateur-manquant", node, field=f"{doc}.verified_by")
    if value is None:
        return None
    source = reader.records.get("sources", {}).get(said.get("source") or "")
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


def _value(reader: Reader, attribute: Attribute, node: yaml.Node) -> Any | None:
    """The value of an observation, « sans objet » included; « inconnu » is refused."""
    if isinstance(node, yaml.ScalarNode):
        text = node.value
        if text == NOT_APPLICABLE:
            return NOT_APPLICABLE
        if len(text) < 16 and text.strip().lower() in UNKNOWN_WORDS:
            reader.add("inconnu-ecrit", node, found=text, field=reader.doc(attribute.name))
            return None
        if isinstance(attribute.kind, Many) and scalar_type(node) == "str" and text.strip():
            reader.add(
                "liste-attendue", node, key=attribute.name, what=what(node), found=text,
                suggestion=guess_list(text, attribute.kind), field=reader.doc(attribute.name),
            )
            return None
    return parse(reader, attribute, node, attribute.kind)
