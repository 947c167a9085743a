"""Cases of tests/vectors/situation.json, from the tables of the repository.

`python -m tests.quittance.tables.situation_vectors` writes them anew after a change of the tables:
read the difference, it is what readers will see change.
"""

import datetime as dt
import itertools
import json
import random
from pathlib import Path

import quittance
from quittance.checks.situation import dimensions, tables
from quittance.model.situation import VERDICTS
from quittance.tables import Grid, outlook, rank
from quittance.text.collation import sort_key

ROOT = Path(__file__).parents[3]
VECTORS = ROOT / "tests" / "vectors" / "situation.json"
TODAY = dt.date(2026, 11, 22)
DRAWN = 150


def load():
    return quittance.load(ROOT / "data", today=TODAY).situation


def expected(grid, names, answers):
    """Families in reading order: [id, verdicts still possible, rows, questions on which it depends]."""
    outlooks = {table: outlook(grid, table, answers, VERDICTS) for table in grid.tables}
    order = rank(outlooks, VERDICTS, lambda table: sort_key(names[table]))
    return [[table, list(outlooks[table].results), list(outlooks[table].rows), list(outlooks[table].open)] for table in order]


def drawn(situation, number=DRAWN, seed="situation"):
    """Answers drawn with a seed: none, each alone, then any number of them."""
    options = {question.id: [option.id for option in question.options] for question in situation.questions}
    yield {}
    yield from ({question: option} for question, answers in options.items() for option in answers)
    chance = random.Random(seed)
    for _ in range(number):
        asked = chance.sample(list(options), chance.randint(2, len(options)))
        yield {question: chance.choice(options[question]) for question in options if question in asked}


def made(situation):
    """The content of the vector file."""
    grid = Grid(dimensions(situation), tables(situation))
    names = {family.id: family.name for family in situation.families}
    ordered = sorted(situation.families, key=lambda family: sort_key(family.name))
    return {
        "scale": list(VERDICTS),
        "questions": [{"id": q.id, "options": [{"id": o.id} for o in q.options]} for q in situation.questions],
        "families": [
            {"id": f.id, "rows": [{"when": {k: list(v) for k, v in (r.when or {}).items()}, "verdict": r.verdict} for r in f.rows]}
            for f in ordered
        ],
        "cases": [[answers, expected(grid, names, answers)] for answers in drawn(situation)],
    }


def written(vectors) -> str:
    """One line a case, so that a difference can be read."""
    head = {key: value for key, value in vectors.items() if key != "cases"}
    lines = [json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in vectors["cases"]]
    parts = [f'"{key}":{json.dumps(value, ensure_ascii=False, separators=(",", ":"))}' for key, value in head.items()]
    return "{\n" + ",\n".join([*parts, '"cases":[\n' + ",\n".join(lines) + "\n]"]) + "\n}\n"


def whole(situation):
    """Every full set of answers."""
    options = [[(question.id, option.id) for option in question.options] for question in situation.questions]
    return (dict(answers) for answers in itertools.product(*options))


if __name__ == "__main__":
    VECTORS.write_text(written(made(load())), encoding="utf-8", newline="\n")
