"""Comparison pages in a browser: what readers do with them, from the filters to the exports."""

import csv
import datetime as dt
import io
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Page, expect

FAMILIES = ["cabinets", "plateformes", "logiciels", "affacturage", "assurance-credit", "cession", "renseignement"]
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def open_page(page: Page, site_url: str):
    """Open a comparison, with a query; any script error fails the test."""
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)

    def go(family="plateformes", query=""):
        page.goto(f"{site_url}/comparatif/{family}.html{query}")
        expect(page.locator("[data-q-filterbox]")).to_be_visible()
        return page

    yield go
    assert errors == []


def data(page: Page) -> dict:
    return json.loads(page.locator("[data-q-data]").text_content())


def shown(page: Page) -> list[str]:
    return page.locator("[data-q-table] tbody tr:visible").evaluate_all("(rows) => rows.map((row) => row.dataset.id)")


def query(page: Page, name: str) -> list[str] | None:
    """The value of one part of the address, once it has settled."""
    page.wait_for_timeout(350)
    return parse_qs(urlsplit(page.url).query).get(name)


def said(page: Page) -> str:
    return page.locator("#resultat").inner_text()


def workbook(download) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(Path(download.path()).read_bytes()))


# ---- The page itself


@pytest.mark.parametrize("family", FAMILIES)
def test_scripts_and_server_agree(open_page, family):
    """With nothing asked, the script leaves the table, its order and its counts as the server wrote them."""
    page = open_page(family)
    served = page.evaluate(
        """async () => {
          const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
          return { rows: [...page.querySelectorAll("[data-q-table] tbody tr")].map((row) => row.dataset.id),
                   options: [...page.querySelectorAll("[data-q-filter] option")].map((option) => option.text),
                   result: page.querySelector("#resultat").textContent };
        }"""
    )
    assert shown(page) == served["rows"]
    assert page.locator("[data-q-filter] option").evaluate_all("(all) => all.map((one) => one.text)") == served["options"]
    assert page.locator("#resultat").text_content() == served["result"]
    assert len(page.locator("thead th").all()) <= 8


def test_complete_without_javascript(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}/comparatif/cabinets.html")
    assert page.locator("[data-q-table] tbody tr:visible").count() == len(data(page)["rows"])
    assert not page.locator("[data-q-filterbox], [data-q-exports], [data-q-pick], [data-q-tray]").locator("visible=true").count()
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


# ---- Filters and the unknown


def test_the_question_of_the_finance_director_on_a_phone(open_page, page):
    """Which online platforms handle B2B claims for a success fee, the unknown included."""
    page.set_viewport_size(PHONE)
    open_page("plateformes")
    assert not page.locator("#f-creances").is_visible()
    page.get_by_text("Filtrer et trier").click()
    page.select_option("#f-creances", "b2b")
    page.select_option("#f-remuneration", "succes")
    rows = {row["id"]: row for row in data(page)["rows"]}

    def answer(row, filter_, option):
        maybe = row["maybe"].get(filter_, [])
        return "yes" if option in row["yes"].get(filter_, []) else "maybe" if option in maybe or "*" in maybe else "no"

    answers = {id_: {answer(row, "creances", "b2b"), answer(row, "remuneration", "succes")} for id_, row in rows.items()}
    sure = [id_ for id_, given in answers.items() if given == {"yes"}]
    unknown = [id_ for id_, given in answers.items() if "no" not in given and "maybe" in given]
    assert shown(page) == sure and unknown
    assert re.match(rf"{len(sure)}\xa0plateformes? sur {len(rows)}\.", said(page))
    assert f"{len(unknown)} autres sont masquées parce que l’information est inconnue." in said(page)
    page.get_by_role("button", name="Les montrer aussi").click()
    assert shown(page) == [id_ for id_ in rows if id_ in sure + unknown]
    assert page.locator(".q-maybe:visible").count() == len(unknown)
    assert query(page, "inconnus") == ["oui"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_options_tell_what_they_give(open_page, page):
    open_page("cabinets")
    page.select_option("#f-creances", "b2c")
    label = page.locator('#f-remuneration option[value="succes"]').text_content()
    sure, unknown = re.fullmatch(r"Au succès \((\d+)(?:, et (\d+) inconnus?)?\)", label).groups(default="0")
    page.select_option("#f-remuneration", "succes")
    assert len(shown(page)) == int(sure)
    page.locator('[data-q-toggle="unknowns"]').click()
    assert len(shown(page)) == int(sure) + int(unknown)


def test_text_filter_folds_and_announces(open_page, page):
    open_page("cabinets")
    page.fill("#f-texte", "GESTION CREDITS")
    assert shown(page) == ["gestion-credit-expert"]
    assert said(page).startswith("1\u00a0cabinet sur")
    assert page.locator("#resultat").evaluate("(one) => one.localName") == "output"  # a polite live region by itself
    page.get_by_role("button", name="Effacer les filtres").click()
    assert len(shown(page)) == len(data(page)["rows"])
    assert page.evaluate("document.activeElement.hasAttribute('data-q-status')")


def test_masking_leaves_what_is_attested(open_page, page):
    open_page("cabinets")
    page.locator('[data-q-filterbox] [data-q-toggle="mask"]').click()
    for row in data(page)["rows"]:
        for column, cell in row["cells"].items():
            if "sure" not in cell:
                continue
            line = page.locator(f'tr[data-id="{row["id"]}"] td[data-col="{column}"] .q-fact')
            text = line.inner_text()
            if cell["sure"]["status"] == "inconnu":
                assert text.strip().endswith("non vérifié")
                assert cell["text"] not in text
            else:
                assert cell["sure"]["text"] in text
    assert query(page, "masquer") == ["oui"]
    page.select_option("#f-creances", "b2b")
    attested = [row["id"] for row in data(page)["rows"] if "b2b" in row["sure"]["yes"].get("creances", [])]
    assert shown(page) == attested


# ---- Sorting


def test_sort_with_the_keyboard(open_page, page):
    open_page("cabinets")
    alphabetical = shown(page)
    heads = page.locator("thead th")
    assert heads.first.get_attribute("aria-sort") == "ascending"
    button = page.get_by_role("button", name="Rémunération", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator('th[data-col="remuneration"]').get_attribute("aria-sort") == "ascending"
    assert page.locator("th[aria-sort]").count() == 1
    unknown = {row["id"] for row in data(page)["rows"] if row["ranks"]["remuneration"] is None}
    ascending = shown(page)
    assert set(ascending[-len(unknown) :]) == unknown
    page.keyboard.press("Enter")
    assert page.locator('th[data-col="remuneration"]').get_attribute("aria-sort") == "descending"
    descending = shown(page)
    assert set(descending[-len(unknown) :]) == unknown and ascending != descending
    assert query(page, "tri") == ["-remuneration"]
    page.get_by_role("button", name="Cabinet", exact=True).click()
    assert shown(page) == alphabetical and query(page, "tri") is None
    assert "Ordre alphabétique." in said(page)


def test_best_documented_first_at_the_first_press(open_page, page):
    open_page("cabinets")
    page.get_by_role("button", name="Documenté", exact=True).click()
    shares = {row["id"]: row["ranks"]["documente"] for row in data(page)["rows"]}
    ordered = [shares[id_] for id_ in shown(page)]
    assert ordered == sorted(ordered, reverse=True)
    assert page.locator('th[data-col="documente"]').get_attribute("aria-sort") == "descending"


# ---- Choosing and comparing


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
    assert page.locator("[data-q-versus] .q-versus__ask").first.inner_text().startswith("À demander")
    assert page.locator("[data-q-versus] ul a[href^='http']").count() > 0
    every = page.locator("#ecarts").inner_text()
    same = page.locator("[data-q-versus] tr.q-same").count()
    assert f"{same} " in every and same
    page.get_by_role("button", name="Différences seulement").click()
    assert page.locator("[data-q-versus] tr.q-same").count() == 0
    assert lines.count() == len(known) - same
    assert query(page, "differences") == ["oui"]


# ---- Address


def test_an_address_restores_everything(open_page, page, context):
    wanted = "?texte=recouvrement&creances=b2b&inconnus=oui&masquer=oui&tri=-documente&choix=gcollect,litige-fr&vue=cote-a-cote&differences=oui"
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
    open_page("plateformes", "?creances=b2z&couleur=<img src=x onerror=alert(1)>&choix=personne&remuneration=succes")
    note = page.locator("[data-q-ignored]")
    expect(note).to_contain_text("creances=b2z")
    expect(note).to_contain_text("choix=personne")
    assert note.locator("img").count() == 0
    assert urlsplit(page.url).query == "remuneration=succes"


# ---- Exports and print


def downloaded(page: Page, format_: str, what: str = "table"):
    with page.expect_download() as download:
        page.locator(f'[data-q-export="{format_}"][data-q-what="{what}"]').click()
    return download.value


def test_csv_is_what_is_shown(open_page, page):
    open_page("cabinets", "?creances=b2b&tri=-documente")
    download = downloaded(page, "csv")
    today = page.evaluate("(() => { const d = new Date(); return [d.getFullYear(), d.getMonth() + 1, d.getDate()]; })()")
    assert download.suggested_filename == f"quittance-cabinets-{dt.date(*today).isoformat()}.csv"
    raw = Path(download.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in raw and b"\n" not in raw.replace(b"\r\n", b"")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == page.locator("[data-q-table] thead th").all_inner_texts()
    names = page.locator("[data-q-table] tbody tr:visible th a").all_inner_texts()
    assert [row[0] for row in rows[1:]] == names
    for row, line in zip(rows[1:], page.locator("[data-q-table] tbody tr:visible").all(), strict=True):
        cells = line.locator("td[data-col] .q-fact > span:last-child").all_inner_texts()
        assert row[1 : 1 + len(cells)] == cells


def test_csv_masks_what_is_masked(open_page, page):
    open_page("cabinets", "?masquer=oui")
    text = Path(downloaded(page, "csv").path()).read_text(encoding="utf-8-sig")
    assert "non vérifié" in text and "amiable, judiciaire, étranger, marque blanche" not in text


def test_xlsx_holds_the_table_and_its_sources(open_page, page):
    open_page("cabinets", "?remuneration=succes&inconnus=oui")
    download = downloaded(page, "xlsx")
    book = workbook(download)
    assert book.sheetnames == ["Tableau", "Sources"]
    table = [[cell.value for cell in row] for row in book["Tableau"].rows]
    assert table[0] == page.locator("[data-q-table] thead th").all_inner_texts()
    assert [row[0] for row in table[1:]] == page.locator("[data-q-table] tbody tr:visible th a").all_inner_texts()
    sources = [[cell.value for cell in row] for row in book["Sources"].rows]
    told = data(page)
    assert sources[0][0] == told["title"]
    assert f"Version des données\u00a0: {told['version']}" in [row[0] for row in sources[:6]]
    assert f"Adresse de cette vue\u00a0: {page.url}" in [row[0] for row in sources[:6]]
    head = next(i for i, row in enumerate(sources) if row[0] == "Cabinet")
    assert sources[head][3:5] == ["Statut", "Source"]
    fields = {f["id"]: f for f in told["fields"]}
    columns = [id_ for column in told["columns"] for id_ in column.get("fields", []) if id_ in fields]
    expected = sum(len(fields[f]["values"].get(id_, {"proofs": [0]})["proofs"]) for id_ in shown(page) for f in columns)
    assert len(sources) - head - 1 == expected
    # Nothing in the file is computed when it is opened.
    assert all(cell.data_type != "f" for sheet in book for row in sheet.rows for cell in row)


def test_side_by_side_is_exported_too(open_page, page):
    open_page("plateformes", "?choix=gcollect,litige-fr&vue=cote-a-cote&differences=oui")
    download = downloaded(page, "csv", "side")
    assert "cote-a-cote" in download.suggested_filename
    rows = list(csv.reader(io.StringIO(Path(download.path()).read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == ["Groupe", "Point", "GCollect", "Litige.fr"]
    assert len(rows) - 1 == page.locator("[data-q-versus] tbody tr:not(.q-group)").count()


def test_print_says_the_filters_and_the_sources(open_page, page):
    open_page("plateformes", "?creances=b2b&inconnus=oui")
    page.emulate_media(media="print")
    assert page.locator("[data-q-print-words]").inner_text().startswith("Filtres\u00a0: créances\u00a0: B2B")
    assert page.locator(".q-printed li:visible").count() == len(data(page)["sources"])
    assert not page.locator(".q-btn, .q-filters, .q-tray, .q-stub").locator("visible=true").count()


# ---- Access and speed


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_the_page_never_scrolls_sideways(open_page, page, width):
    page.set_viewport_size({"width": width, "height": 800})
    open_page("cabinets", "?choix=acirem,iqera,eos-france&vue=cote-a-cote")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_work_grows_with_the_rows_and_moves_none(open_page, page):
    """Ten times the rows cost about ten times, not a hundred; filtering hides rows and moves none of them."""
    open_page("cabinets")
    ratio = page.evaluate(
        """() => {
          const data = JSON.parse(document.querySelector("[data-q-data]").textContent);
          const state = { ...Quittance.address.initial(), text: "amiable", filters: { creances: "b2b" } };
          const table = Quittance.text.synonymTable(Quittance.synonyms);
          function least(size) {
            const rows = Array.from({ length: size }, (_, i) => ({ ...data.rows[i % data.rows.length], id: `r${i}` }));
            const times = [];
            for (let i = 0; i < 8; i += 1) {
              const start = performance.now();
              Quittance.table.view({ ...data, rows }, state, Quittance.text, table);
              times.push(performance.now() - start);
            }
            return Math.min(...times);
          }
          return least(3000) / Math.max(least(300), 0.1);
        }"""
    )
    assert ratio < 40
    page.evaluate(
        """() => { window.moved = 0;
          new MutationObserver((all) => { window.moved += all.filter((one) => one.target.localName === "tbody").length; })
            .observe(document.querySelector("[data-q-table]"), { childList: true, subtree: true }); }"""
    )
    page.fill("#f-texte", "intrum")
    assert shown(page) == ["intrum-france"]
    assert page.evaluate("window.moved") == 0
