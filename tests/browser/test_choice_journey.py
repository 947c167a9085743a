"""The whole choice in one go: from the home page to the decision file on three own candidates, a colleague and the workbook."""

import re
import unicodedata

import openpyxl
import pytest
from playwright.sync_api import expect

from macros.workbooks.grid.places import RESULT
from tests.browser.test_axe import violations
from tests.macros.workbooks.recalculating import Evaluator

SPACES = re.compile(r"[\u00a0\u202f]")
NAMES = ("Alpha", "Bêta", "Gamma")
#: What each candidate gets on every mark, but for a few unknown: Bêta wins on cost, Alpha elsewhere.
LEVELS = {1: 3, 2: 2, 3: 1}
OFFERS = {
    1: {"assiette": "recouvre", "taux-1": "12", "tva": "20"},
    2: {"assiette": "recouvre", "taux-1": "7", "tva": "20", "delai": "30"},
    3: {"assiette": "aucune", "frais-dossier": "45", "tva": "20"},
}
PORTFOLIO = {
    "dossiers": "100", "montant": "1 000", "part-basse": "20", "part-centrale": "40", "part-haute": "60", "mois": "12",
    "tva-recuperee": "oui", "taux-tresorerie": "4",
}  # fmt: skip


def said(page, selector):
    return SPACES.sub(" ", page.inner_text(selector))


def fill(page, name, value):
    entry = page.locator(f"#f-{name}")
    if entry.evaluate("e => e.tagName") == "SELECT":
        entry.select_option(value)
    else:
        entry.fill(value)


def figures(page):
    """Name → floor, centre, ceiling, as the table of the result shows them."""
    rows = page.locator(".q-rank tbody tr").all()
    return {
        re.sub(r"^\d+\.\s*", "", row.locator("th").inner_text()).strip(): [t.strip() for t in row.locator("td.q-num").all_inner_texts()[:3]]
        for row in rows
    }


@pytest.fixture
def grid(page, site_url):
    """The home page, the situation, the criteria, then three own candidates marked and priced, all by clicks and typing."""
    page.set_default_timeout(20_000)
    page.goto(f"{site_url}/index.html")
    page.get_by_role("link", name="Ma situation : faut-il").click()
    for question, answer in (("debiteurs", "entreprises"), ("pays", "france"), ("tresorerie", "urgente")):
        page.locator(f"input[name='{question}'][value='{answer}']").check(force=True)
    page.get_by_role("link", name="Continuer").first.click()
    page.get_by_role("button", name="Appliquer").click()
    page.wait_for_url(re.compile("situation="))
    page.locator("[data-q-steps] a, .q-steps a").filter(has_text="Grille").click()
    page.wait_for_url(re.compile("grille.html"))
    page.fill("#g-question", "À qui confier nos impayés ?")
    for name in NAMES:
        page.fill("#g-nouveau", name)
        page.click("[data-q-addname]")
    page.fill("#g-initiales", "AB")
    page.click("[data-q-addperson]")
    ids = page.eval_on_selector_all("[data-q-indicator]", "all => all.map(e => e.dataset.qIndicator)")
    for criterion in page.locator("[data-q-criterion]").all():
        if criterion.get_attribute("open") is None:
            criterion.locator("summary").first.click()
    # The same event as a click, without its waits: some hundred of them.
    page.evaluate(
        """([ids, levels]) => { for (const [number, level] of levels) for (const [rank, id] of ids.entries())
          if (rank % 4 !== number) document.getElementById(`n-${number}-${id}-${level}`).click(); }""",
        [ids, [[number, level] for number, level in LEVELS.items()]],
    )  # fmt: skip
    for name, value in PORTFOLIO.items():
        fill(page, name, value)
    for number, offer in OFFERS.items():
        box = page.locator("[data-q-offers] details").nth(number - 1)
        if box.get_attribute("open") is None:
            box.locator("summary").click()
        for name, value in offer.items():
            fill(page, f"o{number}-{name}", value)
    fill(page, "cout-vise", "2000")
    fill(page, "cout-inacceptable", "6000")
    expect(page.locator(".q-rank").first).not_to_contain_text("calcul…")
    page.wait_for_url(re.compile("cout-inacceptable=6000"))
    return page


def recalculated(path):
    """Name → floor, centre, ceiling of the workbook, recalculated by a library of formulas."""
    sheet = openpyxl.load_workbook(path)[RESULT]
    rows = [row for row in range(1, 30) if str(sheet[f"E{row}"].value or "").startswith("=")][: len(NAMES)]
    cell = Evaluator(path)({})
    return {cell(RESULT, f"C{row}"): [f"{cell(RESULT, f'{c}{row}'):.1f}".replace(".", ",").removesuffix(",0") for c in "EFG"] for row in rows}


def test_from_the_home_page_to_a_decision_file_on_three_own_candidates(grid, context, tmp_path):
    assert "Alpha arrive en tête" in said(grid, "#resultat-grille")
    sentence, shown = said(grid, "#resultat-grille"), figures(grid)
    assert list(shown) == list(NAMES)
    # Changing one weight says at once what it overturns, or that nothing moves.
    grid.fill("#g-cout-tarification", "100")
    expect(grid.locator("[data-q-overturn]")).to_be_visible()
    grid.fill("#g-cout-tarification", "80")
    expect(grid.locator(".q-rank").first).not_to_contain_text("calcul…")
    # A colleague opens the link and sees the same.
    grid.click("[data-q-link]")
    expect(grid.locator("[data-q-address]")).to_be_visible()
    colleague = context.new_page()
    colleague.goto(grid.input_value("[data-q-address]"))
    expect(colleague.locator(".q-rank").first).not_to_contain_text("calcul…")
    assert figures(colleague) == figures(grid)
    assert said(colleague, "#resultat-grille") == said(grid, "#resultat-grille")
    assert colleague.is_hidden("[data-q-errors]")
    colleague.close()
    # The workbook, recalculated, agrees with the page.
    with grid.expect_download() as waiting:
        grid.click("[data-q-xlsx]")
    waiting.value.save_as(tmp_path / "ma-grille.xlsx")
    assert recalculated(tmp_path / "ma-grille.xlsx") == figures(grid)
    # The file to print says the same sentence, holds the prices and room to sign.
    grid.click("[data-q-dossier]")
    expect(grid.locator("#decision")).to_contain_text("Alpha")
    text = unicodedata.normalize("NFC", SPACES.sub(" ", grid.inner_text("main")))
    assert "À qui confier nos impayés ?" in text
    assert sentence.split(" arrive en tête")[0] in text
    for amount in ("4 800,00 €", "2 8", "4 500,00 €"):
        assert amount in text
    assert "Signatures" in text
    assert violations(grid) == []
    assert len(grid.pdf(format="A4")) > 50_000
