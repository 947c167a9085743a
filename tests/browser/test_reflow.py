"""400 % of zoom, which is 320 px of width, and forced colours, on each kind of page."""

import pytest

from tests.browser.register import one_of_each_kind, opened

WIDE = """() => {
  const page = document.scrollingElement;
  const width = document.documentElement.clientWidth;
  return page.scrollWidth > width ? [page.scrollWidth] : [];
}"""
# What can be scrolled by itself, or is out of sight on purpose, is no loss.
CLIPPED = """() => {
  const width = document.documentElement.clientWidth;
  const apart = ".q-sr, [popover], .q-tablewrap, .md-typeset__scrollwrap, pre, .headerlink";
  const texts = document.querySelectorAll(".md-content :is(p, h1, h2, h3, li, a, button, label)");
  return [...texts]
    .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.closest(apart))
    .filter((it) => it.getBoundingClientRect().right > width + 1)
    .map((it) => it.outerHTML.slice(0, 100)).slice(0, 5);
}"""


@pytest.fixture(params=[320, 390])
def narrow(request, browser):
    context = browser.new_context(
        locale="fr-FR", reduced_motion="reduce", viewport={"width": request.param, "height": 256}
    )
    yield context.new_page()
    context.close()


def test_no_page_scrolls_sideways(narrow, site_url, built_site):
    found = {}
    for kind, page in one_of_each_kind(built_site).items():
        narrow.goto(f"{site_url}/{opened(page)}")
        if wrong := narrow.evaluate(WIDE) + narrow.evaluate(CLIPPED):
            found[kind] = wrong
    assert found == {}


@pytest.fixture(params=["light", "dark"])
def forced(request, browser):
    context = browser.new_context(
        locale="fr-FR", color_scheme=request.param, forced_colors="active",
        viewport={"width": 1440, "height": 900},
    )  # fmt: skip
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ["comparatif/cabinets.html", "methode/index.html"])
def test_marks_are_drawn_in_forced_colours(forced, site_url, path):
    """Each mark in sight has ink: a part of its picture differs from its corner."""
    forced.goto(f"{site_url}/{path}")
    marks = forced.locator(".md-content svg.q-mark").locator("visible=true")
    assert marks.count() > 3
    for index in range(min(marks.count(), 12)):
        mark = marks.nth(index)
        mark.scroll_into_view_if_needed()
        assert colours(forced, mark.screenshot()) > 1, mark.evaluate("it => it.outerHTML")


def colours(page, png: bytes) -> int:
    """How many colours a picture has, read by the browser."""
    return page.evaluate(
        """async (bytes) => {
          const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
          const context = canvas.getContext("2d");
          context.drawImage(bitmap, 0, 0);
          const data = new Uint32Array(
            context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
          return new Set(data).size;
        }""",
        list(png),
    )
