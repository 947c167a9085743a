"""A page as a tree, with the standard library: enough to ask about headings, tables and texts."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = set("area base br col embed hr img input link meta source track wbr".split())
#: Tags that an opening tag of the same list closes, and where the search stops.
IMPLIED = {"p": {"p"}, "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "tr": {"tr"}}
#: Texts that nobody reads as sentences.
SILENT = {"script", "style", "template", "title", "noscript", "code", "pre", "kbd", "samp"}


@dataclass
class Node:
    """An element; `children` are elements and texts in order."""

    tag: str
    attributes: dict[str, str]
    parent: Node | None = field(default=None, repr=False)
    children: list[Node | str] = field(default_factory=list, repr=False)

    def all(self, *tags: str) -> Iterator[Node]:
        """The elements below with one of these tags (any, when none is named), in order."""
        for child in self.children:
            if isinstance(child, Node):
                if not tags or child.tag in tags:
                    yield child
                yield from child.all(*tags)

    def texts(self, silent: Set[str] = SILENT) -> Iterator[str]:
        """Pieces of text that people read as sentences, in order."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in silent:
                yield from child.texts(silent)

    @property
    def name(self) -> str:
        """What an element is called: its whole text, code included."""
        return "".join(self.texts(frozenset())).strip()

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def inside(self, *classes: str) -> bool:
        """Is it within an element of one of these classes?"""
        node = self.parent
        while node is not None:
            if node.classes & set(classes):
                return True
            node = node.parent
        return False


def parse(html: str) -> Node:
    """The whole page as one node."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Node("#page", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.here.tag in IMPLIED.get(tag, ()):
            self.here = self.here.parent
        node = Node(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(node)
        if tag not in VOID:
            self.here = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.children.append(Node(tag, dict(attrs), self.here))

    def handle_endtag(self, tag: str) -> None:
        node = self.here
        while node is not None and node.tag != tag:
            node = node.parent
        if node is not None and node.parent is not None:
            self.here = node.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)
