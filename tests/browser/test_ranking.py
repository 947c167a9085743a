"""« Mes critères et classement » in the browser: ranking, neutral list, address, keyboard, errors, no script."""

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from quittance.decide import SENTENCES
from tests.browser.test_axe import violations

PAGE = "choisir/classement.html"
FICTITIOUS = "famille=jeu-fictif"
SITUATION = "situation=objet:recouvrer,tresorerie:urgente,debiteurs:entreprises,pays:monde"
ENGINE = Path(__file__).parents[2] / "docs" / "assets" / "js" / "engine"


@pytest.fixture
def opened(page, site_url):
    def go(fragment=""):
        page.goto("about:blank")
        page.goto(f"{site_url}/{PAGE}#{fragment}")
        return page

    return go


def spoken(page, selector="#classement"):
    return re.sub(r"[\u00a0\u202f]", " ", page.inner_text(selector))


def importance(page, criterion):
    return page.input_value(f"#r-{criterion}")


def test_the_fictitious_set_shows_a_whole_ranking_and_says_that_it_is_fictitious(opened):
    page = opened(FICTITIOUS)
    assert spoken(page).startswith("FICTIF")
    rows = page.locator(".q-rank tbody tr")
    assert rows.count() == 3
    # The fourth lacks what the set requires: it is said, and whoever is still to be confirmed too.
    details = spoken(page, "[data-q-details]")
    assert "Candidat D (FICTIF) : mis à part" in details and "Candidat B (FICTIF) : à confirmer" in details
    assert page.is_checked('[data-q-knockout="assurance-responsabilite"] input')
    assert all("FICTIF" in text for text in page.locator(".q-rank tbody th").all_inner_texts())
    expect(page.locator(".q-rank").first).not_to_contain_text("calcul…")
    first = rows.first
    # The drawing says the numbers of its row.
    label = first.locator("svg").get_attribute("aria-label")
    floor, central, ceiling = (text.strip() for text in first.locator("td.q-num").all_inner_texts()[:3])
    assert label == f"De {floor} à {ceiling}, centre {central}, sur 100"
    assert (floor, central, ceiling) == ("61,8", "66,7", "71,7")


def test_the_same_choices_give_the_same_shares(opened):
    found = []
    for _ in range(2):
        page = opened(FICTITIOUS)
        expect(page.locator(".q-rank").first).not_to_contain_text("calcul…")
        found.append(page.inner_text(".q-rank"))
    assert found[0] == found[1]


def test_too_little_published_gives_no_rank_and_an_alphabetical_order(opened):
    page = opened("famille=logiciels")
    assert "Pas assez d’informations publiées" in spoken(page)
    assert page.locator(".q-rank").count() == 0
    names = page.locator(".q-ranking__unranked > li > p:first-child a").all_inner_texts()
    assert len(names) > 5 and names == sorted(names, key=str.casefold)
    assert "meilleur" not in spoken(page, "[data-q-details]").lower()


def test_set_aside_then_reinstated_then_aside_again(opened):
    page = opened(FICTITIOUS)
    page.get_by_role("button", name=re.compile("Réintégrer.*Candidat D")).click()
    assert page.evaluate("document.activeElement.id") == "resultat"
    assert page.locator(".q-rank tbody tr").count() == 4
    assert spoken(page, "[data-q-overturned]") == "Candidat D (FICTIF) passe devant Candidat A (FICTIF)."
    page.wait_for_url(re.compile("reintegres=candidat-d"))
    page.get_by_role("button", name=re.compile("Mettre de nouveau à part.*Candidat D")).click()
    assert page.locator(".q-rank tbody tr").count() == 3
    assert spoken(page, "[data-q-overturned]") == "Candidat D (FICTIF) : hors du classement ; Candidat A (FICTIF) prend la première place."


def test_the_requirements_of_the_fictitious_set_leave_with_it(opened):
    page = opened(FICTITIOUS)
    page.uncheck('[data-q-knockout="assurance-responsabilite"] input')
    page.uncheck('[data-q-knockout="compte-dedie-aux-fonds"] input')
    assert page.locator(".q-rank tbody tr").count() == 4
    page.wait_for_function("() => location.hash === '#famille=jeu-fictif&exiger='")
    page.reload()
    assert not page.is_checked('[data-q-knockout="assurance-responsabilite"] input')
    page = opened(FICTITIOUS)
    page.check('[data-q-knockout="traite-les-entreprises"] input')
    page.select_option("#r-famille", "cabinets")
    assert page.locator("[data-q-knockout] input:checked").evaluate_all("all => all.map(e => e.value)") == ["traite-les-entreprises"]


def test_moved_and_typed_with_the_keyboard_and_kept_in_the_address(opened):
    page = opened(FICTITIOUS)
    first, second = page.eval_on_selector_all("[data-q-swing]", "all => all.slice(0, 2).map(e => e.dataset.qSwing)")
    before = importance(page, first), importance(page, second)
    up = page.locator(f'[data-q-swing="{second}"] [data-q-up]')
    up.focus()
    page.keyboard.press("Enter")
    assert (importance(page, second), importance(page, first)) == before
    assert up.evaluate("e => e === document.activeElement")
    assert "rang 1" in spoken(page, "[data-q-moved]")
    page.fill(f"#r-{first}", "12,5")
    page.wait_for_url(re.compile(f"{first}=12.5"))
    shown = page.locator("[data-q-part]").all_inner_texts()
    assert round(sum(float(re.match(r"[\d,]+", text)[0].replace(",", ".")) for text in shown), 1) == 100
    address, said = page.url, spoken(page)
    page.goto("about:blank")
    page.goto(address)
    assert importance(page, first) == "12,5" and spoken(page) == said
    assert page.is_hidden("[data-q-errors]")


@pytest.mark.parametrize("typed", ["abc", "-3", "101", "1e9", ""])
def test_a_wrong_number_is_said_and_changes_nothing(opened, typed):
    page = opened(FICTITIOUS)
    said = spoken(page)
    page.fill("#r-cout-tarification", typed)
    assert "entre 0 et 100" in spoken(page, "#r-cout-tarification-faute")
    assert page.get_attribute("#r-cout-tarification", "aria-invalid") == "true"
    assert spoken(page) == said


def test_nothing_that_weighs_is_said(opened):
    page = opened(FICTITIOUS)
    for one in page.locator("[data-q-weight]").all():
        one.fill("0")
    assert "donnez un poids" in spoken(page)


@pytest.mark.parametrize(
    "fragment", ["famille=inconnue", "profil=x", "cout-tarification=1000", "exiger=rien", "reintegres=personne", "bidon=<b>1</b>", "famille=logiciels&famille=cession",
     "situation=debiteurs:martiens", "vers=ailleurs", "v=<b>", "v=0123456789ab&alors=alpha:1.2"],
)
def test_a_tampered_link_is_told_and_the_rest_applies(opened, fragment):
    page = opened(f"expertise-experience=5&{fragment}")
    assert "n’est pas un choix de cette page" in spoken(page, "[data-q-errors]")
    assert page.title().startswith("Erreur")
    assert importance(page, "expertise-experience") == "5"
    assert page.locator("[data-q-errors] b").count() == 0


def test_a_profile_gives_its_importances(opened):
    page = opened(FICTITIOUS)
    page.select_option("#r-profil", "creances-internationales")
    assert importance(page, "couverture-geographique") == "100"
    page.wait_for_url(re.compile("profil=creances-internationales"))


@pytest.mark.parametrize("fragment", [FICTITIOUS, "famille=cabinets&exiger=agit-hors-de-france", f"famille=cabinets&{SITUATION}"])
def test_narrow_and_accessible(opened, fragment):
    page = opened(fragment)
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(500)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []


def test_without_script_the_form_remains(browser, site_url):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site_url}/{PAGE}")
    assert page.locator("[data-q-swing]").count() == 7
    assert page.is_hidden("#classement") and page.is_hidden("[data-q-up] >> nth=0")
    assert page.is_visible("noscript p")
    page.close()


# --- What one change does to the first place -------------------------------------------------


def report(order, *, tied=()):
    lead = {"code": "LEAD_TIED", "params": {"candidates": list(tied)}} if tied else {"code": "LEAD", "params": {}}
    return {"facts": [lead], "order": order}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (report(["a", "b"]), report(["a", "b"]), ("CHANGE_KEPT", {"first": "a"})),
        (report(["a", "b"]), report(["b", "a"]), ("CHANGE_PASSES", {"first": "b", "others": ["a"]})),
        (report(["a", "b"]), report(["b"]), ("CHANGE_REPLACES", {"first": "b", "others": ["a"]})),
        (report(["a", "b", "c"], tied="ab"), report(["c", "a", "b"]), ("CHANGE_PASSES", {"first": "c", "others": ["a", "b"]})),
        (report(["a", "b", "c"], tied="ab"), report(["c", "b"]), ("CHANGE_PASSES", {"first": "c", "others": ["b"]})),
        (report(["a", "b"], tied="ab"), report(["a", "b"]), ("CHANGE_PASSES", {"first": "a", "others": ["b"]})),
        (report(["a", "b"]), report(["a", "b"], tied="ab"), ("CHANGE_TIES", {"candidates": ["a", "b"]})),
        (report(["a", "b"], tied="ab"), report(["a", "b"], tied="ab"), None),
        (report([]), report(["a"]), None),
        (report(["a"]), report([]), None),
        (None, report(["a"]), None),
        (report(["a"]), None, None),
    ],
)
def test_the_change_of_the_first_place_as_a_fact(page, before, after, expected):
    page.goto("about:blank")
    for name in ("decide/sentences", "decide/change"):
        page.add_script_tag(path=ENGINE / f"{name}.js")
    found = page.evaluate("([a, b]) => Quittance.decide.overturned(a, b)", [before, after])
    assert (found and (found["code"], found["params"])) == expected
    if found:
        names = {"candidates": {"a": "Alpha", "b": "Bêta", "c": "Gamma"}}
        said = page.evaluate("([f, n, s]) => Quittance.decide.sentence(f, n, s)", [found, names, SENTENCES])
        assert said.endswith(".") and "{" not in said and "undefined" not in said
        assert not re.search(r"meilleur|(?<![\u00a0])[:;]", said)


def test_one_weight_says_at_once_what_it_overturns(opened):
    page = opened(FICTITIOUS)
    row = page.locator('[data-q-swing="cout-tarification"]')
    page.fill("#r-cout-tarification", "100")
    assert "reste en tête" in row.locator("[data-q-effect]").inner_text()
    assert page.inner_text("[data-q-overturned]") == ""
    for one in page.locator("[data-q-weight]").all():
        if one.get_attribute("id") != "r-cout-tarification":
            one.fill("1")
    # Told against what stood when the reader came to the field, not against the last key.
    page.locator("#r-methode-processus-outils").focus()
    page.fill("#r-cout-tarification", "0")
    page.fill("#r-cout-tarification", "90")
    assert "Candidat B (FICTIF) reste en tête." == spoken(page, '[data-q-swing="cout-tarification"] [data-q-effect]')
    page.select_option("#r-profil", "relation-a-preserver")
    assert spoken(page, "[data-q-overturned]") == "Candidat A (FICTIF) passe devant Candidat B (FICTIF)."
    assert "passe devant" in spoken(page, "[data-q-moved]")


# --- The situation ---------------------------------------------------------------------------


def test_the_situation_is_shown_and_proposes_without_imposing(opened):
    page = opened(f"famille=cabinets&{SITUATION}")
    shown = spoken(page, "[data-q-situationbox]")
    assert "débiteurs : Des entreprises (B2B)" in shown and "pays : Aussi hors de l’Union européenne" in shown
    assert page.locator("[data-q-knockout] input:checked").count() == 0 and page.input_value("#r-profil") == ""
    assert "Adaptation au type de débiteur" in shown  # only companies: told as without object
    assert "Agit contre des débiteurs hors de France" in shown and "particuliers" not in shown.split("Exigences")[1]
    page.get_by_role("radio", name="Créances internationales").check()
    page.get_by_role("button", name="Appliquer").click()
    assert spoken(page, "[data-q-applied]").startswith("Appliqué : profil « Créances internationales » ; sans objet : Adaptation au type de débiteur ; 8 exigences.")
    assert page.evaluate("document.activeElement.hasAttribute('data-q-situationbox')")
    assert page.input_value("#r-profil") == "creances-internationales"
    assert page.is_checked('[data-q-knockout="agit-hors-de-france"] input')
    assert page.get_by_role("button", name="Appliquer").count() == 0
    page.wait_for_url(re.compile("profil=creances-internationales&exiger=.*agit-hors-de-france.*&sans-objet=types-de-debiteurs&situation=objet:recouvrer"))
    page.reload()
    assert "est appliqué" in spoken(page, "[data-q-proposal]")


def test_a_proposed_profile_may_be_declined_and_the_rest_applied(opened):
    page = opened("famille=logiciels&cout-tarification=40&situation=tresorerie:urgente,debiteurs:entreprises")
    page.get_by_role("radio", name="Aucun : garder mes importances").check()
    page.get_by_role("button", name="Appliquer").click()
    assert spoken(page, "[data-q-applied]") == "Appliqué : sans objet : Adaptation au type de débiteur ; 1 exigence."
    assert page.input_value("#r-profil") == "" and importance(page, "cout-tarification") == "40"
    assert page.get_by_role("button", name="Appliquer").count() == 0


def test_geography_is_without_object_when_no_debtor_is_abroad_and_open_while_unanswered(opened):
    page = opened("famille=cabinets&situation=pays:france")
    assert "Couverture des pays de vos débiteurs" in spoken(page, "[data-q-proposal]")
    page = opened("famille=cabinets&situation=contestation:non")
    assert "n’impliquent ni profil ni exigence" in spoken(page, "[data-q-proposal]")


def test_requirements_of_other_families_are_not_proposed(opened):
    page = opened("famille=logiciels&situation=objet:recouvrer,debiteurs:entreprises")
    assert "Traite les créances sur des entreprises" in spoken(page, "[data-q-proposal]")
    assert "procureur" not in spoken(page, "[data-q-proposal]")


def test_the_situation_leads_back_and_can_be_taken_away(opened):
    page = opened(f"famille=cabinets&cout-tarification=40&{SITUATION}")
    page.get_by_role("link", name="Modifier mes réponses").click()
    page.wait_for_url(re.compile("situation.html#objet=recouvrer"))
    assert page.locator('input[name="pays"][value="monde"]').is_checked()
    assert page.is_hidden("[data-q-errors]")
    page.locator('input[name="pays"][value="france"]').check()
    page.locator('[data-q-steps] a[href*="classement.html"]').first.click()
    page.wait_for_url(re.compile("classement.html"))
    assert importance(page, "cout-tarification") == "40" and page.input_value("#r-famille") == "cabinets"
    assert "pays : Tous en France" in spoken(page, "[data-q-situationbox]")
    page.get_by_role("button", name="Retirer ma situation").click()
    assert page.is_hidden("[data-q-situationbox]") and page.is_visible("[data-q-nosituation]")
    page.wait_for_function("() => !location.hash.includes('situation')")
    assert importance(page, "cout-tarification") == "40"


def test_the_steps_take_the_choices_to_the_grid_and_bring_its_own_back(opened):
    grid = "candidat-1=Alpha%20%26%20fils&dossiers=40"
    page = opened(f"famille=cabinets&exiger=mandat-ecrit&situation=pays:monde&suite={grid.replace('%', '%25').replace('&', '%26').replace('=', '%3D')}")
    assert page.is_hidden("[data-q-errors]")
    link = page.locator('[data-q-steps] a[href*="grille.html"]')
    assert link.get_attribute("href").endswith(f"grille.html#exiger=mandat-ecrit&situation=pays:monde&{grid}")
    page.check('[data-q-knockout="traite-les-entreprises"] input')
    assert "exiger=mandat-ecrit,traite-les-entreprises" in link.get_attribute("href")


def test_the_third_step_is_a_place_of_the_page_and_of_the_address(opened, site_url):
    page = opened(f"{FICTITIOUS}&vers=resultat")
    assert page.evaluate("document.activeElement.id") == "resultat"
    page.wait_for_function("() => !location.hash.includes('vers')")
    page.evaluate("document.activeElement.blur()")
    address = page.url
    page.locator("[data-q-steps] a", has_text="Classement").press("Enter")
    assert page.evaluate("document.activeElement.id") == "resultat" and page.url == address


# --- To the grid -----------------------------------------------------------------------------


def grid_address(page):
    """Where the button leads, without going there."""
    page.route("**/grille.html", lambda route: route.fulfill(body="<title>grille</title>", content_type="text/html"))
    page.locator("[data-q-evaluate]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("grille.html"))
    return re.sub("^.*#", "", page.url)


def test_ranked_and_unranked_candidates_go_to_the_grid_with_the_choices(opened):
    page = opened("famille=logiciels&profil=tresorerie-urgente&cout-tarification=40&sans-objet=pays-couverts&situation=pays:france")
    boxes = page.locator("[data-q-picklist] input")
    ids = boxes.evaluate_all("all => all.map(e => e.value)")
    names = page.locator("[data-q-picklist] span").all_inner_texts()
    boxes.nth(0).focus()
    page.keyboard.press("Space")
    boxes.nth(2).focus()
    page.keyboard.press("Space")
    assert "2 candidats sur 8" in spoken(page, "[data-q-pickstatus]")
    found = dict(part.split("=") for part in grid_address(page).split("&"))
    assert found == {
        "profil": "tresorerie-urgente", "cout-tarification": "40", "sans-objet": "pays-couverts", "situation": "pays:france",
        "candidat-1": quote(names[0]), "fiche-1": ids[0], "candidat-2": quote(names[2]), "fiche-2": ids[2],
    }  # fmt: skip


def test_at_least_one_at_most_eight(opened):
    page = opened("famille=logiciels")
    page.locator("[data-q-evaluate]").click()
    assert "Cochez au moins un candidat" in spoken(page, "[data-q-pickstatus]")
    boxes = page.locator("[data-q-picklist] input")
    for at in range(8):
        boxes.nth(at).check()
    boxes.nth(8).click()
    assert not boxes.nth(8).is_checked() and "8 candidats au plus" in spoken(page, "[data-q-pickstatus]")


def test_candidates_are_added_to_those_of_the_grid(opened):
    page = opened("famille=logiciels&suite=candidat-1%3DMien%26candidat-3%3DAutre")
    page.locator("[data-q-picklist] input").nth(0).check()
    first = page.locator("[data-q-picklist] input").nth(0).get_attribute("value")
    found = dict(part.split("=") for part in grid_address(page).split("&"))
    assert found["candidat-1"] == "Mien" and found["candidat-3"] == "Autre" and found["fiche-2"] == first


def test_a_fictitious_candidate_has_no_record(opened):
    page = opened(FICTITIOUS)
    assert "Candidat D (FICTIF) (mis à part)" in spoken(page, "[data-q-picklist]")
    page.locator("[data-q-picklist] input").nth(3).check()
    address = grid_address(page)
    assert "fiche-" not in address and "candidat-1=Candidat%20D" in address
    assert "exiger=assurance-responsabilite,compte-dedie-aux-fonds" in address


# --- Save and resume -------------------------------------------------------------------------


def stored(page):
    return page.evaluate("localStorage.getItem('quittance.mon-classement')")


def test_nothing_is_kept_before_the_tick_and_all_goes_after(opened, site_url):
    page = opened()
    page.select_option("#r-profil", "relation-a-preserver")
    assert stored(page) is None
    page.locator("[data-q-keep]").check()
    page.fill("#r-cout-tarification", "33")
    assert json.loads(stored(page))["choix"] == {"profil": "relation-a-preserver", "cout-tarification": "33"}
    page.goto("about:blank")
    page.goto(f"{site_url}/{PAGE}")
    assert importance(page, "cout-tarification") == "33"
    # A link opened later leaves what was kept as it is, and offers it.
    page = opened("cout-tarification=80")
    page.fill("#r-expertise-experience", "12")
    assert json.loads(stored(page))["choix"]["cout-tarification"] == "33"
    page.locator("[data-q-resume]").click()
    assert importance(page, "cout-tarification") == "33"
    page.locator("[data-q-forget]").click()
    assert stored(page) is None and not page.is_checked("[data-q-keep]")


def test_file_saved_opened_again_and_refused_when_damaged(opened, tmp_path):
    page = opened(f"famille=logiciels&expertise-experience=5&exiger=traite-les-entreprises&{SITUATION}")
    with page.expect_download() as waiting:
        page.locator("[data-q-save]").click()
    saved = tmp_path / "mon-classement.json"
    waiting.value.save_as(saved)
    whole = json.loads(saved.read_text(encoding="utf-8"))
    assert whole["quittance"] == "mon-classement" and whole["choix"]["famille"] == "logiciels"
    page = opened()
    page.set_input_files("[data-q-open]", saved)
    page.wait_for_function("() => document.querySelector('#r-expertise-experience').value === '5'")
    assert page.input_value("#r-famille") == "logiciels" and page.is_visible("[data-q-situationbox]")
    page.fill("#r-expertise-experience", "7")
    bad = {
        "{abîmé": "illisible", "[]": "pas été enregistré par cette page", json.dumps(whole | {"quittance": "ma-situation"}): "pas été enregistré par cette page",
        json.dumps(whole | {"format": 2}): "version plus récente", json.dumps(whole | {"format": 0}): "abîmé",
        json.dumps(whole | {"choix": {"a": [1]}}): "abîmé", "x" * 200001: "trop gros",
    }  # fmt: skip
    for text, said in bad.items():
        saved.write_text(text, encoding="utf-8")
        page.evaluate("document.querySelector('[data-q-errors]').hidden = true")
        page.set_input_files("[data-q-open]", saved)
        page.locator("[data-q-errors]").wait_for(state="visible")
        assert said in spoken(page, "[data-q-errors]"), text[:40]
        assert "n’ont pas changé" in spoken(page, "[data-q-errors]") and importance(page, "expertise-experience") == "7"
    saved.write_text(json.dumps(whole | {"choix": {**whole["choix"], "profil": "x", "cout-tarification": "1e309"}}), encoding="utf-8")
    page.set_input_files("[data-q-open]", saved)
    expect(page.locator("[data-q-errors]")).to_contain_text("profil=x")
    assert "cout-tarification=1e309" in spoken(page, "[data-q-errors]") and importance(page, "expertise-experience") == "5"


def test_copied_link_shows_the_same_to_a_colleague(context, opened, browser):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(f"{FICTITIOUS}&{SITUATION}&suite=candidat-1%3DMien")
    page.fill("#r-cout-tarification", "12")
    page.locator("[data-q-link]").click()
    expect(page.locator("[data-q-keptsaid]")).to_contain_text("Lien copié")
    address = page.evaluate("navigator.clipboard.readText()")
    assert "Mien" not in address and re.search(r"&alors=candidat-a:\d+\.\d+\.\d+,.*candidat-d:x$", address)
    other = browser.new_context(locale="fr-FR")
    try:
        colleague = other.new_page()
        colleague.goto(address)
        assert spoken(colleague) == spoken(page)
        assert spoken(colleague, "[data-q-situationbox]") == spoken(page, "[data-q-situationbox]")
        assert colleague.is_hidden("[data-q-then]") and colleague.is_hidden("[data-q-errors]")
    finally:
        other.close()


def test_a_link_of_another_version_stands_beside_today(opened):
    then = "candidat-a:667.618.717,candidat-b:700.650.750,candidat-c:-,candidat-d:x,candidat-e:500.400.600"
    page = opened(f"{FICTITIOUS}&v=000000000000&alors={then}")
    note = spoken(page, "[data-q-then]")
    assert "000000000000" in note and "Candidat A" not in note and "Candidat D" not in note
    assert "Candidat B (FICTIF) : alors 70 sur 100, entre 65 et 75 ; aujourd’hui 61,8 sur 100, entre 57,5 et 66,2." in note
    assert "Candidat C (FICTIF) : alors sans assez d’informations ; aujourd’hui 36,1 sur 100" in note
    assert "candidat-e : alors 50 sur 100, entre 40 et 60 ; aujourd’hui absent." in note
    page.fill("#r-cout-tarification", "12")
    assert page.is_hidden("[data-q-then]")


def test_a_whole_journey_by_keyboard_alone(page, site_url):
    """From an answer to the grid: nothing but Tab, arrows, Space and Enter once the page is open."""
    page.route("**/grille.html", lambda route: route.fulfill(body="<title>grille</title>", content_type="text/html"))
    page.goto(f"{site_url}/choisir/situation.html")

    def reach(selector, most=400):
        for _ in range(most):
            page.keyboard.press("Tab")
            if page.evaluate("(s) => document.activeElement.matches(s)", selector):
                return
        raise AssertionError(f"{selector} not reached by Tab")

    reach('input[name="objet"]')
    page.keyboard.press("ArrowDown")
    reach('input[name="debiteurs"]')
    page.keyboard.press("ArrowDown")
    reach('#familles a[href*="classement.html#famille="]')
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("classement.html#famille="))
    reach("[data-q-proposal] .q-btn--main")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.hasAttribute('data-q-situationbox')")
    reach("[data-q-down]")
    page.keyboard.press("Enter")
    reach("[data-q-picklist] input")
    page.keyboard.press("Space")
    reach("[data-q-evaluate]")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("grille.html#.*fiche-1="))
