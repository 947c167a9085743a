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
        if key not in known and (told := key.strip("\u00a0\u202f\u200b")) in known and told not in seen:
            # The key is right but for a sign that nobody sees: its value is read all the same.
            hidden = next(character for character in key if character not in told)
            reader.add("caractere-interdit", key_node, found=f"U+{ord(hidden):04X}", field=doc)
            key = told
        seen.add(key)
        if key not in known and _cut(node, value_node):
            reader.add("virgule-dans-une-valeur", key_node, key=_short(key), found=key, field=doc)
        elif key not in known:
            reader.add(
                "cle-inconnue", key_node, key=_short(key), found=key, suggestion=_meant(key, known),
                expected=_known(known), field=doc,
            )
        elif reader.accept(value_node):
            entries[key] = value_node
    return entries


def _cut(node: yaml.MappingNode, value: yaml.Node) -> bool:
    """Whether a key without value between braces is the end of a text that holds a comma."""
    return bool(node.flow_style) and isinstance(value, yaml.ScalarNode) and not value.value and node.value[0][1] is not value


def _meant(key: str, known: Mapping[str, Attribute]) -> str | None:
    """The known key that was meant: nearly so written, glued to its value, or called by its French name."""
    before, colon, after = key.partition(":")
    if colon and before in known:
        return f"{before}: {after}"
    labels = {attribute.label: name for name, attribute in known.items()}
    return nearest(key, known) or labels.get(nearest(key, labels) or "")


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
