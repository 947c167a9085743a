"""Choosing rows, comparing them side by side, and the address that restores all of it."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.comparisons.comparison_reading import data, query


def test_choose_compare_and_remove(open_page, page):
    open_page("cabinets")
    ids = [row["id"] for row in data(page)["rows"]]
    page.check(f'input[value="{ids[0]}"]')
    expect(page.locator("[data-q-said]")).to_contain_text("1\u00a0cabinet choisi")
    page.get_by_role("button", name="Comparer côte à côte").click()
    expect(page.locator("[data-q-tray-note]")).to_contain_text("au moins deux")
    assert page.locator("[data-q-side]").is_hidden()
    for id_ in ids[1:4]:
        page.check(f'input[value="{id_}"]')
    page.locator(f'input[value="{ids[4]}"]').click()
    expect(page.locator("[data-q-tray-note]")).to_contain_text("Quatre au plus")
    assert not page.locator(f'input[value="{ids[4]}"]').is_checked()
    page.get_by_role("button", name="Comparer côte à côte").click()
    assert page.evaluate("document.activeElement.id") == "cote-a-cote"
    assert page.locator("[data-q-versus] thead th").count() == 5
    assert query(page, "choix") == [",".join(ids[:4])]
    assert query(page, "vue") == ["cote-a-cote"]
    for id_ in ids[:3]:
        page.locator(f'[data-q-remove="{id_}"]').click()
    assert page.locator("[data-q-side]").is_hidden()
    assert page.evaluate("document.activeElement.hasAttribute('data-q-compare')")
    page.get_by_role("button", name="Vider").click()
    assert page.locator("[data-q-tray]").is_hidden()
    assert page.evaluate("document.activeElement.value") == ids[3]


def test_side_by_side_tells_unknowns_sources_and_differences(open_page, page):
    open_page("plateformes", "?choix=gcollect,litige-fr&vue=cote-a-cote")
    fields = data(page)["fields"]
    lines = page.locator("[data-q-versus] tbody tr:not(.q-group)")
    known = [f for f in fields if {"gcollect", "litige-fr"} & f["values"].keys()]
    assert lines.count() == len(known)
    assert (
        page.locator("[data-q-versus] .q-versus__ask").first.inner_text().startswith("À demander")
    )
    assert page.locator("[data-q-versus] ul a[href^='http']").count() > 0
    every = page.locator("#ecarts").inner_text()
    same = page.locator("[data-q-versus] tr.q-same").count()
    assert f"{same} " in every and same
    page.get_by_role("button", name="Différences seulement").click()
    assert page.locator("[data-q-versus] tr.q-same").count() == 0
    assert lines.count() == len(known) - same
    assert query(page, "differences") == ["oui"]


def test_an_address_restores_everything(open_page, page, context):
    wanted = (
        "?texte=recouvrement&creances=b2b&inconnus=oui&masquer=oui&tri=-documente"
        "&choix=gcollect,litige-fr&vue=cote-a-cote&differences=oui"
    )
    open_page("plateformes", wanted)
    assert page.input_value("#f-texte") == "recouvrement"
    assert page.input_value("#f-creances") == "b2b"
    assert page.locator("input[name=choix]:checked").count() == 2
    assert page.locator("[data-q-side]").is_visible()
    assert page.locator('th[data-col="documente"]').get_attribute("aria-sort") == "descending"
    for toggle in page.locator("[data-q-toggle][aria-pressed]").all():
        assert toggle.get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Différences seulement").click()
    page.get_by_role("button", name="Différences seulement").click()
    page.wait_for_timeout(350)
    assert urlsplit(page.url).query == wanted[1:]


def test_what_an_address_gets_wrong_is_told(open_page, page):
    open_page(
        "plateformes",
        "?creances=b2z&couleur=<img src=x onerror=alert(1)>&choix=personne&remuneration=succes",
    )
    note = page.locator("[data-q-ignored]")
    expect(note).to_contain_text("creances=b2z")
    expect(note).to_contain_text("choix=personne")
    assert note.locator("img").count() == 0
    assert urlsplit(page.url).query == "remuneration=succes"
