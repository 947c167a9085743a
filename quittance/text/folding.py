"""Folding: one spelling for all the ways people type the same French text."""

import unicodedata
from functools import lru_cache

_APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u02bb\u2032\u00b4`\uff07"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_SPACES = (
    "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
# Zero-width characters, soft hyphen, direction marks, byte order mark.
_REMOVED = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
# Letters that Unicode does not decompose.
_LETTERS = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}

_TABLE: dict[str, str] = (
    dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_REMOVED, "")
    | _LETTERS
)


# A text has few different characters: looking one up again costs ten times less.
@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    # The table goes first: Unicode would turn « ´ » into a space and an accent.
    if character in _TABLE:
        return _TABLE[character]
    decomposed = unicodedata.normalize("NFKD", character).lower()
    # Lower case may compose again (İ), hence the second decomposition.
    decomposed = unicodedata.normalize("NFKD", decomposed)
    return "".join(
        _TABLE.get(part, part)
        for part in decomposed
        if not unicodedata.category(part).startswith("M")
    )


def fold(text: str) -> str:
    """Return ``text`` in lower case, without accents, with plain signs.

    Ligatures open (œ → oe, æ → ae, ß → ss), apostrophes and dashes become
    ``'`` and ``-``, every space becomes U+0020, zero-width characters and soft
    hyphens go. Folding twice changes nothing more. Never raises.

    >>> fold("L’Œuvre\u00a0: dû")
    "l'oeuvre : du"
    """
    return "".join(_fold_character(character) for character in text)


def fold_with_spans(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the folded text and, for each of its characters, where it comes from.

    The second value has one ``(start, end)`` pair per folded character: offsets
    in ``text``, end excluded. Characters that folding removes (an accent written
    apart, a soft hyphen) are counted in the span of the character before them,
    so that highlighting « é » never cuts the accent off.
    """
    folded: list[str] = []
    spans: list[tuple[int, int]] = []
    for index, character in enumerate(text):
        parts = _fold_character(character)
        if not parts and spans:
            spans[-1] = (spans[-1][0], index + 1)
        for part in parts:
            folded.append(part)
            spans.append((index, index + 1))
    return "".join(folded), spans
