"""The French text module of the browser, run on the same cases as the Python one."""

import json
import unicodedata
from pathlib import Path

import pytest

from quittance import text
from quittance.text import lexicon

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "docs" / "assets" / "js" / "engine" / "text.js"
VECTORS = json.loads((ROOT / "tests" / "vectors" / "text.json").read_text(encoding="utf-8"))

# Each case of a section as the browser sees it, in the shape of the vectors.
IN_BROWSER = {
    "fold": "([given]) => Quittance.text.fold(given)",
    "tokens": "([given]) => Quittance.text.tokens(given)"
    ".map((token) => [token.text, token.kind, token.start, token.end])",
    "stem": "([given]) => Quittance.text.stem(given)",
    "expand": "([given]) => Quittance.text.expand(Quittance.text.tokens(given), table)"
    ".map((slot) => [slot.typed.map((token) => token.text),"
    " slot.synonyms.map((stems) => stems.join(' '))])",
    "match": "([query, row]) => Quittance.text.match(query, row, table)",
}


@pytest.fixture
def engine(page):
    """A blank page with the module loaded as the site loads it: a classic script."""
    page.goto("about:blank")
    page.add_script_tag(path=SCRIPT)
    return page


@pytest.mark.parametrize("section", IN_BROWSER)
def test_vectors(engine, section):
    cases = VECTORS[section]
    found = engine.evaluate(
        "([groups, cases]) => { const table = Quittance.text.synonymTable(groups);"
        f" return cases.map({IN_BROWSER[section]}); }}",
        [VECTORS["groups"], cases],
    )
    assert len(found) == len(cases) > 0
    for case, result in zip(cases, found, strict=True):
        assert result == case[-1], case


def test_order(engine):
    for expected in VECTORS["sorted"]:
        found = engine.evaluate(
            "(texts) => texts.map((one) => Quittance.text.sortKey(one))", expected
        )
        assert found == [text.sort_key(one) for one in expected]
        # The browser's own comparison, not Python's, has to give the order.
        ordered = engine.evaluate(
            "(texts) => { const key = Quittance.text.sortKey;"
            " return texts.sort((a, b) => key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0); }",
            expected[::-1],
        )
        assert ordered == expected


def test_the_tables_agree(engine):
    tables = engine.evaluate("() => Quittance.text.TABLES")
    assert sorted(tables["stopWords"]) == sorted(lexicon.STOP_WORDS)
    assert tables["elisions"] == list(lexicon.ELISIONS)
    assert tables["keptApostrophes"] == list(lexicon.KEPT_APOSTROPHES)
    assert tables["stemExceptions"] == lexicon.STEM_EXCEPTIONS
    assert tables["stemSteps"] == [[list(rule) for rule in step] for step in lexicon.STEM_STEPS]
    assert tables["singled"] == lexicon.SINGLED
    assert tables["stemMinimum"] == lexicon.STEM_MINIMUM


def test_every_character_of_the_first_planes_folds_alike(engine):
    # A character that one of the two Unicode tables does not know is left out:
    # the browser and the Python in use may be years apart.
    characters = [chr(code) for code in range(1, 0x3100) if unicodedata.category(chr(code)) != "Cn"]
    found = engine.evaluate(
        "(characters) => characters.map((one) =>"
        " /\\p{Cn}/u.test(one) ? null : Quittance.text.fold(one))",
        characters,
    )
    assert sum(result is not None for result in found) > 9000
    assert {
        f"U+{ord(one):04X}": (text.fold(one), result)
        for one, result in zip(characters, found, strict=True)
        if result is not None and text.fold(one) != result
    } == {}
