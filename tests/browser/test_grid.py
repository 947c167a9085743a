"""« Grille d’évaluation » in the browser: by mouse and by keyboard, several people, prices, links, files, device, no script."""

import csv
import io
import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import violations

PAGE = "choisir/grille.html"
FIRST = "qualification-equipe"
SPACES = re.compile(r"[\u00a0\u202f]")
# Alpha everywhere at 3 and Bêta at 2: the first certainly leads.
PRICES = (
    "dossiers=100&montant=1000&part-basse=10&part-centrale=50&part-haute=80&mois=12&tva-recuperee=oui"
    "&o1-assiette=recouvre&o1-taux-1=10&o1-tva=20&o2-assiette=aucune&o2-frais-dossier=20&o2-tva=20"
)


@pytest.fixture
def opened(page, site_url):
    def go(fragment=""):
        page.goto("about:blank")
        page.goto(f"{site_url}/{PAGE}{'#' if fragment else ''}{fragment}")
        return page

    return go


def said(page, selector):
    return SPACES.sub(" ", page.inner_text(selector))


def indicators(page):
    return page.eval_on_selector_all("[data-q-indicator]", "all => all.map(e => e.dataset.qIndicator)")


def everywhere(page, **levels):
    """The fragment of candidates marked at one level on all indicators by AB."""
    ids = indicators(page)
    parts = ["evaluateurs=AB"]
    for number, (name, level) in enumerate(levels.items(), 1):
        parts += [f"candidat-{number}={name}", f"niveaux-{number}-AB=" + ",".join(f"{id_}:{level}" for id_ in ids)]
    return "&".join(parts)


def example(page):
    page.click("[data-q-example]")
    expect(page.locator(".q-rank").first).not_to_contain_text("calcul…")


def add(page, *names):
    for name in names:
        page.fill("#g-nouveau", name)
        page.click("[data-q-addname]")


def mark(page, number, indicator, level):
    page.locator(f"#n-{number}-{indicator}-{level}").check(force=True)


# --- Journeys ----------------------------------------------------------------------------------


def test_three_own_candidates_by_mouse(opened):
    page = opened()
    page.fill("#g-question", "Qui recouvre nos factures ?")
    add(page, "Alpha", "Bêta", "Gamma")
    page.fill("#g-initiales", "ab")
    page.click("[data-q-addperson]")
    assert page.input_value("#g-moi") == "AB"
    mark(page, 1, FIRST, 3)
    mark(page, 2, FIRST, "inconnu")
    assert "2 sur 15" in said(page, "#g-notes-expertise-experience")
    assert "AB : 2 notes sur 105." in said(page, "#panel-grille")
    assert "Pas encore assez de notes" in said(page, "#resultat-grille")
    page.wait_for_url(re.compile(f"niveaux-1-AB={FIRST}:3.*niveaux-2-AB={FIRST}:inconnu"))
    # Nothing is hidden: the link to the decision file carries the same grid.
    page.wait_for_function("() => document.querySelector('[data-q-dossier]').href.includes('niveaux-1-AB=')")


def test_by_keyboard_only_from_a_name_to_the_result(opened):
    page = opened()
    page.locator("#g-nouveau").focus()
    for name in ("Alpha", "Bêta"):
        page.keyboard.type(name)
        page.keyboard.press("Enter")
    assert page.locator("[data-q-candidates] > li").count() == 2
    page.locator("#g-initiales").focus()
    page.keyboard.type("md")
    page.keyboard.press("Enter")
    # The first criterion is open: from its title, Tab reaches the first scale, arrows choose a level.
    page.locator("#g-notes-expertise-experience").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == f"n-1-{FIRST}"
    page.keyboard.press("Space")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    assert page.locator(f"#n-1-{FIRST}-3").is_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("Deux profils lus.")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == f"n-2-{FIRST}"
    # After where one is, the next mark that is missing; then the result.
    page.locator("[data-q-next]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "n-1-formation-equipe"
    page.locator("#g-notes-methode-processus-outils").focus()
    page.keyboard.press("Enter")
    assert page.locator("[data-q-indicator='scenario-ecrit'] [data-q-row]").count() == 2
    page.locator("[data-q-see]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "resultat"
    page.wait_for_url(re.compile("motifs-1-MD-"))


def test_one_weight_shows_at_once_what_it_overturns(opened):
    page = opened()
    example(page)
    before = page.locator(".q-rank tbody th").first.inner_text()
    page.fill("#g-cout-tarification", "100")
    for criterion in page.eval_on_selector_all("[data-q-swing]", "all => all.map(e => e.dataset.qSwing)"):
        if criterion != "cout-tarification":
            page.fill(f"#g-{criterion}", "5")
    after = page.locator(".q-rank tbody th").first.inner_text()
    assert before != after
    page.fill("#g-cout-tarification", "0")
    told = said(page, "[data-q-overturn]")
    assert "« Coût et tarification » passe de 100 à 0" in told and "passe devant" in told
    assert "passe devant" in said(page, "p[data-q-live]")
    # The weights stand beside the result too, and say the same.
    assert page.input_value("#g-essai-cout-tarification") == "0"
    page.locator("[data-q-try] summary").click()
    page.fill("#g-essai-cout-tarification", "abc")
    assert "n’est pas un nombre" in said(page, "#g-essai-cout-tarification-faute")
    assert page.get_attribute("#g-cout-tarification", "aria-invalid") == "true"


def test_the_points_of_the_criteria_add_up_to_the_centre(opened):
    page = opened()
    example(page)
    rows = page.eval_on_selector_all(".q-ranking__points tbody tr", "all => all.map(row => [...row.cells].slice(2).map(cell => cell.firstChild.textContent))")
    numbers = [[round(10 * float(text.replace(",", "."))) for text in row] for row in rows]
    assert len(numbers) == 8 and len(numbers[0]) == 3
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]
    centres = page.locator(".q-rank tbody td[data-label='Centre']").all_inner_texts()
    assert [round(10 * float(text.replace(",", "."))) for text in centres] == numbers[-1]


def test_certain_lead_and_set_aside_then_reinstated(opened):
    page = opened()
    knockout = page.locator("[data-q-knockout]").first.get_attribute("data-q-knockout")
    page = opened(everywhere(page, Alpha=3, Beta=2))
    assert "quelles que soient les réponses encore inconnues" in said(page, "#resultat-grille")
    page.locator(f"[data-q-knockout='{knockout}'] input").check()
    page.locator(f"#e-1-{knockout}-failed").check(force=True)
    assert "Seul Beta" in said(page, "#resultat-grille")
    page.get_by_role("button", name=re.compile("Réintégrer.*Alpha")).click()
    assert page.evaluate("document.activeElement.id") == "resultat"
    page.wait_for_url(re.compile("reintegres=1"))
    assert "Alpha" in page.locator(".q-rank tbody th").first.inner_text()


def test_what_does_not_apply_is_said_once_for_all(opened):
    page = opened("candidat-1=Alpha&candidat-2=Beta&evaluateurs=AB")
    page.locator(".q-eval__na summary").click()
    page.locator(f"[data-q-na][value='{FIRST}']").check()
    expect(page.locator(f"[data-q-indicator='{FIRST}']")).to_be_hidden()
    assert "0 sur 8" in said(page, "#g-notes-expertise-experience")
    page.wait_for_url(re.compile(f"sans-objet={FIRST}"))


# --- Marks -------------------------------------------------------------------------------------


def test_a_level_at_an_end_wants_a_reason_and_the_result_comes_all_the_same(opened):
    page = opened()
    page = opened(everywhere(page, Alpha=3, Beta=2))
    mark(page, 1, FIRST, 4)
    assert "Dites pourquoi" in said(page, f"#m-1-{FIRST}-faute")
    assert page.get_attribute(f"#m-1-{FIRST}", "aria-invalid") is None
    page.click("[data-q-see]")
    summary = page.locator("[data-q-lacking]")
    expect(summary).to_be_focused()
    assert page.title().startswith("Erreur")
    assert "Alpha" in said(page, "[data-q-lacking]") and "Alpha" in said(page, "#resultat-grille")
    summary.get_by_role("link").first.click()
    expect(page.locator(f"#m-1-{FIRST}")).to_be_focused()
    assert page.get_attribute(f"#m-1-{FIRST}", "aria-invalid") == "true"
    page.keyboard.type("Profils lus.")
    expect(page.locator(f"#m-1-{FIRST}-faute")).to_have_text("")
    mark(page, 2, FIRST, 3)
    assert page.is_hidden("[data-q-lacking]") and not page.title().startswith("Erreur")


def test_what_the_base_knows_stands_beside_and_gives_way(opened):
    page = opened()
    found = page.evaluate("""() => { const data = JSON.parse(document.querySelector("[data-q-data]").textContent);
      for (const set of data.sets.filter((one) => !one.fictitious)) for (const one of set.candidates)
        for (const [id, level] of Object.entries(one.levels)) return [one.id, one.name, id, level, one.proofs[id][0]]; }""")
    record, name, indicator, level, proof = found
    page.select_option("#g-fiche", record)
    page.click("[data-q-addrecord]")
    assert page.input_value("#g-nom-1") == name
    page.evaluate("id => { document.querySelector(`[data-q-indicator=\"${id}\"]`).closest('details').open = true; }", indicator)
    row = page.locator(f"[data-q-row='1-{indicator}']")
    expect(row).to_contain_text(f"niveau {level}")
    row.locator("summary").click()
    expect(row).to_contain_text(proof["source"])
    expect(row).to_contain_text(proof["date"].split(" ")[-1])
    assert row.locator("input:checked").count() == 0
    mark(page, 1, indicator, "inconnu")
    page.wait_for_url(re.compile(f"fiche-1={record}.*{indicator}:inconnu"))
    row.get_by_role("button").click()
    expect(row.locator("input:checked")).to_have_count(0)


def test_only_what_is_missing(opened):
    page = opened()
    page = opened(everywhere(page, Alpha=3))
    add(page, "Bêta")
    page.locator("[data-q-missing]").check()
    expect(page.locator(f"[data-q-row='1-{FIRST}']")).to_be_hidden()
    expect(page.locator(f"[data-q-row='2-{FIRST}']")).to_be_visible()
    mark(page, 2, FIRST, 2)
    # What one has just answered does not vanish under the hand.
    expect(page.locator(f"[data-q-row='2-{FIRST}']")).to_be_visible()
    page.locator("[data-q-missing]").uncheck()
    expect(page.locator(f"[data-q-row='1-{FIRST}']")).to_be_visible()


def test_two_evaluators_their_median_and_what_they_disagree_on(opened):
    page = opened(f"candidat-1=Alpha&evaluateurs=AB,CD&niveaux-1-AB={FIRST}:1&niveaux-1-CD={FIRST}:4&motifs-1-CD-{FIRST}=Vu")
    row = page.locator(f"[data-q-row='1-{FIRST}']")
    expect(row).to_contain_text("Médiane 2,5, de 1 à 4 (AB 1, CD 4)")
    expect(row).to_contain_text("Désaccord de 3 niveaux")
    assert "1 désaccord de deux niveaux ou plus" in said(page, "#panel-grille")
    page.select_option("#g-moi", "CD")
    assert page.locator(f"#n-1-{FIRST}-4").is_checked() and page.input_value(f"#m-1-{FIRST}") == "Vu"
    mark(page, 1, FIRST, 2)
    expect(row).not_to_contain_text("Désaccord")


def test_marks_given_before_any_initials_go_to_whoever_then_gives_some(opened):
    page = opened("candidat-1=Alpha")
    mark(page, 1, FIRST, 2)
    page.wait_for_url(re.compile("niveaux-1-MOI="))
    page.fill("#g-initiales", "AB")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"niveaux-1-AB={FIRST}:2"))
    assert "MOI" not in page.url
    page.fill("#g-initiales", "A?")
    page.click("[data-q-addperson]")
    assert "lettres ou chiffres" in said(page, "#g-initiales-faute")


def test_a_candidate_is_renamed_removed_and_brought_back(opened):
    page = opened()
    page = opened(everywhere(page, Alpha=3, Beta=2))
    page.fill("#g-nom-1", "Alpha & <b>Cie</b>")
    expect(page.locator(f"[data-q-row='1-{FIRST}'] legend")).to_contain_text("Alpha & <b>Cie</b>")
    assert "Alpha & <b>Cie</b>" in said(page, "#resultat-grille")
    page.get_by_role("button", name=re.compile("^Retirer.*Alpha")).click()
    assert page.locator("[data-q-candidates] > li").count() == 1
    expect(page.get_by_role("button", name="Annuler")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.locator("[data-q-candidates] > li").count() == 2
    assert page.locator(f"#n-1-{FIRST}-3").is_checked()


def test_eight_candidates_and_no_more(opened):
    page = opened()
    add(page, *"ABCDEFGHI")
    assert page.locator("[data-q-candidates] > li").count() == 8
    assert "au plus 8" in said(page, "#g-nouveau-faute")
    add(page, " ")
    assert "Écrivez le nom" in said(page, "#g-nouveau-faute")


# --- Prices ------------------------------------------------------------------------------------


def test_prices_become_a_mark_between_two_anchors(opened):
    page = opened(f"candidat-1=Alpha&candidat-2=Beta&{PRICES}")
    told = said(page, "#prix-grille")
    assert "Alpha : 5 000,00 €" in told and "Beta : 2 000,00 €" in told and "Sans les deux repères" in told
    page.fill("#f-cout-vise", "1 000")
    page.fill("#f-cout-inacceptable", "9 000 €")
    expect(page.locator("#prix-grille")).to_contain_text("50,00 sur 100")
    assert "Beta : 2 000,00 € (87,50 sur 100)" in said(page, "#prix-grille")
    # Adding a candidate changes nothing to the mark of the others.
    add(page, "Gamma")
    assert "50,00 sur 100" in said(page, "#prix-grille")
    assert "Point d’équilibre : 20 % recouvrés" in said(page, "[data-q-even]")
    page.wait_for_url(re.compile("cout-vise=1"))


def test_a_wrong_price_is_said_and_loses_nothing(opened):
    page = opened(f"candidat-1=Alpha&candidat-2=Beta&{PRICES}")
    page.locator("[data-q-offer='1'] summary").click()
    page.fill("#f-o1-taux-1", "dix")
    expect(page.locator("#prix-grille")).not_to_contain_text("Alpha")
    assert "Beta : 2 000,00 €" in said(page, "#prix-grille")
    page.click("[data-q-see]")
    link = page.locator("[data-q-lacking]").get_by_role("link").first
    assert "Alpha" in link.inner_text()
    link.click()
    expect(page.locator("#f-o1-taux-1")).to_be_focused()
    assert page.get_attribute("#f-o1-taux-1", "aria-invalid") == "true"
    assert page.input_value("#f-o1-taux-1") == "dix"


def test_anchors_the_wrong_way_round(opened):
    page = opened(f"candidat-1=Alpha&candidat-2=Beta&{PRICES}&cout-vise=9000&cout-inacceptable=1000")
    page.click("[data-q-see]")
    assert "doit être plus grand que le coût visé" in said(page, "[data-q-lacking]")


# --- Links, files, device ----------------------------------------------------------------------


def test_a_colleague_opens_the_link_and_sees_the_same_result(opened, page):
    first = opened()
    example(first)
    shown = said(first, "#resultat-grille"), said(first, ".q-rank"), said(first, "#prix-grille")
    first.click("[data-q-link]")
    link = first.input_value("#g-lien")
    assert "&v=" in link and "&alors=1:" in link
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".q-rank").first).not_to_contain_text("calcul…")
    assert (said(page, "#resultat-grille"), said(page, ".q-rank"), said(page, "#prix-grille")) == shown
    assert page.is_visible("[data-q-fictitious]") and page.is_hidden("[data-q-errors]") and page.is_hidden("[data-q-then]")


def test_a_link_of_other_data_shows_then_beside_now(opened):
    page = opened()
    page = opened(everywhere(page, Alpha=3) + "&v=0123456789ab&alors=1:600.500.700")
    told = said(page, "[data-q-then]")
    assert "version 0123456789ab" in told and "60 sur 100 (de 50 à 70) alors, 75 sur 100" in told


@pytest.mark.parametrize("bad", ["candidat-9=X", f"niveaux-1-AB={FIRST}:7", "cout-tarification=1e9", "bidon=<b>1</b>", "fiche-1=personne", "o1-assiette=tout"])
def test_a_tampered_link_is_told_and_the_rest_applies(opened, bad):
    page = opened(f"candidat-1=Alpha&question=Qui&{bad}")
    assert "ne le connaît pas" in said(page, "[data-q-errors]")
    assert page.input_value("#g-question") == "Qui" and page.input_value("#g-nom-1") == "Alpha"
    assert page.locator("[data-q-errors] b").count() == 0


def saved(page):
    with page.expect_download() as waiting:
        page.click("[data-q-save]")
    return waiting.value.path().read_text(encoding="utf-8"), waiting.value.suggested_filename


def upload(page, field, name, text):
    page.set_input_files(field, [{"name": name, "mimeType": "application/json", "buffer": text.encode("utf-8")}])


def test_saved_then_opened_again(opened):
    page = opened()
    example(page)
    text, name = saved(page)
    assert name == "ma-grille-AB.json" and json.loads(text)["quittance"] == "ma-grille"
    shown = said(page, "#resultat-grille")
    page = opened("candidat-1=Autre")
    upload(page, "#g-fichier", name, text)
    expect(page.locator("#g-nom-1")).to_have_value("Alpha (FICTIF)")
    assert said(page, "#resultat-grille") == shown
    page.get_by_role("button", name="Annuler").click()
    assert page.input_value("#g-nom-1") == "Autre"


@pytest.mark.parametrize("text", ["", "pas du JSON", "{}", '{"quittance":"ma-grille","format":99,"choix":{}}', '{"quittance":"ma-situation","format":1}', "[1,2"])
def test_a_file_that_is_not_one_changes_nothing(opened, text):
    page = opened("candidat-1=Alpha")
    upload(page, "#g-fichier", "x.json", text)
    expect(page.locator("[data-q-errors]")).to_be_focused()
    assert "Votre grille n’a pas changé" in said(page, "[data-q-errors]")
    assert page.input_value("#g-nom-1") == "Alpha"


def test_files_of_colleagues_are_merged_and_differences_told(opened):
    page = opened()
    other = {"quittance": "ma-grille", "format": 1, "donnees": "abc", "choix": {
        "evaluateurs": "CD", "candidat-1": "ALPHA", "niveaux-1-CD": f"{FIRST}:1", "candidat-2": "Nouveau", "cout-tarification": "5"}}  # fmt: skip
    third = {**other, "choix": {"evaluateurs": "EF", "candidat-1": "Alpha", "niveaux-1-EF": f"{FIRST}:4", f"motifs-1-EF-{FIRST}": "Vu"}}
    page = opened(f"candidat-1=Alpha&evaluateurs=AB&niveaux-1-AB={FIRST}:3")
    page.set_input_files("#g-collegue", [
        {"name": f"{i}.json", "mimeType": "application/json", "buffer": json.dumps(one).encode()} for i, one in enumerate((other, third))
    ])  # fmt: skip
    expect(page.locator("[data-q-told]")).to_contain_text("Évaluateur ajouté")
    row = page.locator(f"[data-q-row='1-{FIRST}']")
    expect(row).to_contain_text("Médiane 3, de 1 à 4 (AB 3, CD 1, EF 4)")
    assert page.input_value("#g-nom-2") == "Nouveau" and page.input_value("#g-cout-tarification") != "5"
    page.get_by_role("button", name="Annuler").click()
    assert page.locator("[data-q-candidates] > li").count() == 1


def test_exported_to_a_workbook_then_taken_back(opened, tmp_path):
    page = opened()
    example(page)
    shown = said(page, "#resultat-grille"), said(page, ".q-rank")
    with page.expect_download() as waiting:
        page.click("[data-q-xlsx]")
    assert waiting.value.suggested_filename == "ma-grille-AB.xlsx"
    workbook = tmp_path / "ma-grille-AB.xlsx"
    waiting.value.save_as(workbook)
    # Over the whole grid: what the workbook says prevails, the marks of the other evaluator stay.
    page.set_input_files("#g-classeur", workbook)
    expect(page.locator("[data-q-told]")).to_contain_text("Le classeur l’emporte")
    expect(page.locator(".q-rank").first).not_to_contain_text("calcul…")
    assert (said(page, "#resultat-grille"), said(page, ".q-rank")) == shown
    # On a blank page: the candidates and the marks of one evaluator.
    page = opened()
    page.set_input_files("#g-classeur", workbook)
    expect(page.locator("#g-nom-3")).to_have_value("Gamma (FICTIF)")
    assert "AB : 105 notes sur 105." in said(page, "#panel-grille")
    assert page.is_hidden("[data-q-errors]")


def test_a_file_that_is_no_workbook_changes_nothing(opened):
    page = opened("candidat-1=Alpha")
    page.set_input_files("#g-classeur", [{"name": "x.xlsx", "mimeType": "application/octet-stream", "buffer": b"not a workbook"}])
    expect(page.locator("[data-q-errors]")).to_be_focused()
    assert "Votre grille n’a pas changé" in said(page, "[data-q-errors]")
    assert page.input_value("#g-nom-1") == "Alpha"


def test_kept_on_the_device_only_after_a_tick_then_wiped(opened):
    page = opened("candidat-1=Alpha")
    assert page.evaluate("localStorage.getItem('quittance.ma-grille')") is None
    page.locator("[data-q-keep]").check()
    page.fill("#g-nom-1", "Bêta")
    page.wait_for_url(re.compile("candidat-1=B%C3%AAta"))
    page = opened()
    assert page.input_value("#g-nom-1") == "Bêta"
    page = opened("candidat-1=Autre")
    assert page.input_value("#g-nom-1") == "Autre" and page.is_visible("[data-q-own]")
    page.click("[data-q-resume]")
    assert page.input_value("#g-nom-1") == "Bêta"
    page.click("[data-q-forget]")
    assert page.evaluate("localStorage.getItem('quittance.ma-grille')") is None


def test_csv_of_the_result_says_that_it_is_fictitious(opened):
    page = opened()
    example(page)
    with page.expect_download() as waiting:
        page.click("[data-q-csv]")
    assert waiting.value.suggested_filename == "grille-fictive.csv"
    rows = list(csv.reader(io.StringIO(waiting.value.path().read_text(encoding="utf-8-sig")), delimiter=";"))
    assert rows[0][0] == "Candidat" and len(rows) == 4 and all("FICTIF" in row[0] for row in rows[1:])


def test_all_is_cleared_and_can_be_brought_back(opened):
    page = opened()
    example(page)
    assert page.is_visible("[data-q-fictitious]")
    page.locator("[data-q-fictitious] [data-q-clear]").click()
    assert page.locator("[data-q-candidates] > li").count() == 0
    page.wait_for_function("() => !location.hash")
    page.get_by_role("button", name="Annuler").click()
    assert page.locator("[data-q-candidates] > li").count() == 3


def test_a_grid_too_long_for_an_address_is_told(opened):
    page = opened("candidat-1=Alpha&evaluateurs=AB")
    page.eval_on_selector("#f-liste", """e => { e.value = Array.from({ length: 5000 }, (_, i) => `${1000000 + i},25 €`).join("\\n");
      e.dispatchEvent(new Event("input", { bubbles: true })); }""")
    expect(page.locator("[data-q-toolong]")).to_be_visible(timeout=15000)
    assert page.evaluate("location.hash") == ""
    page.click("[data-q-link]")
    assert "donnez le fichier" in said(page, "[data-q-said]") and page.is_hidden("#g-lien")
    assert page.input_value("#g-nom-1") == "Alpha"


def test_the_situation_is_recalled_and_taken_along(opened):
    page = opened()
    question, option, label = page.evaluate("""() => { const { questions } = JSON.parse(document.querySelector("[data-q-data]").textContent).situation;
      return [questions[0].id, questions[0].options[0].id, questions[0].options[0].label]; }""")
    page = opened(f"situation={question}:{option}&candidat-1=Alpha&exiger=mandat-ecrit")
    assert SPACES.sub(" ", label) in said(page, "[data-q-situation]")
    page.wait_for_function("() => document.querySelector('[data-q-review]').href.includes('exiger=mandat-ecrit')")
    assert f"situation={question}:{option}" in page.get_attribute("[data-q-review]", "href")


# --- Look, access, print -----------------------------------------------------------------------


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (768, "light"), (1440, "light")])
def test_narrow_and_accessible(opened, width, scheme):
    page = opened()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    example(page)
    for one in page.locator("[data-q-grid] details").all():
        one.evaluate("e => { e.open = true; }")
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_errors_are_accessible(opened):
    page = opened(f"candidat-1=Alpha&evaluateurs=AB&niveaux-1-AB={FIRST}:4&bidon=1&{PRICES}&o1-taux-1=x")
    page.click("[data-q-see]")
    assert violations(page) == []


def test_printed_filled_in_or_blank(opened):
    page = opened()
    example(page)
    page.emulate_media(media="print")
    assert page.is_visible("#resultat-grille") and page.is_hidden("#g-nouveau") and page.is_hidden(".q-eval__paper >> nth=0")
    page.evaluate("document.documentElement.dataset.qPrinted = 'vierge'")
    assert page.is_hidden("#resultat-grille") and page.is_visible(f"[data-q-indicator='{FIRST}'] .q-eval__paper")
    page.emulate_media(media="screen")
    assert page.is_hidden(f"[data-q-indicator='{FIRST}'] .q-eval__paper")


def test_without_script_the_whole_grid_prints(browser, site_url):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site_url}/{PAGE}")
    assert page.locator("[data-q-indicator]").count() == 35
    assert page.is_visible(f"[data-q-indicator='{FIRST}'] .q-eval__paper") and page.is_visible("noscript p")
    for hidden in ("[data-q-example]", "#resultat-grille", "[data-q-next]", "#g-nouveau"):
        assert page.is_hidden(hidden)
    page.close()
