"""Every kind of page under its own policy: nothing refused, nothing asked of another host."""

from urllib.parse import urlsplit

import pytest

from tests.browser.register import one_of_each_kind, opened

# Each visit is the first of a reader: a palette chosen on another page is forgotten.
WATCH = """
localStorage.clear();
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""


@pytest.fixture(scope="module", params=["light", "dark"])
def visits(request, browser, site_url, built_site):
    """What went wrong and what was asked on each kind of page, its palette turned, its box used."""
    context = browser.new_context(
        locale="fr-FR", color_scheme=request.param, viewport={"width": 1440, "height": 900}
    )
    context.add_init_script(WATCH)
    seen = {}
    for kind, page in one_of_each_kind(built_site).items():
        tab = context.new_page()
        requests, errors = [], []
        tab.on("request", lambda asked, requests=requests: requests.append(asked.url))
        tab.on("pageerror", lambda error, errors=errors: errors.append(str(error)))
        tab.on(
            "console",
            lambda said, errors=errors: errors.append(said.text) if said.type == "error" else None,
        )
        answer = tab.goto(f"{site_url}/{opened(page)}")
        before = tab.locator("body").get_attribute("data-md-color-scheme")
        tab.locator("label[for^='__palette']").locator("visible=true").click()
        tab.wait_for_function(
            "before => document.body.getAttribute('data-md-color-scheme') !== before", arg=before
        )
        # The index is built anew on each page, which takes a while: the box is the same everywhere.
        if kind in ("accueil", "comparatif", "grille"):
            box = tab.locator("[data-md-component=search-query]")
            box.click()
            box.fill("recouvrement")
            tab.locator(".md-search-result__item > a").first.wait_for(state="visible")
        seen[kind] = {
            "policy": answer.headers.get("content-security-policy", ""),
            "scheme": before,
            "violations": tab.evaluate("window.violations"),
            "errors": errors,
            "requests": requests,
        }
        tab.close()
    context.close()
    yield request.param, seen


def test_the_policy_is_served_and_strict(visits, built_site):
    written = (built_site / "csp.txt").read_text(encoding="utf-8").strip()
    assert "unsafe" not in written
    for kind, visit in visits[1].items():
        assert visit["policy"] == written, kind


def test_nothing_is_refused_with_the_palette_and_the_search_in_use(visits):
    _, seen = visits
    assert {kind: visit["violations"] for kind, visit in seen.items() if visit["violations"]} == {}
    # Whatever the browser refuses or fails to load, it says on its console.
    assert {kind: visit["errors"] for kind, visit in seen.items() if visit["errors"]} == {}


def test_the_reader_s_palette_is_followed(visits):
    wanted, seen = visits
    scheme = {"light": "default", "dark": "slate"}[wanted]
    assert {visit["scheme"] for visit in seen.values()} == {scheme}


def test_no_other_host_is_asked(visits, site_url):
    host = urlsplit(site_url).netloc
    for kind, visit in visits[1].items():
        assert visit["requests"], kind
        elsewhere = [
            url
            for url in visit["requests"]
            if not url.startswith(("data:", "blob:")) and urlsplit(url).netloc != host
        ]
        assert elsewhere == [], kind


def test_the_policy_bites(page, site_url):
    """An inline script that was not there at the build does not run."""
    page.add_init_script(WATCH)
    page.goto(f"{site_url}/index.html")
    page.evaluate(
        """() => { const script = document.createElement("script");
          script.textContent = "window.intruder = true"; document.body.append(script); }"""
    )
    page.wait_for_function("() => window.violations.length > 0")
    assert page.evaluate("window.violations") == ["script-src-elem inline "]
    assert page.evaluate("window.intruder") is None
