"""A comparison as it is served: with scripts, without, from a folder, at any width."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.comparisons.comparison_reading import data, shown, workbook

FAMILIES = [
    "cabinets",
    "plateformes",
    "logiciels",
    "affacturage",
    "assurance-credit",
    "cession",
    "renseignement",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_scripts_and_server_agree(open_page, family):
    """With nothing asked, the script leaves rows, order and counts as the server wrote them."""
    page = open_page(family)
    served = page.evaluate(
        """async () => {
          const source = await (await fetch(location.href)).text();
          const page = new DOMParser().parseFromString(source, "text/html");
          const all = (selector) => [...page.querySelectorAll(selector)];
          return { rows: all("[data-q-table] tbody tr").map((row) => row.dataset.id),
                   options: all("[data-q-filter] option").map((option) => option.text),
                   result: page.querySelector("#resultat").textContent };
        }"""
    )
    assert shown(page) == served["rows"]
    assert (
        page.locator("[data-q-filter] option").evaluate_all("(all) => all.map((one) => one.text)")
        == served["options"]
    )
    assert page.locator("#resultat").text_content() == served["result"]
    assert len(page.locator("thead th").all()) <= 8


def test_complete_without_javascript(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}/comparatif/cabinets.html")
    assert page.locator("[data-q-table] tbody tr:visible").count() == len(data(page)["rows"])
    assert (
        not page.locator("[data-q-filterbox], [data-q-exports], [data-q-pick], [data-q-tray]")
        .locator("visible=true")
        .count()
    )
    fact = page.locator(".q-fact").first
    fact.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".q-stub:popover-open")).to_contain_text("Statut")
    page.keyboard.press("Escape")
    expect(page.locator(".q-stub:popover-open")).to_have_count(0)
    context.close()


def test_works_from_a_folder(page: Page, built_site: Path):
    page.goto((built_site / "comparatif" / "plateformes.html").as_uri() + "?creances=b2b")
    expect(page.locator("#resultat")).to_contain_text("sur")
    with page.expect_download() as download:
        page.locator('[data-q-export="xlsx"]').first.click()
    assert workbook(download.value).sheetnames == ["Tableau", "Sources"]


def test_no_other_host_is_asked(open_page, page, site_url):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    open_page("plateformes", "?choix=gcollect,litige-fr&vue=cote-a-cote")
    with page.expect_download():
        page.locator('[data-q-export="xlsx"]').first.click()
    assert all(url.startswith((site_url, "blob:", "data:")) for url in asked)


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_the_page_never_scrolls_sideways(open_page, page, width):
    page.set_viewport_size({"width": width, "height": 800})
    open_page("cabinets", "?choix=acirem,iqera,eos-france&vue=cote-a-cote")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_keystroke_prepares_no_row_again_and_moves_none(open_page, page):
    """Words of a row are cut once, at the first search; filtering hides rows and moves none."""
    open_page("cabinets")
    page.evaluate(
        """() => { window.prepared = 0;
          const prepare = Quittance.text.prepare;
          Quittance.text.prepare = (text) => { window.prepared += 1; return prepare(text); }; }"""
    )
    page.fill("#f-texte", "i")
    assert page.evaluate("window.prepared") == len(data(page)["rows"])
    page.evaluate(
        """() => { window.moved = 0;
          const observer = new MutationObserver((all) => { window.moved += all.length; });
          const body = document.querySelector("[data-q-table] tbody");
          observer.observe(body, { childList: true }); }"""
    )
    page.fill("#f-texte", "intrum")
    assert shown(page) == ["intrum-france"]
    assert page.evaluate("window.moved") == 0
    assert page.evaluate("window.prepared") == len(data(page)["rows"])
