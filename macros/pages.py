"""Record pages: one pure function from the base to pages, whatever the engine.

Each page is (path of its Markdown source, its text, address where it is
edited or None). Headings are Markdown, so that tables of contents and search
see them; tables are finished HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

from macros.environment import render
from macros.links import Page, family_page, provider_page, training_page, url_of
from macros.views.record import record_sections
from quittance import Base

PageText = tuple[str, str, str | None]


def pages(base: Base, hold: Callable[[str], str] = lambda html: html) -> Iterator[PageText]:
    """All generated pages, in the order of ids: however the files are cut, the search lists them alike.

    Args:
        base: the data, without errors.
        hold: keeps a fragment out of Markdown and returns its placeholder.
    """
    for _, provider in sorted(base.providers.items()):
        family = base.vocabularies["familles"][provider.family]
        yield _page(base, provider, provider_page(provider.id), "prestataire", family.plural, family_page(provider.family), hold)
    for _, training in sorted(base.trainings.items()):
        yield _page(base, training, training_page(training.id), "formation", "Formations", "formations/index.md", hold)


def _page(base: Base, record: Any, path: str, kind: str, parent: str, parent_page: str, hold: Callable[[str], str]) -> PageText:
    page = Page(path)
    sections = record_sections(base, record, kind)
    parts = [
        "---",
        f"title: {_quoted(record.name)}",
        f"description: {_quoted(sections.description)}",
        f"kind: {kind}",
        f"id: {kind}-{record.id}",
        f"parents: [{{label: {_quoted(parent)}, href: {url_of(parent_page)}}}]",
        "render_macros: false",
        "hide: [navigation, toc]",
        "---",
        "",
        f"# {_escaped(record.name)}",
        "",
        hold(render("record/head.html.j2", base=base, page=page, record=record, sections=sections, kind=kind, parent=parent, parent_page=parent_page)),
        "",
    ]
    for section in sections.shown:
        html = render(f"record/{section.template}.html.j2", base=base, page=page, record=record, section=section, kind=kind)
        parts += [f"## {section.title} {{#{section.id}}}", "", hold(html), ""]
    parts += [hold(render("record/foot.html.j2", base=base, page=page, record=record, sections=sections, kind=kind, parent=parent, parent_page=parent_page,
                         edit=edit_address(base, record), report=report_address(base, record))), ""]
    return path, "\n".join(parts), edit_address(base, record)


def edit_address(base: Base, record: Any) -> str | None:
    """The record at its line in the repository, or None when the repository is not known."""
    site = base.site
    if site is None or site.repository is None:
        return None
    return f"{site.repository.rstrip('/')}/blob/{site.branch or 'main'}/data/{record.at.path}#L{record.at.line}"


def report_address(base: Base, record: Any) -> str | None:
    """Where to report an error: a new issue of the repository, else a letter to the contact, else None."""
    site = base.site
    title = quote(f"Fiche {record.name} ({record.id})")
    if site is not None and site.repository is not None:
        return f"{site.repository.rstrip('/')}/issues/new?title={title}"
    if site is not None and site.contact is not None and "@" in site.contact:
        return f"mailto:{site.contact}?subject={title}"
    return None


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _escaped(text: str) -> str:
    """Text from data in a Markdown heading: no sign of it is markup."""
    return "".join(f"&#{ord(sign)};" if sign in "\\`*_{}[]<>#&|!" else sign for sign in text)
