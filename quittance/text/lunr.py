"""The synonyms of the glossary as a script, for the search box and the filters."""

import json
from collections.abc import Iterable

from .synonyms import SynonymGroup


def synonyms_script(groups: Iterable[SynonymGroup]) -> str:
    """Return the JavaScript that sets ``Quittance.synonyms``.

    To be published as ``assets/js/engine/synonyms.js``: the search worker reads
    it by this name, and a page may load it as a classic script. The value has
    the shape that ``Quittance.text.synonymTable`` takes. Same groups, same text,
    byte for byte.

    >>> print(synonyms_script([SynonymGroup(("affacturage", "factoring"))]), end="")
    self.Quittance = self.Quittance || {};
    self.Quittance.synonyms = [
    {"names":["affacturage","factoring"],"former":[]}
    ];
    """
    lines = [
        json.dumps(
            {"names": group.names, "former": group.former},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for group in groups
    ]
    return (
        "self.Quittance = self.Quittance || {};\n"
        "self.Quittance.synonyms = [\n" + ",\n".join(lines) + "\n];\n"
    )
