"""What must hold whatever is asked: the promises made to readers, on problems of any shape."""

import copy
from fractions import Fraction
from itertools import product

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st
from pymcdm.methods import WSM

from quittance import decide
from quittance.decide import sensitivity
from quittance.decide.dominance import certainly_beats, tiers
from quittance.decide.scoring import rank, rounded, rounded_parts
from tests.quittance.decide.cases import random_problem

problems = st.integers(0, 2**32 - 1).map(lambda seed: random_problem(seed, draws=5))
fractions = st.fractions(-1000, 1000, max_denominator=999)


def evaluated(raw):
    problem, faults = decide.read_problem(raw)
    assert faults == []
    return decide.evaluate(problem)


def by_id(result):
    return {one.id: one for one in result.figures}


def answers(raw, known):
    """(candidate index, indicator) of the answers that apply and are known, or are not."""
    found = []
    applicable = [
        indicator["id"]
        for criterion in raw["criteria"]
        for indicator in criterion["indicators"]
        if indicator["id"] not in raw["not_applicable"]
    ]
    for index, one in enumerate(raw["candidates"]):
        for id_ in applicable:
            if id_ not in one["values"]:
                level = one["levels"][id_]
                exact = level is not None and not isinstance(level, list)
                if exact == known:
                    found.append((index, id_))
    return found


def changed(raw, index, indicator, level):
    made = copy.deepcopy(raw)
    made["candidates"][index]["levels"][indicator] = level
    return made


@given(problems, st.data())
def test_another_candidate_changes_no_figure_and_no_order(raw, data):
    assume(raw["candidates"])
    gone = data.draw(st.sampled_from(raw["candidates"]))
    fewer = raw | {"candidates": [one for one in raw["candidates"] if one is not gone]}
    before, after = evaluated(raw), evaluated(fewer)
    assert [one.id for one in after.ranked] == [
        one.id for one in before.ranked if one.id != gone["id"]
    ]
    for id_, one in by_id(after).items():
        assert one == by_id(before)[id_]


@given(problems)
def test_the_order_of_candidates_changes_nothing(raw):
    back = raw | {"candidates": raw["candidates"][::-1]}
    first, second = evaluated(raw), evaluated(back)
    one = decide.report(first, decide.first_shares(first))
    other = decide.report(second, decide.first_shares(second))
    assert one | {"candidates": one["candidates"][::-1]} == other


@given(problems, st.data())
def test_an_answer_narrows_the_interval_and_stays_in_it(raw, data):
    unknown = answers(raw, known=False)
    assume(unknown)
    index, indicator = data.draw(st.sampled_from(unknown))
    level = raw["candidates"][index]["levels"][indicator]
    low, high = level or (0, 4)
    answer = data.draw(st.sampled_from([one / 2 for one in range(2 * low, 2 * high + 1)]))
    id_ = raw["candidates"][index]["id"]
    before = by_id(evaluated(raw))[id_]
    after = by_id(evaluated(changed(raw, index, indicator, answer)))[id_]
    assert before.floor <= after.floor <= after.central <= after.ceiling <= before.ceiling
    assert after.coverage >= before.coverage


@given(problems, st.data())
def test_silence_is_neither_rewarded_nor_punished(raw, data):
    """The central value of an unknown is the mean of what its five answers would give."""
    unknown = [
        (index, id_)
        for index, id_ in answers(raw, known=False)
        if raw["candidates"][index]["levels"][id_] is None
    ]
    assume(unknown)
    index, indicator = data.draw(st.sampled_from(unknown))
    id_ = raw["candidates"][index]["id"]
    found = [by_id(evaluated(changed(raw, index, indicator, k)))[id_].central for k in range(5)]
    assert sum(found) / 5 == by_id(evaluated(raw))[id_].central


@given(problems, st.data())
def test_a_better_answer_never_lowers_rank_nor_tier(raw, data):
    raw = raw | {"coverage_floor": 0}
    known = answers(raw, known=True)
    assume(known)
    index, indicator = data.draw(st.sampled_from(known))
    level = raw["candidates"][index]["levels"][indicator]
    better = data.draw(st.sampled_from([one / 2 for one in range(round(2 * level), 9)]))
    id_ = raw["candidates"][index]["id"]
    before, after = evaluated(raw), evaluated(changed(raw, index, indicator, better))
    assume(id_ in [one.id for one in before.ranked])
    assert rank(after, by_id(after)[id_]) <= rank(before, by_id(before)[id_])
    tier = [
        tiers(one.ranked)[[ranked.id for ranked in one.ranked].index(id_)]
        for one in (before, after)
    ]
    assert tier[1] <= tier[0]


@given(problems, st.integers(2, 90))
def test_weights_scaled_together_change_nothing(raw, factor):
    scaled = copy.deepcopy(raw)
    for criterion in raw["criteria"] + scaled["criteria"]:
        criterion["weight"] = round(criterion["weight"])
    for criterion in scaled["criteria"]:
        criterion["weight"] *= factor
    assume(decide.read_problem(raw)[0])
    first, second = evaluated(raw), evaluated(scaled)
    one = decide.report(first, decide.first_shares(first))
    assert one == decide.report(second, decide.first_shares(second))


@given(st.integers(0, 2**32 - 1).map(lambda seed: random_problem(seed) | {"coverage_floor": 0}))
def test_dominance_is_that_of_brute_force(raw):
    """Every combination of the extreme answers of both candidates, tried one by one."""
    result = evaluated(raw)
    framed = result.frame
    for first, second in list(product(result.ranked, repeat=2))[:9]:
        cells = [
            (one, cell)
            for one in {first.id: first, second.id: second}.values()
            for cell in one.unknown
        ]
        if first is second or len(cells) > 8:
            continue
        least = None
        for ends in product((0, 1), repeat=len(cells)):
            value = {first.id: first.floor, second.id: second.floor}
            for (one, cell), top in zip(cells, ends, strict=True):
                weight = framed.weights[cell.criterion] * framed.factors[cell.criterion]
                gain = weight * cell.indicator.share * (cell.high - cell.low) * top
                value[one.id] += Fraction(gain, framed.total * framed.common * 100)
            gap = value[first.id] - value[second.id]
            least = gap if least is None else min(least, gap)
        assert certainly_beats(first, second) == (least > 0)


@given(problems)
def test_tiers_are_peeled_one_after_the_other(raw):
    ranked = evaluated(raw).ranked
    found = tiers(ranked)
    for one, tier in zip(ranked, found, strict=True):
        beaten_by = [
            other_tier
            for other, other_tier in zip(ranked, found, strict=True)
            if certainly_beats(other, one)
        ]
        assert tier == 1 + max(beaten_by, default=0)
    assert sorted(set(found)) == list(range(1, len(set(found)) + 1))


def leading(raw):
    """A result with a strict leader among several, or the case is given up."""
    result = evaluated(raw | {"coverage_floor": 0})
    assume(len(result.ranked) > 1 and result.ranked[0].central > result.ranked[1].central)
    return result


def values_under(result, weights):
    """Central values under any weights, from the definition."""
    total = sum(weights)
    return {
        one.id: sum(
            Fraction(weight * (low + high), 200 * share) / total
            for weight, low, high, share in zip(
                weights, one.low, one.high, result.frame.shares, strict=True
            )
        )
        for one in result.ranked
    }


@given(problems, st.data())
def test_the_first_place_holds_between_its_bounds_and_not_beyond(raw, data):
    result = leading(raw)
    first = result.ranked[0].id
    index = data.draw(st.integers(0, len(result.frame.weights) - 1))
    held = sensitivity.stability(result, index)
    assume(held is not None)
    weights = [Fraction(weight) for weight in result.frame.weights]
    rest = sum(weights) - weights[index]

    def lead(share):
        made = [(1 - share) * w / rest if i != index else share for i, w in enumerate(weights)]
        values = values_under(result, made)
        return values[first] - max(value for id_, value in values.items() if id_ != first)

    assert held.low <= held.weight <= held.high
    inside = data.draw(st.fractions(0, 1, max_denominator=50))
    assert lead(held.low + inside * (held.high - held.low)) >= 0
    if held.below:
        assert lead(held.low) == 0 and lead(held.low * Fraction(999, 1000)) < 0
    if held.above:
        assert lead(held.high) == 0
        assert lead(held.high + (1 - held.high) / 1000) < 0 or held.high == 1


@given(problems, st.data())
def test_the_transfer_is_the_smallest(raw, data):
    result = leading(raw)
    moved = sensitivity.smallest_transfer(result)
    total = result.frame.total
    shares = [Fraction(weight, total) for weight in result.frame.weights]
    first = result.ranked[0].id

    def lead(source, target, amount):
        made = list(shares)
        made[source] -= amount
        made[target] += amount
        values = values_under(result, made)
        return values[first] - max(value for id_, value in values.items() if id_ != first)

    if moved:
        assert 0 < moved.amount <= shares[moved.source]
        assert lead(moved.source, moved.target, moved.amount) == 0
    most = moved.amount if moved else Fraction(1)
    part = data.draw(st.fractions(0, 1, max_denominator=20).filter(lambda one: one < 1))
    for source, target in product(range(len(shares)), repeat=2):
        if source != target:
            assert lead(source, target, min(most * part, shares[source])) > 0


@given(problems)
def test_a_decisive_unknown_is_one_that_changes_the_first_place(raw):
    raw = raw | {"coverage_floor": 0}
    result = leading(raw)
    everybody = {one.id for one in result.ranked}
    found = sensitivity.doubts(result, everybody)
    index = {one["id"]: i for i, one in enumerate(raw["candidates"])}
    for doubt in found[:6] + found[-3:]:
        place = index[doubt.candidate]
        cell = by_id(result)[doubt.candidate].candidate.cells[doubt.indicator]
        answer = cell[1 if doubt.better else 0] / 2500
        after = evaluated(changed(raw, place, doubt.indicator, answer))
        overtaken = by_id(after)[result.ranked[0].id].central < after.ranked[0].central
        assert overtaken == (doubt.margin > 0)


@given(problems)
def test_an_independent_library_gives_the_same_weighted_sums(raw):
    """Known answers only: pymcdm knows no unknown. Its normalisation is left out."""
    raw = copy.deepcopy(raw)
    for one in raw["candidates"]:
        levels = one["levels"].items()
        one["levels"] = {id_: 1 if level is None else level for id_, level in levels}
    result = evaluated(raw)
    assume(len(result.figures) > 1)
    framed = result.frame
    weights, columns = [], []
    for criterion, weight, share in zip(
        framed.criteria, framed.weights, framed.shares, strict=True
    ):
        for indicator in criterion.indicators:
            weights.append(weight / framed.total * indicator.share / share)
            columns.append(indicator.id)
    for bound in (0, 1):
        matrix = np.array(
            [[one.candidate.cells[id_][bound] / 100 for id_ in columns] for one in result.figures]
        )
        oracle = WSM(normalization_function=lambda column, cost: column)
        found = oracle(matrix, np.array(weights), np.ones(len(weights)), validation=False)
        mine = [float(one.ceiling if bound else one.floor) for one in result.figures]
        assert np.allclose(found, mine, rtol=1e-9, atol=1e-9)


@given(st.lists(fractions, max_size=8), st.sampled_from([1, 10, 1000]))
def test_rounded_parts_add_up_and_stay_close(parts, scale):
    found = rounded_parts(parts, scale)
    assert sum(found) == rounded(sum(parts, Fraction(0)), scale)
    assert all(abs(one - part * scale) < 1 for one, part in zip(found, parts, strict=True))


@given(st.text(max_size=12))
def test_any_text_typed_is_read_or_refused_in_french(text):
    value, fault = decide.read_number(text)
    assert (value is None) == (fault is not None)
    if fault:
        assert decide.sentence(fault, {})
    else:
        assert 0 <= value <= 100


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(anything, st.data())
def test_a_spoilt_problem_is_refused_not_crashed_on(spoilt, data):
    raw = random_problem(data.draw(st.integers(0, 999)), draws=1)
    key = data.draw(st.sampled_from(sorted(raw)))
    entries = raw[key] if key in ("criteria", "candidates") else []
    if entries and data.draw(st.booleans()):
        inner = data.draw(st.sampled_from(sorted(entries[0])))
        raw[key] = [entries[0] | {inner: spoilt}, *entries[1:]]
    else:
        raw[key] = spoilt
    problem, faults = decide.read_problem(raw)
    assert (problem is None) == bool(faults)
    for fault in faults:
        assert decide.sentence(fault, {})
    if problem:
        decide.report(decide.evaluate(problem))
