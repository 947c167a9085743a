"""The page of the bonus, in a real browser: form, errors, results, address, export, print."""

import csv
import io
from urllib.parse import urlsplit

import pytest

from macros.views.incentive import OUTPUTS, fields, parameters
from tests.browser.test_axe import violations

PAGE = "choisir/prime.html"
NBSP, NNBSP = "\u00a0", "\u202f"
#: 40 % of 100 000 € wanted, 52 000 € in: 250 € and 700 € of bonus on 6 240 € of commission.
SIMPLE = (
    "cohorte=Lot+A&confie=100+000&recouvre=52+000&objectif=40&commission=12"
    "&palier-1=5&prime-1=5&prime-2=10&tva=20&tva-recuperee=oui"
)


@pytest.fixture
def tool(page, site_url):
    page.goto(f"{site_url}/{PAGE}")
    return page


def opened(page, site_url, fragment):
    page.goto(f"{site_url}/{PAGE}#{fragment}")
    return page


def plain(text):
    return text.replace(NBSP, " ").replace(NNBSP, " ")


def spoken(page, id_):
    return plain(page.inner_text(f"#{id_}"))


def test_the_form_has_every_entry_and_the_outputs(tool):
    names = tool.eval_on_selector_all("[data-q-field]", "all => all.map(e => e.dataset.qField)")
    assert sorted(names) == sorted(field.name for field in fields())
    assert [one["name"] for one in parameters()] == [field.name for field in fields()]
    for id_ in OUTPUTS:
        assert tool.locator(f"output#{id_}").count() == 1
    # No rate is suggested, and nothing has a name that a form could send.
    assert tool.locator("[data-q-field] input").evaluate_all("all => all.every(e => e.value === '' && !e.name && !e.placeholder)")


def test_typed_as_french_people_do_with_the_keyboard_only(tool):
    typed = {
        "confie": f"100{NNBSP}000,00{NBSP}€", "recouvre": "52 000 euros", "objectif": "40 %", "commission": "12",
        "palier-1": "5 points", "prime-1": "5 %", "prime-2": "10,0", "tva": "20",
    }  # fmt: skip
    for name, value in typed.items():
        tool.locator(f"#f-{name}").focus()
        tool.keyboard.insert_text(value)
    tool.locator("#f-tva-recuperee").focus()
    tool.keyboard.type("O")
    tool.locator("#f-tva").focus()
    tool.keyboard.press("Enter")
    tool.locator("#prime-due").wait_for(state="visible")
    assert tool.evaluate("document.activeElement.id") == "resultats"
    assert "950,00 €" in spoken(tool, "prime-due") and "12 000,00 € au-delà" in spoken(tool, "prime-due")
    assert "7 190,00 €" in spoken(tool, "cout-total") and "13,83 %" in spoken(tool, "cout-total")
    assert "44 810,00 €" in spoken(tool, "net-conserve") and "9 610,00 € gagnés" in spoken(tool, "net-conserve")
    assert "0,22 €" in spoken(tool, "dernier-euro")


def test_the_statement_shows_each_formula(page, site_url):
    opened(page, site_url, f"{SIMPLE}&plafond=800&malus=3&seuil-reclamations=2&reclamations=1")
    said = plain(page.inner_text("[data-q-details]"))
    for line in (
        "100 000,00 € confiés × 40 %", "52 000,00 € recouvrés − 40 000,00 €", "52 000,00 € × 12 %",
        "jusqu’à 5 points au-delà : 5 000,00 € × 5 %", "plus de 5 points au-delà : 7 000,00 € × 10 %",
        "950,00 € ramenés à 800,00 € au plus", "1 réclamation pour 2 admises", "récupérée, elle n’est pas comptée",
    ):  # fmt: skip
        assert line in said, line
    assert "Le plafond est atteint : il retire 150,00 €" in plain(page.inner_text("[data-q-warnings]"))
    assert page.locator("tr.q-picked th").inner_text().startswith("52")


@pytest.mark.parametrize(("more", "sentence"), [
    ("prime-1=95&prime-2=95", "La prime vous coûte 11 400,00 €, alors que l’argent rentré au-delà de l’objectif ne vous laisse que 10 560,00 €"),
    ("prime-1=95&prime-2=95", "Vous garderiez davantage en restant à l’objectif"),
    ("prime-2=95", "Le dernier euro recouvré vous coûte 1,07 €"),
    ("seuil-reclamations=2&reclamations=3", "3 réclamations pour 2 admises. La prime perd 950,00 €."),
])  # fmt: skip
def test_warnings(page, site_url, more, sentence):
    changed = dict(one.split("=") for one in more.split("&"))
    kept = "&".join(one for one in SIMPLE.split("&") if one.split("=")[0] not in changed)
    opened(page, site_url, f"{kept}&{more}")
    assert sentence in plain(page.inner_text("[data-q-warnings]"))


def test_below_the_target_the_penalty_is_told(page, site_url):
    opened(page, site_url, SIMPLE.replace("52+000", "30+000") + "&malus=3")
    assert "malus de 300,00 €" in spoken(page, "prime-due")
    assert "3 300,00 €" in spoken(page, "cout-total")


def test_an_address_gives_the_same_result_and_follows_changes(page, site_url):
    opened(page, site_url, SIMPLE)
    assert "950,00 €" in spoken(page, "prime-due")
    page.fill("#f-prime-2", "20")
    page.wait_for_function("() => document.querySelector('#prime-due').textContent.includes('650,00')")
    page.wait_for_function("() => location.hash.includes('prime-2=20')")
    again = page.context.new_page()
    again.goto(page.url)
    for id_ in OUTPUTS:
        assert spoken(again, id_) == spoken(page, id_)


def test_nothing_typed_is_sent(page, site_url):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, site_url, SIMPLE)
    page.get_by_role("button", name="Calculer la prime").click()
    host = urlsplit(site_url).netloc
    assert all(urlsplit(url).netloc == host and "confie=" not in url.split("#")[0] for url in asked)


def test_errors_are_told_linked_and_lose_nothing(page, site_url):
    opened(page, site_url, SIMPLE)
    for name, value in {"confie": "1e309", "prime-1": "-5", "tva": "1,2,3"}.items():
        page.fill(f"#f-{name}", value)
    page.get_by_role("button", name="Calculer la prime").click()
    summary = page.locator("[data-q-errors]")
    assert summary.evaluate("e => e === document.activeElement")
    assert page.title().startswith(f"Erreur{NBSP}:")
    said = plain(summary.inner_text())
    assert "Il y a 3 réponses à revoir" in said
    assert "en chiffres, sans lettre" in said and "Un nombre négatif" in said and "Un seul séparateur" in said
    assert not page.locator("#prime-due").is_visible()
    summary.get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.id") == "f-confie"
    assert page.input_value("#f-confie") == "1e309" and page.get_attribute("#f-confie", "aria-invalid") == "true"
    page.fill("#f-confie", "100 000")
    page.fill("#f-prime-1", "5")
    page.fill("#f-tva", "20")
    page.locator("#prime-due").wait_for(state="visible")
    assert not page.title().startswith("Erreur")
    assert page.evaluate("document.activeElement.id") == "f-tva"  # whoever types keeps typing


@pytest.mark.parametrize(("more", "sentence"), [
    ("confie=0", "plus grand que zéro"),
    ("recouvre=100+001", "dépasse le montant confié"),
    ("prime-1=&prime-2=&palier-1=", "Indiquez le taux de la prime"),
    ("prime-2=", "Indiquez le taux au-delà du dernier palier"),
    ("palier-1=", "Indiquez jusqu’à combien de points"),
    ("palier-2=4&prime-3=20", "Chaque palier doit finir plus haut"),
    ("plafond-malus=50", "Un plafond de malus suppose un malus"),
    ("part-perdue=50", "Dites d’abord combien de réclamations sont admises"),
    ("seuil-reclamations=2", "Indiquez le nombre de réclamations"),
    ("objectif=120", "Un taux va de 0 à 100 %"),
    ("tva-recuperee=", "Choisissez une réponse"),
    ("recouvre=", "Indiquez une valeur"),
])  # fmt: skip
def test_half_filled_contracts_are_explained(page, site_url, more, sentence):
    changed = dict(one.split("=") for one in more.split("&"))
    kept = [one for one in SIMPLE.split("&") if one.split("=")[0] not in changed]
    opened(page, site_url, "&".join([*kept, *(f"{k}={v}" for k, v in changed.items() if v)]))
    page.get_by_role("button", name="Calculer la prime").click()
    assert sentence in plain(page.locator("[data-q-errors]").inner_text())


def test_a_tampered_address_is_told_and_loses_nothing_else(page, site_url):
    opened(page, site_url, f"{SIMPLE}&inconnu=%3Cimg%3E&confie=9")
    said = page.locator("[data-q-note]").inner_text()
    assert "inconnu=<img>" in said and "confie=9" in said
    assert page.locator("[data-q-note] img").count() == 0
    assert "950,00 €" in spoken(page, "prime-due")


def test_the_example_says_that_it_is_made_up_and_is_wiped(tool):
    tool.get_by_role("button", name="Voir un exemple FICTIF").click()
    assert "FICTIF" in tool.locator("[data-q-note]").inner_text()
    assert "FICTIF" in tool.locator("[data-q-cohort]").inner_text()
    tool.get_by_role("button", name="Tout effacer").click()
    assert not tool.locator("#prime-due").is_visible()
    assert "#" not in tool.url and tool.input_value("#f-confie") == ""


def test_the_csv_holds_the_statement(page, site_url):
    opened(page, site_url, SIMPLE.replace("cohorte=Lot+A", "cohorte=%3D1%2B1"))
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Exporter en CSV").click()
    assert waiting.value.suggested_filename == "prime-de-resultat.csv"
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert ["Prime de résultat", "'=1+1"] in rows  # a formula typed as a name does not run
    assert ["Il vous reste", f"52{NNBSP}000,00{NBSP}€ − 7{NNBSP}190,00{NBSP}€", "44810,00"] in rows
    assert any(row and row[0] == f"40{NBSP}%" and row[-1] == "35200,00" for row in rows)


def test_without_scripts_the_form_is_complete_and_sends_nothing(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{site_url}/{PAGE}")
        assert page.locator("[data-q-field]:visible").count() == len(list(fields()))
        assert page.locator(".q-incentive button:visible").count() == 0
        page.locator("#f-confie").press("Enter")
        assert page.url == f"{site_url}/{PAGE}"
        page.emulate_media(media="print")
        assert "☐" in page.locator("[data-q-field='tva-recuperee']").inner_text()
    finally:
        context.close()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_axe_has_nothing_to_say_of_errors_and_results(browser, site_url, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    try:
        page = context.new_page()
        page.goto(f"{site_url}/{PAGE}")
        page.get_by_role("button", name="Calculer la prime").click()
        assert violations(page) == []
        page.get_by_role("button", name="Voir un exemple FICTIF").click()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        context.close()
