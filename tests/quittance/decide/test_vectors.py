"""The cases shared with the browser: tests/vectors/decide.json, each worked out by hand."""

import json
import re

import pytest

from quittance import decide
from tests.conftest import REPOSITORY
from tests.quittance.decide.cases import disagreements, from_vector, random_problem

PATH = REPOSITORY / "tests" / "vectors" / "decide.json"
VECTORS = json.loads(PATH.read_text(encoding="utf-8"))


def test_there_are_enough_cases():
    assert len(VECTORS["cases"]) >= 40
    assert len({name for name, *_ in VECTORS["cases"]}) == len(VECTORS["cases"])


@pytest.mark.parametrize(("name", "given", "expected"), VECTORS["cases"], ids=lambda v: str(v)[:40])
def test_case(name, given, expected):
    raw, simulate = from_vector(given)
    problem, faults = decide.read_problem(raw)
    assert faults == []
    result = decide.evaluate(problem)
    found = decide.report(result, decide.first_shares(result) if simulate else None)
    assert disagreements(found, expected) == []


@pytest.mark.parametrize(("name", "given", "codes"), VECTORS["faults"], ids=lambda v: str(v)[:30])
def test_faults_are_told(name, given, codes):
    problem, faults = decide.read_problem(given)
    assert problem is None
    assert [fault["code"] for fault in faults] == codes
    assert all(decide.sentence(fault, {}).endswith(".") for fault in faults)


@pytest.mark.parametrize("weight", [float("nan"), float("inf"), 1e309, -float("inf"), 10**400])
def test_endless_weights_are_refused(weight):
    raw = {"criteria": [{"id": "x", "weight": weight, "indicators": []}], "candidates": []}
    _, faults = decide.read_problem(raw)
    assert [fault["code"] for fault in faults] == ["INPUT_WEIGHT"]


@pytest.mark.parametrize(("text", "value", "code"), VECTORS["numbers"])
def test_typed_numbers(text, value, code):
    found, fault = decide.read_number(text)
    assert found == value
    assert (fault["code"] if fault else None) == code
    if fault:
        assert "exemple" in decide.sentence(fault, {}) or "entre 0 et 100" in decide.sentence(
            fault, {}
        )


@pytest.mark.parametrize(("kind", "weights", "expected"), VECTORS["rankWeights"])
def test_rank_weights(kind, weights, expected):
    found = decide.rank_weights(weights, kind)
    assert [one * sum(expected) for one in found] == [one * sum(found) for one in expected]


def test_rank_sum_of_seven_is_that_of_the_literature():
    found = decide.rank_weights([7, 6, 5, 4, 3, 2, 1], "rank_sum")
    shares = [f"{one / sum(found):.3f}" for one in found]
    assert shares == ["0.250", "0.214", "0.179", "0.143", "0.107", "0.071", "0.036"]
    found = decide.rank_weights([7, 6, 5, 4, 3, 2, 1], "rank_order_centroid")
    shares = [f"{one / sum(found):.3f}" for one in found]
    assert shares == ["0.370", "0.228", "0.156", "0.109", "0.073", "0.044", "0.020"]


def test_every_code_is_met_and_reads_well():
    """Each template is used by some case, leaves no placeholder and keeps French spaces.

    What an input lacks and what a change did are said by the page: tests of the browser read them.
    """
    names = {"candidates": {f"candidat-{i}": f"Candidat {i}" for i in range(1000)}}
    told = set()
    problems = [from_vector(given)[0] for _, given, _ in VECTORS["cases"]]
    for raw in problems + [random_problem(seed, draws=3) for seed in range(60)]:
        result = decide.evaluate(decide.read_problem(raw)[0])
        found = decide.report(result, decide.first_shares(result))
        for fact in found["facts"] + found["questions"]:
            told.add(fact["code"])
            text = decide.sentence(fact, names)
            assert "{" not in text and "None" not in text
            assert text[-1] in "."
            assert not re.search(r"meilleur|(?<![\u00a0\u202f])[:;%»]|« |  ", text)
    expected = {
        c for c in decide.SENTENCES if c.isupper() and not c.startswith(("INPUT", "NUMBER", "CHANGE"))
    }
    assert told == expected


def test_the_best_is_never_named():
    assert not any("meilleur" in text.lower() for text in decide.SENTENCES.values())
