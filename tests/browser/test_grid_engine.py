"""The engine of the evaluation grid in the browser: addresses, files, panels, prices, merges; nothing typed is lost."""

import datetime as dt
import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import quittance
from macros.views.offers import fields as offer_fields
from quittance.decide.panel import joined, spread
from quittance.pricing.anchors import price_value
from tests.browser.grids import (
    ASSETS,
    DATA,
    INDICATORS,
    SCRIPTS,
    VECTORS,
    harmed,
    states,
)
from tests.conftest import REPOSITORY

LEVELS = st.lists(st.one_of(st.none(), st.integers(0, 4)), max_size=8)
#: States are large: drawing them takes longer than Hypothesis likes.
LARGE = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.fixture(scope="module")
def engine(browser):
    """One blank page for the whole file: the engine keeps nothing but its last costs."""
    page = browser.new_page()
    page.goto("about:blank")
    errors = []
    page.on("pageerror", lambda error: errors.append(error))
    for name in SCRIPTS:
        page.add_script_tag(path=ASSETS / name)
    assert errors == []
    page.evaluate("(data) => { window.data = data; }", DATA)
    yield page
    page.close()


def initial(engine):
    return engine.evaluate("() => Quittance.grid.initial(data)")


def read(engine, fragment):
    return engine.evaluate("(fragment) => Quittance.grid.read(fragment, data)", fragment)


def write(engine, state):
    return engine.evaluate("(state) => Quittance.grid.write(state, data)", state)


def state_of(engine, fragment):
    return read(engine, fragment)["state"] if fragment else initial(engine)


# ---- Panels and prices: the same cases as Python ---------------------------------------------


def test_spread_joined_and_price(engine):
    call = "([name, cases]) => cases.map((given) => Quittance.grid[name](given))"
    found = engine.evaluate(call, ["spread", [levels for _, levels, _ in VECTORS["spread"]]])
    assert found == [expected for *_, expected in VECTORS["spread"]]
    found = engine.evaluate(call, ["joined", [one for _, one, _ in VECTORS["joined"]]])
    assert found == [expected for *_, expected in VECTORS["joined"]]
    price = "(cases) => cases.map((given) => Number(Quittance.grid.priceValue(...given.map(BigInt))))"
    found = engine.evaluate(price, [case[:3] for case in VECTORS["priceValue"]])
    assert found == [case[3] for case in VECTORS["priceValue"]]


@given(LEVELS, st.lists(st.sampled_from(["met", "failed", None]), max_size=8))
def test_the_browser_finds_what_python_finds_of_a_panel(engine, levels, answers):
    found = engine.evaluate("([a, b]) => [Quittance.grid.spread(a), Quittance.grid.joined(b)]", [levels, answers])
    assert found == [vars(spread(levels)), vars(joined(answers))]


@given(st.integers(0, 10**14), st.integers(0, 10**12), st.integers(1, 10**12))
def test_the_browser_finds_what_python_finds_of_a_price(engine, cost, ideal, width):
    call = "(given) => Number(Quittance.grid.priceValue(...given.map(BigInt)))"
    assert engine.evaluate(call, [cost, ideal, ideal + width]) == price_value(cost, ideal, ideal + width)


PANEL = """([state, number, id]) => ({ cell: Quittance.grid.panel(state, number, id),
  knockout: Quittance.grid.knockout(state, number, "mandat-ecrit"), due: Quittance.grid.missingComments(state) })"""


def test_a_panel_shows_who_said_what_and_which_reasons_are_due(engine):
    state = state_of(
        engine,
        "#evaluateurs=AB,CD,EF&candidat-1=Alpha&niveaux-1-AB=formation:4,suivi:0&motifs-1-AB-formation=Vu&niveaux-1-CD=formation:1"
        "&niveaux-1-EF=formation:inconnu&exigences-1-AB=mandat-ecrit:respecte&exigences-1-EF=mandat-ecrit:non-respecte",
    )
    found = engine.evaluate(PANEL, [state, 1, "formation"])
    assert found["cell"] == {
        "median": 2.5, "low": 1, "high": 4, "count": 2, "unknown": 1,
        "marks": [
            {"evaluator": "AB", "level": 4, "comment": "Vu"},
            {"evaluator": "CD", "level": 1, "comment": ""},
            {"evaluator": "EF", "level": None, "comment": ""},
        ],
    }  # fmt: skip
    assert found["knockout"] == {"state": "unknown", "contradictory": True}
    assert found["due"] == [{"number": 1, "evaluator": "AB", "indicator": "suivi"}]
    assert engine.evaluate(PANEL, [state | {"notApplicable": ["suivi"]}, 1, "suivi"])["due"] == []
    nobody = engine.evaluate(PANEL, [state, 8, "formation"])["cell"]
    assert (nobody["median"], nobody["count"], nobody["marks"]) == (None, 0, [])


@LARGE
@given(states(least=1), st.randoms(use_true_random=False))
def test_the_order_of_evaluators_changes_no_median(engine, state, rng):
    order = state["evaluators"][:]
    rng.shuffle(order)
    cells = """(state) => state.candidates.map(({ number }) => Quittance.grid.indicators(data).map((id) => {
      const { marks, ...cell } = Quittance.grid.panel(state, number, id); return cell; }))"""
    problem = "(state) => Quittance.grid.problem(state, data)"
    for call in (cells, problem):
        assert engine.evaluate(call, state | {"evaluators": order}) == engine.evaluate(call, state)


# ---- Address and file ------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "fragment", "expected", "ignored"), VECTORS["read"], ids=lambda v: v if isinstance(v, str) else "")
def test_reading(engine, name, fragment, expected, ignored):
    found = read(engine, fragment)
    assert found["state"] == initial(engine) | expected
    assert sorted(found["ignored"]) == sorted(ignored)
    assert (found["version"], found["then"]) == ("", None)
    again = read(engine, write(engine, found["state"]) or "#x=")
    assert again["state"] == found["state"]


@pytest.mark.parametrize("fragment", ["", "#", "#resultat", "#grille-2"])
def test_an_anchor_is_none_of_ours(engine, fragment):
    assert read(engine, fragment) is None


def test_nothing_chosen_is_nothing_written(engine):
    assert write(engine, initial(engine)) == ""


@LARGE
@given(states())
def test_what_is_written_is_read_again(engine, state):
    call = """(state) => {
      const G = Quittance.grid, written = G.write(state, data), opened = G.open(G.file(state, data), data);
      return { written, read: written ? G.read(written, data) : null, opened };
    }"""
    found = engine.evaluate(call, state)
    if found["written"]:
        assert (found["read"]["state"], found["read"]["ignored"]) == (state, [])
    else:
        assert state == initial(engine)
    assert found["opened"] == {"state": state, "ignored": [], "version": DATA["version"]}


def test_the_address_is_readable(engine):
    fragment = (
        "#situation=debiteurs:entreprises&question=Qui+choisir&cout=12.5&exiger=compte-dedie&evaluateurs=AB,CD&candidat-1=Alpha"
        "&niveaux-1-AB=formation:3,suivi:inconnu&exigences-1-CD=mandat-ecrit:respecte&candidat-2=Gamma&fiche-2=gamma&dossiers=120&o1-taux-1=12,5"
    )
    assert write(engine, state_of(engine, fragment)) == fragment


def test_two_hundred_harmed_fragments_never_throw(engine):
    """Each gives a state that the whole engine accepts, and at most twenty short quotes."""
    whole = write(engine, state_of(engine, "#" + "&".join([
        "question=Qui+%3F&situation=montant:petit&profil=presse&cout=12&exiger=mandat-ecrit&reintegres=1&evaluateurs=AB,CD&candidat-1=Alpha",
        "niveaux-1-AB=formation:4,suivi:inconnu&motifs-1-AB-formation=Vu+%26+relu&exigences-1-CD=mandat-ecrit:non-respecte&candidat-2=G&fiche-2=gamma",
        *(f"{name}={text}" for name, text in VECTORS["portfolio"].items()),
    ])))  # fmt: skip
    rng = random.Random(20261122)
    fragments = [harmed(whole, rng) for _ in range(200)]
    found = engine.evaluate(
        """(fragments) => fragments.map((fragment) => {
          const G = Quittance.grid;
          try {
            const found = G.read(fragment, data);
            if (!found) return null;
            const { state } = found;
            const { problem, faults } = Quittance.decide.readProblem(G.problem(state, data));
            const again = G.read(G.write(state, data) || "#x=", data).state;
            G.set(state, data);
            G.missingComments(state);
            const report = problem ? Quittance.decide.report(Quittance.decide.evaluate(problem)) : null;
            const link = G.read(G.share(state, data, report), data);
            return { state, again, ignored: found.ignored, faults, changed: G.changed(link.then, report),
                     merged: G.merge(state, state, data).state, opened: G.open(G.file(state, data), data).state };
          } catch (error) { return { thrown: String(error.stack) }; }
        })""",
        fragments,
    )
    assert sum(one is not None for one in found) > 150
    for fragment, one in zip(fragments, found, strict=True):
        if one is None:
            continue
        assert "thrown" not in one, (fragment, one["thrown"])
        assert one["again"] == one["opened"] == one["merged"] == one["state"], fragment
        assert len(one["ignored"]) <= 20 and all(len(text) <= 60 for text in one["ignored"])
        assert {fault["code"] for fault in one["faults"]} <= {"INPUT_NO_WEIGHT"}
        assert one["changed"] == []


OPEN = """(text) => { try { return Quittance.grid.open(text, data); } catch (error) { return error.constructor === Error ? error.message : String(error.stack); } }"""


@pytest.mark.parametrize(("name", "text", "message"), VECTORS["files"], ids=lambda v: v[:20])
def test_files_that_are_refused(engine, name, text, message):
    assert engine.evaluate(OPEN, text) == message


def test_a_file_too_big_is_refused(engine):
    said = engine.evaluate("() => { try { Quittance.grid.open(' '.repeat(5000001), data); } catch (error) { return error.message; } }")
    assert said == "Ce fichier est trop gros pour une grille\u00a0: il ne vient pas de cette page."


def test_a_file_that_holds_strange_values_keeps_the_rest(engine):
    choices = {"question": "Qui", "profil": 3, "candidat-1": None, "candidat-2": "Alpha", "fiche-2": {"a": 1}, "__proto__": "x"}
    text = json.dumps({"quittance": "ma-grille", "format": 1, "donnees": 12, "choix": choices})
    found = engine.evaluate(OPEN, "\ufeff" + text)
    assert found["version"] == ""
    assert found["state"]["question"] == "Qui"
    assert [one["name"] for one in found["state"]["candidates"]] == ["Alpha"]
    assert sorted(found["ignored"]) == ["__proto__=x", "candidat-1=null", 'fiche-2={"a":1}', "profil=3"]


# ---- Shared links ----------------------------------------------------------------------------

SHARE = """(state) => {
  const D = Quittance.decide;
  const report = D.report(D.evaluate(D.readProblem(Quittance.grid.problem(state, data)).problem));
  return { link: Quittance.grid.share(state, data, report), report };
}"""


def test_a_link_says_what_was_shown_and_what_has_changed_since(engine):
    state = state_of(engine, "#evaluateurs=AB&candidat-1=Alpha&niveaux-1-AB=formation:4&candidat-2=Bêta")
    made = engine.evaluate(SHARE, state)
    assert made["link"].endswith("&v=0123456789ab&alors=1:688.375.1000,2:500.0.1000")
    found = read(engine, made["link"])
    assert (found["state"], found["ignored"], found["version"]) == (state, [], DATA["version"])
    changed = "([then, report]) => Quittance.grid.changed(then, report)"
    assert engine.evaluate(changed, [found["then"], made["report"]]) == []
    found["then"]["2"]["floor"] = 10
    found["then"]["5"] = {"central": 1, "floor": 1, "ceiling": 1}
    assert engine.evaluate(changed, [found["then"], made["report"]]) == [
        {"number": 2, "before": {"central": 500, "floor": 10, "ceiling": 1000}, "now": {"central": 500, "floor": 0, "ceiling": 1000}}
    ]
    assert engine.evaluate(changed, [None, made["report"]]) == []


def test_a_tampered_link_is_told(engine):
    found = read(engine, "#candidat-1=A&v=xyz&alors=1:1.2.3")
    assert (found["version"], found["then"], found["ignored"]) == ("", None, ["v=xyz"])
    found = read(engine, "#candidat-1=A&v=ab&alors=1:1.2.3,9:1.2.3,1:x")
    assert found["then"] == {"1": {"central": 1, "floor": 2, "ceiling": 3}}
    assert found["ignored"] == ["alors=9:1.2.3", "alors=1:x"]


# ---- Prices, problem and set -----------------------------------------------------------------

COSTS = """(state) => {
  const { errors, byNumber } = Quittance.grid.costs(state, data);
  return { errors: errors.map(({ field, message }) => [field, message]),
           values: Object.fromEntries(Object.entries(byNumber).map(([number, one]) => [number, one.value])),
           names: Object.values(byNumber).map((one) => one.offer.name) };
}"""


@pytest.mark.parametrize(("name", "texts", "errors", "values"), VECTORS["costs"], ids=lambda v: v if isinstance(v, str) else "")
def test_costs(engine, name, texts, errors, values):
    state = state_of(engine, "#candidat-1=Alpha&candidat-2=B%C3%AAta")
    state["texts"] = VECTORS["portfolio"] | texts
    found = engine.evaluate(COSTS, state)
    assert (found["errors"], found["values"]) == (errors, values)
    assert found["names"] == [{"1": "Alpha", "2": "Bêta"}[number] for number in values]


def test_the_entries_of_an_offer_are_those_of_the_page_of_costs(engine):
    names = [field.name for field in offer_fields()]
    found = engine.evaluate("() => [Quittance.offersInput.PORTFOLIO, Quittance.offersInput.OFFER]")
    assert found[0] == [name for name in names if name[:2] not in ("a-", "b-")]
    assert sorted(found[1]) == sorted(name[2:] for name in names if name.startswith("a-"))


def test_no_criterion_has_the_name_of_another_choice(engine):
    """Criteria stand in the address under their own ids: none may be mistaken for something else."""
    base = quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22))
    reserved = {"situation", "question", "profil", "exiger", "sans-objet", "reintegres", "evaluateurs", "v", "alors"}
    reserved |= set(engine.evaluate("() => Quittance.grid.TEXTS"))
    assert not reserved & {criterion.id for criterion in base.questionnaire.criteria}
    assert base.questionnaire.parameters.price_indicator in base.questionnaire.indicators


def problem(engine, state):
    return engine.evaluate("(state) => Quittance.grid.problem(state, data)", state)


def test_what_nobody_answered_comes_from_the_base(engine):
    """An answer prevails, « inconnu » too; a price prevails over a level."""
    state = state_of(
        engine,
        "#evaluateurs=AB,CD&candidat-1=Gamma&fiche-1=gamma&niveaux-1-AB=suivi:inconnu,cout-total:1&exigences-1-AB=compte-dedie:respecte"
        "&reintegres=1&exiger=mandat-ecrit&sans-objet=scenario",
    )
    found = problem(engine, state)
    (one,) = found["candidates"]
    assert one == {
        "id": "candidat-1", "name": "Gamma", "levels": {"formation": 1, "cout-total": 1}, "values": {},
        "knockouts": {"mandat-ecrit": "met", "compte-dedie": "met"},
    }  # fmt: skip
    assert (found["knockouts"], found["not_applicable"], found["reinstated"]) == (["mandat-ecrit"], ["scenario"], ["candidat-1"])
    state["texts"] = VECTORS["portfolio"]
    assert problem(engine, state)["candidates"][0]["values"] == {"cout-total": 77.6}
    made = engine.evaluate("(state) => Quittance.grid.set(state, data)", state)
    assert (made["id"], made["fictitious"], made["candidates"][0]["href"]) == ("mes-candidats", False, "../g/")
    assert made["candidates"][0]["levels"] == {"formation": 1, "cout-total": pytest.approx(3.104)}
    contradicted = state_of(engine, "#fiche-1=gamma&exigences-1-AB=mandat-ecrit:respecte&exigences-1-CD=mandat-ecrit:non-respecte")
    assert problem(engine, contradicted)["candidates"][0]["knockouts"]["mandat-ecrit"] == "unknown"


REPORT = """(state) => {
  const D = Quittance.decide;
  const { problem, faults } = D.readProblem(Quittance.grid.problem(state, data));
  return problem ? D.report(D.evaluate(problem)) : faults.map((one) => one.code);
}"""


@LARGE
@given(states(least=2, most=5), st.data())
def test_a_candidate_more_or_less_changes_no_score_of_the_others(engine, state, choose):
    gone = choose.draw(st.sampled_from([one["number"] for one in state["candidates"]]))
    left = engine.evaluate("([state, number]) => Quittance.grid.removeCandidate(state, number)", [state, gone])
    assert not [name for name in left["texts"] if name.startswith(f"o{gone}-")]
    before, after = engine.evaluate(REPORT, state), engine.evaluate(REPORT, left)
    if isinstance(before, list):
        assert before == after == ["INPUT_NO_WEIGHT"]
        return

    def scores(report):
        return {one["id"]: (one["exact"], one["status"]) for one in report["candidates"] if one["id"] != f"candidat-{gone}"}

    assert scores(before) == scores(after)
    assert [id_ for id_ in before["order"] if id_ != f"candidat-{gone}"] == after["order"]


# ---- Merging ---------------------------------------------------------------------------------


def merge(engine, mine, other):
    return engine.evaluate("([mine, other]) => Quittance.grid.merge(mine, other, data)", [mine, other])


@pytest.mark.parametrize(
    ("name", "mine", "other", "both", "told"), VECTORS["merge"], ids=lambda v: v[:40] if isinstance(v, str) and v[:1] != "#" else ""
)
def test_merging(engine, name, mine, other, both, told):
    found = merge(engine, state_of(engine, mine), state_of(engine, other))
    assert found["state"] == state_of(engine, both)
    assert found["told"] == told


@LARGE
@given(states())
def test_a_grid_merged_with_itself_is_itself(engine, state):
    found = merge(engine, state, state)
    assert found == {"state": state, "told": ["Ce fichier n’apporte rien de nouveau."]}


@LARGE
@given(states(), states())
def test_merging_keeps_all_that_is_mine_and_is_done_once(engine, mine, other):
    found = merge(engine, mine, other)
    assert found["told"] and all(sentence.endswith(".") for sentence in found["told"])
    both = found["state"]
    if mine != initial(engine):
        assert both["weights"] == mine["weights"] and both["profile"] == mine["profile"]
    for key in ("situation", "question", "asked", "notApplicable"):
        assert both[key] == mine[key] or not mine[key]
    assert both["texts"].items() >= mine["texts"].items()
    assert both["evaluators"][: len(mine["evaluators"])] == mine["evaluators"]
    by_number = {one["number"]: one for one in both["candidates"]}
    for one in mine["candidates"]:
        kept = by_number[one["number"]]
        assert (kept["name"], kept["record"]) == (one["name"], one["record"])
        for evaluator, marks in one["marks"].items():
            for kind, cells in marks.items():
                assert kept["marks"][evaluator][kind].items() >= cells.items()
    assert merge(engine, both, both)["state"] == both
    assert read(engine, write(engine, both) or "#x=")["state"] == both


# ---- Who is in the grid ----------------------------------------------------------------------

PEOPLE = """([state, typed]) => { try { return Quittance.grid.addEvaluator(state, typed).evaluator; } catch (error) { return error.message; } }"""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("md", "MD"),
        (" é. d ", "ED"),
        ("J-P1", "JP1"),
        ("", "Indiquez des initiales."),
        ("Martin", "Des initiales comptent une à quatre lettres ou chiffres, par exemple «\u00a0MD\u00a0»."),
        ("<b>", "Des initiales comptent une à quatre lettres ou chiffres, par exemple «\u00a0MD\u00a0»."),
        ("ab", "«\u00a0AB\u00a0» évalue déjà\u00a0: ajoutez une lettre ou un chiffre."),
    ],
)
def test_initials(engine, typed, expected):
    assert engine.evaluate(PEOPLE, [state_of(engine, "#evaluateurs=AB"), typed]) == expected


def test_there_is_room_for_eight(engine):
    full = state_of(engine, "#evaluateurs=A,B,C,D,E,F,G,H&" + "&".join(f"candidat-{n}=C" for n in range(1, 9)))
    assert engine.evaluate(PEOPLE, [full, "I"]) == "La grille réunit au plus 8 évaluateurs."
    add = "(state) => { try { return Quittance.grid.addCandidate(state, 'X').number; } catch (error) { return error.message; } }"
    assert engine.evaluate(add, full) == "La grille compare au plus 8 candidats."
    left = engine.evaluate("(state) => Quittance.grid.removeCandidate(state, 3)", full)
    assert engine.evaluate(add, left) == 3
    gone = engine.evaluate("(state) => Quittance.grid.removeEvaluator(state, 'C')", full)
    assert gone["evaluators"] == list("ABDEFGH") and "C" not in gone["candidates"][0]["marks"]


def test_medians_of_two_halves_reach_the_engine(engine):
    state = state_of(engine, f"#evaluateurs=A,B&candidat-1=X&niveaux-1-A={INDICATORS[0]}:2&niveaux-1-B={INDICATORS[0]}:3")
    report = engine.evaluate(REPORT, state)
    assert problem(engine, state)["candidates"][0]["levels"] == {INDICATORS[0]: 2.5}
    assert report["candidates"][0]["criteria"]["equipe"] == {"floor": 469, "ceiling": 719, "coverage": 75, "points": 297}
