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
    seen: set[str] = set()
    for key_node, value_node in node.value:
        key = key_node.value
        # One test for the usual key; all that is unusual goes the long way.
        if key.__class__ is str and key in known and key not in seen and not reader.marked:
            seen.add(key)
            entries[key] = value_node
            continue
        if not reader.accept(key_node):
            continue
        if not isinstance(key_node, yaml.ScalarNode):
            key = f"({what(key_node)})"
        if key in seen:
            line = _first_line(node, key)
            reader.add("cle-en-double", key_node, key=_short(key), line=line, found=key, field=doc)
            continue
        seen.add(key)
        if key not in known:
            reader.add(
                "cle-inconnue", key_node, key=_short(key), found=key, suggestion=nearest(key, known),
                expected=_known(known), field=doc,
            )
        elif reader.accept(value_node):
            entries[key] = value_node
    return entries


def _first_line(node: yaml.MappingNode, key: str) -> int:
    """Where a key stands first; 0 for a list or a mapping as key."""
    return next((name.start_mark.line + 1 for name, _ in node.value if name.value == key), 0)


def what(node: yaml.Node) -> str:
    """What a node is, for a message."""
    if isinstance(node, yaml.MappingNode):
        return "une fiche"
    if isinstance(node, yaml.SequenceNode):
        return "une liste"
    return "une valeur seule" if node.value else "un vide"


def _known(known: Mapping[str, Attribute]) -> str:
    """The keys that are known, when they are few enough to be read."""
    if len(known) <= 20:
        return "l’une de " + ", ".join(known)
    return f"l’un des {len(known)} champs de la page indiquée"


def _short(key: str) -> str:
    key = " ".join(key.split()) or "(vide)"
    return key if len(key) <= 40 else key[:39] + "…"
