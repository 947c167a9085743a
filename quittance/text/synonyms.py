"""Synonyms from the glossary: several words hold together, old names lead to new.

Within a group the names in use stand for each other. A former name leads to the
names in use (« huissier » finds « commissaire de justice »), not the other way:
a reader who types the present name is not sent to the past one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .tokenizing import Token, meaningful, tokens

#: A name as the stems of its meaningful words, in order.
Phrase = tuple[str, ...]

_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class SynonymGroup:
    """Names of one thing: those in use, and those it had before."""

    names: tuple[str, ...]
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that a query asks for.

    ``typed``: its words as tokens. ``synonyms``: other names, as phrases of
    stems, without what was typed and without repetition.
    """

    typed: tuple[Token, ...]
    synonyms: tuple[Phrase, ...]


def _get(term: Any, name: str) -> Any:
    return term.get(name) if isinstance(term, Mapping) else getattr(term, name, None)


def _names(term: Any, name: str) -> list[str]:
    value = _get(term, name)
    if not value:
        return []
    return [value] if isinstance(value, str) else [str(item) for item in value]


def synonym_groups(terms: Iterable[Any]) -> tuple[SynonymGroup, ...]:
    """Return the groups of a glossary.

    ``terms``: mappings or objects with ``term`` and, optionally, ``synonyms``,
    ``abbreviations`` and ``former_names`` (a text or a list of texts). In a term
    such as « Juge de l’exécution (JEX) » the parenthesis is taken off, and kept
    as an abbreviation when it is in capitals. A term alone in its group is left
    out: there is nothing to expand it to.
    """
    groups = []
    for term in terms:
        names: list[str] = []
        for label in _names(term, "term"):
            names.append(_PARENTHESIS.sub("", label).strip())
            names += [inner for inner in _PARENTHESIS.findall(label) if inner.isupper()]
        names += _names(term, "synonyms") + _names(term, "abbreviations")
        former = _names(term, "former_names")
        unique = tuple(dict.fromkeys(name for name in names if name))
        if unique and (len(unique) > 1 or former):
            groups.append(SynonymGroup(unique, tuple(dict.fromkeys(former))))
    return tuple(groups)


def phrase(name: str) -> Phrase:
    """Return a name as stems without stop words.

    >>> phrase("mise en demeure")
    ('mis', 'demeur')
    """
    return tuple(token.stem for token in meaningful(tokens(name)))


class SynonymTable:
    """Groups made ready for look-up; build it once, use it for each query."""

    def __init__(self, groups: Iterable[SynonymGroup] = ()) -> None:
        self._others: dict[Phrase, list[Phrase]] = {}
        for group in groups:
            current = list(dict.fromkeys(phrase(name) for name in group.names))
            for typed in current + [phrase(name) for name in group.former]:
                known = self._others.setdefault(typed, [])
                known += [one for one in current if one and one != typed and one not in known]
        self._others = {typed: others for typed, others in self._others.items() if others}
        self.longest = max(map(len, self._others), default=0)

    def others(self, typed: Phrase) -> tuple[Phrase, ...]:
        """Return the other names of a phrase, empty when it is not known."""
        return tuple(self._others.get(typed, ()))


def expand(found: Sequence[Token], table: SynonymTable) -> list[Slot]:
    """Return the slots of a query, longest known name first, from left to right.

    ``found``: the tokens of the query; stop words are dropped. A word that
    belongs to no known name is a slot of its own.
    """
    words = meaningful(list(found))
    slots: list[Slot] = []
    index = 0
    while index < len(words):
        length = 1
        for candidate in range(min(table.longest, len(words) - index), 1, -1):
            if table.others(tuple(token.stem for token in words[index : index + candidate])):
                length = candidate
                break
        typed = tuple(words[index : index + length])
        slots.append(Slot(typed, table.others(tuple(token.stem for token in typed))))
        index += length
    return slots
