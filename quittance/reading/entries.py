"""The keys of a YAML mapping: those that are known, each once."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from quittance.model.spec import Attribute
from quittance.reading.reader import Reader
from quittance.text import nearest


def node_entries(reader: Reader, node: yaml.MappingNode, known: Mapping[str, Attribute], doc: str) -> dict[str, yaml.Node]:
    """Key → value node, known keys only; doubles and unknown keys become findings.

    Args:
        doc: documented name of what holds these keys.
    """
    entries: dict[str, yaml.Node] = {}
    first: dict[str, yaml.Node] = {}
    for key_node, value_node in node.value:
        if not reader.accept(key_node):
            continue
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else f"({what(key_node)})"
        if key in first:
            line = first[key].start_mark.line + 1
            reader.add("cle-en-double", key_node, key=_short(key), line=line, found=key, field=doc)
            continue
        first[key] = key_node
        if key not in known:
            reader.add(
                "cle-inconnue", key_node, key=_short(key), found=key, suggestion=nearest(key, known),
                expected="l’une de " + ", ".join(known), field=doc,
            )
        elif reader.accept(value_node):
            entries[key] = value_node
    return entries


def what(node: yaml.Node) -> str:
    """What a node is, for a message."""
    if isinstance(node, yaml.MappingNode):
        return "une fiche"
    if isinstance(node, yaml.SequenceNode):
        return "une liste"
    return "une valeur seule" if node.value else "un vide"


def _short(key: str) -> str:
    key = " ".join(key.split()) or "(vide)"
    return key if len(key) <= 40 else key[:39] + "…"
