"""The page that costs two offers, in a real browser: form, errors, results, address, export, print."""

import csv
import io
from urllib.parse import urlsplit

import pytest

from macros.views.offers import OUTPUTS, fields, parameters
from tests.browser.test_axe import violations

PAGE = "choisir/cout.html"
NBSP, NNBSP = "\u00a0", "\u202f"
# 100 files of 1 000 €, VAT given back: 10 % of what comes in against 20 € a file.
SIMPLE = (
    "dossiers=100&montant=1+000&part-basse=10&part-centrale=50&part-haute=80&mois=12"
    "&tva-recuperee=oui&a-nom=Alpha&a-assiette=recouvre&a-taux-1=10&a-tva=20"
    "&b-nom=B%C3%AAta&b-assiette=aucune&b-frais-dossier=20&b-tva=20"
)


@pytest.fixture
def tool(page, site_url):
    page.goto(f"{site_url}/{PAGE}")
    return page


def opened(page, site_url, fragment):
    page.goto(f"{site_url}/{PAGE}#{fragment}")
    return page


def spoken(page, id_):
    return page.inner_text(f"#{id_}").replace(NBSP, " ").replace(NNBSP, " ")


def details(page):
    return page.inner_text("[data-q-details]").replace(NBSP, " ").replace(NNBSP, " ")


def test_the_form_has_every_entry_and_the_outputs(tool):
    names = tool.eval_on_selector_all("[data-q-field]", "all => all.map(e => e.dataset.qField)")
    assert sorted(names) == sorted(field.name for field in fields())
    assert [one["name"] for one in parameters()] == [field.name for field in fields()]
    for id_ in OUTPUTS:
        assert tool.locator(f"output#{id_}").count() == 1
    # No price is suggested, and nothing has a name that a form could send.
    assert tool.locator("[data-q-field] :is(input, textarea)").evaluate_all(
        "all => all.every(e => e.value === '' && !e.name && !e.placeholder)"
    )


def test_typed_as_french_people_do_with_the_keyboard_only(tool):
    typed = {
        "dossiers": "100", "montant": f"1{NNBSP}000,00{NBSP}€", "part-basse": "10 %",
        "part-centrale": "50", "part-haute": "80,0 %", "mois": "12", "a-nom": "Alpha",
        "a-taux-1": "10 %", "a-tva": "20", "b-nom": "Bêta", "b-frais-dossier": "20,00 euros", "b-tva": "20",
    }  # fmt: skip
    for name, value in typed.items():
        tool.locator(f"#f-{name}").focus()
        tool.keyboard.insert_text(value)
    for name, letter in (
        ("tva-recuperee", "O"),
        ("a-assiette", "les sommes r"),
        ("b-assiette", "p"),
    ):
        tool.locator(f"#f-{name}").focus()
        tool.keyboard.type(letter)
    tool.locator("#f-b-tva").focus()
    tool.keyboard.press("Enter")
    tool.locator("#cout-offre-a").wait_for(state="visible")
    assert tool.evaluate("document.activeElement.id") == "resultats"
    assert "1 000,00 € à 8 000,00 €" in spoken(tool, "cout-offre-a")
    assert "Si 50 % rentrent : 5 000,00 €. Soit 10,00 € pour 100 € recouvrés. Il vous reste 45 000,00 €." in spoken(
        tool, "cout-offre-a"
    )  # fmt: skip
    assert "2 000,00 €" in spoken(tool, "cout-offre-b")
    assert "Alpha coûte 1 000,00 € de moins" in spoken(tool, "ecart")
    assert "Bêta coûte 3 000,00 € de moins" in spoken(tool, "ecart")
    assert "Point d’équilibre : 20 % recouvrés, soit 20 000,00 €. Les deux offres coûtent alors 2 000,00 €." in details(
        tool
    )  # fmt: skip
    assert "Point d’équilibre : 400,00 € par dossier en moyenne." in details(tool)


def test_an_address_gives_the_same_result_and_follows_changes(page, site_url):
    opened(page, site_url, SIMPLE)
    assert "1 000,00 € à 8 000,00 €" in spoken(page, "cout-offre-a")
    page.fill("#f-b-frais-dossier", "150")
    page.wait_for_function(
        "() => document.querySelector('#cout-offre-b').textContent.includes('15')"
    )
    page.wait_for_function("() => location.hash.includes('b-frais-dossier=150')")
    assert "Aucun point d’équilibre : Alpha coûte moins quelle que soit la part recouvrée." in details(page)  # fmt: skip
    again = page.context.new_page()
    again.goto(page.url)
    for id_ in OUTPUTS:
        assert spoken(again, id_) == spoken(page, id_)


def test_nothing_typed_is_sent(page, site_url):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, site_url, SIMPLE)
    page.get_by_role("button", name="Calculer les coûts").click()
    page.locator("#ecart").wait_for(state="visible")
    host = urlsplit(site_url).netloc
    assert all(
        urlsplit(url).netloc == host and "dossiers=" not in url.split("#")[0] for url in asked
    )


def test_errors_are_told_linked_and_lose_nothing(page, site_url):
    opened(page, site_url, SIMPLE)
    wrong = {"montant": "1e309", "part-basse": "60", "a-taux-1": "-5", "b-tva": "1,2,3"}
    for name, value in wrong.items():
        page.fill(f"#f-{name}", value)
    page.get_by_role("button", name="Calculer les coûts").click()
    summary = page.locator("[data-q-errors]")
    assert summary.evaluate("e => e === document.activeElement")
    assert page.title().startswith(f"Erreur{NBSP}:")
    said = summary.inner_text().replace(NBSP, " ")
    assert "Il y a 4 réponses à revoir" in said
    for sentence in (
        "en chiffres, sans lettre",
        "sous le cas bas",
        "Un nombre négatif",
        "Un seul séparateur",
    ):
        assert sentence in said
    assert not page.locator("#ecart").is_visible()  # no result that answers another question
    summary.get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.id") == "f-montant"
    assert page.input_value("#f-montant") == "1e309"
    assert page.get_attribute("#f-montant", "aria-invalid") == "true"
    assert "f-montant-erreur" in page.get_attribute("#f-montant", "aria-describedby")
    page.fill("#f-montant", "1 000")
    for name, value in {"part-basse": "10", "a-taux-1": "10", "b-tva": "20"}.items():
        page.fill(f"#f-{name}", value)
    page.locator("#ecart").wait_for(state="visible")
    assert not page.title().startswith("Erreur")


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ("a-palier-1=500", "Indiquez le taux au-delà du dernier palier"),
        ("a-taux-2=5&a-bareme=tranches&a-portee=dossier", "Indiquez jusqu’à quel montant va ce palier"),
        ("a-palier-1=500&a-taux-2=5&a-portee=dossier", "Choisissez une réponse"),
        ("b-minimum=30", "Un minimum de commission suppose une commission"),
        ("b-taux-1=5", "dites sur quoi la commission est calculée"),
        ("b-acte-1=Lettre&b-prix-1=12", "Indiquez une valeur"),
        ("liste=100%0Aabc", "Ligne 2 : écrivez le nombre en chiffres"),
        ("taux-tresorerie=120", "Un taux va de 0 à 100 %"),
    ],
)  # fmt: skip
def test_half_filled_offers_are_explained(page, site_url, more, sentence):
    opened(page, site_url, f"{SIMPLE}&{more}")
    assert sentence in page.locator("[data-q-errors]").inner_text().replace(NBSP, " ")


def test_a_tampered_address_is_told_and_loses_nothing_else(page, site_url):
    opened(page, site_url, f"{SIMPLE}&a-assiette=tout&inconnu=%3Cimg%3E&mois=9")
    said = page.locator("[data-q-note]").inner_text()
    assert "inconnu=<img>" in said and "a-assiette=tout" in said
    assert page.locator("[data-q-note] img").count() == 0
    assert "1 000,00 € à 8 000,00 €" in spoken(page, "cout-offre-a")


def test_a_pasted_column_replaces_number_and_average(page, site_url):
    opened(page, site_url, SIMPLE)
    page.fill("#f-liste", f"Montant TTC\n1{NNBSP}000,00\n500\n1.500,00 €")
    page.wait_for_function(
        "() => document.querySelector('#cout-offre-b').textContent.includes('60,00')"
    )
    assert "300,00 €" not in spoken(page, "cout-offre-b")
    assert "Si 50 % rentrent : 150,00 €" in spoken(page, "cout-offre-a")
    assert "« Montant TTC », a été prise pour un titre" in details(page)


def test_the_example_says_that_it_is_made_up_and_is_wiped(tool):
    tool.get_by_role("button", name="Voir un exemple fictif").click()
    assert "Exemple fictif" in tool.locator("[data-q-note]").inner_text()
    assert all("Exemple fictif" in spoken(tool, id_) for id_ in OUTPUTS)
    tool.get_by_role("button", name="Tout effacer").click()
    assert not tool.locator("#ecart").is_visible()
    assert "#" not in tool.url and tool.input_value("#f-a-nom") == ""


def test_the_csv_holds_the_statements(page, site_url):
    opened(page, site_url, SIMPLE.replace("a-nom=Alpha", "a-nom=%3D1%2B1"))
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Exporter en CSV").click()
    assert waiting.value.suggested_filename == "cout-de-deux-offres.csv"
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert ["Montant confié", "100000,00"] in rows
    commission = f"50{NNBSP}000,00{NBSP}€ recouvrés × 10{NBSP}%"
    assert ["Commission", commission, "1000,00", "5000,00", "8000,00"] in rows
    assert any(row and row[0] == "'=1+1" for row in rows)  # a formula typed as a name does not run
    assert any(row and row[-1] == "6000,00" and row[-3] == "-1000,00" for row in rows)


def test_without_scripts_the_form_is_complete_and_sends_nothing(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{site_url}/{PAGE}")
        assert page.locator("[data-q-field]:visible").count() == len(list(fields()))
        assert page.locator(".q-offers button:visible").count() == 0
        page.locator("#f-montant").press("Enter")
        assert page.url == f"{site_url}/{PAGE}"
        page.emulate_media(media="print")
        assert "☐" in page.locator("[data-q-field='a-assiette']").inner_text()
    finally:
        context.close()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_axe_has_nothing_to_say_of_errors_and_results(browser, site_url, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    try:
        page = context.new_page()
        page.goto(f"{site_url}/{PAGE}")
        page.get_by_role("button", name="Calculer les coûts").click()
        assert violations(page) == []
        page.get_by_role("button", name="Voir un exemple fictif").click()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        context.close()
