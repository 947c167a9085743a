"""axe-core finds nothing to say of any kind of page: phone and desk, light and dark."""

from pathlib import Path

import pytest

from tests.browser.register import one_of_each_kind, opened, pages

AXE = (Path(__file__).parent / "vendor" / "axe-4.14.1.min.js").read_text(encoding="utf-8")
RUN = """async (rules) => {
  const runOnly = rules && { type: "rule", values: rules };
  const found = await axe.run(document, { resultTypes: ["violations"], ...(runOnly && { runOnly }) });
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id} ${node.target.join(" ")} ${node.html.slice(0, 120)}`));
}"""
PHONE, DESK = 390, 1440


def violations(page, rules: list[str] | None = None) -> list[str]:
    """What axe-core finds on the page as it stands, by its own choice of rules or by these."""
    # Not a script element: the policy of the site would refuse it.
    page.evaluate(AXE)
    return page.evaluate(RUN, rules)


@pytest.fixture
def tab(request, browser):
    width, scheme = request.param
    context = browser.new_context(
        locale="fr-FR", color_scheme=scheme, reduced_motion="reduce",
        viewport={"width": width, "height": 900},
    )  # fmt: skip
    yield context.new_page()
    context.close()


VIEWS = [(width, scheme) for width in (PHONE, DESK) for scheme in ("light", "dark")]


@pytest.mark.parametrize("tab", VIEWS, indirect=True, ids=lambda view: f"{view[0]}-{view[1]}")
def test_each_kind_of_page(request, tab, site_url, built_site):
    # The dark theme changes colours and nothing else.
    dark = request.node.callspec.params["tab"][1] == "dark"
    rules = ["color-contrast", "link-in-text-block"] if dark else None
    found = {}
    for kind, page in one_of_each_kind(built_site).items():
        tab.goto(f"{site_url}/{opened(page)}")
        facts = tab.locator(".q-fact").locator("visible=true")
        if facts.count():
            facts.first.click()
            tab.locator(".q-stub:popover-open").wait_for(state="visible")
        if wrong := violations(tab, rules):
            found[kind] = wrong[:5]
    assert found == {}


@pytest.mark.parametrize("tab", [(DESK, "light")], indirect=True, ids=["1440-light"])
def test_every_page_that_is_not_a_record(tab, site_url, built_site):
    done = {page["path"] for page in one_of_each_kind(built_site).values()}
    found = {}
    for page in pages(built_site):
        if page["kind"] in ("prestataire", "formation") or page["path"] in done:
            continue
        tab.goto(f"{site_url}/{page['path']}")
        if wrong := violations(tab):
            found[page["path"]] = wrong[:5]
    assert found == {}


@pytest.mark.parametrize("tab", VIEWS[1:3], indirect=True, ids=["390-dark", "1440-light"])
def test_the_open_search(tab, site_url):
    tab.goto(f"{site_url}/index.html?q=recouvrement")
    tab.locator(".md-search-result__item > a").first.wait_for(state="visible")
    assert violations(tab) == []


@pytest.mark.parametrize("tab", [(PHONE, "light")], indirect=True, ids=["390-light"])
def test_axe_is_awake(tab, site_url):
    """The same run tells of a fault put in on purpose."""
    tab.goto(f"{site_url}/index.html")
    tab.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=x>')")
    assert any(one.startswith("image-alt") for one in violations(tab))
