"""The cases shared with the browser: tests/vectors/text.json."""

import json
from pathlib import Path

import pytest

from quittance import text
from quittance.text import lexicon

VECTORS = json.loads(
    (Path(__file__).parents[2] / "vectors" / "text.json").read_text(encoding="utf-8")
)
TABLE = text.SynonymTable(
    text.SynonymGroup(tuple(group["names"]), tuple(group["former"])) for group in VECTORS["groups"]
)


@pytest.mark.parametrize(("given", "expected"), VECTORS["fold"])
def test_fold(given, expected):
    assert text.fold(given) == expected


@pytest.mark.parametrize(("given", "expected"), VECTORS["tokens"])
def test_tokens(given, expected):
    found = [[token.text, token.kind, token.start, token.end] for token in text.tokens(given)]
    assert found == expected


@pytest.mark.parametrize(("given", "expected"), VECTORS["stem"])
def test_stem(given, expected):
    assert text.stem(given) == expected


@pytest.mark.parametrize(("given", "expected"), VECTORS["expand"])
def test_expand(given, expected):
    found = [
        [[token.text for token in slot.typed], [" ".join(one) for one in slot.synonyms]]
        for slot in text.expand(text.tokens(given), TABLE)
    ]
    assert found == expected


@pytest.mark.parametrize(("query", "row", "expected"), VECTORS["match"])
def test_match(query, row, expected):
    assert text.match(query, row, TABLE) is expected


@pytest.mark.parametrize("expected", VECTORS["sorted"])
def test_sort_key(expected):
    shuffled = expected[::-1]
    assert sorted(shuffled, key=text.sort_key) == expected


def test_the_tables_are_folded():
    words = [
        *lexicon.STOP_WORDS,
        *lexicon.ELISIONS,
        *lexicon.KEPT_APOSTROPHES,
        *lexicon.STEM_EXCEPTIONS,
        *lexicon.STEM_EXCEPTIONS.values(),
    ]
    assert [word for word in words if text.fold(word) != word] == []
