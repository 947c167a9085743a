"""A comparison page, opened as a reader opens it."""

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def open_page(page: Page, site_url: str):
    """Open a comparison, with a query; any script error fails the test."""
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console", lambda message: errors.append(message.text) if message.type == "error" else None
    )

    def go(family="plateformes", query=""):
        page.goto(f"{site_url}/comparatif/{family}.html{query}")
        expect(page.locator("[data-q-exports] >> nth=0")).to_be_visible()
        return page

    yield go
    assert errors == []
