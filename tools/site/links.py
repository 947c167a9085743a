"""Every link of a built site leads somewhere, those in raw HTML and between elements too."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tools.french import NBSP, count
from tools.site.documents import Document, Element

#: Attributes that hold an address.
ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "cite", "xlink:href")
#: Attributes that hold ids of the same page, one or several.
IDS = (
    "for", "form", "list", "headers", "popovertarget", "commandfor", "aria-labelledby",
    "aria-describedby", "aria-details", "aria-controls", "aria-owns", "aria-activedescendant",
    "aria-errormessage", "aria-flowto",
)  # fmt: skip
#: Named by the theme in a label that it hides with the table of contents.
THEME_IDS = ("__toc",)
#: Schemes that leave the site without being a page.
OTHER_SCHEMES = ("mailto", "tel", "data", "blob")


def check_links(
    documents: Iterable[Document], site: Path, site_address: str | None = None
) -> list[str]:
    """What leads nowhere, as French sentences.

    Args:
        documents: the pages of the site.
        site: its folder, for files that are not pages.
        site_address: where it is published, if known; its own full addresses are then checked too.
    """
    documents = list(documents)
    ids = {document.path: frozenset(document.ids) for document in documents}
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    checker = _Checker(ids, files, urlsplit(site_address or ""))
    found: dict[str, list[str]] = {}
    for document in documents:
        for sentence in dict.fromkeys(checker.sentences(document)):
            found.setdefault(sentence, []).append(document.path)
    return [f"{_pages(paths)}{NBSP}: {sentence}" for sentence, paths in found.items()]


def _pages(paths: list[str]) -> str:
    """The first page that has a fault, and how many others."""
    if len(paths) == 1:
        return paths[0]
    return f"{paths[0]} et {count(len(paths) - 1, 'autre page', 'autres pages')}"


class _Checker:
    def __init__(self, ids: Mapping[str, frozenset[str]], files: set[str], address) -> None:
        self.ids, self.files, self.address = ids, files, address

    def sentences(self, document: Document) -> Iterator[str]:
        repeated = (one for one, number in Counter(document.ids).items() if number > 1)
        for one in repeated:
            yield f"l’identifiant «{NBSP}{one}{NBSP}» est donné à plusieurs éléments."
        known = self.ids[document.path]
        for element in document.elements:
            for name, value in element.attributes.items():
                if name in ADDRESSES and not (element.tag == "object" and name == "classid"):
                    yield from self.address_sentences(document, element, value.strip())
                elif name == "srcset":
                    for part in value.split(","):
                        yield from self.address_sentences(document, element, part.split()[0])
                # What is hidden is filled by a script before it shows.
                elif name in IDS and "hidden" not in element.attributes:
                    for one in value.split():
                        if one not in known and one not in THEME_IDS:
                            yield (
                                f'{name}="{value}" sur <{element.tag}> vise l’identifiant '
                                f"«{NBSP}{one}{NBSP}», qui n’existe pas dans la page."
                            )

    def address_sentences(self, document: Document, element: Element, value: str) -> Iterator[str]:
        try:
            parts = urlsplit(value)
        except ValueError:
            yield f"l’adresse «{NBSP}{value}{NBSP}» est mal formée."
            return
        path = parts.path
        if parts.scheme or parts.netloc:
            inside = self._inside(parts)
            if inside is None:
                yield from _external(element, value, parts.scheme)
                return
            target = inside
        elif path.startswith("/"):
            target = self._from_root(path)
        elif path:
            target = posixpath.normpath(
                posixpath.join(posixpath.dirname(document.path), unquote(path))
            ) + ("/" if path.endswith("/") or posixpath.basename(path) in (".", "..") else "")
        else:
            target = document.path
        file = self._file(target)
        if file is None:
            yield f"le lien «{NBSP}{value}{NBSP}» ne mène à rien."
            return
        fragment = unquote(parts.fragment)
        # « #a=b » is the state of a page, not a place in it.
        if not fragment or "=" in fragment or fragment == "top" or file not in self.ids:
            return
        if fragment not in self.ids[file]:
            yield (
                f"le lien «{NBSP}{value}{NBSP}» vise un endroit («{NBSP}{fragment}{NBSP}») "
                f"qui n’existe pas dans {file}."
            )

    def _inside(self, parts) -> str | None:
        """The path in the site of a full address, None when it is another site's."""
        if not self.address.netloc or parts.netloc != self.address.netloc:
            return None
        base = self.address.path if self.address.path.endswith("/") else self.address.path + "/"
        whole = parts.path or "/"
        return unquote(whole.removeprefix(base)) if whole.startswith(base) else None

    def _from_root(self, path: str) -> str:
        # Only the page shown for unknown addresses uses paths from the root of the host.
        base = self.address.path.rstrip("/") + "/" if self.address.path else "/"
        return unquote(path.removeprefix(base).lstrip("/"))

    def _file(self, target: str) -> str | None:
        target = target.removeprefix("./")
        if target in ("", ".", "./"):
            target = "index.html"
        elif target.endswith("/"):
            target += "index.html"
        return target if target in self.files else None


def _external(element: Element, value: str, scheme: str) -> Iterator[str]:
    if scheme in OTHER_SCHEMES:
        return
    if scheme not in ("http", "https"):
        yield f"l’adresse «{NBSP}{value}{NBSP}» n’est ni http ni https."
    elif element.tag == "a" and "noopener" not in element.get("rel").split():
        yield f'le lien externe «{NBSP}{value}{NBSP}» n’a pas rel="noopener".'
