"""What the figures mean: facts as codes with parameters.

A fact is ``{code, params}``; the page of the browser finds the same ones, and tests compare
codes, not prose.

Points and percents travel as integers, in tenths, rounded once by ``scoring.rounded``. Parts
shown always add up to the total shown. The bounds of a weight are rounded inward, and a transfer
upward, so that what the sentence promises holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from quittance.decide import sensitivity
from quittance.decide.dominance import tiers
from quittance.decide.scoring import (
    RANKED,
    SET_ASIDE,
    UNRANKED,
    Figures,
    Result,
    rank,
    rounded,
    rounded_parts,
    shown_weights,
    weighted,
    whole_percent,
)

Fact = dict[str, Any]
PRESETS = ("equal", "rank_sum", "rank_order_centroid")


def _fact(code: str, **params: Any) -> Fact:
    return {"code": code, "params": params}


def _points(value: Fraction) -> int:
    return rounded(value, 10)


def _percent(value: Fraction) -> int:
    return rounded(value, 1000)


def facts(result: Result, shares: Mapping[str, float] | None = None) -> list[Fact]:
    """Everything worth saying of a result, in reading order; ``shares`` from the simulation."""
    found: list[Fact] = []
    if not result.figures:
        return [_fact("NOBODY")]
    if not result.ranked:
        found.append(_fact("NOTHING_RANKED", least=result.problem.coverage_floor))
    else:
        found += _lead(result)
        if shares and len(result.ranked) > 1:
            first = result.ranked[0].id
            done = result.problem.draws
            found.append(
                _fact("FIRST_SHARE", first=first, share=share_percent(shares[first]), draws=done)
            )
        if len(result.ranked) > 1 and result.ranked[0].central > result.ranked[1].central:
            found.append(why_ahead(result, *result.ranked[:2]))
            found += _robustness(result)
    return found + _apart(result)


def _lead(result: Result) -> list[Fact]:
    first, *others = result.ranked
    told = {
        "first": first.id,
        "central": _points(first.central),
        "floor": _points(first.floor),
        "ceiling": _points(first.ceiling),
        "coverage": whole_percent(first.coverage),
    }
    if not others:
        return [_fact("LEAD_ALONE", **told)]
    equals = [one.id for one in result.ranked if one.central == first.central]
    if len(equals) > 1:
        return [_fact("LEAD_TIED", candidates=equals, central=told["central"])]
    threats = [other for other in others if other.ceiling >= first.floor]
    if threats:
        return [_fact("LEAD_UNDECIDED", **told, second=threats[0].id)]
    nearest = max(others, key=lambda one: one.ceiling)
    ceiling = _points(nearest.ceiling)
    return [
        _fact(
            "LEAD_CERTAIN", first=first.id, second=nearest.id, floor=told["floor"], ceiling=ceiling
        )
    ]


def share_percent(share: float) -> int:
    """A share of draws in whole percent; 0 and 100 only when it is never, or always.

    Between, less than half a percent is told as −1 (« moins de 1 % »), more than 99,5 as 101.
    """
    percent = int(100.0 * share + 0.5)
    if percent == 0 and share > 0.0:
        return -1
    return 101 if percent == 100 and share < 1.0 else percent


def why_ahead(result: Result, first: Figures, second: Figures) -> Fact:
    """The three largest contributions, then the sum of the rest when there is one."""
    parts = sensitivity.contributions(result.frame, first, second)
    order = sorted((i for i, part in enumerate(parts) if part), key=lambda i: (-abs(parts[i]), i))
    values = [parts[i] for i in order[:3]]
    if order[3:]:
        values.append(sum((parts[i] for i in order[3:]), Fraction(0)))
    shown = rounded_parts(values, 10)
    told = [
        {"criterion": result.frame.criteria[i].id, "points": points}
        for i, points in zip(order[:3], shown, strict=False)
    ]
    if order[3:]:
        told.append({"points": shown[3]})
    return _fact("WHY_AHEAD", first=first.id, second=second.id, gap=sum(shown), parts=told)


def _robustness(result: Result) -> list[Fact]:
    first, framed = result.ranked[0].id, result.frame
    ids = [criterion.id for criterion in framed.criteria]
    found = [_weight_holds(result, i) for i in range(len(ids))]
    transfer = sensitivity.smallest_transfer(result)
    if transfer is None:
        found.append(_fact("TRANSFER_NONE", first=first))
    else:
        found.append(_transfer(result, transfer))
    left_out = []
    for i, id_ in enumerate(ids):
        weights = sensitivity.without(framed, i) if framed.weights[i] else None
        second = sensitivity.overtaker(result, weights) if weights else None
        if second:
            left_out.append(_fact("LEFT_OUT_CHANGES", criterion=id_, first=first, second=second))
    found += left_out or [_fact("LEFT_OUT_HOLDS", first=first)]
    presets = []
    for preset in PRESETS:
        second = sensitivity.overtaker(result, sensitivity.rank_weights(framed.weights, preset))
        if second:
            presets.append(_fact("PRESET_CHANGES", preset=preset, first=first, second=second))
    found += presets or [_fact("PRESETS_HOLD", first=first)]
    return [fact for fact in found if fact]


def _weight_holds(result: Result, criterion: int) -> Fact | None:
    held = sensitivity.stability(result, criterion)
    if held is None:
        return None
    weight = shown_weights(result.frame)[criterion]
    told: Fact = {
        "first": result.ranked[0].id,
        "criterion": result.frame.criteria[criterion].id,
        "weight": weight,
    }
    if held.below:
        low = held.low * 1000
        told |= {"low": min(-(-low.numerator // low.denominator), weight), "below": held.below}
    if held.above:
        high = held.high * 1000
        told |= {"high": max(high.numerator // high.denominator, weight), "above": held.above}
    code = {(False, False): "FREE", (False, True): "BELOW", (True, False): "ABOVE"}
    return _fact("WEIGHT_" + code.get((bool(held.below), bool(held.above)), "HOLDS"), **told)


def _transfer(result: Result, moved: sensitivity.Transfer) -> Fact:
    framed = result.frame
    amount = moved.amount * 1000
    shown = -(-amount.numerator // amount.denominator)
    weights = shown_weights(framed)
    source, target = weights[moved.source], weights[moved.target]
    return _fact(
        "TRANSFER_OVERTURNS",
        first=result.ranked[0].id,
        second=moved.rival,
        amount=shown,
        source=framed.criteria[moved.source].id,
        source_from=source,
        source_to=max(0, source - shown),
        target=framed.criteria[moved.target].id,
        target_from=target,
        target_to=target + shown,
    )


def _apart(result: Result) -> list[Fact]:
    found = []
    for one in result.with_status(RANKED) + result.with_status(UNRANKED):
        if one.failed:
            found.append(_fact("REINSTATED", candidate=one.id, knockouts=list(one.failed)))
        if one.to_confirm:
            found.append(
                _fact("KNOCKOUT_TO_CONFIRM", candidate=one.id, knockouts=list(one.to_confirm))
            )
    for one in result.with_status(UNRANKED):
        told = {
            "coverage": whole_percent(one.coverage),
            "least": result.problem.coverage_floor,
            "floor": _points(one.floor),
            "ceiling": _points(one.ceiling),
        }
        found.append(_fact("NOT_ENOUGH_PUBLISHED", candidate=one.id, **told))
        if result.ranked and one.ceiling > result.ranked[0].floor:
            found.append(_fact("COULD_LEAD", candidate=one.id, first=result.ranked[0].id))
    for one in result.with_status(SET_ASIDE):
        found.append(_fact("SET_ASIDE", candidate=one.id, knockouts=list(one.failed)))
    return found


def questions(result: Result) -> list[Fact]:
    """What to ask, the most decisive first: the page shows the first three.

    The leader's hard requirements still to confirm come first, since a « non » takes the first
    place away for sure; then the unknowns that alone could change it; then, by weight, the other
    unknowns of those whom nobody certainly beats. With nobody ranked, questions go to all.
    """
    if not result.ranked:
        return _questions_to_all(result)
    layers = tiers(result.ranked)
    contenders = [one for one, tier in zip(result.ranked, layers, strict=True) if tier == 1]
    found = _confirmations(result.ranked[:1])
    doubts = sensitivity.doubts(result, {one.id for one in contenders})
    for doubt in doubts:
        if doubt.margin > 0:
            told = {
                "candidate": doubt.candidate,
                "indicator": doubt.indicator,
                "better": doubt.better,
            }
            found.append(_fact("UNKNOWN_DECIDES", **told))
    found += _confirmations([one for one in contenders if one is not result.ranked[0]])
    for doubt in doubts:
        if doubt.margin <= 0:
            told = {"candidate": doubt.candidate, "indicator": doubt.indicator}
            found.append(_fact("UNKNOWN_WEIGHS", **told, weight=_points(doubt.weight)))
    return found


def _confirmations(candidates: Sequence[Figures]) -> list[Fact]:
    return [
        _fact("ASK_KNOCKOUTS", candidate=one.id, knockouts=list(one.to_confirm))
        for one in candidates
        if one.to_confirm
    ]


def _questions_to_all(result: Result) -> list[Fact]:
    """One question for all those whose answer is missing, by weight × number of them."""
    asked, framed = result.with_status(UNRANKED), result.frame
    found = []
    missing = {id_ for one in asked for id_ in one.to_confirm}
    if missing:
        ordered = [id_ for id_ in result.problem.knockouts if id_ in missing]
        count = sum(bool(one.to_confirm) for one in asked)
        found.append(_fact("ASK_KNOCKOUTS_ALL", knockouts=ordered, count=count))
    weighed = []
    for index, criterion in enumerate(framed.criteria):
        for indicator in criterion.indicators:
            count = sum(
                any(cell.indicator.id == indicator.id for cell in one.unknown) for one in asked
            )
            sums = [indicator.share if i == index else 0 for i in range(len(framed.criteria))]
            weight = weighted(framed, sums)
            if count and weight:
                weighed.append((weight * count, weight, indicator.id, count))
    weighed.sort(key=lambda entry: -entry[0])
    for _, weight, id_, count in weighed:
        found.append(_fact("UNKNOWN_FOR_MANY", indicator=id_, count=count, weight=_percent(weight)))
    return found


def report(result: Result, shares: Mapping[str, float] | None = None) -> dict[str, Any]:
    """The whole result as plain JSON values, the same in Python and in the browser.

    Points and percents of weights in tenths, coverage in whole percents, ``exact`` as fractions.
    """
    framed = result.frame
    layers = dict(zip((one.id for one in result.ranked), tiers(result.ranked), strict=True))
    weights = zip(framed.criteria, shown_weights(framed), strict=True)
    return {
        "weights": {criterion.id: weight for criterion, weight in weights},
        "candidates": [_row(result, one, layers, shares or {}) for one in result.figures],
        "order": [one.id for one in result.ranked],
        "unranked": [one.id for one in result.with_status(UNRANKED)],
        "set_aside": [one.id for one in result.with_status(SET_ASIDE)],
        "facts": facts(result, shares),
        "questions": questions(result),
    }


def _row(result: Result, one: Figures, layers: Mapping[str, int], shares: Mapping) -> dict:
    framed = result.frame
    unit = framed.total * framed.common * 200
    values = sensitivity.exact_values(framed, one)
    pairs = zip(framed.weights, values, strict=True)
    parts = rounded_parts([Fraction(w * value, unit) for w, value in pairs], 10)
    return {
        "id": one.id,
        "status": one.status,
        "rank": rank(result, one) if one.id in layers else None,
        "tier": layers.get(one.id),
        "floor": _points(one.floor),
        "central": _points(one.central),
        "ceiling": _points(one.ceiling),
        "coverage": whole_percent(one.coverage),
        "exact": [str(one.floor), str(one.central), str(one.ceiling), str(one.coverage)],
        "first_share": shares.get(one.id),
        "failed": list(one.failed),
        "to_confirm": list(one.to_confirm),
        "criteria": {
            criterion.id: {
                "floor": _points(Fraction(one.low[i], framed.shares[i] * 100)),
                "ceiling": _points(Fraction(one.high[i], framed.shares[i] * 100)),
                "coverage": whole_percent(Fraction(one.known[i], framed.shares[i])),
                "points": parts[i],
            }
            for i, criterion in enumerate(framed.criteria)
        },
    }
