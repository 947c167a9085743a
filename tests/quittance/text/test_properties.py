"""What holds for any text."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance import text

# Plain Unicode, and texts dense in the signs that the module treats apart.
french = st.text(alphabet="aàeéLRDln°'’-‑. \u00a0\u202f\u00ad0159,%*@:/œ", max_size=40)
any_text = st.one_of(st.text(max_size=60), french)
words = st.text(alphabet="abcdeé-_", max_size=12)


@given(any_text)
def test_fold_is_idempotent_and_leaves_no_accent_nor_capital(given_text):
    folded = text.fold(given_text)
    assert text.fold(folded) == folded
    assert folded.lower() == folded
    assert not any(unicodedata.category(one).startswith("M") for one in folded)
    assert not set(folded) & set("’‑–—\u00a0\u202f\u00ad\u200b\ufeff")


@given(any_text)
def test_tokens_stand_in_order_at_their_offsets(given_text):
    before = 0
    for token in text.tokens(given_text):
        assert before <= token.start < token.end <= len(given_text)
        before = token.end
        if token.kind == "word" and "@" not in token.text and token.text != "email":
            spelled = text.fold(given_text[token.start : token.end])
            assert spelled.replace(".", "").startswith(token.text)


@given(any_text)
def test_stem_is_neither_empty_nor_much_longer(given_text):
    for token in text.tokens(given_text):
        assert token.stem
        assert len(token.stem) <= len(token.text) + 1


@given(any_text)
def test_a_text_matches_itself(given_text):
    assert text.match(given_text, given_text)


@given(french, french)
def test_match_survives_accents_and_capitals(first, second):
    row = f"{first} {second}"
    assert text.match(first, row) == text.match(text.fold(first), row)


@given(words, words)
def test_distance_is_symmetric_and_bounded(first, second):
    found = text.distance(first, second)
    assert found == text.distance(second, first)
    assert (found == 0) == (first == second)
    assert abs(len(first) - len(second)) <= found <= max(len(first), len(second))


@given(words, words)
def test_nearest_accepts_both_ways_or_neither(first, second):
    assert (text.nearest(first, [second]) is None) == (text.nearest(second, [first]) is None)


@given(words, st.lists(words, min_size=1))
def test_nearest_finds_a_value_that_is_there(first, others):
    assert text.nearest(others[0], [first, *others]) in [first, *others]


@given(st.lists(any_text, max_size=5))
def test_order_follows_the_letters(given_texts):
    ordered = [text.sort_key(one).split("\0")[0] for one in sorted(given_texts, key=text.sort_key)]
    assert ordered == sorted(ordered)


@pytest.mark.parametrize("piece", ["%", "a%", "aa.", "-", "a-", "1 000 ", "1-", "l'", "a@"])
def test_time_stays_in_proportion_to_the_text(piece):
    # 50,000 pieces: time that grows with the square of the length would need minutes.
    started = time.perf_counter()
    text.tokens(piece * 50_000)
    assert time.perf_counter() - started < 10
