"""Journeys without a mouse."""

import pytest
from playwright.sync_api import expect

COMPARISON = "comparatif/cabinets.html"


def focused(page):
    return page.locator(":focus")


def tab_until(page, selector, most=80):
    """Press Tab until the focus is on what is wanted; each stop on the way must be visible."""
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop.count() and stop.evaluate("(it, wanted) => it.matches(wanted)", selector):
            return stop
    raise AssertionError(f"{selector} was not reached in {most} presses of Tab")


@pytest.fixture
def desk(page):
    page.set_viewport_size({"width": 1440, "height": 900})
    return page


@pytest.mark.parametrize("path", ["index.html", COMPARISON, "glossaire.html"])
def test_the_first_stop_skips_to_the_content(desk, site_url, path):
    desk.goto(f"{site_url}/{path}")
    desk.keyboard.press("Tab")
    skip = focused(desk)
    expect(skip).to_contain_class("md-skip")
    expect(skip).to_be_in_viewport()
    target = skip.get_attribute("href")
    desk.keyboard.press("Enter")
    assert desk.evaluate("location.hash") == target
    # What follows is in the content: the header is behind.
    desk.keyboard.press("Tab")
    assert focused(desk).evaluate("it => !!it.closest('.md-content')")


def test_a_fact_opens_with_enter_and_gives_the_focus_back(desk, site_url):
    desk.goto(f"{site_url}/{COMPARISON}")
    fact = tab_until(desk, ".q-fact")
    stub = desk.locator(f"[id='{fact.get_attribute('popovertarget')}']")
    expect(stub).to_be_hidden()
    desk.keyboard.press("Enter")
    expect(stub).to_be_visible()
    expect(stub).to_contain_text("Statut")
    desk.keyboard.press("Escape")
    expect(stub).to_be_hidden()
    expect(focused(desk)).to_have_attribute("popovertarget", stub.get_attribute("id"))


def test_sorting(desk, site_url):
    desk.goto(f"{site_url}/{COMPARISON}")
    tab_until(desk, "th[data-col='documente'] button")
    head = desk.locator("th[data-col='documente']")
    # The best documented first, then the other way round.
    desk.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    first = desk.locator("[data-q-table] tbody tr").first.get_attribute("data-id")
    desk.wait_for_function("() => location.search.includes('tri=-documente')")
    desk.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert desk.locator("[data-q-table] tbody tr").first.get_attribute("data-id") != first
    # The focus stays on the button.
    assert head.evaluate("it => it.contains(document.activeElement)")


def test_filtering(desk, site_url):
    desk.goto(f"{site_url}/{COMPARISON}")
    rows = desk.locator("[data-q-table] tbody tr:visible")
    every = rows.count()
    tab_until(desk, "#f-texte")
    desk.keyboard.type("toulouse")
    expect(rows).not_to_have_count(every)
    desk.keyboard.press("Control+a")
    desk.keyboard.press("Delete")
    expect(rows).to_have_count(every)
    tab_until(desk, "#f-creances")
    desk.keyboard.press("ArrowDown")
    desk.wait_for_function("() => location.search.includes('creances=b2b')")
    assert 0 < rows.count() <= every


def test_choosing_and_comparing(desk, site_url):
    desk.goto(f"{site_url}/{COMPARISON}")
    tab_until(desk, "[data-q-pick] input")
    desk.keyboard.press("Space")
    chosen = [focused(desk).get_attribute("value")]
    tab_until(desk, "[data-q-pick] input:not(:checked)")
    desk.keyboard.press("Space")
    chosen.append(focused(desk).get_attribute("value"))
    tab_until(desk, "[data-q-compare]", most=400)
    desk.keyboard.press("Enter")
    side = desk.locator("[data-q-side]")
    expect(side).to_be_visible()
    # The reader is taken to what just appeared.
    assert side.evaluate(
        "it => it === document.activeElement || it.contains(document.activeElement)"
    )
    desk.wait_for_function(f"() => location.search.includes('choix={','.join(chosen)}')")


def test_no_stop_is_hidden_and_each_shows_its_focus(desk, site_url):
    """From the top of the home page to its end: every stop is in sight and drawn differently."""
    desk.goto(f"{site_url}/index.html")
    seen = set()
    for _ in range(60):
        desk.keyboard.press("Tab")
        stop = desk.evaluate(
            # The button of the palette is a radio without size, drawn by its label.
            """() => { const on = document.activeElement;
              const it = on.matches(".md-option") ? on.nextElementSibling : on;
              const box = it.getBoundingClientRect();
              const style = getComputedStyle(it);
              return { body: on === document.body, html: it.outerHTML.slice(0, 160),
                width: box.width, height: box.height,
                drawn: style.outlineStyle !== "none" || style.boxShadow !== "none" ||
                  it.matches(".md-search__input") }; }"""
        )
        if stop["body"] or stop["html"] in seen:
            break
        seen.add(stop["html"])
        assert stop["width"] > 0 and stop["height"] > 0, stop["html"]
        assert stop["drawn"], stop["html"]
    assert len(seen) > 10
