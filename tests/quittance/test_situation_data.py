"""« Ma situation »: the tables of the repository are sound, shared with the browser, and say what their pages say."""

import json
import random
import re

import pytest

from quittance.checks.situation import dimensions, tables
from quittance.model.situation import ALIVE, VERDICTS
from quittance.tables import Grid, check, outlook
from tests.conftest import REPOSITORY, sample_size
from tests.quittance.tables.situation_vectors import VECTORS, expected, load, made, whole


@pytest.fixture(scope="module")
def situation():
    return load()


@pytest.fixture(scope="module")
def grid(situation):
    return Grid(dimensions(situation), tables(situation))


def test_no_gap_no_overlap_no_dead_end_and_nothing_unused(situation):
    assert check(dimensions(situation), tables(situation), ALIVE) == []


def test_each_full_set_of_answers_meets_one_row_of_each_family(situation, grid):
    """The proof of the checker, tried on answers drawn among all."""
    everything = list(whole(situation))
    for answers in random.Random("whole").sample(everything, sample_size(2000)):
        found = {table: outlook(grid, table, answers, VERDICTS) for table in grid.tables}
        assert all(len(one.rows) == 1 and one.certain and one.open == () for one in found.values())
        assert any(one.results[0] in ALIVE for one in found.values())


def test_vectors_are_those_of_the_tables(situation):
    """Run `python -m tests.quittance.tables.situation_vectors` after a change that is meant."""
    assert json.loads(VECTORS.read_text(encoding="utf-8")) == json.loads(json.dumps(made(situation)))


def test_families_named_by_the_first_step_are_there(situation):
    assert {family.id for family in situation.families} == {
        "interne", "cabinet", "plateforme", "commissaire-de-justice", "avocat", "logiciel", "affacturage", "assurance-credit", "cession"
    }  # fmt: skip


def test_every_page_to_read_exists(situation):
    for family in situation.families:
        assert (REPOSITORY / "docs" / family.understand).is_file(), family.understand
        if family.comparison:
            assert (REPOSITORY / "docs" / "comparatif" / f"{family.comparison}.md").is_file()


def test_no_amount_of_law_is_typed(situation):
    """A figure in a reason comes from the law by reference; the thirty days are a provider's advice, in words."""
    for family in situation.families:
        for row in family.rows:
            assert not re.search(r"\d", re.sub(r"\{loi:[^}]*\}", "", row.reason)), row.reason


def test_costs_without_a_figure_say_that_it_is_unknown(situation):
    for family in situation.families:
        assert family.figures or "inconnu" in family.cost, family.id


@pytest.mark.parametrize(
    ("answers", "first", "not_advised"),
    [
        # Recent, small, someone to chase: keep it in-house, no third party yet.
        ({"objet": "recouvrer", "anciennete": "moins-d-un-mois", "contestation": "non", "temps": "oui", "dossiers": "moins-de-10"}, "interne", {"cabinet", "plateforme", "commissaire-de-justice", "logiciel", "assurance-credit"}),
        # Disputed and large: a lawyer, and one's own dispute settlement.
        ({"objet": "recouvrer", "contestation": "souvent", "montant": "eleve"}, "avocat", {"cabinet", "plateforme", "commissaire-de-justice", "affacturage", "cession"}),
        # Export to come: insurance.
        ({"objet": "prevenir", "debiteurs": "entreprises", "pays": "monde", "tresorerie": "peut-attendre", "dossiers": "moins-de-10"}, "assurance-credit", {"cabinet", "cession", "logiciel"}),
    ],
)
def test_known_situations(situation, grid, answers, first, not_advised):
    names = {family.id: family.name for family in situation.families}
    found = expected(grid, names, answers)
    best = [table for table, results, _, _ in found if results == ["adapte"]]
    assert first in best
    assert found[0][1] == ["adapte"]
    assert not_advised <= {table for table, results, _, _ in found if results == ["deconseille"]}


def test_consumers_are_never_sent_to_services_for_business_debts(situation, grid):
    for table in ("affacturage", "assurance-credit", "cession"):
        assert outlook(grid, table, {"debiteurs": "particuliers"}, VERDICTS).results == ("deconseille",)
