"""One build of the site, seen from an engine: what it adds and what it finishes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.footer import footer_links
from macros.glossary_links import TermLinker
from macros.pages import pages
from macros.site_data import current_base
from macros.slots import slots
from macros.workbooks import workbooks
from quittance.text import synonym_groups
from quittance.text.lunr import synonyms_script


class Site:
    """The base of a build and the fragments held during it.

    Raises:
        DataErrors: on creation, when the data has errors.
    """

    def __init__(self, root: Path):
        self.base = current_base(root)
        self.terms = TermLinker(self.base)
        slots.start()

    def configure(self, config: Any) -> None:
        """Give the names and addresses of ``site.yaml`` to the engine; an empty value hides its link."""
        site = self.base.site
        if site is None:
            return
        config["site_name"] = site.name
        config["site_description"] = site.description
        if site.address:
            config["site_url"] = site.address
        config["extra"]["footer_links"] = footer_links(site)

    def generated_files(self) -> Iterator[tuple[str, str | bytes, str | None]]:
        """Record pages, then the scripts and the workbooks made from data."""
        yield from pages(self.base, slots.hold)
        yield "assets/js/engine/synonyms.js", synonyms_script(synonym_groups(self.base.glossary.values())), None
        for path, content in workbooks(self.base):
            yield path, content, None

    def finish(self, html: str, source: str, meta: Any) -> str:
        """Put back what was held, then link the terms of the glossary."""
        html = slots.fill(html)
        return self.terms.link(html, source) if self.terms.wanted(meta) else html
