"""What a comparison page shows, read back for the tests."""

import io
import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
from playwright.sync_api import Page


def data(page: Page) -> dict:
    return json.loads(page.locator("[data-q-data]").text_content())


def shown(page: Page) -> list[str]:
    return page.locator("[data-q-table] tbody tr:visible").evaluate_all(
        "(rows) => rows.map((row) => row.dataset.id)"
    )


def query(page: Page, name: str) -> list[str] | None:
    """The value of one part of the address, once it has settled."""
    page.wait_for_timeout(350)
    return parse_qs(urlsplit(page.url).query).get(name)


def said(page: Page) -> str:
    return page.locator("#resultat").inner_text()


def workbook(download) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(Path(download.path()).read_bytes()))


def downloaded(page: Page, format_: str, what: str = "table"):
    with page.expect_download() as download:
        page.locator(f'[data-q-export="{format_}"][data-q-what="{what}"]').click()
    return download.value
