"""Addresses inside the site, relative to the page that holds them.

Pages are files (``comparatif/cabinets.html``), so that the site also works
opened from a folder. Links in raw HTML are not resolved by the engine: they
are made here.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """The page being rendered, by the path of its source (``comparatif/cabinets.md``)."""

    source: str

    @property
    def url(self) -> str:
        return url_of(self.source)

    def to(self, target: str) -> str:
        """Relative address of another page or file of the site; a fragment or a query is kept.

        Args:
            target: source path (``glossaire.md#dso``) or path in the site (``assets/x.js``).
        """
        path, mark, rest = target, "", ""
        for sign in "#?":
            if sign in path:
                path, _, tail = path.partition(sign)
                mark, rest = sign, tail + (mark + rest)
        if not path:
            return mark + rest
        relative = posixpath.relpath(url_of(path), posixpath.dirname(self.url) or ".")
        return relative + mark + rest


def url_of(source: str) -> str:
    """``prestataires/legalcity.md`` → ``prestataires/legalcity.html``; other files keep their name."""
    return source.removesuffix(".md") + ".html" if source.endswith(".md") else source


def provider_page(id_: str) -> str:
    return f"prestataires/{id_}.md"


def training_page(id_: str) -> str:
    return f"formations/{id_}.md"


def family_page(family: str) -> str:
    return f"comparatif/{family}.md"


def term_anchor(id_: str) -> str:
    return f"glossaire.md#{id_}"


def law_anchor(id_: str) -> str:
    return f"loi.md#{id_}"


def source_anchor(id_: str) -> str:
    return f"methode/sources.md#{id_}"
