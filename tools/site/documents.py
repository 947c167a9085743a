"""The pages of a built site, each read once: elements, ids, inline code, headings.

Only what the steps after the build ask about is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

#: Types of `<script>` that a browser runs; any other type holds data.
RUN_TYPES = {"", "module", "text/javascript", "application/javascript"}


@dataclass(frozen=True)
class Element:
    """A start tag; an attribute without value is an empty text."""

    tag: str
    attributes: Mapping[str, str]

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")


@dataclass
class Document:
    """One HTML file of the site.

    Attributes:
        path: from the root of the site, with slashes.
        elements: those that have attributes, in order.
        ids: every id, repeats included.
        scripts: text of each script that runs and stands in the page.
        sheets: text of each `<style>`, those inside `<noscript>` included.
        h1: text of the first first-level heading, spaces made single.
    """

    path: str
    elements: list[Element] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    h1: str = ""

    def named(self, name: str) -> str:
        """The content of `<meta name="…">`, empty when there is none."""
        return next(
            (e.get("content") for e in self.elements if e.tag == "meta" and e.get("name") == name),
            "",
        )


def read_site(site: Path) -> list[Document]:
    """All pages of a built site, sorted by path."""
    files = sorted(site.rglob("*.html"))
    return [
        read_document(file.relative_to(site).as_posix(), file.read_text(encoding="utf-8"))
        for file in files
    ]


def read_document(path: str, html: str) -> Document:
    """Read one page."""
    reader = _Reader(path)
    reader.feed(html)
    reader.close()
    reader.document.h1 = re.sub(r"\s+", " ", reader.document.h1).strip()
    return reader.document


class _Reader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.document = Document(path)
        self._into: list[str] | None = None
        self._in_h1 = False
        self._skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        document = self.document
        if attrs:
            attributes = {name: value or "" for name, value in attrs}
            document.elements.append(Element(tag, attributes))
            if "id" in attributes:
                document.ids.append(attributes["id"])
        else:
            attributes = {}
        if tag == "script":
            runs = attributes.get("type", "").lower() in RUN_TYPES and "src" not in attributes
            self._into = document.scripts if runs else None
        elif tag == "style":
            self._into = document.sheets
        elif tag == "h1" and not document.h1:
            self._in_h1 = True
        # The sign that links to the heading is no part of its text.
        if self._in_h1 and tag == "a" and "headerlink" in attributes.get("class", ""):
            self._skip = 1
        if self._into is not None and tag in ("script", "style"):
            self._into.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._into = None
        elif tag == "h1":
            self._in_h1 = False
        elif tag == "a":
            self._skip = 0

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data
        elif self._in_h1 and not self._skip:
            self.document.h1 += data
