"""What every page of the built site has, read without a browser."""

import json
import re
from collections import Counter
from itertools import pairwise

import pytest

from tests.site.dom import SILENT, Node, parse
from tools.site.third_parties import ALLOWANCES, unused_allowances

#: What must never be left in a text that people read.
# Editors are told to write « {loi:identifiant} ».
LEFTOVERS = re.compile(
    r"\bNone\b|\bundefined\b|\bNaN\b|\{\{|\}\}|\{%|\{(?:loi|terme):(?!identifiant)|q-slot"
)
#: A plain space where French wants a no-break one.
SPACING = re.compile(r"\S [:;?!»](?!\w)|\d [%€]|« ")


@pytest.fixture(scope="module")
def site(built_site) -> dict[str, Node]:
    """Every page as a tree, by its path."""
    return {
        file.relative_to(built_site).as_posix(): parse(file.read_text(encoding="utf-8"))
        for file in sorted(built_site.rglob("*.html"))
    }


def article(page: Node) -> Node:
    return next(node for node in page.all("article") if "md-content__inner" in node.classes)


def faults(site, find) -> dict[str, list]:
    """What `find` yields for each page, pages without any left out."""
    return {path: found for path, page in site.items() if (found := list(find(page)))}


def test_language_title_and_description(site):
    titles = Counter()
    for path, page in site.items():
        assert next(page.all("html")).attributes["lang"] == "fr", path
        title = next(page.all("title")).children
        assert title and title[0].strip(), path
        titles[title[0]] += 1
        described = [m for m in page.all("meta") if m.attributes.get("name") == "description"]
        assert len(described) == 1 and len(described[0].attributes["content"]) > 20, path
    assert [title for title, number in titles.items() if number > 1] == []


def test_one_first_level_heading_and_no_gap(site):
    for path, page in site.items():
        levels = [int(h.tag[1]) for h in article(page).all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1 and levels.count(1) == 1, path
        steps = pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), (path, levels)


def test_headings_links_and_buttons_have_a_name(site):
    def nameless(page):
        for node in page.all("a", "button", "h1", "h2", "h3", "h4", "summary", "label"):
            if node.tag == "label" and node.attributes.get("for", "").startswith("__"):
                continue  # the theme's own switches, named by what they switch
            named = node.name or node.attributes.get("aria-label") or node.attributes.get("title")
            pictures = [one.attributes.get("alt") for one in node.all("img")]
            if not named and not any(pictures):
                yield node.tag, node.attributes

    assert faults(site, nameless) == {}


def test_tables_have_headers_with_a_scope(site):
    def wrong(page):
        for table in article(page).all("table"):
            if not list(table.all("tr")):
                continue  # filled by a script before it is shown
            heads = list(table.all("th"))
            if not heads:
                yield "no header"
            for head in heads:
                if head.parent.parent.tag == "thead" or "scope" in head.attributes:
                    if not head.name:
                        yield "empty header"
                elif not head.attributes.get("scope"):
                    yield f"no scope: {head.name}"

    assert faults(site, wrong) == {}


def test_nothing_of_the_machinery_is_left(site):
    def left(page):
        for text in page.texts():
            yield from (
                text[max(0, m.start() - 30) : m.end() + 30] for m in LEFTOVERS.finditer(text)
            )
        for node in page.all():
            for name in ("title", "aria-label", "alt", "content", "data-label", "placeholder"):
                if LEFTOVERS.search(node.attributes.get(name) or ""):
                    yield node.attributes[name]

    assert faults(site, left) == {}


def test_french_spacing(site):
    """No-break spaces before high punctuation, per cent, euro and inside guillemets."""

    def plain_spaces(page):
        for node in [article(page), *article(page).all()]:
            if node.tag in SILENT or node.inside("highlight"):
                continue
            for text in (child for child in node.children if isinstance(child, str)):
                for match in SPACING.finditer(text):
                    yield text[max(0, match.start() - 25) : match.end() + 10].strip()

    assert faults(site, plain_spaces) == {}


def test_every_page_is_registered_once(site, built_site):
    registered = json.loads((built_site / "pages.json").read_text(encoding="utf-8"))["pages"]
    assert [one["path"] for one in registered] == sorted(site)
    ids = [one["id"] for one in registered]
    assert len(set(ids)) == len(ids)
    assert all(one["title"] and one["kind"] for one in registered)
    for one in registered:
        outputs = [node.attributes["id"] for node in site[one["path"]].all("output")]
        assert one["outputs"] == outputs, one["path"]


def test_every_file_that_a_build_promises(built_site):
    for name in ("_headers", "csp.txt", "pages.json", "404.html", "search/search_index.json"):
        assert (built_site / name).stat().st_size > 0


def test_no_address_is_allowed_that_no_script_names_any_longer(built_site):
    assert unused_allowances(built_site, ALLOWANCES) == []


def test_no_page_asks_for_the_loader_of_diagrams(site):
    """The reason why an address in the theme's bundle may stay."""
    assert faults(site, lambda page: (n for n in page.all() if "mermaid" in n.classes)) == {}
