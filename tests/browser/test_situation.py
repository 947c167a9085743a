"""« Ma situation » in the browser: the same evaluation, and the page by mouse, by keyboard, without script."""

import json
import re
from pathlib import Path

import pytest

from tests.browser.test_axe import violations

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "docs" / "assets" / "js" / "engine"
VECTORS = json.loads((ROOT / "tests" / "vectors" / "situation.json").read_text(encoding="utf-8"))
QUESTIONS = VECTORS["questions"]
PATH = "choisir/situation.html"


# --- The engine ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def engine(browser):
    page = browser.new_page()
    page.goto("about:blank")
    for name in ("decision-table", "answers", "carry"):
        page.add_script_tag(path=ENGINE / f"{name}.js")
    yield page
    page.close()


def test_same_evaluation_as_in_python(engine):
    found = engine.evaluate(
        """([questions, families, scale, cases]) => cases.map(([answers]) =>
          Quittance.decisionTable.ranked(questions, families, answers, scale)
            .map(({ family, results, rows, open }) => [family.id, results, rows, open]))""",
        [QUESTIONS, VECTORS["families"], VECTORS["scale"], VECTORS["cases"]],
    )
    for (answers, expected), one in zip(VECTORS["cases"], found, strict=True):
        assert one == expected, answers


READ = """([fragment, questions]) => { const found = Quittance.answers.read(fragment, questions);
  return found && { ...found, then: found.then && [...found.then] }; }"""


@pytest.mark.parametrize(
    ("fragment", "answers", "ignored"),
    [
        ("#debiteurs=entreprises&montant=petit", {"debiteurs": "entreprises", "montant": "petit"}, []),
        ("#montant=enorme&debiteurs=entreprises", {"debiteurs": "entreprises"}, ["montant=enorme"]),
        ("#couleur=bleu", {}, ["couleur=bleu"]),
        ("#montant=petit&montant=eleve", {"montant": "petit"}, ["montant=eleve"]),
        ("#__proto__=x&constructor=y&montant=petit", {"montant": "petit"}, ["__proto__=x", "constructor=y"]),
        ("#montant=%E0%A4%A&debiteurs=entreprises", {"debiteurs": "entreprises"}, ["montant=\ufffd%A"]),
        ("#montant=<img src=x onerror=alert(1)>", {}, ["montant=<img src=x onerror=alert(1)>"]),
        ("#v=<b>&montant=petit", {"montant": "petit"}, ["v=<b>"]),
        ("#x=" + "a" * 900, {}, ["x=" + "a" * 58]),
    ],
)
def test_fragment(engine, fragment, answers, ignored):
    found = engine.evaluate(READ, [fragment, QUESTIONS])
    assert (found["answers"], found["ignored"]) == (answers, ignored)
    written = engine.evaluate("([a, q]) => Quittance.answers.write(a, q)", [answers, QUESTIONS])
    again = engine.evaluate(READ, [written, QUESTIONS])
    assert (again or {"answers": {}})["answers"] == answers


@pytest.mark.parametrize("fragment", ["", "#", "#resultat", "#famille-cabinet"])
def test_anchors_are_not_answers(engine, fragment):
    assert engine.evaluate(READ, [fragment, QUESTIONS]) is None


def test_shared_link_tells_what_changed(engine):
    found = engine.evaluate(
        """([questions, families, scale]) => {
          const answers = { objet: "prevenir" };
          const outlooks = Quittance.decisionTable.ranked(questions, families, answers, scale);
          const link = Quittance.answers.share(answers, questions, "0123456789ab", outlooks);
          const same = Quittance.answers.read(link, questions);
          const other = Quittance.answers.read(link.replace("cabinet:deconseille", "cabinet:adapte.possible"), questions);
          return [link, same.version, Quittance.answers.changed(same.then, outlooks).length,
            Quittance.answers.changed(other.then, outlooks).map(({ family, before, now }) => [family.id, before, now])];
        }""",
        [QUESTIONS, VECTORS["families"], VECTORS["scale"]],
    )
    assert found[0].startswith("#objet=prevenir&v=0123456789ab&alors=")
    assert found[1:] == ["0123456789ab", 0, [["cabinet", ["adapte", "possible"], ["deconseille"]]]]


OPEN = """([text, questions]) => { try { return Quittance.answers.open(text, "ma-situation", questions); }
  catch (error) { return error.message; } }"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "illisible"), ("{", "illisible"), ("PK\x03\x04", "illisible"), ("[]", "pas été enregistré par cette page"), ("null", "pas été enregistré par cette page"),
        ('{"quittance":"autre","format":1,"reponses":{}}', "pas été enregistré par cette page"),
        ('{"quittance":"ma-situation","format":2,"reponses":{}}', "version plus récente"),
        ('{"quittance":"ma-situation","format":"1e309","reponses":{}}', "version plus récente"),
        ('{"quittance":"ma-situation","format":1}', "abîmé"), ('{"quittance":"ma-situation","format":1,"reponses":[1]}', "abîmé"),
    ],
)  # fmt: skip
def test_bad_files_get_a_sentence(engine, text, said):
    found = engine.evaluate(OPEN, [text, QUESTIONS])
    assert isinstance(found, str) and said in found


def test_file_reads_back(engine):
    answers = {"debiteurs": "entreprises", "montant": "petit"}
    text = engine.evaluate("(a) => Quittance.answers.file(a, 'ma-situation', 'abc')", answers)
    assert engine.evaluate(OPEN, [text, QUESTIONS]) == {"answers": answers, "ignored": [], "version": "abc"}
    partly = text.replace("petit", "enorme")
    assert engine.evaluate(OPEN, [partly, QUESTIONS])["ignored"] == ["montant=enorme"]


SHARED = ["situation", "profil", "cout-tarification", "exiger", "sans-objet"]
ALONG = "([fragment, from, to, shared]) => Quittance.carry.along(fragment, from, to, shared)"
GRID = "#situation=debiteurs:entreprises,montant:petit&profil=x&exiger=a,b&candidat-1=Alpha%20%26%20fils%3D&reintegres=1"


def test_nothing_is_lost_from_one_step_to_another_and_back(engine):
    def along(fragment, start, end):
        return engine.evaluate(ALONG, [fragment, start, end, SHARED])

    ranking = along(f"{GRID}&v=12&alors=1:2.3.4", "grid", "ranking")
    assert ranking.startswith("#situation=debiteurs:entreprises,montant:petit&profil=x&exiger=a,b&suite=")
    situation = along(f"{ranking}&famille=cabinets", "ranking", "situation")
    assert situation.startswith("#debiteurs=entreprises&montant=petit&suite=")
    assert along(situation, "situation", "ranking") == f"{ranking}&famille=cabinets"
    assert along(along(situation, "situation", "ranking"), "ranking", "grid") == GRID
    assert along(situation, "situation", "grid") == GRID
    assert along(GRID, "grid", "situation") == along(ranking, "ranking", "situation")
    assert along(GRID, "grid", "grid") == GRID
    assert along("", "situation", "grid") == along("#", "ranking", "situation") == ""
    assert along("#famille=cabinets&reintegres=gcollect", "ranking", "grid") == ""


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, []),
        ({"pays": "france"}, ["na"]),
        ({"pays": "monde"}, ["profil", "exigence"]),
        ({"pays": "monde", "dossiers": "cent"}, ["profil", "profil-deux", "exigence"]),
        ({"pays": "france", "dossiers": "cent"}, ["na"]),
    ],
)
def test_what_a_situation_implies(engine, answers, expected):
    abroad, many = {"question": "pays", "options": ["europe", "monde"]}, {"question": "dossiers", "options": ["cent"]}
    data = {
        "profiles": [{"id": "profil", "when": [abroad]}, {"id": "profil-deux", "when": [abroad, many]}, {"id": "jamais", "when": []}],
        "knockouts": [{"id": "exigence", "when": [abroad]}, {"id": "libre", "when": []}],
        "criteria": [{"indicators": [{"id": "na", "when": [abroad]}, {"id": "toujours", "when": []}]}],
    }
    found = engine.evaluate("([answers, data]) => Quittance.carry.implied(answers, data)", [answers, data])
    assert [*found["profiles"], *found["asked"], *found["notApplicable"]] == expected


# --- The page --------------------------------------------------------------------------------


@pytest.fixture
def situation(page, site_url):
    wrong = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{site_url}/{PATH}")
    yield page
    assert wrong == []


def verdicts(page) -> dict[str, str]:
    """Family → words of its verdict, in the order shown."""
    return page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("#familles [data-q-family]")]
          .map((one) => [one.dataset.qFamily, one.querySelector(".q-flag").textContent]))"""
    )


def choose(page, question, option):
    page.locator(f'input[name="{question}"][value="{option}"]').check()


def test_nothing_answered_keeps_everything_possible(situation):
    found = verdicts(situation)
    assert len(found) == len(VECTORS["families"])
    assert list(found) == [family for family, *_ in VECTORS["cases"][0][1]]
    assert "tout reste possible" in situation.locator("[data-q-live]").inner_text()


def test_each_answer_changes_the_result_and_the_address(situation):
    choose(situation, "objet", "recouvrer")
    choose(situation, "contestation", "souvent")
    choose(situation, "montant", "eleve")
    found = verdicts(situation)
    assert list(found)[:2] == ["avocat", "interne"]
    assert (found["avocat"], found["cabinet"]) == ("adapté", "déconseillé")
    assert "avocat" in situation.locator("[data-q-live]").inner_text()
    situation.wait_for_function("() => location.hash === '#objet=recouvrer&montant=eleve&contestation=souvent'")
    situation.reload()
    assert verdicts(situation) == found
    assert situation.locator('input[name="montant"][value="eleve"]').is_checked()


def test_keyboard_alone(situation):
    situation.locator('input[name="objet"]:checked').focus()
    situation.keyboard.press("ArrowDown")  # from « Je ne sais pas » round to the first answer
    assert situation.locator('input[name="objet"][value="recouvrer"]').is_checked()
    situation.keyboard.press("Tab")
    situation.keyboard.press("ArrowDown")
    assert situation.locator('input[name="tresorerie"][value="urgente"]').is_checked()
    situation.locator("[data-q-see]").focus()
    situation.keyboard.press("Enter")
    assert situation.evaluate("document.activeElement.id") == "resultat"
    change = situation.get_by_role("button", name=re.compile("^Modifier.*montant moyen"))
    change.focus()
    situation.keyboard.press("Enter")
    assert situation.evaluate("document.activeElement.name") == "montant"
    situation.wait_for_function("() => location.hash === '#objet=recouvrer&tresorerie=urgente'")


def test_reasons_are_those_of_the_rows_and_what_it_depends_on_leads_there(situation):
    choose(situation, "objet", "recouvrer")
    insurance = situation.locator('#familles [data-q-family="assurance-credit"]')
    assert "déjà connu" in insurance.inner_text()
    repeated = """() => { const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
      return ids.filter((id, i) => ids.indexOf(id) !== i); }"""
    assert situation.evaluate(repeated) == []
    lawyer = situation.locator('#familles [data-q-family="avocat"]')
    lawyer.get_by_role("button", name="contestation", exact=True).click()
    assert situation.evaluate("document.activeElement.name") == "contestation"


def test_tampered_link_is_told_and_the_rest_kept(page, site_url):
    page.goto(f"{site_url}/{PATH}#debiteurs=entreprises&montant=enorme&couleur=bleu")
    box = page.locator("[data-q-errors]")
    box.wait_for(state="visible")
    assert page.evaluate("document.activeElement === document.querySelector('[data-q-errors]')")
    assert page.title().startswith("Erreur\u00a0: ")
    assert "montant=enorme" in box.inner_text() and "couleur=bleu" in box.inner_text()
    assert page.locator('input[name="debiteurs"][value="entreprises"]').is_checked()
    box.get_by_role("link").click()
    assert page.evaluate("document.activeElement.name") == "montant"
    choose(page, "montant", "petit")
    assert box.is_hidden() and not page.title().startswith("Erreur")


def test_file_saved_and_opened_again(situation, tmp_path):
    choose(situation, "debiteurs", "particuliers")
    with situation.expect_download() as waiting:
        situation.locator("[data-q-save]").click()
    saved = tmp_path / "ma-situation.json"
    waiting.value.save_as(saved)
    assert json.loads(saved.read_text(encoding="utf-8"))["reponses"] == {"debiteurs": "particuliers"}
    situation.locator("[data-q-clear]").click()
    assert not situation.locator('input[name="debiteurs"][value="particuliers"]').is_checked()
    situation.locator("[data-q-open]").set_input_files(saved)
    situation.wait_for_function("() => document.querySelector('input[name=\"debiteurs\"][value=\"particuliers\"]').checked")
    saved.write_text("{abîmé", encoding="utf-8")
    situation.locator("[data-q-open]").set_input_files(saved)
    box = situation.locator("[data-q-errors]")
    box.wait_for(state="visible")
    assert "illisible" in box.inner_text() and "n’ont pas changé" in box.inner_text()
    assert situation.locator('input[name="debiteurs"][value="particuliers"]').is_checked()


def stored(page):
    return page.evaluate("localStorage.getItem('quittance.ma-situation')")


def test_nothing_is_kept_before_the_tick_and_all_goes_after(situation, site_url):
    choose(situation, "debiteurs", "particuliers")
    assert stored(situation) is None
    situation.locator("[data-q-keep]").check()
    choose(situation, "montant", "petit")
    assert json.loads(stored(situation))["reponses"] == {"debiteurs": "particuliers", "montant": "petit"}
    situation.goto("about:blank")
    situation.goto(f"{site_url}/{PATH}")
    assert situation.locator('input[name="montant"][value="petit"]').is_checked()
    # A link opened later leaves what was kept as it is, and offers it.
    situation.goto("about:blank")
    situation.goto(f"{site_url}/{PATH}#montant=eleve")
    choose(situation, "pays", "monde")
    assert json.loads(stored(situation))["reponses"]["montant"] == "petit"
    situation.locator("[data-q-resume]").click()
    assert situation.locator('input[name="montant"][value="petit"]').is_checked()
    situation.locator("[data-q-forget]").click()
    assert stored(situation) is None
    assert not situation.locator("[data-q-keep]").is_checked()


def test_link_of_another_version_stands_beside_today(page, site_url):
    page.goto(f"{site_url}/{PATH}#objet=prevenir&v=000000000000&alors=cabinet:adapte,interne:adapte")
    note = page.locator("[data-q-then]")
    assert "000000000000" in note.inner_text()
    assert "Cabinet de recouvrement\u00a0: adapté alors, déconseillé aujourd’hui" in note.inner_text()
    assert "Relance interne" not in note.inner_text()


def test_copied_link_shows_the_same_result_to_a_colleague(context, page, browser, site_url):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}/{PATH}")
    choose(page, "objet", "les-deux")
    choose(page, "pays", "monde")
    page.locator("[data-q-link]").click()
    page.wait_for_function("() => document.querySelector('[data-q-said]').textContent.startsWith('Lien copié')")
    address = page.evaluate("navigator.clipboard.readText()")
    other = browser.new_context()
    try:
        colleague = other.new_page()
        colleague.goto(address)
        assert verdicts(colleague) == verdicts(page)
        assert colleague.locator("[data-q-then]").is_hidden()
    finally:
        other.close()


def test_printing_the_result_leaves_the_form_and_the_rules_out(situation):
    choose(situation, "objet", "recouvrer")
    situation.evaluate("() => { window.print = () => {}; }")
    situation.locator("[data-q-print]").click()
    situation.emulate_media(media="print")
    assert situation.locator("form.q-questions").is_hidden() and situation.locator("#regles").is_hidden()
    assert situation.locator("#familles").is_visible() and situation.locator(".q-recap").is_visible()
    assert situation.locator('#familles [data-q-family="cabinet"]').get_by_text("Coût.").is_visible()
    situation.evaluate("() => { window.dispatchEvent(new Event('afterprint')); }")
    assert situation.locator("form.q-questions").is_visible()


def test_families_that_suit_lead_to_their_ranking_with_the_answers(situation):
    choose(situation, "objet", "recouvrer")
    choose(situation, "debiteurs", "entreprises")
    choose(situation, "anciennete", "de-six-mois-a-deux-ans")
    choose(situation, "contestation", "non")
    cabinet = situation.locator('#familles [data-q-family="cabinet"]')
    link = cabinet.get_by_role("link", name=re.compile("^Comparer les candidats de cette famille"))
    assert link.get_attribute("href").endswith("classement.html#famille=cabinets&situation=objet:recouvrer,debiteurs:entreprises,anciennete:de-six-mois-a-deux-ans,contestation:non")
    ruled_out = situation.locator('#familles [data-q-family="assurance-credit"]')
    assert ruled_out.get_by_role("link", name=re.compile("^Comparer les candidats")).count() == 0
    lawyer = situation.locator('#familles [data-q-family="avocat"]')  # no lawyer is listed here
    assert lawyer.get_by_role("link", name=re.compile("^Comparer les candidats")).count() == 0
    assert "situation=objet:recouvrer" in situation.locator("[data-q-next]").get_attribute("href")
    steps = situation.locator("[data-q-steps] a").evaluate_all("all => all.map(a => a.getAttribute('href').includes('situation=objet:recouvrer'))")
    assert steps == [True] * 4


def test_complete_without_script(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{site_url}/{PATH}")
        assert page.locator("fieldset.q-question").count() == len(QUESTIONS)
        assert page.locator("[id^=regle-]").count() == sum(len(family["rows"]) for family in VECTORS["families"])
        # Chromium driven without scripts does not draw <noscript>: what it holds is read in the source.
        assert "Sans JavaScript, cochez" in page.content()
        assert page.locator("#resultat").is_hidden() and page.locator("[data-q-save]").is_hidden()
    finally:
        context.close()


@pytest.mark.parametrize("width", [320, 390, 768])
def test_no_sideways_scroll_and_nothing_for_axe(browser, site_url, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    try:
        page = context.new_page()
        page.goto(f"{site_url}/{PATH}#objet=recouvrer&montant=faux")
        page.locator("[data-q-errors]").wait_for(state="visible")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for one in page.locator(".q-outcome__more > summary").all()[:2]:
            one.click()
        assert violations(page) == []
    finally:
        context.close()
