"""The request for information and the contract in a real browser: choices, address, copy, downloads, print, no JavaScript."""

import csv
import io
import re
import xml.etree.ElementTree as ET
import zipfile

import pytest

from tests.browser.test_axe import violations

PAGE = "choisir/demande.html"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(page, site_url, query=""):
    page.goto(f"{site_url}/{PAGE}{query}")
    page.locator("[data-q-tools]").wait_for(state="visible")
    return page


def spoken(page):
    return page.inner_text("#demande").replace("\u00a0", " ")


def seen(page):
    return page.locator("[data-q-item]:visible").count()


def docx_lines(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ET.fromstring(archive.read(name))
        body = ET.fromstring(archive.read("word/document.xml"))
    return ["".join(t.text or "" for t in p.iter(f"{WORD}t")) for p in body.iter(f"{WORD}p")]


def test_everything_is_asked_at_first(page, site_url):
    opened(page, site_url)
    total = page.locator("[data-q-item]").count()
    assert seen(page) == total
    assert spoken(page) == f"{total} questions et pièces dans votre demande."


def test_a_choice_narrows_the_request_and_stays_in_the_address(page, site_url):
    opened(page, site_url)
    for box in page.locator("[data-q-part]").all()[:-1]:
        box.uncheck()
    assert page.url.endswith("?parties=acheteurs")
    assert spoken(page) == "23 questions et pièces dans votre demande."
    page.reload()
    page.locator("[data-q-tools]").wait_for(state="visible")
    assert seen(page) == 23
    page.locator("[data-q-part=acheteurs]").uncheck()
    assert "vide" in spoken(page)
    assert page.locator("[data-q-docx]").is_disabled()
    page.locator("[data-q-reset]").click()
    assert page.url.endswith(PAGE)
    assert seen(page) == page.locator("[data-q-item]").count()


def test_a_family_leaves_out_what_does_not_concern_it(page, site_url):
    opened(page, site_url, "?parties=eliminatoires")
    before = seen(page)
    page.locator("[data-q-family=logiciels]").check()
    assert 0 < seen(page) < before
    assert not page.locator("#assurance-responsabilite").is_visible()
    page.locator("[data-q-family=cabinets]").check()
    assert page.locator("#assurance-responsabilite").is_visible()


def test_an_organisation_comes_first_with_what_the_base_does_not_know(page, site_url):
    page.goto(f"{site_url}/prestataires/gcollect.html")
    unknown = page.locator("ul.q-ask > li").count()
    page.get_by_role("link", name="Préparer ma demande d’information").click()
    page.locator("[data-q-own]").wait_for(state="visible")
    assert "organisme=gcollect" in page.url
    asked = page.locator("[data-q-own-list] > li").count()
    assert 0 < asked <= unknown
    assert f"dont {asked} sur ce que la base ignore de lui" in spoken(page)
    order = page.eval_on_selector_all("section:not([hidden]) > h2", "all => all.map(e => e.id)")
    assert order[0] == "a-savoir"


def test_an_unknown_address_is_told_and_changes_nothing(page, site_url):
    opened(page, site_url, "?organisme=personne&parties=rien&familles=cabinets,lune")
    note = page.inner_text("[data-q-note]")
    for part in ("organisme=personne", "parties=rien", "familles=lune"):
        assert part in note
    assert page.locator("[data-q-own]").is_hidden()
    assert page.locator("[data-q-family=cabinets]").is_checked()


def test_copy_csv_and_word_say_the_same_questions(context, page, site_url):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, site_url, "?parties=eliminatoires,acheteurs&organisme=gcollect")
    asked = [t.strip() for t in page.locator("section:not([hidden]) li:visible > .q-requests__text").all_inner_texts()]
    page.locator("[data-q-copy]").click()
    page.wait_for_function("document.querySelector('[data-q-said]').textContent.includes('copiée')")
    copied = page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as got:
        page.locator("[data-q-csv]").click()
    assert got.value.suggested_filename == "demande-information-gcollect.csv"
    rows = list(csv.reader(io.StringIO(got.value.path().read_bytes().decode("utf-8-sig")), delimiter=";"))
    with page.expect_download() as got:
        page.locator("[data-q-docx]").click()
    assert got.value.suggested_filename == "demande-information-gcollect.docx"
    lines = docx_lines(got.value.path())
    assert len(asked) > 30
    assert [row[3].lstrip("'") for row in rows[1:]] == asked
    assert [re.sub(r"^\d+\. ", "", line) for line in lines if re.match(r"^\d+\. ", line)] == asked
    assert [re.sub(r"^\d+\. ", "", line) for line in copied.splitlines() if re.match(r"^\d+\. ", line)] == asked


def test_both_pages_are_complete_without_javascript(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}/{PAGE}")
    assert page.locator("[data-q-item]").count() == page.locator("[data-q-item]:visible").count() > 70
    assert not page.locator("[data-q-tools]").is_visible()
    page.goto(f"{site_url}/choisir/contrat.html")
    assert page.locator(".q-clauses > li:visible").count() > 20
    context.close()


@pytest.mark.parametrize("path", [f"{PAGE}?organisme=gcollect", "choisir/contrat.html"])
def test_nothing_overflows_and_axe_finds_nothing(page, site_url, path):
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{site_url}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []
