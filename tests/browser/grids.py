"""Grids for the tests of their engine: scripts in their order, shapes for Hypothesis, harm done to fragments."""

import json
import random
from typing import Any

from hypothesis import strategies as st

from tests.conftest import REPOSITORY

ASSETS = REPOSITORY / "docs" / "assets" / "js"
#: In the order of loading: each file uses those before it.
SCRIPTS = (
    "engine/text.js",
    "engine/money.js",
    "engine/pricing.js",
    "engine/offers-input.js",
    "engine/carry.js",
    "engine/decide/fraction.js",
    "engine/decide/model.js",
    "engine/decide/scoring.js",
    "engine/decide/dominance.js",
    "engine/decide/simulation.js",
    "engine/decide/sensitivity.js",
    "engine/decide/sentences.js",
    "engine/decide/explain.js",
    "ui/ranking-state.js",
    "engine/grid/state.js",
    "engine/grid/address.js",
    "engine/grid/file.js",
    "engine/grid/panel.js",
    "engine/grid/costs.js",
    "engine/grid/problem.js",
    "engine/grid/merge.js",
)
VECTORS = json.loads((REPOSITORY / "tests" / "vectors" / "grid.json").read_text(encoding="utf-8"))
DATA = VECTORS["data"]
INDICATORS = [one["id"] for criterion in DATA["criteria"] for one in criterion["indicators"]]
KNOCKOUTS = [one["id"] for one in DATA["knockouts"]]
RECORDS = [c["id"] for one in DATA["sets"] if not one["fictitious"] for c in one["candidates"]]

# Whatever could break an address, a file or a line; no space at either end, as texts are kept.
_SIGNS = "aZé€«»&=#+%?,:;.'\"<>\\/ \u00a0\u202f-_~{}[]0😀"
LINES = st.text(alphabet=_SIGNS, max_size=20).map(str.strip)
# A few come back often, so that two grids speak of the same people.
NAMES = st.one_of(st.sampled_from(["", "Alpha", "ALPHA", "Bêta"]), LINES)
INITIALS = st.one_of(st.sampled_from(["AB", "CD"]), st.from_regex(r"[A-Z0-9]{1,4}", fullmatch=True))
TEXTS = st.text(alphabet=_SIGNS + "\n\t", max_size=40).map(str.strip)


def _some(keys: list[str], values: st.SearchStrategy) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(keys), values, max_size=len(keys))


MARKS = st.fixed_dictionaries(
    {
        "levels": _some(INDICATORS, st.one_of(st.none(), st.integers(0, 4))),
        "comments": _some(INDICATORS, TEXTS.filter(bool)),
        "knockouts": _some(KNOCKOUTS, st.sampled_from(["met", "failed"])),
    }
)


@st.composite
def states(draw: st.DrawFn, least: int = 0, most: int = 4) -> dict[str, Any]:
    """Grids as the engine keeps them, of ``least`` to ``most`` candidates."""
    evaluators = draw(st.lists(INITIALS, max_size=3, unique=True))
    numbers = sorted(draw(st.lists(st.integers(1, 8), min_size=least, max_size=most, unique=True)))
    candidates = [
        {
            "number": number,
            "name": draw(NAMES),
            "record": draw(st.sampled_from(["", *RECORDS])),
            "marks": {one: draw(MARKS) for one in evaluators},
        }
        for number in numbers
    ]
    weights = {
        criterion["id"]: draw(st.one_of(st.just(criterion["weight"]), st.integers(0, 10_000).map(lambda n: n / 100)))
        for criterion in DATA["criteria"]
    }
    texts = draw(_some(["dossiers", "montant", "liste", "part-basse", "cout-vise", "o1-nom", "o3-taux-2", "decision"], TEXTS.filter(bool)))
    texts |= draw(_some(["tva-recuperee"], st.sampled_from(["oui", "non"])))
    texts = {name: text for name, text in texts.items() if name[0] != "o" or int(name[1]) in numbers}
    return {
        "situation": draw(_some(["debiteurs"], st.sampled_from(["entreprises", "particuliers"]))),
        "question": draw(TEXTS),
        "profile": draw(st.sampled_from(["", "presse"])),
        "weights": weights,
        "asked": draw(st.lists(st.sampled_from(KNOCKOUTS), unique=True)),
        "notApplicable": draw(st.lists(st.sampled_from(INDICATORS[:3]), unique=True)),
        "reinstated": draw(st.lists(st.sampled_from([str(n) for n in numbers]), unique=True)) if numbers else [],
        "evaluators": evaluators,
        "candidates": candidates,
        "texts": texts,
    }


_PIECES = [
    "niveaux-1-AB=", "motifs-9-AB-formation=", "exigences-2-é=", "candidat-0=", "candidat-99=x", "__proto__=1", "constructor=2",
    "%", "%zz", "%ED%A0%80", "\ud83d", "&&&", "===", "alors=1:9.9", "v=!", "evaluateurs=,,A,AAAAA", "cout=1e309", "cout=-5",
    "o1-taux-1=abc", "o9-nom=x", "situation=a:b:c", "fiche-1=__proto__", "reintegres=8,toString", "sans-objet=x", "liste=\t;\n",
    "niveaux-1-AB=formation:5,formation:3,formation:4,:,toString:1", "motifs-1-AB-toString=x", "niveaux-1-__proto__=formation:1",
]  # fmt: skip


def harmed(fragment: str, rng: random.Random) -> str:
    """A fragment cut, shuffled, doubled, or with foreign pieces put in."""
    for _ in range(rng.randint(1, 6)):
        at = rng.randint(0, len(fragment))
        to = min(len(fragment), at + rng.randint(0, 30))
        head, middle, tail = fragment[:at], fragment[at:to], fragment[to:]
        fragment = rng.choice([
            head + tail,
            head + rng.choice(_PIECES) + middle + tail,
            fragment + "&" + rng.choice(_PIECES),
            head + middle[::-1] + tail,
            fragment + "&" + middle,
            head + chr(rng.choice([0, 9, 37, 43, 61, 38, 0x202E, 0xFFFF])) + tail,
        ])  # fmt: skip
    return fragment
