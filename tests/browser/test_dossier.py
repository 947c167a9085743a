"""« Dossier de décision » in the browser: the grid as a document, its blank form, links, files, faults, print."""

import json
import re
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import violations

PAGE = "choisir/dossier.html"
GRID = "choisir/grille.html"
PORTFOLIO = "dossiers=120&montant=850&part-basse=30&part-centrale=50&part-haute=70&mois=12&tva-recuperee=oui"
OFFERS = "o1-assiette=recouvre&o1-taux-1=10&o1-tva=20&o2-assiette=confie&o2-taux-1=6&o2-tva=20&cout-vise=3000&cout-inacceptable=12000"


@pytest.fixture
def opened(page, site_url):
    def go(fragment=""):
        page.goto("about:blank")
        page.goto(f"{site_url}/{PAGE}" + (f"#{fragment}" if fragment else ""))
        return page

    return go


@pytest.fixture(scope="module")
def data(built_site):
    html = (built_site / PAGE).read_text(encoding="utf-8")
    return json.loads(re.search(r'<script type="application/json" data-q-data>(.*?)</script>', html, re.S)[1])


@pytest.fixture(scope="module")
def fragment(data):
    """Two candidates seen by two people: the first is at 3 everywhere, the second at 1 but one « inconnu »."""
    indicators = [one["id"] for criterion in data["criteria"] for one in criterion["indicators"]]
    requirement = data["knockouts"][0]["id"]

    def marks(who, levels):
        return f"niveaux-{who}=" + ",".join(f"{id_}:{level}" for id_, level in zip(indicators, levels, strict=True))

    alpha, beta = [3] * len(indicators), ["inconnu", *[1] * (len(indicators) - 1)]
    return "&".join([
        f"question={quote('Qui recouvre nos factures ?')}", "evaluateurs=AB,CD", f"exiger={requirement}",
        "candidat-1=Alpha", "candidat-2=Beta", marks("1-AB", [4, *alpha[1:]]), marks("1-CD", [1, *alpha[1:]]), marks("2-AB", beta), marks("2-CD", beta),
        f"motifs-1-AB-{indicators[0]}={quote('Deux références appelées.')}",
        f"exigences-1-AB={requirement}:respecte", f"exigences-1-CD={requirement}:non-respecte", f"exigences-2-AB={requirement}:respecte",
        PORTFOLIO, OFFERS,
    ])  # fmt: skip


def spoken(page, selector):
    return re.sub(r"[\u00a0\u202f]", " ", page.inner_text(selector))


def part(page, name):
    return spoken(page, f'[data-q-part="{name}"]')


def test_the_whole_document_comes_from_the_fragment(opened, fragment, data):
    page = opened(fragment)
    assert page.is_hidden("[data-q-empty]") and page.is_hidden("[data-q-errors]")
    decision = spoken(page, "#decision")
    assert decision.startswith("Avance certaine") and "Alpha devance tous les autres" in decision
    assert "se contredisent" in decision and "meilleur" not in decision.lower()
    assert "Qui recouvre nos factures ?" in spoken(page, "[data-q-question]")
    assert "AB, CD" in spoken(page, "[data-q-identity]") and data["version"] in spoken(page, "[data-q-identity]")
    weights = page.locator(".q-dossier__weights tbody td.q-num").all_inner_texts()
    assert round(sum(float(re.match(r"[\d,]+", one)[0].replace(",", ".")) for one in weights), 1) == 100
    for criterion in data["criteria"]:
        assert criterion["title"] in part(page, "criteres")
        assert re.sub(r"[\u00a0\u202f]", " ", data["swings"][criterion["id"]]["worst"]) in part(page, "criteres")
    names = page.locator(".q-rank tbody th").all_inner_texts()
    assert names == ["1. Alpha", "2. Beta"]
    # Points of the criteria add up to the centre, for each candidate.
    cells = page.locator('[data-q-part="ordre"] .q-dossier__points tbody tr').evaluate_all(
        "rows => rows.map(row => [...row.cells].slice(1).map(cell => Number(cell.textContent.replace(',', '.'))))"
    )
    *parts, centre = cells
    assert [round(sum(column), 1) for column in zip(*parts, strict=True)] == centre
    assert page.title().startswith("Dossier de décision – Qui recouvre nos factures")
    assert re.search(r"\d{4}-\d{2}-\d{2}$", page.title())


def test_prices_are_costed_at_three_shares_with_the_break_even(opened, fragment):
    page = opened(fragment)
    # 102 000 € entrusted: 10 % of 50 % recovered, and 6 % of what is entrusted.
    assert spoken(page, "#couts-dossier") == "Coût total hors taxes si 50 % des sommes rentrent : Alpha, 5 100,00 € ; Beta, 6 120,00 €."
    rows = page.locator(".q-dossier__totals tbody tr").all_inner_texts()
    first = [re.sub(r"[\u00a0\u202f]", " ", cell) for cell in rows[0].split("\t")]
    assert first == ["Alpha", "3 060,00 €", "5 100,00 €", "7 140,00 €", "10,00 €", "76,67"]
    said = part(page, "prix")
    assert "Point d’équilibre : 60 % recouvrés" in said
    assert "3 000,00 € (coût visé) vaut 100" in said


def test_doubts_are_told(opened, fragment):
    page = opened(fragment)
    limits = part(page, "limites")
    assert "AB donne 4 et CD donne 1" in limits
    assert "Beta : 1 réponse inconnue sur" in limits
    assert "Alpha : les évaluateurs se contredisent" in limits
    assert "La situation n’a pas été décrite." in limits
    assert "un guide publié par" in limits
    marks = part(page, "notes")
    assert "2,5 (1 à 4)" in marks and "Deux références appelées." in marks


def test_what_is_typed_stays_in_the_address_and_prints(opened, fragment, site_url):
    page = opened(fragment)
    page.fill("#d-decision", "Essai de six mois avec Alpha.\nPuis bilan.")
    page.wait_for_url(re.compile("decision=Essai"))
    assert "decision=" in page.locator("a[data-q-back] >> nth=1").get_attribute("href")
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    assert page.input_value("#d-decision") == "Essai de six mois avec Alpha.\nPuis bilan."
    page.emulate_media(media="print")
    assert page.is_hidden("#d-decision") and page.is_visible('[data-q-echo="decision"]')
    assert page.is_visible('[data-q-echo="reserves"] + .q-dossier__lines')  # nothing typed: lines to write on
    page.emulate_media(media="screen")
    page.locator("a[data-q-back]", has_text="Revenir à la grille").click()
    page.wait_for_url(re.compile(re.escape(f"{site_url}/{GRID}")))
    assert "candidat-1=Alpha" in page.url and "decision=Essai" in page.url


def test_going_to_a_part_keeps_the_fragment(opened, fragment):
    page = opened(fragment)
    before = page.url
    page.locator("[data-q-contents] a", has_text="Les prix").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "d-prix-titre"
    assert page.url == before


def test_the_example_and_the_printing_by_keyboard(opened):
    page = opened()
    assert page.is_visible("[data-q-empty]") and page.is_visible('[data-q-part="signatures"]')
    assert page.locator("[data-q-print]").inner_text().strip() == "Imprimer le formulaire vierge"
    page.evaluate("window.print = () => { window.printed = document.title; }")
    page.locator("[data-q-example]").focus()
    page.keyboard.press("Enter")
    assert "FICTIF" in spoken(page, "#decision") and "FICTIF" in spoken(page, "[data-q-question]")
    assert "FICTIF" in page.title() and "inventés" in spoken(page, "[data-q-said]")
    page.locator("[data-q-print]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed").startswith("Dossier de décision")
    assert violations(page) == []


def test_a_tampered_link_is_told_and_the_rest_is_shown(opened, fragment):
    page = opened(f"{fragment}&bidon=<b>1</b>&niveaux-1-ZZ=rien:9&candidat-99=X")
    assert page.title().startswith("Erreur")
    told = spoken(page, "[data-q-errors]")
    assert "bidon=<b>1</b>" in told and "Le reste du lien est repris" in told
    assert page.locator("[data-q-errors] b").count() == 0
    assert "Alpha" in spoken(page, "#decision")


def test_a_link_of_another_version_shows_then_beside_now(opened, fragment, data):
    page = opened(f"{fragment}&v=0123456789ab&alors=1:900.880.920")
    note = spoken(page, "[data-q-then]")
    assert "0123456789ab" in note and data["version"] in note
    assert "90,0 (de 88,0 à 92,0)" in note
    assert page.is_hidden("[data-q-errors]")


def test_the_link_shared_gives_the_same_document(opened, fragment, context, data):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(fragment)
    said = spoken(page, "#decision")
    page.click("[data-q-link]")
    expect(page.locator("[data-q-said]")).to_contain_text("Lien copié")
    shared = page.input_value("[data-q-address]")
    assert f"v={data['version']}" in shared and "alors=1:" in unquote(shared)
    page.goto("about:blank")
    page.goto(shared)
    assert spoken(page, "#decision") == said
    assert page.is_hidden("[data-q-then]") and page.is_hidden("[data-q-errors]")


def test_a_file_comes_and_goes(opened, fragment, tmp_path):
    page = opened(fragment)
    page.fill("#d-reserves", "Attestation à recevoir.")
    with page.expect_download() as caught:
        page.click("[data-q-save]")
    saved = tmp_path / "ma-grille.json"
    caught.value.save_as(saved)
    said = spoken(page, "#decision")
    page = opened()
    page.set_input_files("[data-q-open]", saved)
    expect(page.locator("[data-q-said]")).to_contain_text("2 candidats")
    assert spoken(page, "#decision") == said
    assert page.input_value("#d-reserves") == "Attestation à recevoir."
    broken = tmp_path / "abime.json"
    broken.write_text("{", encoding="utf-8")
    page.set_input_files("[data-q-open]", broken)
    expect(page.locator("[data-q-errors]")).to_contain_text("n’a pas changé")
    assert spoken(page, "#decision") == said


def test_candidates_of_the_base_bring_their_facts(opened, data):
    one = next(c for s in data["sets"] if not s["fictitious"] for c in s["candidates"] if c["proofs"])
    page = opened(f"candidat-1={quote(one['name'])}&fiche-1={one['id']}&candidat-2=Autre")
    assert "Aucun classement possible" in spoken(page, "#decision")
    proof = next(iter(one["proofs"].values()))[0]
    facts = part(page, "faits")
    assert re.sub(r"[\u00a0\u202f]", " ", proof["text"]) in facts
    assert "[1]" in facts
    assert "faits repris de la base" in part(page, "limites") or "Le seul fait repris" in part(page, "limites")


def test_nothing_that_weighs_is_said(opened, fragment, data):
    page = opened(fragment + "".join(f"&{criterion['id']}=0" for criterion in data["criteria"]))
    assert "donnez un poids" in spoken(page, "#decision")


def test_a_price_that_cannot_be_read_is_named(opened, fragment):
    page = opened(fragment.replace("o1-taux-1=10", "o1-taux-1=abc"))
    assert re.search(r"Alpha, Palier 1, taux : ", part(page, "prix"))
    assert "Beta, 6 120,00 €" in spoken(page, "#couts-dossier")


@pytest.mark.parametrize("width", [390, 1440])
def test_narrow_wide_and_accessible(opened, fragment, width):
    page = opened(fragment)
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_on_paper_nothing_is_cut(opened, fragment):
    page = opened(fragment)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 1000})  # an A4 sheet less its margins, at 96 dpi
    wide = page.eval_on_selector_all(
        ".q-dossier__sheet table", "all => all.filter(one => one.scrollWidth > one.closest('.q-tablewrap').clientWidth + 1).map(one => one.className)"
    )
    assert wide == []
    for hidden in ("[data-q-print]", "[data-q-contents]", "[data-q-steps]"):
        assert page.is_hidden(hidden)


def test_without_script_the_blank_form_remains(browser, site_url):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site_url}/{PAGE}")
    assert page.locator("[data-q-part]").count() == 11
    assert page.is_visible("noscript p") and page.is_hidden("[data-q-print]")
    assert page.locator(".q-dossier__marks tbody tr").count() > 20
    page.close()
