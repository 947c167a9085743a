"""Files and print: exactly what is shown, with its sources."""

import csv
import datetime as dt
import io
from pathlib import Path

from tests.browser.comparisons.comparison_reading import data, downloaded, shown, workbook


def test_csv_is_what_is_shown(open_page, page):
    open_page("cabinets", "?creances=b2b&tri=-documente")
    download = downloaded(page, "csv")
    today = page.evaluate(
        "() => { const d = new Date(); return [d.getFullYear(), d.getMonth() + 1, d.getDate()]; }"
    )
    assert download.suggested_filename == f"quittance-cabinets-{dt.date(*today).isoformat()}.csv"
    raw = Path(download.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in raw and b"\n" not in raw.replace(b"\r\n", b"")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == page.locator("[data-q-table] thead th").all_inner_texts()
    names = page.locator("[data-q-table] tbody tr:visible th a").all_inner_texts()
    assert [row[0] for row in rows[1:]] == names
    for row, line in zip(
        rows[1:], page.locator("[data-q-table] tbody tr:visible").all(), strict=True
    ):
        cells = line.locator("td[data-col] .q-fact > span:last-child").all_inner_texts()
        assert row[1 : 1 + len(cells)] == cells


def test_csv_masks_what_is_masked(open_page, page):
    open_page("cabinets", "?masquer=oui")
    text = Path(downloaded(page, "csv").path()).read_text(encoding="utf-8-sig")
    assert "non vérifié" in text and "Amiable, judiciaire, étranger, marque blanche" not in text


def test_xlsx_holds_the_table_and_its_sources(open_page, page):
    open_page("cabinets", "?remuneration=succes&inconnus=oui")
    download = downloaded(page, "xlsx")
    book = workbook(download)
    assert book.sheetnames == ["Tableau", "Sources"]
    table = [[cell.value for cell in row] for row in book["Tableau"].rows]
    assert table[0] == page.locator("[data-q-table] thead th").all_inner_texts()
    assert [row[0] for row in table[1:]] == page.locator(
        "[data-q-table] tbody tr:visible th a"
    ).all_inner_texts()
    sources = [[cell.value for cell in row] for row in book["Sources"].rows]
    told = data(page)
    assert sources[0][0] == told["title"]
    assert f"Version des données\u00a0: {told['version']}" in [row[0] for row in sources[:6]]
    assert f"Adresse de cette vue\u00a0: {page.url}" in [row[0] for row in sources[:6]]
    head = next(i for i, row in enumerate(sources) if row[0] == "Cabinet")
    assert sources[head][3:5] == ["Statut", "Source"]
    fields = {f["id"]: f for f in told["fields"]}
    columns = [
        id_ for column in told["columns"] for id_ in column.get("fields", []) if id_ in fields
    ]
    expected = sum(
        len(fields[f]["values"].get(id_, {"proofs": [0]})["proofs"])
        for id_ in shown(page)
        for f in columns
    )
    assert len(sources) - head - 1 == expected
    # Nothing in the file is computed when it is opened.
    assert all(cell.data_type != "f" for sheet in book for row in sheet.rows for cell in row)


def test_side_by_side_is_exported_too(open_page, page):
    open_page("plateformes", "?choix=gcollect,litige-fr&vue=cote-a-cote&differences=oui")
    download = downloaded(page, "csv", "side")
    assert "cote-a-cote" in download.suggested_filename
    rows = list(
        csv.reader(
            io.StringIO(Path(download.path()).read_text(encoding="utf-8-sig"), newline=""),
            delimiter=";",
        )
    )
    assert rows[0] == ["Groupe", "Point", "GCollect", "Litige.fr"]
    assert len(rows) - 1 == page.locator("[data-q-versus] tbody tr:not(.q-group)").count()


def test_print_says_the_filters_and_the_sources(open_page, page):
    open_page("plateformes", "?creances=b2b&inconnus=oui")
    page.emulate_media(media="print")
    assert (
        page.locator("[data-q-print-words]")
        .inner_text()
        .startswith("Filtres\u00a0: créances\u00a0: B2B")
    )
    assert page.locator(".q-printed li:visible").count() == len(data(page)["sources"])
    assert not page.locator(".q-btn, .q-filters, .q-tray, .q-stub").locator("visible=true").count()
