"""The kit of collaboration in a real browser: control of a file, copies, forms, print, no JavaScript."""

import csv
import io
from urllib.parse import urlsplit

import pytest

from tests.browser.test_axe import violations

PAGE = "choisir/kit.html"
NBSP, NNBSP = "\u00a0", "\u202f"


@pytest.fixture
def kit(page, site_url):
    page.goto(f"{site_url}/{PAGE}")
    return page


def plain(text):
    return text.replace(NBSP, " ").replace(NNBSP, " ")


def model(page, site_url):
    """The CSV that the page hands out, as rows."""
    found = page.request.get(f"{site_url}/telechargements/fichier-transmission.csv")
    return list(csv.reader(io.StringIO(found.body().decode("utf-8-sig")), delimiter=";"))


def written(rows, delimiter=";"):
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter).writerows(rows)
    return made.getvalue()


def test_the_model_handed_out_passes_its_own_control(kit, site_url):
    head, example = model(kit, site_url)
    kit.set_input_files("#k-fichier", files=[{"name": "m.csv", "mimeType": "text/csv", "buffer": written([head, example]).encode()}])
    kit.locator("[data-q-problems] tbody tr").wait_for()
    said = plain(kit.inner_text("#controle-fichier"))
    assert "1 ligne lue : 0 point à corriger, 1 point à vérifier." in said
    assert "FICTIF" in kit.inner_text("[data-q-problems]")
    assert kit.evaluate("document.activeElement.id") == "controle-resultat"


@pytest.mark.parametrize(("delimiter", "encoding"), [(";", "cp1252"), (",", "utf-8"), ("\t", "utf-16")])
def test_a_file_is_checked_line_by_line_and_totalled(kit, site_url, delimiter, encoding):
    head, example = model(kit, site_url)
    at = {name: i for i, name in enumerate(head)}
    good = [cell.replace("FICTIF ", "") for cell in example]
    bad = list(good)
    bad[at["Numéro de facture"]], bad[at["Date d’échéance"]], bad[at["Déjà réglé"]] = "F2", "01/02/2026", "1 500"
    kit.set_input_files("#k-fichier", files=[
        {"name": "f.csv", "mimeType": "text/csv", "buffer": written([head, good, bad], delimiter).replace("\u202f", " ").encode(encoding)}])  # fmt: skip
    kit.locator("[data-q-totals] table").first.wait_for()
    said = plain(kit.inner_text("[data-q-problems]"))
    assert "L’échéance est avant la date de facture" in said and "Il a été payé plus que le montant TTC" in said
    assert "Ligne 3" in said and "Ligne 2" not in said
    totals = plain(kit.inner_text("[data-q-totals]"))
    assert "Atelier Fictif SARL" in totals and "2 000,00 €" in totals


def test_pasted_lines_by_keyboard_only(kit, site_url):
    head, example = model(kit, site_url)
    kit.locator("#k-texte").focus()
    kit.keyboard.insert_text(written([head, [cell.replace("FICTIF ", "") for cell in example]], "\t"))
    kit.keyboard.press("Tab")
    kit.keyboard.press("Enter")
    kit.locator("[data-q-totals] table").first.wait_for()
    assert "Rien à redire" in kit.inner_text("#controle-fichier")


def test_bad_files_are_one_clear_sentence(kit):
    for content, sentence in ((b"", "Il n’y a rien à contrôler"), (b"PK\x03\x04zzz", "est un classeur"), (b"\x00\xff\xfe\x00", "aucun titre de colonne"), (b'a;"b', "jamais fermé")):
        kit.set_input_files("#k-fichier", files=[{"name": "x.csv", "mimeType": "text/csv", "buffer": content}])
        kit.wait_for_function("s => document.querySelector('[data-q-problems]').textContent.includes(s)", arg=sentence)
        assert kit.locator("[data-q-problems] tbody tr").count() == 1


def test_what_is_in_the_file_is_never_read_as_html_nor_as_a_formula(kit, site_url):
    head, example = model(kit, site_url)
    example[head.index("SIREN")] = "<img src=x onerror=alert(1)>"
    example[head.index("Date de facture")] = "=1+1"
    example[0] = "D1"
    kit.fill("#k-texte", written([[*head, "=cmd|x"], [*example, "x"]]))
    kit.get_by_role("button", name="Contrôler", exact=True).click()
    kit.locator("[data-q-problems] tbody tr").first.wait_for()
    assert kit.locator("[data-q-results] img").count() == 0
    with kit.expect_download() as waiting:
        kit.get_by_role("button", name="Remarques en CSV").click()
    rows = list(csv.reader(io.StringIO(waiting.value.path().read_text(encoding="utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Ligne", "Colonne", "Gravité", "Remarque"]
    assert all(not cell.startswith("=") for row in rows for cell in row)


def test_nothing_leaves_the_browser_and_nothing_is_kept(kit, site_url):
    asked = []
    kit.on("request", lambda request: asked.append((request.method, request.url)))
    kit.get_by_role("button", name="Voir un exemple FICTIF").click()
    kit.locator("[data-q-problems] tbody tr").first.wait_for()
    host = urlsplit(site_url).netloc
    assert all(method == "GET" and urlsplit(url).netloc == host and "?" not in url for method, url in asked)
    assert kit.evaluate("Object.keys(localStorage).filter(k => !k.includes('palette')).length") == 0
    assert "#" not in kit.url
    kit.locator("[data-q-control] [data-q-clear]").click()
    assert kit.input_value("#k-texte") == "" and not kit.locator("[data-q-results]").is_visible()


def test_the_agenda_and_the_review_are_copied(page, context, site_url):
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site_url)
    page.goto(f"{site_url}/{PAGE}")
    page.get_by_role("button", name="Copier l’ordre du jour").click()
    page.get_by_text("Ordre du jour copié.").wait_for()
    agenda = plain(page.evaluate("navigator.clipboard.readText()"))
    assert agenda.startswith("Ordre du jour (60 minutes)") and "1. Décisions de la dernière fois (5 minutes)" in agenda
    page.get_by_label("Période", exact=True).fill("Premier semestre")
    page.get_by_label("Ce qui a marché, ligne 1").fill("Les appels avant la lettre")
    page.get_by_label("Taux de recouvrement en montant, Objectif").fill("40 %")
    page.get_by_label("Ce que l’on arrête.").fill("Les lettres seules")
    page.get_by_role("button", name="Copier le bilan rempli").click()
    page.get_by_text("Bilan copié").wait_for()
    review = plain(page.evaluate("navigator.clipboard.readText()"))
    for words in ("Période : Premier semestre", "1. Les réussites", "- Ce qui a marché, ligne 1 : Les appels avant la lettre",
                  "- Taux de recouvrement en montant, Objectif : 40 %", "- Ce que l’on arrête. Les lettres seules"):  # fmt: skip
        assert words in review, words


def test_the_plan_is_taken_away_as_csv(kit):
    kit.get_by_role("button", name="Ce que j’ai saisi (CSV)").click()
    assert "Le plan est vide" in kit.inner_text("[data-q-plan] [data-q-said]").replace(NBSP, " ")
    kit.get_by_label("Action, ligne 2").fill("=SOMME(1)")
    kit.get_by_label("Statut, ligne 2").select_option("en cours")
    with kit.expect_download() as waiting:
        kit.get_by_role("button", name="Ce que j’ai saisi (CSV)").click()
    rows = list(csv.reader(io.StringIO(waiting.value.path().read_text(encoding="utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Action", "Pourquoi", "Responsable (fonction)", "Échéance", "Mesure", "Statut"]
    assert rows[1:] == [["'=SOMME(1)", "", "", "", "", "en cours"]]


def test_one_form_alone_on_paper(kit):
    kit.evaluate("window.print = () => { window.printed = document.documentElement.dataset.qPrinted; }")
    kit.get_by_role("button", name="Imprimer le bilan seul").click()
    assert kit.evaluate("window.printed") == "bilan"
    kit.emulate_media(media="print")
    assert kit.locator("[data-q-review] .q-kit__alone").first.is_visible() and kit.locator("[data-q-review] textarea").first.is_visible()
    assert not kit.locator("[data-q-plan]").is_visible() and not kit.locator("h1").is_visible()
    kit.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert kit.locator("h1").is_visible() and not kit.locator("[data-q-review] .q-kit__alone").first.is_visible()


def test_every_model_can_be_downloaded(kit, site_url):
    links = kit.eval_on_selector_all("a[download]", "all => all.map(a => a.href)")
    assert len(set(links)) == 4
    for link in set(links):
        found = kit.request.get(link)
        assert found.ok and len(found.body()) > 500
        assert found.body().startswith(b"PK" if link.endswith("xlsx") else b"\xef\xbb\xbf")


def test_without_scripts_everything_is_there_to_print(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{site_url}/{PAGE}")
        assert page.locator("main button:visible").count() == 0
        assert page.locator("[data-q-review] textarea:visible").count() > 40
        assert page.locator(".q-kit__columns tbody tr:visible").count() > 25
        page.emulate_media(media="print")
        assert page.get_by_text("Le montant HT dépasse le montant TTC").is_visible()  # the checks to do by hand
    finally:
        context.close()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1440, "light"), (1440, "dark")])
def test_axe_has_nothing_to_say_of_the_control(browser, site_url, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    try:
        page = context.new_page()
        page.goto(f"{site_url}/{PAGE}")
        page.get_by_role("button", name="Voir un exemple FICTIF").click()
        page.locator("[data-q-totals] table").first.wait_for()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        context.close()
