"""The French of the search box, on a small site of its own.

The site is built with the search settings of mkdocs.yml, our French file for
Material's worker and our text module, so that what is tested here does not
depend on what the pages happen to say.
"""

import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

from quittance.text import synonym_groups, synonyms_script

ROOT = Path(__file__).parents[2]
PAGES = {
    "mise-en-demeure": ("Mise en demeure", "Sommation de payer. Elle fait courir les intérêts."),
    "injonction": (
        "Injonction de payer",
        "Ordonnance sur requête, article 1405. Cerfa n° 12948*05. Décret n°\u00a02016-505.",
    ),
    "penalites": (
        "Pénalités de retard",
        "Taux de 12,15\u00a0% selon l’art. L.\u00a0441‑10. Montant 5\u202f000,50\u00a0€.",
    ),
    "cabinets": ("Cabinets de recouvrement", "Comparer ceux qui recouvrent au succès."),
    "affacturage": ("Affacturage", "Cession de factures contre une avance."),
    "relance": ("Relancer un client", "La relance par e-mail. Aujourd’hui et demain."),
    "commissaire": ("Commissaire de justice", "Officier qui signifie et exécute."),
    "prudhommes": ("Conseil de prud’hommes", "Litiges du travail ; aide de l’avocat."),
    "tribunal": ("Tribunal judiciaire", "Tribunaux et juges du siège. Délai de dix jours."),
}
TERMS = [
    {"term": "Commissaire de justice", "former_names": ["huissier de justice", "huissier"]},
    {"term": "Mise en demeure", "abbreviations": ["MED"]},
    {"term": "Affacturage", "synonyms": ["factoring"]},
    {"term": "Pénalités de retard", "synonyms": ["intérêts de retard"]},
]
QUERIES = {
    "mise en demeure": "mise-en-demeure",
    "MED": "mise-en-demeure",
    '"mise en demeure"': "mise-en-demeure",
    "comment faire une mise en demeure ?": "mise-en-demeure",
    "l'injonction": "injonction",
    "l’injonction de payer": "injonction",
    "injonctoin": "injonction",
    "injonc": "injonction",
    "cerfa 12948": "injonction",
    "12948*05": "injonction",
    "2016-505": "injonction",
    "penalites de retard": "penalites",
    "intérêts de retard": "penalites",
    "L441-10": "penalites",
    "art. L. 441-10": "penalites",
    "L 441‑10": "penalites",
    "12,15 %": "penalites",
    "5000,50": "penalites",
    "cabinet": "cabinets",
    "afacturage": "affacturage",
    "factoring": "affacturage",
    "relances": "relance",
    "relancé": "relance",
    "email": "relance",
    "aujourd'hui": "relance",
    "huissier": "commissaire",
    "prud'homme": "prudhommes",
    "avocats": "prudhommes",
    "tribunaux judiciaires": "tribunal",
}
MAIN = """{% extends "base.html" %}
{% block scripts %}
<script src="{{ 'assets/js/ui/search-lazy.js' | url }}"></script>
{{ super() }}
{% endblock %}
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def _search_settings():
    configuration = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    return next(
        plugin["search"]
        for plugin in configuration["plugins"]
        if isinstance(plugin, dict) and "search" in plugin
    )


@pytest.fixture(scope="module")
def small_site(tmp_path_factory):
    """The address of the small site, served over HTTP."""
    folder = tmp_path_factory.mktemp("search")
    docs, theme = folder / "docs", folder / "theme"
    shutil.copytree(ROOT / "docs" / "assets" / "js", docs / "assets" / "js")
    shutil.copytree(ROOT / "macros" / "theme" / "assets", theme / "assets")
    theme.joinpath("main.html").write_text(MAIN, encoding="utf-8")
    docs.joinpath("index.md").write_text("# Accueil\n\nBienvenue.\n", encoding="utf-8")
    for name, (title, content) in PAGES.items():
        # The same second section everywhere: words that tell nothing apart.
        content = f"# {title}\n\n{content}\n\n## Détails\n\nCréances, débiteur, paiement.\n"
        docs.joinpath(f"{name}.md").write_text(content, encoding="utf-8")
    docs.joinpath("assets", "js", "engine", "synonyms.js").write_text(
        synonyms_script(synonym_groups(TERMS)), encoding="utf-8"
    )
    configuration = {
        "site_name": "Essai",
        "theme": {"name": "material", "language": "fr", "font": False, "custom_dir": "theme"},
        "plugins": [{"search": _search_settings()}],
    }
    folder.joinpath("mkdocs.yml").write_text(
        yaml.safe_dump(configuration, allow_unicode=True), encoding="utf-8"
    )
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def ask(page, query):
    """Type a query in the open box and return the addresses of the results, best first."""
    box = page.locator("[data-md-component=search-query]")
    # A query that finds nothing in between: the next results are surely new ones.
    for typed in ("xqzxqz", query):
        box.fill(typed)
        box.dispatch_event("keyup")
        results = page.locator(".md-search-result__item > a")
        if typed != query:
            page.wait_for_function(
                "() => !document.querySelector('.md-search-result__item')", timeout=10000
            )
    results.first.wait_for(state="attached", timeout=10000)
    return [one.get_attribute("href") for one in results.all()]


@pytest.fixture
def box(page, small_site):
    page.goto(small_site)
    page.locator("[data-md-component=search-query]").click()
    return page


def test_queries(box):
    wrong = {}
    for query, expected in QUERIES.items():
        found = ask(box, query)
        if f"/{expected}/" not in found[0]:
            wrong[query] = found
    assert wrong == {}


@pytest.mark.parametrize("query", ["de la", "l'", "zzzzzzzz", "recouvrement -cabinet"])
def test_nothing_is_found_rather_than_everything(box, query):
    assert "/cabinets/" in ask(box, "recouvrement")[0]
    field = box.locator("[data-md-component=search-query]")
    field.fill(query)
    field.dispatch_event("keyup")
    box.wait_for_function("() => !document.querySelector('.md-search-result__item')")


def test_the_index_is_fetched_only_when_the_reader_turns_to_the_search(page, small_site):
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(small_site, wait_until="networkidle")
    assert [one for one in fetched if "search_index" in one] == []
    page.keyboard.press("/")
    ask(page, "relance")
    assert sum("search_index" in one for one in fetched) == 1


def test_an_address_with_a_query_searches_at_once(page, small_site):
    page.goto(f"{small_site}?q=huissier")
    first = page.locator(".md-search-result__item > a").first
    first.wait_for(state="attached", timeout=10000)
    assert "/commissaire/" in first.get_attribute("href")
