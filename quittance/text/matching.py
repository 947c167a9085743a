"""The text filter of the tables: does this row answer this query?"""

from collections.abc import Sequence

from .synonyms import Phrase, SynonymTable, expand
from .tokenizing import Token, meaningful, tokens

_NO_SYNONYMS = SynonymTable()


def _has_word(typed: Token, words: Sequence[Token]) -> bool:
    # Both the spelling and the stem count as a beginning, so that the filter
    # does not lose rows while a word is being typed nor when it is inflected.
    return any(
        word.text.startswith(typed.text) or word.stem.startswith(typed.stem) for word in words
    )


def _has_phrase(wanted: Phrase, stems: Sequence[str]) -> bool:
    size = len(wanted)
    return any(tuple(stems[at : at + size]) == wanted for at in range(len(stems) - size + 1))


def match(query: str, text: str, table: SynonymTable = _NO_SYNONYMS) -> bool:
    """Return True when ``text`` has everything that ``query`` asks for.

    Each word of the query must begin a word of the text (folded or stemmed), or
    one of its synonyms must stand there whole, its words side by side. Order
    does not matter, stop words are ignored, an empty query accepts everything.
    Spelling mistakes are not forgiven.

    >>> match("creances a l'etranger", "Créance étrangère")
    True
    """
    found = tokens(query)
    if not found:
        return True
    all_words = tokens(text)
    stems = [token.stem for token in meaningful(all_words)]
    return all(
        all(_has_word(word, all_words) for word in slot.typed)
        or any(_has_phrase(synonym, stems) for synonym in slot.synonyms)
        for slot in expand(found, table)
    )
