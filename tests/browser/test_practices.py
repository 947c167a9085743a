"""Practices taken away: copied, downloaded, printed on one page; terms explained with the keyboard."""

import re
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=["served", "folder"])
def practices(request, page, context, built_site):
    """The page of practices, served under its policy or opened from a folder, and what it refused."""
    refused = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    if request.param == "served":
        url = request.getfixturevalue("site_url")
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(f"{url}/pratiques/index.html")
    else:
        page.goto((built_site / "pratiques" / "index.html").as_uri())
    page.wait_for_selector("[data-q-reuse]:not([hidden])")
    yield page
    assert refused == []


def bar(page, number: int = 0):
    return page.locator("[data-q-reuse]").nth(number)


def downloaded(page, button) -> bytes:
    with page.expect_download() as waiting:
        button.click()
    return Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize(("label", "said"), [("HTML", "Tableau copié en HTML."), ("Markdown", "Tableau copié en Markdown."), ("le texte", "Texte copié.")])
def test_copying_says_so(practices, label, said):
    bar(practices).get_by_role("button", name=f"Copier {'en ' if label != 'le texte' else ''}{label}").click()
    practices.wait_for_function("said => document.querySelector('[data-q-said]').textContent === said", arg=said)


def test_what_is_copied_ends_with_source_and_date(page, context, site_url):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}/pratiques/index.html")
    read = """async type => {
        const items = await navigator.clipboard.read();
        return items[0].types.includes(type) ? await (await items[0].getType(type)).text() : null;
    }"""
    for label, type_ in (("Copier en HTML", "text/html"), ("Copier en Markdown", "text/plain"), ("Copier le texte", "text/plain")):
        bar(page).get_by_role("status").evaluate("e => e.textContent = ''")
        bar(page).get_by_role("button", name=label).click()
        page.wait_for_function("() => document.querySelector('[data-q-said]').textContent !== ''")
        copied = page.evaluate(read, type_)
        assert "Délai d’action" in copied and "Licence CC BY 4.0." in copied.splitlines()[-1]
        assert re.search(r"Données du \d", copied.replace("\u00a0", " "))


@pytest.mark.parametrize(("number", "name", "rows"), [(0, "bons-et-mauvais-choix", 9), (1, "sept-conseils", 7), (2, "sept-erreurs", 7)])
def test_the_svg_holds_every_row_as_real_text(practices, number, name, rows):
    content = practices.evaluate("n => JSON.parse(document.querySelectorAll('[data-q-reuse] script')[n].textContent)", number)
    root = ET.fromstring(downloaded(practices, bar(practices, number).get_by_role("button", name="Image SVG")))
    assert content["id"] == name and len(content["rows"]) == rows
    texts = [" ".join(span.text for span in text.iter(f"{SVG}tspan")) or text.text for text in root.iter(f"{SVG}text")]
    for row in content["rows"]:
        for cell in row:
            assert cell in texts
    assert content["credit"] in texts and content["title"] in texts
    # Everything stands inside the drawing.
    lowest = max(float(text.get("y")) + 28 * (len(list(text)) - 1) for text in root.iter(f"{SVG}text") if text.get("y"))
    assert lowest < float(root.get("height")) - 20


def test_no_line_of_the_svg_leaves_its_column(practices):
    """Measured in the browser: no text passes the right edge, none covers the next column."""
    overlaps = practices.evaluate("""() => {
        const bad = [];
        document.querySelectorAll('[data-q-reuse] script').forEach(script => {
            const box = document.createElement('div');
            box.innerHTML = Quittance.reuse.draw(JSON.parse(script.textContent));
            document.body.append(box);
            const boxes = [...box.querySelectorAll('text')].map(t => [t.textContent, t.getBBox()]);
            boxes.forEach(([words, a], i) => {
                if (a.x + a.width > 1200 - 40) bad.push(words);
                boxes.slice(i + 1).forEach(([other, b]) => {
                    if (a.x < b.x + b.width && b.x < a.x + a.width && a.y + 4 < b.y + b.height && b.y + 4 < a.y + a.height) bad.push(words + ' / ' + other);
                });
            });
            box.remove();
        });
        return bad;
    }""")
    assert overlaps == []


def test_the_png_is_a_drawing_twice_as_fine(practices):
    data = downloaded(practices, bar(practices).get_by_role("button", name="Image PNG"))
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    assert width == 2400 and height > 1200
    assert len(data) > 50_000  # a blank picture of that size weighs less than a fifth


def test_without_scripts_no_button_is_dead(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{site_url}/pratiques/index.html")
        assert page.locator(".q-choices tbody tr").count() == 9
        assert page.locator("[data-q-reuse]:visible").count() == 0
        page.goto(f"{site_url}/pratiques/carte.html")
        assert page.locator("[data-q-print-page]:visible").count() == 0
        page.goto(f"{site_url}/criteres.html")
        assert page.locator("[data-q-print-page]:visible").count() == 0
    finally:
        context.close()


def test_the_card_prints_on_one_page_with_its_source(page, site_url):
    page.goto(f"{site_url}/pratiques/carte.html")
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    page.emulate_media(media="print")
    assert page.locator(".q-card tbody tr:visible").count() == 9
    assert page.locator(".q-card li:visible").count() == 14
    assert "Données du" in page.locator(".q-card__stub").inner_text()


def test_a_term_is_explained_with_the_keyboard_and_put_away(page, site_url):
    page.goto(f"{site_url}/collaboration.html")
    term = page.locator("a.q-term").first
    tip = page.locator(f"#{term.get_attribute('aria-describedby')}")
    assert not tip.is_visible()
    term.focus()
    assert tip.is_visible() and tip.get_attribute("role") == "tooltip"
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    assert term.evaluate("e => e === document.activeElement")
    term.blur()
    term.focus()
    assert tip.is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossaire.html#*")
    anchor = page.url.split("#")[1]
    assert page.locator(f"h3#{anchor}").is_visible()


@pytest.mark.parametrize("path", ["index.html", "pratiques/index.html", "pratiques/carte.html", "criteres.html", "loi.html", "glossaire.html", "methode/index.html", "editer/champs.html", "mentions-legales.html"])
def test_nothing_scrolls_sideways_on_a_narrow_screen(page, site_url, path):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{site_url}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
