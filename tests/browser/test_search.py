"""The search box of the real site: readers' queries, typed as readers type them."""

import pytest

from quittance.text import fold, match

FIRST = 5

# What is typed, and what one of the first results has to speak of.
QUERIES = {
    "mise en demeure": "mise en demeure",
    "MED": "mise en demeure",
    "l'injonction": "injonction",
    "l’injonction de payer": "injonction de payer",
    "penalites de retard": "pénalités de retard",
    "pénalité": "pénalités",
    "cabinets": "cabinets",
    "huissier": "commissaire de justice",
    "factoring": "affacturage",
    "afacturage": "affacturage",
    "art. L 441-10": "L441-10",
}

# What is typed, and the page that has to come first.
BEST = {
    "huissier": "glossaire.html",
    "injonction payer delai": "loi.html",
    "mise en demeurre": "glossaire.html",
    "L441-10": "loi.html",
    "affacturage": "affacturage.html",
    "taux interet legal": "loi.html",
    "DSO": "glossaire.html",
    "client en liquidation": "glossaire.html",
    "prix cabinet": "comparatif/cabinets.html",
    "GCE": "prestataires/gestion-credit-expert.html",
    "ecovadis": "prestataires/gestion-credit-expert.html",
}

# Two spellings of one question.
SAME = [
    ("penalites de retard", "Pénalités de retard"),
    ("l'injonction", "injonctions"),
    ("L441-10", "L. 441‑10"),
    ("mise en demeure", "mises en demeure"),
    ("prud'hommes", "prud’homme"),
]


@pytest.fixture
def results(page, site_url):
    """A function from a query to its results, best first: (address, text)."""
    page.goto(site_url)
    field = page.locator("[data-md-component=search-query]")
    field.click()

    def type_in(query):
        field.fill(query)
        field.dispatch_event("keyup")

    def ask(query):
        # A query that finds nothing in between: the results read are surely new.
        type_in("xqzxqz")
        page.wait_for_function(
            "() => document.querySelector('.md-search-result__meta')"
            " && !document.querySelector('.md-search-result__item')"
        )
        type_in(query)
        items = page.locator(".md-search-result__item")
        items.first.wait_for(state="attached", timeout=15000)
        return [
            (item.locator("a").first.get_attribute("href").split("?")[0], item.text_content())
            for item in items.all()[:FIRST]
        ]

    return ask


def test_what_readers_look_for_is_among_the_first(results):
    missed = {}
    for query, wanted in QUERIES.items():
        found = results(query)
        if not any(match(wanted, text) for _, text in found):
            missed[query] = found
    assert missed == {}


def test_the_right_page_comes_first(results):
    first = {query: results(query)[0][0] for query in BEST}
    assert {q: address for q, address in first.items() if not address.endswith(BEST[q])} == {}


def test_a_definition_is_found_under_its_term(results):
    text = next(text for address, text in results("DSO") if "glossaire" in address)
    assert "Nombre moyen de jours" in text


def test_the_cabinets_are_a_page_of_their_own(results):
    assert any("cabinets" in fold(address) for address, _ in results("cabinets"))


@pytest.mark.parametrize(("first", "second"), SAME)
def test_spellings_of_one_question_give_one_answer(results, first, second):
    assert [address for address, _ in results(first)] == [address for address, _ in results(second)]


def test_the_index_waits_for_the_reader(page, site_url):
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(site_url, wait_until="networkidle")
    assert not [one for one in fetched if "search_index" in one]
