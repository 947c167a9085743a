"""A bonus beyond a target: worked cases, the vectors shared with the browser, and what must always hold."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from quittance.pricing.incentive import Cohort, Plan, Tier, statement
from tests.quittance.pricing.incentive_shapes import cohorts, plain, plans

VECTORS = Path(__file__).parents[2] / "vectors" / "incentive.json"
CASES = json.loads(VECTORS.read_text(encoding="utf-8"))
#: 40 % of 100 000 € at 12 %, then 5 % on the first five points above and 10 % beyond.
PLAN = Plan(target=400_000, commission=120_000, tiers=(Tier(50_000, 50_000), Tier(None, 100_000)), vat=200_000)


def made(*, recovered=52_000_00, complaints=0, **changes):
    return statement(replace(PLAN, **changes), Cohort(100_000_00, recovered, complaints))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_vectors(case):
    assert plain(case["plan"], case["cohort"]) == case["expected"]


def test_each_line_by_hand():
    """40 000 € wanted, 52 000 € in: 6 240 € of commission, 5 000 € at 5 % and 7 000 € at 10 %."""
    found = made()
    assert (found.target, found.over, found.commission) == (40_000_00, 12_000_00, 6_240_00)
    assert [(one.amount, one.bonus) for one in found.slices] == [(5_000_00, 250_00), (7_000_00, 700_00)]
    assert (found.bonus, found.cost, found.kept) == (950_00, 7_190_00, 44_810_00)
    assert found.gain == 12_000_00 - 1_440_00
    assert found.last_euro == 220_000  # 12 % and 10 %


def test_vat_counts_when_it_is_not_given_back():
    found = made(deductible=False)
    assert found.cost == found.fees + found.vat == 8_628_00
    assert found.last_euro == 264_000


def test_the_gate_takes_what_was_agreed_and_opens_at_its_threshold():
    assert made(allowed=2, complaints=2).bonus == 950_00
    assert made(allowed=2, complaints=3).bonus == 0
    assert made(allowed=2, complaints=3, withdrawn=500_000).bonus == 475_00


def test_beyond_the_cap_the_last_euro_only_costs_the_commission():
    found = made(cap=600_00)
    assert (found.bonus, found.capped, found.last_euro) == (600_00, 350_00, 120_000)
    assert found.warnings == ("plafond-atteint",)


def test_a_bonus_that_eats_the_gain_is_told():
    assert "prime-depasse-gain" in made(tiers=(Tier(None, 900_000),)).warnings
    assert "prime-depasse-gain" not in made(tiers=(Tier(None, 880_000),)).warnings  # all of it, no more


def test_below_the_target_the_penalty_takes_from_the_commission_only():
    assert made(recovered=30_000_00, penalty=30_000).penalty == 300_00
    assert made(recovered=30_000_00, penalty=30_000, penalty_cap=100_00).penalty == 100_00
    low = made(recovered=1_000_00, penalty=1_000_000)
    assert low.penalty == low.commission and low.fees == 0


@given(plans(), cohorts())
def test_what_always_holds(plan, cohort):
    found = statement(Plan.from_plain(plan), Cohort(**cohort))
    assert found.bonus == found.raw - found.capped - found.withdrawn >= 0
    assert plan["cap"] is None or found.bonus <= plan["cap"]
    assert 0 <= found.penalty <= found.commission
    assert found.bonus == 0 or found.over > 0
    assert found.penalty == 0 or found.over < 0
    assert sum(one.amount for one in found.slices) <= max(0, found.over)
    assert found.kept + found.cost == cohort["recovered"]
    if found.over > 0 and not found.withdrawn:
        # The bonus costs more than the gain exactly when more is kept by stopping at the target (to the cent of VAT).
        at_target = statement(Plan.from_plain(plan), Cohort(cohort["entrusted"], found.target, cohort["complaints"]))
        assert abs((found.kept - at_target.kept) - (found.gain - found.bonus_cost)) <= 2
