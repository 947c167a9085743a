"""Filters, words, masking and order: what readers ask of a comparison, the unknown included."""

import re

from tests.browser.comparisons.comparison_reading import data, query, said, shown

PHONE = {"width": 390, "height": 844}


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
        if option in row["yes"].get(filter_, []):
            return "yes"
        return "maybe" if {option, "*"} & set(row["maybe"].get(filter_, [])) else "no"

    answers = {
        id_: {answer(row, "creances", "b2b"), answer(row, "remuneration", "succes")}
        for id_, row in rows.items()
    }
    sure = [id_ for id_, given in answers.items() if given == {"yes"}]
    unknown = [id_ for id_, given in answers.items() if "no" not in given and "maybe" in given]
    assert shown(page) == sure and len(unknown) > 1
    assert re.match(rf"{len(sure)}\xa0plateformes? sur {len(rows)}\.", said(page))
    other = "autres " if sure else ""
    assert f"{len(unknown)} {other}sont masquées parce que l’information est inconnue" in said(page)
    page.get_by_role("button", name="Les montrer aussi").click()
    assert shown(page) == [id_ for id_ in rows if id_ in sure + unknown]
    assert page.locator(".q-maybe:visible").count() == len(unknown)
    assert query(page, "inconnus") == ["oui"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_options_tell_what_they_give(open_page, page):
    open_page("cabinets")
    page.select_option("#f-creances", "b2c")
    label = page.locator('#f-remuneration option[value="succes"]').text_content()
    sure, unknown = re.fullmatch(r"Au succès \((\d+)(?:, et (\d+) inconnus?)?\)", label).groups(
        default="0"
    )
    page.select_option("#f-remuneration", "succes")
    assert len(shown(page)) == int(sure)
    page.locator('[data-q-toggle="unknowns"]').click()
    assert len(shown(page)) == int(sure) + int(unknown)


def test_text_filter_folds_and_announces(open_page, page):
    open_page("cabinets")
    page.fill("#f-texte", "GESTION CREDITS")
    assert shown(page) == ["gestion-credit-expert"]
    assert said(page).startswith("1\u00a0cabinet sur")
    assert (
        page.locator("#resultat").evaluate("(one) => one.localName") == "output"
    )  # a polite live region by itself
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
    attested = [
        row["id"] for row in data(page)["rows"] if "b2b" in row["sure"]["yes"].get("creances", [])
    ]
    assert shown(page) == attested


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
