"""Terms of the glossary linked in a page on their first use, with their definition as a tooltip.

The finished HTML of a page is cut into tags and text by one regular expression,
and each stretch of text is searched once with another: the time is linear in
the length of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from macros.links import Page, term_anchor
from macros.texts import plain
from quittance import Base

#: A script or a table as a whole (nothing in them is linked), a comment, a tag, or text up to the next tag.
_PIECES = re.compile(
    r"(?is)<(?P<whole>script|style|table|svg|nav)\b.*?</(?P=whole)\s*>|<!--.*?-->"
    r"|<(?P<end>/?)(?P<tag>[a-z][a-z0-9-]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^'\">])*)>|[^<]+|<"
)
#: Terms are looked for inside these…
_PROSE = frozenset({"p", "li", "dd"})
#: …unless one of these stands between.
_CLOSED = frozenset({"a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "kbd", "button", "label", "summary", "select", "textarea"})
_CLOSED_CLASS = re.compile(r"""class=["'][^"']*\b(?:q-stub|q-tip|q-flag|q-small|headerlink)\b""")
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "rect", "use", "path"})
#: Pages that are not prose: records, comparisons, and the glossary itself.
_SKIPPED_KINDS = frozenset({"prestataire", "formation", "glossaire"})
#: Terms that are also everyday words: « avoir payé », « le motif principal », « l’ordonnance 2021-859 ».
_EVERYDAY = frozenset({"avoir", "principal", "imputation", "signification", "compensation", "ordonnance", "sauvegarde"})
_LONGEST_TIP = 300


class TermLinker:
    """Links the terms of a base. Built once a build, since it compiles the expression."""

    def __init__(self, base: Base):
        self._base = base
        self._by_form = _forms(base)
        found = _expression(self._by_form)
        # A name such as « My DSO Manager » is found whole, and nothing in it is linked.
        names = [_key(p.name) for p in base.providers.values() if found and found.search(p.name)]
        self._found = _expression([*self._by_form, *names])

    def wanted(self, meta: dict) -> bool:
        """Whether the front matter of a page lets terms be linked."""
        return meta.get("terms") is not False and meta.get("kind") not in _SKIPPED_KINDS

    def link(self, html: str, source: str) -> str:
        """The HTML of a page with each term linked once.

        Args:
            html: finished content of the page.
            source: path of its source, for relative addresses.
        """
        if self._found is None:
            return html
        page, seen = Page(source), set()
        made: list[str] = []
        open_: list[tuple[str, bool, bool]] = []  # (tag, prose, closed), from the outermost
        prose = closed = 0
        for piece in _PIECES.finditer(html):
            text, tag = piece[0], (piece["tag"] or "").lower()
            if not tag:
                linkable = prose and not closed and text[0] != "<"
                made.append(self._linked(text, page, seen) if linkable else text)
                continue
            made.append(text)
            if tag in _VOID or piece["rest"].endswith("/"):
                continue
            if not piece["end"]:
                open_.append((tag, tag in _PROSE, tag in _CLOSED or _CLOSED_CLASS.search(piece["rest"]) is not None))
                prose += open_[-1][1]
                closed += open_[-1][2]
            elif any(name == tag for name, _, _ in open_):
                name = ""
                while name != tag:  # an end tag closes all that stands inside it
                    name, was_prose, was_closed = open_.pop()
                    prose -= was_prose
                    closed -= was_closed
        return "".join(made)

    def _linked(self, text: str, page: Page, seen: set[str]) -> str:
        def replace(match: re.Match) -> str:
            shown = match[0]
            id_ = self._by_form.get(shown) or self._by_form.get(_key(shown))
            if id_ is None or id_ in seen:
                return shown
            seen.add(id_)
            return Markup(
                '<span class="q-gloss"><a class="q-term" href="{}" aria-describedby="def-{}">{}</a>'
                '<span class="q-tip" role="tooltip" id="def-{}" data-search-exclude>{}</span></span>'
            ).format(page.to(term_anchor(id_)), id_, Markup(shown), id_, self._tip(id_))

        return self._found.sub(replace, text)

    def _tip(self, id_: str) -> str:
        """The definition, or its first sentence when it is long."""
        definition = plain(self._base, self._base.glossary[id_].definition)
        if len(definition) <= _LONGEST_TIP:
            return definition
        end = definition.find(". ")
        return definition if end < 0 else definition[: end + 1]


def _forms(base: Base) -> dict[str, str]:
    """What names each term in a text, and no other term: its own words and its abbreviations.

    Abbreviations keep their capitals; other forms are in the key of :func:`_key`.
    """
    named = []
    for term in base.glossary.values():
        if term.id in _EVERYDAY:
            continue
        name = re.sub(r"\s*\([^)]*\)", "", term.term).strip()
        forms = {name if name.isupper() else _key(name)}
        forms |= {short for short in (*term.abbreviations, *re.findall(r"\(([A-Z]+)\)", term.term)) if len(short) > 2 and short.isupper()}
        named += [(form, term.id) for form in forms]
    claimed = Counter(form for form, _ in named)
    return {form: id_ for form, id_ in named if claimed[form] == 1}


def _key(text: str) -> str:
    """A form whatever its case, spaces, apostrophes and plurals; accents are kept."""
    return " ".join(_singular(word) for word in text.lower().replace("'", "’").split())


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word[-1] in "sx" else word


def _expression(forms: Iterable[str]) -> re.Pattern | None:
    """One expression for all forms, the longest first under each first letter."""
    by_letter: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        by_letter.setdefault(form[0], []).append(form)
    if not by_letter:
        return None
    branches = (f"[{letter}{letter.upper()}](?:{'|'.join(map(_rest, group))})" for letter, group in by_letter.items())
    return re.compile(rf"(?<![\w-])(?:{'|'.join(branches)})(?![\w-])")


def _rest(form: str) -> str:
    """What follows the first letter of a form."""
    if form.isupper():
        return re.escape(form[1:])
    words = [re.escape(word).replace("’", "[’']") + ("[sx]?" if len(word) > 3 else "") for word in form.split(" ")]
    return "(?i:" + r"\s+".join(words)[1:] + ")"
