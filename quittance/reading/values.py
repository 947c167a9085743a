"""Read the value of one field: a scalar, or a list of scalars, by its kind."""

from __future__ import annotations

from typing import Any

import yaml

from quittance.model.kinds import FORBIDDEN, Choice, Invalid, Kind, Many, Reference
from quittance.model.spec import Attribute
from quittance.reading.entries import what
from quittance.reading.reader import Reader
from quittance.reading.yaml_file import scalar_type
from quittance.text import nearest

_FLAGS = {"true": "oui", "yes": "oui", "on": "oui", "false": "non", "no": "non", "off": "non"}


def parse(reader: Reader, attribute: Attribute, node: yaml.Node, kind: Kind) -> Any | None:
    """The value of a node, or None with a finding. ``node`` is already accepted.

    Args:
        attribute: the field, for its name and help.
        kind: that of the field, or of one item of its list.
    """
    name = attribute.name
    if not isinstance(node, yaml.ScalarNode) or isinstance(kind, Many):
        return _list(reader, attribute, node, kind)
    text, type_ = node.value, scalar_type(node)
    if type_ == "null" or not text or text.isspace():
        reader.add("valeur-vide", node, key=name, expected=kind.label, field=reader.doc(name))
        return None
    try:
        value = kind.parse(text, type_)
    except Invalid as error:
        known = getattr(kind, "values", ())
        reader.add(
            error.code, node, key=name, found=_shown(text, error.code), expected=error.expected, vocabulary=attribute.label,
            suggestion=nearest(text, known) if known else _meant(text, error.code, kind), field=reader.doc(name),
        )
        return None
    # What is already known to exist, as most is, need not be looked up again.
    if isinstance(kind, Choice):
        if value not in reader.vocabularies.get(kind.vocabulary, ()):
            reader.choices.append(reader.use(kind.vocabulary, value, node, name))
    elif isinstance(kind, Reference):
        if value not in reader.records.get(kind.collection, ()):
            reader.references.append(reader.use(kind.collection, value, node, name))
    elif type(value) is str and "{" in value:
        reader.texts.append(reader.use("", value, node, name))
    return value


def _list(reader: Reader, attribute: Attribute, node: yaml.Node, kind: Kind) -> tuple[Any, ...] | None:
    """The values of a list; a finding when there is one and should not be, or the reverse, or it is empty."""
    name = attribute.name
    if not isinstance(kind, Many):
        code = "valeur-simple-attendue"
    elif not isinstance(node, yaml.SequenceNode):
        code = "liste-attendue"
    elif not node.value:
        code = "valeur-vide"
    else:
        items = [parse(reader, attribute, item, kind.item) for item in node.value if reader.accept(item)]
        return tuple(item for item in items if item is not None) or None
    reader.add(code, node, key=name, what=what(node), expected=kind.label, field=reader.doc(name))
    return None


def _shown(text: str, code: str) -> str:
    """What to show of a refused value: a character that cannot be seen is named by its number."""
    hidden = FORBIDDEN.search(text) if code == "caractere-interdit" else None
    return f"U+{ord(hidden[0]):04X}" if hidden else text


def _meant(text: str, code: str, kind: Kind) -> str:
    """What the editor most likely meant by a value in the wrong form, or an empty text."""
    text = text.strip()
    if code in ("yaml-oui-non", "oui-non-attendu"):
        flag = text.lower() if text.lower() in ("oui", "non") else _FLAGS.get(text.lower(), "")
        return flag if kind.label == "oui ou non" else f'"{text}"'
    if code == "texte-attendu":
        return f'"{text}"'
    if code == "nombre-entre-guillemets":
        return text.replace(",", ".")
    return ""
