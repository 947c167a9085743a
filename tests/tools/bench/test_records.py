"""Made-up providers are valid, drawn alike for a seed, and as rich as the real ones."""

import datetime as dt

import pytest

import quittance
from tests.conftest import REPOSITORY
from tools.bench.records import write_base

TODAY = dt.date(2026, 11, 22)
DATA = REPOSITORY / "data"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench") / "data"
    write_base(DATA, folder, 100)
    return folder


def test_the_checker_finds_no_error_in_them(made):
    base = quittance.load(made, today=TODAY)
    assert base.errors == ()
    assert len(base.providers) == 100


def test_they_know_as_much_as_the_real_ones(made):
    def known(folder):
        providers = list(quittance.load(folder, today=TODAY).providers.values())
        return sum(len(one.facts.known) for one in providers) / len(providers)

    assert known(made) == pytest.approx(known(DATA), rel=0.1)


def test_a_seed_gives_the_same_records(made, tmp_path):
    text = (made / "providers.yaml").read_text(encoding="utf-8")
    for seed, same in ((1, True), (2, False)):
        write_base(DATA, tmp_path / str(seed), 100, seed)
        other = (tmp_path / str(seed) / "providers.yaml").read_text(encoding="utf-8")
        assert (other == text) is same


def test_families_are_in_turn(made):
    real = [one.family for one in quittance.load(DATA, today=TODAY).providers.values()]
    families = [one.family for one in quittance.load(made, today=TODAY).providers.values()]
    assert families[: len(real)] == real
    assert families == [real[index % len(real)] for index in range(100)]
