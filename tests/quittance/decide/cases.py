"""Random problems and plain ways to write small ones, shared with the tests of the browser."""

from __future__ import annotations

import random
from typing import Any

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def small(weights: dict[str, Any], candidates: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A problem where each criterion has one indicator, of the same id, unless shares are given.

    ``weights``: {criterion: weight} or {criterion: [weight, {indicator: share}]};
    ``candidates``: {id: {indicator: level}}.
    """
    criteria = []
    for id_, weight in weights.items():
        weight, shares = weight if isinstance(weight, list) else (weight, {id_: 1})
        indicators = [{"id": one, "share": share} for one, share in shares.items()]
        criteria.append({"id": id_, "weight": weight, "indicators": indicators})
    rows = [{"id": id_, "levels": levels} for id_, levels in candidates.items()]
    statuses = more.pop("statuses", {})
    for row in rows:
        row["knockouts"] = statuses.get(row["id"], {})
    return {"criteria": criteria, "candidates": rows, "draws": 50} | more


def random_problem(seed: int, draws: int = 40) -> dict[str, Any]:
    """A problem of any shape that the questionnaire can make, the same for a seed everywhere."""
    rng = random.Random(seed)
    indicators, criteria = [], []
    for index in range(rng.randint(1, 7)):
        mine = [f"{LETTERS[index]}{k}" for k in range(rng.randint(1, 6))]
        indicators += mine
        weight = rng.choice([0, rng.randint(1, 100), rng.randint(1, 10_000) / 100, 50])
        shares = [{"id": id_, "share": rng.randint(1, 12)} for id_ in mine]
        criteria.append({"id": f"critere-{LETTERS[index]}", "weight": weight, "indicators": shares})
    criteria[0]["weight"] = criteria[0]["weight"] or 10
    silence = rng.choice([0, 0.1, 0.3, 0.6, 0.9])
    knockouts = [f"eliminatoire-{k}" for k in range(rng.randint(0, 3))]
    candidates = []
    for index in range(rng.choice([0, 1, 2, 3, 5, 8])):
        levels: dict[str, Any] = {}
        for id_ in indicators:
            if rng.random() < silence:
                levels[id_] = None
            elif rng.random() < 0.1:
                levels[id_] = sorted((rng.randint(0, 4), rng.randint(0, 4)))
            else:
                levels[id_] = rng.choice([0, 1, 2, 3, 4, 2.5])
        values = {id_: rng.randint(0, 10_000) / 100 for id_ in indicators if rng.random() < 0.05}
        met = {id_: rng.choice(["met", "met", "met", "failed", "unknown"]) for id_ in knockouts}
        one = {"id": f"candidat-{rng.randint(0, 999)}-{index}", "name": f"Candidat {index}"}
        candidates.append(one | {"levels": levels, "values": values, "knockouts": met})
    ids = [one["id"] for one in candidates]
    return {
        "criteria": criteria,
        "candidates": candidates,
        "knockouts": knockouts,
        "not_applicable": [id_ for id_ in [*indicators[1:], *knockouts] if rng.random() < 0.05],
        "reinstated": [id_ for id_ in ids if rng.random() < 0.1],
        "coverage_floor": rng.choice([0, 40, 60]),
        "concentration": rng.choice([5, 40, 100]),
        "draws": draws,
        "seed": rng.randint(0, 2**32 - 1),
    }


def from_vector(problem: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """A case of tests/vectors/decide.json as a whole problem, and whether to simulate it."""
    more = dict(problem)
    simulate = more.pop("simulate", False)
    return small(more.pop("weights"), more.pop("candidates"), **more), simulate


def disagreements(report: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    """What a report says otherwise than the case: only what the case names is compared."""
    found = []
    for part in ("order", "unranked", "set_aside", "weights"):
        if part in expected and report[part] != expected[part]:
            found.append(f"{part}: {report[part]}")
    rows = {row["id"]: row for row in report["candidates"]}
    for id_, wanted in expected.get("rows", {}).items():
        found += [f"{id_}.{k}: {rows[id_][k]}" for k, v in wanted.items() if rows[id_][k] != v]
    for id_, share in expected.get("shares", {}).items():
        if rows[id_]["first_share"] != share:
            found.append(f"{id_}: {rows[id_]['first_share']}")
    for code, params in expected.get("facts", []):
        if not any(_says(fact, code, params) for fact in report["facts"]):
            found.append(f"{code} {params} not in {report['facts']}")
    codes = {fact["code"] for fact in report["facts"]}
    found += [f"{code} is said" for code in expected.get("absent", []) if code in codes]
    if "questions" in expected:
        pairs = zip(report["questions"], expected["questions"], strict=False)
        alike = all(_says(fact, *wanted) for fact, wanted in pairs)
        if not alike or len(report["questions"]) != len(expected["questions"]):
            found.append(f"questions: {report['questions']}")
    return found


def _says(fact: dict[str, Any], code: str, params: dict[str, Any]) -> bool:
    told = fact["params"]
    return fact["code"] == code and all(told.get(key) == value for key, value in params.items())
