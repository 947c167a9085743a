"""French text cut into tokens, each with its place in the original text."""

import re
from dataclasses import dataclass

from .folding import fold_with_spans
from .lexicon import ELISIONS, KEPT_APOSTROPHES, STOP_WORDS
from .stemming import stem

_ALNUM = r"[^\W_]"
_LETTER = r"[^\W_0-9]"
_END = rf"(?!{_ALNUM})"
_KEPT = "|".join(word.replace("*", rf"{_LETTER}*") for word in KEPT_APOSTROPHES)
_ELISION = "|".join(ELISIONS)
# Lengths are bounded (those of the address standards), so that the time stays
# in proportion to the length of the text whatever the text is.
_LABEL = r"[a-z0-9][a-z0-9-]{0,62}"
_HOST = rf"{_LABEL}(?:\.{_LABEL}){{1,8}}"
_URL_CHARACTER = r"[^ <>\"«»]"

# The order matters: the first alternative that fits wins.
_TOKEN = re.compile(
    "|".join(
        (
            rf"(?P<email>[a-z0-9][a-z0-9._%+-]{{0,63}}@{_HOST})",
            rf"(?:https?://(?:www\.)?|www\.)"
            rf"(?P<url>{_URL_CHARACTER}*[^ <>\"«».,;:!?)\]'/])/?",
            rf"(?P<domain>{_LABEL}(?:\.{_LABEL}){{0,7}}\.(?:fr|com|eu|org|net|info){_END})",
            # « art. L. 441-10 », « R.124-4 », « L*123-1 », « D441-5 », « L. 441 ».
            # « à 10-15 jours » folds to « a 10-15 »: A needs a dot or no space.
            r"(?:art(?:icle)?s?\.? *)?(?P<code>lo|l|r|d|a(?! ))"
            r"(?:\.? *\*? *(?P<article>[0-9]+(?:-[0-9]+)+)"
            rf"|(?:\. *|\*)?(?P<root>[0-9]{{3,4}})){_END}",
            rf"art(?:icle)?s?\.? *(?P<bare>[0-9]+(?:-[0-9]+)*){_END}",
            # « n° 2016-505 », « nº 12948*05 » (the form's version is dropped).
            r"n(?:°s?|o)[. ]*(?P<numbered>[0-9]+(?:[-/.][0-9]+)*)(?:\*[0-9]+)?" + _END,
            rf"(?P<form>[0-9]{{4,6}})\*[0-9]{{1,2}}{_END}",
            rf"(?P<reference>[0-9]+(?:-[0-9]+)+){_END}",
            rf"(?P<number>(?:[0-9]{{1,3}}(?: [0-9]{{3}})+|[0-9]+)(?:[.,][0-9]+)?){_END}"
            r"(?P<percent> *%)?",
            rf"(?P<initials>(?:{_LETTER}\.){{2,}}{_LETTER}?){_END}",
            rf"(?P<email_word>e-?mails?){_END}",
            rf"(?P<kept>{_KEPT}){_END}",
            rf"(?P<elision>(?:{_ELISION})')",
            rf"(?P<word>{_ALNUM}+)",
        )
    )
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    ``text``: folded and in one spelling (« L. 441-10 » → ``l441-10``,
    « 5 000,50 » → ``5000,50``, « 12,15 % » → ``12,15%``).
    ``kind``: ``word``, ``number``, ``percent``, ``article`` (of a code or an
    act), ``reference`` (numbered text or form), ``email`` or ``url``.
    ``start``, ``end``: offsets in the original text, end excluded; Python counts
    characters, JavaScript UTF-16 units.
    """

    text: str
    kind: str
    start: int
    end: int

    @property
    def stem(self) -> str:
        """The token's stem; its text when it is not a word."""
        return stem(self.text) if self.kind == "word" else self.text


def _normalise(match: re.Match[str]) -> tuple[str, str] | None:
    """Return (text, kind) for one match, None for an elided word."""
    found = match.groupdict()
    if found["elision"]:
        return None
    if found["word"] or found["kept"]:
        return found["word"] or found["kept"], "word"
    if found["email_word"]:
        return "email", "word"
    if found["initials"]:
        return found["initials"].replace(".", ""), "word"
    if found["number"]:
        number = found["number"].replace(" ", "").replace(".", ",")
        return (number + "%", "percent") if found["percent"] else (number, "number")
    if found["code"]:
        return found["code"] + (found["article"] or found["root"]), "article"
    if found["bare"]:
        return found["bare"], "article"
    if found["email"]:
        return found["email"], "email"
    if found["url"] or found["domain"]:
        return found["url"] or found["domain"], "url"
    return found["numbered"] or found["form"] or found["reference"], "reference"


def tokens(text: str) -> list[Token]:
    """Return the tokens of ``text``, in order, without overlap. Never raises.

    Elided words vanish, numbers keep their French decimal comma, an article is
    one token however it is typed, an address loses its ``https://www.``.

    >>> [token.text for token in tokens("l’art. L. 441-10 : 5 000,50 €")]
    ['l441-10', '5000,50']
    """
    folded, spans = fold_with_spans(text)
    found: list[Token] = []
    for match in _TOKEN.finditer(folded):
        normalised = _normalise(match)
        start, end = spans[match.start()][0], spans[match.end() - 1][1]
        # One sign may open into several words (¼): only the first is a token,
        # so that no two tokens ever stand at the same place.
        if normalised and (not found or start >= found[-1].end):
            found.append(Token(*normalised, start, end))
    return found


def meaningful(found: list[Token]) -> list[Token]:
    """Return the tokens without stop words, or all of them when nothing is left.

    A query made of stop words only (« la ») still has to mean something while
    it is being typed.
    """
    kept = [token for token in found if token.text not in STOP_WORDS]
    return kept or list(found)
