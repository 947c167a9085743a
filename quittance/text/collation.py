"""French alphabetical order."""

import re
import unicodedata

from .folding import fold

_THOUSANDS = re.compile(r"([0-9]) (?=[0-9]{3}(?![0-9]))")
_SIGNS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"[0-9]+")
_WIDTH = 20


def sort_key(text: str) -> str:
    """Return a text whose plain order is the French alphabetical order.

    Letters count first, without accents, case or signs; then accents (cote,
    coté, côte, côté); then case, small before capital. Numbers are compared by
    value (« 9 » before « 10 » before « 1 000 »). Articles count: « La Poste »
    is under L. Never raises.

    >>> sorted(["Zoé", "été", "etable", "Étude 10", "Étude 9"], key=sort_key)
    ['etable', 'été', 'Étude 9', 'Étude 10', 'Zoé']
    """
    letters = _THOUSANDS.sub(r"\1", fold(text))
    letters = _SIGNS.sub(" ", letters).strip()
    letters = _DIGITS.sub(lambda digits: digits[0].lstrip("0").zfill(_WIDTH), letters)
    accents = unicodedata.normalize("NFD", text.lower())
    # Exchanged case, because capitals come first in the code table.
    return f"{letters}\0{accents}\0{text.swapcase()}"
