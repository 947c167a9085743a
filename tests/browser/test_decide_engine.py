"""The decision engine of the browser against that of Python: same figures, facts and draws."""

import json
from pathlib import Path

import pytest

from quittance import decide
from quittance.decide.simulation import Stream, exp, ln
from tests.conftest import sample_size
from tests.quittance.decide.cases import disagreements, from_vector, random_problem

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "docs" / "assets" / "js" / "engine" / "decide"
#: In the order of loading: each file uses those before it.
NAMES = (
    "fraction",
    "model",
    "scoring",
    "dominance",
    "simulation",
    "sensitivity",
    "sentences",
    "explain",
)
VECTORS = json.loads((ROOT / "tests" / "vectors" / "decide.json").read_text(encoding="utf-8"))

REPORTS = """([problems, templates]) => {
  const D = Quittance.decide;
  return problems.map(([raw, simulate]) => {
    const { problem, faults } = D.readProblem(raw);
    if (!problem) return { faults };
    const result = D.evaluate(problem);
    const report = D.report(result, simulate ? D.firstShares(result) : undefined);
    report.sentences = [...report.facts, ...report.questions].map((one) => D.sentence(one, {}, templates));
    return report;
  });
}"""


@pytest.fixture(scope="module")
def engine(browser):
    """One blank page for the whole file: the engine keeps no state of its own."""
    page = browser.new_page()
    page.goto("about:blank")
    for name in NAMES:
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    yield page
    page.close()


def reports(engine, problems):
    """The reports of the browser for (problem, simulated?) pairs."""
    return engine.evaluate(REPORTS, [problems, decide.SENTENCES])


def report(raw, simulate=True):
    """The report of Python, as JSON values, with its sentences."""
    problem, faults = decide.read_problem(raw)
    if faults:
        return {"faults": faults}
    result = decide.evaluate(problem)
    made = decide.report(result, decide.first_shares(result) if simulate else None)
    told = [decide.sentence(fact, {}) for fact in made["facts"] + made["questions"]]
    return made | {"sentences": told}


def test_the_cases_worked_out_by_hand(engine):
    pairs = [from_vector(given) for _, given, _ in VECTORS["cases"]]
    found = reports(engine, pairs)
    for (name, _, expected), one in zip(VECTORS["cases"], found, strict=True):
        assert disagreements(one, expected) == [], name


def test_both_languages_agree_on_random_problems(engine):
    """Everything alike: exact values, order, facts, questions, sentences, shares to the last bit."""
    whole = sample_size(2000)
    for start in range(0, whole, 100):
        raws = [random_problem(seed) for seed in range(start, min(start + 100, whole))]
        found = reports(engine, [[raw, True] for raw in raws])
        for seed, (raw, one) in enumerate(zip(raws, found, strict=True), start):
            assert one == report(raw), seed


def test_the_draws_are_the_same_to_the_last_bit(engine):
    shapes = [0.01, 0.3, 0.99, 1.0, 1.6, 8.0, 40.0]
    numbers = [1e-9, 0.1, 0.7071, 0.99999, 1.0, 2.5, 12345.678]
    found = engine.evaluate(
        """([shapes, numbers]) => {
          const { Stream, ln, exp } = Quittance.decide;
          const one = new Stream("7:agence-é");
          return { integers: Array.from({ length: 50 }, () => one.integer()),
                   normals: Array.from({ length: 50 }, () => one.normal()),
                   gammas: shapes.flatMap((shape) => Array.from({ length: 30 }, () => one.gamma(shape))),
                   logs: numbers.map(ln), exps: numbers.map((x) => exp(-x / 100)) };
        }""",
        [shapes, numbers],
    )
    stream = Stream("7:agence-é")
    assert found["integers"] == [stream.integer() for _ in range(50)]
    assert found["normals"] == [stream.normal() for _ in range(50)]
    assert found["gammas"] == [stream.gamma(shape) for shape in shapes for _ in range(30)]
    assert found["logs"] == [ln(x) for x in numbers]
    assert found["exps"] == [exp(-x / 100) for x in numbers]


def test_faults_are_the_same(engine):
    raws = [given for _, given, _ in VECTORS["faults"]]
    found = reports(engine, [[raw, False] for raw in raws])
    assert found == [report(raw) for raw in raws]


@pytest.mark.parametrize("weight", ["NaN", "Infinity", "-Infinity", "1e309", "undefined"])
def test_endless_weights_are_refused(engine, weight):
    read = f"""() => Quittance.decide.readProblem(
      {{ criteria: [{{ id: "x", weight: {weight}, indicators: [] }}], candidates: [] }})"""
    found = engine.evaluate(read)
    assert found["problem"] is None
    assert [fault["code"] for fault in found["faults"]] == ["INPUT_WEIGHT"]


def test_typed_numbers(engine):
    texts = [text for text, *_ in VECTORS["numbers"]]
    read = """([texts, templates]) => texts.map((text) => {
      const { value, fault } = Quittance.decide.readNumber(text);
      return [value, fault, fault && Quittance.decide.sentence(fault, {}, templates)];
    })"""
    expected = []
    for text in texts:
        value, fault = decide.read_number(text)
        expected.append([value, fault, fault and decide.sentence(fault, {})])
    assert engine.evaluate(read, [texts, decide.SENTENCES]) == expected


def test_rank_weights_and_swings(engine):
    for kind, weights, _ in VECTORS["rankWeights"]:
        found = engine.evaluate(
            "([weights, kind]) => Quittance.decide.rankWeights(weights.map(BigInt), kind).map(Number)",
            [weights, kind],
        )
        expected = decide.rank_weights(weights, kind)
        assert [one * sum(expected) for one in found] == [one * sum(found) for one in expected]
    swings = "(count) => Quittance.decide.swingWeights(count)"
    assert [engine.evaluate(swings, n) for n in range(9)] == [
        decide.swing_weights(n) for n in range(9)
    ]


def test_reweighing_is_evaluating_anew(engine):
    """Sums kept from the first result give what a new problem gives; no weight at all gives null."""

    def weight(seed, index):
        return (seed * 7 + index * 13) % 5 * 12.5 if seed else 0

    found = engine.evaluate(
        """(raws) => raws.map(([raw, weights]) => {
          const D = Quittance.decide;
          const result = D.evaluate(D.readProblem(raw).problem);
          const kept = D.reweigh(result, weights);
          const made = { ...raw, criteria: raw.criteria.map((one) => ({ ...one, weight: weights[one.id] })) };
          const anew = D.readProblem(made).problem;
          const text = (one) => one && JSON.stringify(D.report(one));
          return [text(kept), text(anew && D.evaluate(anew))];
        })""",
        [
            [raw, {one["id"]: weight(seed, i) for i, one in enumerate(raw["criteria"])}]
            for seed, raw in ((seed, random_problem(seed)) for seed in range(30))
        ],
    )
    assert all(kept == anew for kept, anew in found)
    assert any(kept is None for kept, _ in found) and any(kept for kept, _ in found)


def test_numbers_too_large_for_53_bits_stay_exact(engine):
    """Shares whose sums have a huge common multiple: the slow exact way is taken."""
    sums = [997, 991, 983, 977, 971, 967, 953]
    criteria = [
        {
            "id": f"c{i}",
            "weight": 100 - i / 100,
            "indicators": [{"id": f"c{i}a", "share": share - 1}, {"id": f"c{i}b", "share": 1}],
        }
        for i, share in enumerate(sums)
    ]
    levels = {f"c{i}{x}": (i + ord(x)) % 5 for i in range(7) for x in "ab"}
    candidates = [
        {"id": "a", "levels": levels},
        {"id": "b", "levels": levels | {"c0b": None, "c6b": 2}},
    ]
    raw = {"criteria": criteria, "candidates": candidates, "draws": 20}
    assert reports(engine, [[raw, True]]) == [report(raw)]


def test_slices_report_progress_and_can_be_stopped(engine):
    raw = random_problem(3, draws=500) | {"coverage_floor": 0}
    found = engine.evaluate(
        """async (raw) => {
          const D = Quittance.decide;
          const result = D.evaluate(D.readProblem(raw).problem);
          const seen = [];
          const shares = await new Promise((onDone) =>
            D.simulateInSlices(result, { onDone, onProgress: (done, draws) => seen.push([done, draws]), budget: 1 }));
          let after = 0;
          const stop = D.simulateInSlices(result, { onDone: () => { after += 1000; }, onProgress: () => { after += 1; stop(); }, budget: 1 });
          await new Promise((ready) => setTimeout(ready, 100));
          return { seen, shares, whole: D.firstShares(result), after };
        }""",
        raw,
    )
    assert len(found["seen"]) > 1
    assert found["seen"] == sorted(found["seen"]) and found["seen"][-1] == [500, 500]
    assert found["shares"] == found["whole"]
    assert found["after"] == 1
