"""`pages.json`, the register of the pages of a built site: what each is, takes and gives."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tools.french import NBSP
from tools.site.documents import Document

#: Names of the `<meta>` elements by which a page says what it is.
PAGE_ID, PAGE_KIND = "quittance-page", "quittance-kind"


def write_registry(config: object, documents: Iterable[Document], site: Path) -> list[str]:
    """Write the register; returns what is missing or given twice, as French sentences."""
    # Here, so that the packages are those of the build in a server that reloads them.
    from macros.registry import BuiltPage, registry
    from macros.site_data import current_base

    documents = list(documents)
    pages = [
        BuiltPage(
            path=document.path,
            id=document.named(PAGE_ID),
            kind=document.named(PAGE_KIND),
            title=document.h1,
            outputs=tuple(
                e.get("id") for e in document.elements if e.tag == "output" and e.get("id")
            ),
        )
        for document in documents
    ]
    base = current_base(Path(config.config_file_path).parent)
    text = json.dumps(registry(base, pages), ensure_ascii=False, indent=1)
    (site / "pages.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    return [*_missing(pages), *_repeated(pages), *_outputs(documents)]


def _missing(pages: Iterable) -> list[str]:
    return [
        f"{page.path}{NBSP}: il manque «{NBSP}{key}{NBSP}: …{NBSP}» en tête de la page "
        "(nom ou genre sous lequel elle est inscrite dans pages.json)."
        for page in pages
        for key, value in (("id", page.id), ("kind", page.kind))
        if not value
    ]


def _repeated(pages: list) -> list[str]:
    uses = Counter(page.id for page in pages if page.id)
    return [
        f"l’identifiant de page «{NBSP}{one}{NBSP}» est donné à plusieurs pages{NBSP}: "
        + ", ".join(page.path for page in pages if page.id == one)
        + "."
        for one, number in uses.items()
        if number > 1
    ]


def _outputs(documents: Iterable[Document]) -> list[str]:
    return [
        f"{document.path}{NBSP}: un élément <output> n’a pas d’identifiant."
        for document in documents
        if any(e.tag == "output" and not e.get("id") for e in document.elements)
    ]
