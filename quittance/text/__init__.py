"""French text: folding, tokens, stems, synonyms, filters, near words, order.

For the table filters, the checker's suggestions and the search engine. Knows no
site engine and no file. ``docs/assets/js/engine/text.js`` has the same functions
in the browser, except :func:`nearest`; ``tests/vectors/text.json`` drives both.
"""

from .collation import sort_key
from .folding import fold
from .lunr import synonyms_script
from .matching import match
from .nearest import distance, nearest
from .stemming import stem
from .synonyms import Slot, SynonymGroup, SynonymTable, expand, phrase, synonym_groups
from .tokenizing import Token, meaningful, tokens

__all__ = [
    "Slot",
    "SynonymGroup",
    "SynonymTable",
    "Token",
    "distance",
    "expand",
    "fold",
    "match",
    "meaningful",
    "nearest",
    "phrase",
    "sort_key",
    "stem",
    "synonym_groups",
    "synonyms_script",
    "tokens",
]
