"""Read the value of one field: a scalar, or a list of scalars, by its kind."""

from __future__ import annotations

from typing import Any

import yaml

from quittance.model.collections import BY_NAME
from quittance.model.kinds import FORBIDDEN, Choice, Invalid, Kind, Many, Reference, Text
from quittance.model.spec import Attribute
from quittance.reading.entries import what
from quittance.reading.guesses import guess
from quittance.reading.reader import Reader
from quittance.reading.yaml_file import scalar_type
from quittance.text import nearest

#: Marks that a word processor puts around a quotation.
_CURLY = "“”„‟‘‛"


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
        _refuse(reader, attribute, node, kind, error)
        return None
    # What is already known to exist, as most is, need not be looked up again.
    if isinstance(kind, Choice):
        if value not in reader.vocabularies.get(kind.vocabulary, ()):
            reader.choices.append(reader.use(kind.vocabulary, value, node, name))
    elif isinstance(kind, Reference):
        if value not in reader.records.get(kind.collection, ()):
            reader.references.append(reader.use(kind.collection, value, node, name))
    elif type(value) is str:
        if "{" in value:
            reader.texts.append(reader.use("", value, node, name))
        if isinstance(kind, Text) and (value[0] in _CURLY or (value.count('"') % 2 and not node.style)):
            reader.add("guillemet-perdu", node, key=name, found=value, suggestion='"' + value.strip(_CURLY + '"') + '"', field=reader.doc(name))
    return value


def _refuse(reader: Reader, attribute: Attribute, node: yaml.ScalarNode, kind: Kind, error: Invalid) -> None:
    """Say what is wrong with a value, and what was most likely meant."""
    name, text, code, expected = attribute.name, node.value, error.code, error.expected
    words = {"vocabulary": attribute.label, "collection": ""}
    known = getattr(kind, "values", ())
    if isinstance(kind, Choice) and (known := reader.vocabularies.get(kind.vocabulary, ())):
        # « Cabinet de recouvrement » is a wrong choice before it is a wrong identifier.
        code, words["vocabulary"], expected = "valeur-hors-liste", kind.vocabulary, "l’une de " + ", ".join(known)
    elif isinstance(kind, Reference):
        known = reader.records.get(kind.collection, {})
        code, words["collection"] = "renvoi-inconnu", BY_NAME[kind.collection].label
    suggestion = nearest(text, known) if known else guess(text, code, kind)
    if isinstance(kind, Reference) and "//" in text:
        suggestion = next((id_ for id_, one in known.items() if getattr(one, "address", None) == text), "")
    reader.add(code, node, key=name, found=_shown(text, code), expected=expected, suggestion=suggestion, field=reader.doc(name), **words)


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

