"""The checker of decision tables finds each kind of fault, with answers that do show it."""

import itertools
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from quittance.tables import Grid, Interval, Options, Problem, Range, Row, check
from quittance.tables.grid import meet, subtract

D = Decimal
WHO = Options("debiteurs", "débiteurs", {"b2b": "Entreprises", "b2c": "Particuliers", "mixte": "Les deux"})
AGE = Options("age", "ancienneté", {"recent": "Moins d’un an", "ancien": "Un an ou plus"})
AMOUNT = Range("montant", "montant", D(0), None, "€")
YES, NO, ALL = "oui", "non", ("oui", "non")


def problems(rows, dimensions=(WHO, AGE), alive=None):
    return check(dimensions, {"t": rows}, alive)


def test_a_sound_table_has_no_fault():
    rows = [Row({"debiteurs": ["b2b"]}, YES), Row({"debiteurs": ["b2c", "mixte"], "age": ["recent"]}, NO), Row({"debiteurs": ["b2c", "mixte"], "age": ["ancien"]}, YES)]
    assert problems(rows) == []


def test_gap_is_told_by_the_answers_that_fall_in_it():
    rows = [Row({"debiteurs": ["b2b", "mixte"]}, YES), Row({"debiteurs": ["b2c"], "age": ["recent"]}, NO)]
    assert problems(rows) == [
        Problem("tableau-trou", "t", example="débiteurs = «\u00a0Particuliers\u00a0», ancienneté = «\u00a0Un an ou plus\u00a0»")
    ]


def test_several_answers_of_a_gap_are_joined():
    rows = [Row({"debiteurs": ["b2b"], "age": ["recent", "ancien"]}, YES)]
    assert [one.example for one in problems(rows) if one.code == "tableau-trou"] == [
        "débiteurs = «\u00a0Particuliers\u00a0» ou «\u00a0Les deux\u00a0»"
    ]


def test_no_row_at_all():
    assert ("tableau-trou", "toute réponse") in [(one.code, one.example) for one in problems([])]


def test_overlap_names_both_rows():
    rows = [Row({"debiteurs": ["b2b", "mixte"]}, YES), Row({"debiteurs": ["b2c"]}, NO), Row({"debiteurs": ["mixte"], "age": ["ancien", "recent"]}, NO)]
    # All that the third row takes was taken: it is unreachable rather than in conflict.
    assert [(p.code, p.row, p.other) for p in problems(rows)] == [("tableau-ligne-inatteignable", 2, 0)]
    rows[2] = Row({"age": ["ancien"], "debiteurs": ["mixte"]}, NO)
    rows[0] = Row({"debiteurs": ["b2b", "mixte"], "age": ["recent"]}, YES)
    rows.append(Row({"debiteurs": ["b2b", "mixte"], "age": ["ancien"]}, NO))
    found = problems(rows)
    assert [(p.code, p.row, p.other) for p in found] == [("tableau-chevauchement", 3, 2)]
    assert found[0].example == "débiteurs = «\u00a0Les deux\u00a0», ancienneté = «\u00a0Un an ou plus\u00a0»"


def test_row_covered_by_several_others_is_unreachable():
    rows = [Row({"age": ["recent"]}, YES), Row({"age": ["ancien"]}, NO), Row({"debiteurs": ["b2c"]}, YES)]
    assert [p for p in problems(rows, (AGE, WHO)) if p.row is not None] == [Problem("tableau-ligne-inatteignable", "t", 2, 0)]


def test_condition_that_nothing_meets_is_unreachable():
    rows = [Row({}, YES), Row({"montant": Interval(D(5000), D(5000))}, NO)]
    assert Problem("tableau-ligne-inatteignable", "t", 1) in problems(rows, (AMOUNT,))


def test_unknown_names_are_told_alone():
    rows = [Row({"debiteur": ["b2b"]}, YES), Row({"age": ["vieux"]}, NO)]
    assert [(p.code, p.row, p.question, p.option) for p in problems(rows)] == [
        ("tableau-question-inconnue", 0, "debiteur", ""), ("tableau-reponse-inconnue", 1, "age", "vieux")
    ]  # fmt: skip


def test_dead_end_is_sought_across_tables():
    tables = {"a": [Row({"age": ["recent"]}, YES), Row({"age": ["ancien"]}, NO)], "b": [Row({"debiteurs": ["b2b"]}, YES), Row({"debiteurs": ["b2c", "mixte"]}, NO)]}
    found = check((WHO, AGE), tables, alive=(YES,))
    assert [(p.code, p.example) for p in found] == [
        ("tableau-impasse", "débiteurs = «\u00a0Particuliers\u00a0» ou «\u00a0Les deux\u00a0», ancienneté = «\u00a0Un an ou plus\u00a0»")
    ]
    tables["c"] = [Row({"age": ["recent"]}, NO), Row({"age": ["ancien"]}, YES)]
    assert check((WHO, AGE), tables, alive=(YES,)) == []


def test_question_that_changes_nothing_and_option_that_nothing_names():
    asked = [Row({"age": ["recent"]}, YES), Row({"age": ["ancien"], "debiteurs": ["b2b"]}, NO), Row({"age": ["ancien"], "debiteurs": ["b2c", "mixte"]}, NO)]
    assert [(p.code, p.question) for p in problems(asked)] == [("tableau-question-inutile", "debiteurs")]
    unnamed = [Row({"age": ["recent"]}, YES), Row({"age": ["ancien"]}, NO)]
    assert [(p.code, p.question) for p in problems(unnamed)] == [("tableau-question-inutile", "debiteurs")]
    forgotten = [Row({"debiteurs": ["b2b"], "age": ["recent", "ancien"]}, YES), Row({"debiteurs": ["b2c"]}, NO)]
    codes = [(p.code, p.question, p.option) for p in problems(forgotten)]
    assert ("tableau-option-inutile", "debiteurs", "mixte") in codes
    assert any(code == "tableau-trou" for code, _, _ in codes)


def test_gap_and_overlap_at_the_very_bound_of_a_number():
    below, above = Interval(None, D(5000)), Interval(D(5000), None, low_in=False)
    assert [(p.code, p.example) for p in problems([Row({"montant": below}, YES), Row({"montant": above}, NO)], (AMOUNT,))] == [
        ("tableau-trou", "montant égal à 5\u202f000\u00a0€")
    ]
    up_to, from_ = Interval(None, D(5000), high_in=True), Interval(D(5000), None)
    assert [(p.code, p.example) for p in problems([Row({"montant": up_to}, YES), Row({"montant": from_}, NO)], (AMOUNT,))] == [
        ("tableau-chevauchement", "montant égal à 5\u202f000\u00a0€")
    ]
    assert problems([Row({"montant": up_to}, YES), Row({"montant": above}, NO)], (AMOUNT,)) == []


def test_stretch_of_numbers_left_out_is_told_whole():
    rows = [Row({"montant": Interval(D(0), D(1000))}, YES), Row({"montant": Interval(D(5000), D(9000), high_in=True)}, NO)]
    assert [p.example for p in problems(rows, (AMOUNT,))] == [
        "montant à partir de 1\u202f000\u00a0€ jusqu’à moins de 5\u202f000\u00a0€ ou au-dessus de 9\u202f000\u00a0€"
    ]


# --- The same by enumeration -----------------------------------------------------------------

SIZES = (2, 3, 2)
QUESTIONS = [Options(f"q{i}", f"q{i}", {f"o{j}": f"o{j}" for j in range(size)}) for i, size in enumerate(SIZES)]
CONDITIONS = st.fixed_dictionaries({}, optional={
    q.id: st.lists(st.sampled_from(list(q.labels)), min_size=1, unique=True) for q in QUESTIONS
})  # fmt: skip
TABLES = st.lists(st.builds(Row, CONDITIONS, st.sampled_from(ALL)), max_size=6)
CELLS = [dict(zip((q.id for q in QUESTIONS), cell, strict=True)) for cell in itertools.product(*(q.labels for q in QUESTIONS))]


def hits(rows, cell):
    return [i for i, row in enumerate(rows) if all(cell[q] in options for q, options in row.when.items())]


@given(rows=TABLES)
def test_agrees_with_all_answers_tried_one_by_one(rows):
    codes = {p.code for p in check(QUESTIONS, {"t": rows})}
    met = [hits(rows, cell) for cell in CELLS]
    assert ("tableau-trou" in codes) == any(not hit for hit in met)
    seen = {hit[0] for hit in met if hit}
    assert ("tableau-ligne-inatteignable" in codes) == (len(seen) < len(rows))
    if len(seen) == len(rows):
        assert ("tableau-chevauchement" in codes) == any(len(hit) > 1 for hit in met)
    if not codes & {"tableau-trou", "tableau-ligne-inatteignable", "tableau-chevauchement"}:
        result = {tuple(cell.values()): rows[hit[0]].result for cell, hit in zip(CELLS, met, strict=True)}
        for i, question in enumerate(QUESTIONS):
            changes = any(
                result[cell] != result[(*cell[:i], option, *cell[i + 1 :])] for cell in result for option in question.labels
            )
            told = any(p.code == "tableau-question-inutile" and p.question == question.id for p in check(QUESTIONS, {"t": rows}))
            assert told == (not changes)
        dead = any(r.code == "tableau-impasse" for r in check(QUESTIONS, {"t": rows}, alive=(YES,)))
        assert dead == (NO in result.values())


BOXES = st.tuples(*(st.integers(1, (1 << size) - 1) for size in SIZES))


@given(box=BOXES, hole=BOXES)
def test_a_box_cut_from_a_box_leaves_exactly_the_rest(box, hole):
    def cells(one):
        return set(itertools.product(*([i for i in range(size) if mask >> i & 1] for mask, size in zip(one, SIZES, strict=True))))

    left = subtract(box, hole)
    parts = [cells(part) for part in left]
    assert set().union(*parts) == cells(box) - cells(hole)
    assert sum(map(len, parts)) == len(cells(box) - cells(hole))
    assert (meet(box, hole) is not None) == bool(cells(box) & cells(hole))


@given(numbers=st.lists(st.integers(0, 40), min_size=1, max_size=4, unique=True), tried=st.integers(0, 50))
def test_every_number_is_in_one_atom(numbers, tried):
    bounds = sorted(D(n) for n in numbers)
    grid = Grid([AMOUNT], {"t": [Row({"montant": Interval(low, high)}, YES) for low, high in itertools.pairwise(bounds)]})
    assert grid.answered({"montant": D(tried)})[0].bit_count() == 1
    assert grid.answered({"montant": D(tried) + D("0.5")})[0].bit_count() == 1
