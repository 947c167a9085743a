"""Costs computed by hand, and what holds of any offer."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quittance.pricing import Band, Extra, Offer, Scenario, compare, exact_cost, money, statement
from quittance.pricing.costs import by_amount, by_share, commission
from quittance.pricing.pieces import scale, value
from tests.quittance.pricing.shapes import FEES, offers, scenarios

PORTFOLIO = Scenario(((100_000, 100),), (200_000, 500_000, 800_000), 12, deductible=True)


def flat(rate, **more):
    return Offer("X", bands=(Band(None, rate),), **more)


def sides(offer, scenario, x):
    """The exact cost when every amount is multiplied by ``x``."""
    pieces = by_amount(offer, scenario)
    return value(pieces, x)


def test_a_plain_success_fee():
    # 100 files of 1 000 €, half recovered: 10 % of 50 000 € is 5 000 €, and 1 000 € of VAT.
    found = statement(flat(100_000, vat=200_000), PORTFOLIO, 500_000)
    assert (found.lines, found.before_vat, found.vat) == ({"commission": 500_000}, 500_000, 100_000)
    assert (found.with_vat, found.cost, found.recovered) == (600_000, 500_000, 5_000_000)
    assert (found.per_100, found.kept) == (1_000, 4_500_000)


def test_vat_that_is_not_given_back_is_a_cost():
    kept = Scenario(PORTFOLIO.amounts, PORTFOLIO.shares, 12, deductible=False)
    assert statement(flat(100_000, vat=200_000), kept, 500_000).cost == 600_000


def test_every_fee_has_its_line():
    offer = flat(
        100_000, file_fee=1_000, failure_fee=500, monthly_fee=9_900, payout_days=30,
        extras=(Extra("Lettre", 1_250, 250),),
    )  # fmt: skip
    scenario = Scenario(PORTFOLIO.amounts, PORTFOLIO.shares, 12, deductible=True, cash_rate=73_000)
    found = statement(offer, scenario, 500_000)
    assert found.lines == {
        "commission": 500_000,
        "dossiers": 100_000,
        "abonnement": 118_800,
        "echecs": 25_000,
        "acte-1": 3_125,
    }
    # 50 000 € × 7,3 % × 30 / 365
    assert found.cash == 30_000
    assert found.cost == 746_925 + 30_000


def test_bands_by_slice_and_by_whole_amount():
    bands = (Band(100_000, 100_000), Band(None, 50_000))
    # 1 500 €: 10 % of 1 000 € and 5 % of 500 €, or 5 % of 1 500 €.
    assert value(scale(Offer("X", bands=bands)), 150_000) == 12_500
    assert value(scale(Offer("X", bands=bands, mode="montant-entier")), 150_000) == 7_500
    # The limit belongs to the lower band.
    assert value(scale(Offer("X", bands=bands, mode="montant-entier")), 100_000) == 10_000


def test_a_minimum_is_of_each_file_billed_or_of_the_period():
    # 10 % of 1 000 € is 100 €, under 150 €: half of the 100 files pay 150 €.
    assert commission(flat(100_000, minimum=15_000), PORTFOLIO, Fraction(1, 2)) == 750_000
    # 10 % of 50 000 € is 5 000 €, over 150 €.
    period = flat(100_000, minimum=15_000, scope="periode")
    assert commission(period, PORTFOLIO, Fraction(1, 2)) == 500_000
    assert commission(period, PORTFOLIO, Fraction(0)) == 15_000


def test_nothing_recovered_has_no_cost_per_100_euros():
    found = statement(flat(100_000, file_fee=1_000), PORTFOLIO, 0)
    assert (found.per_100, found.kept) == (None, -100_000)


def test_break_even_of_a_success_fee_and_a_file_fee():
    # 10 % of what comes in against 20 € a file: 100 000 € × 10 % × share = 2 000 € at 20 %.
    success, forfeit = flat(100_000), Offer("Y", file_fee=2_000)
    found = compare(success, forfeit, PORTFOLIO)
    assert found.by_share.zeros == (Fraction(1, 5),)
    assert [region.sign for region in found.by_share.regions] == [-1, 1]
    # At the central share, 50 %, files of 400 € cost 20 € each: amounts multiplied by 0,4.
    assert found.by_amount.zeros == (Fraction(2, 5),)


def test_no_break_even():
    dear, cheap = flat(100_000, file_fee=100), flat(50_000)
    found = compare(dear, cheap, PORTFOLIO)
    assert found.by_share.zeros == found.by_share.jumps == ()
    assert [region.sign for region in found.by_share.regions] == [1]


def test_two_equal_offers_cost_the_same_everywhere():
    found = compare(flat(100_000), flat(100_000), PORTFOLIO)
    for signs in (found.by_share, found.by_amount):
        assert [region.sign for region in signs.regions] == [0]
        assert signs.zeros == signs.jumps == ()


def test_an_order_may_turn_without_equality():
    # 20 % up to 50 000 € of the period, then 5 % of all, against 8 %.
    falling = Offer(
        "X", bands=(Band(5_000_000, 200_000), Band(None, 50_000)), mode="montant-entier", scope="periode"
    )  # fmt: skip
    found = compare(falling, flat(80_000), PORTFOLIO).by_share
    assert (found.zeros, found.jumps) == ((0,), (Fraction(1, 2),))
    assert [region.sign for region in found.regions] == [1, -1]


@given(offers(mode="tranches"), scenarios(), st.integers(0, 10**6), st.integers(0, 10**6))
def test_more_recovered_never_lowers_the_commission(plain, scenario, one, other):
    offer, scenario = Offer.from_plain(plain), Scenario.from_plain(scenario)
    low, high = sorted((Fraction(one, 10**6), Fraction(other, 10**6)))
    assert commission(offer, scenario, low) <= commission(offer, scenario, high)


@given(offers(mode="montant-entier"), scenarios(), st.integers(0, 10**6), st.integers(0, 10**6))
def test_nor_does_it_with_whole_amounts_file_by_file(plain, scenario, one, other):
    offer = Offer.from_plain({**plain, "scope": "dossier"})
    scenario = Scenario.from_plain(scenario)
    low, high = sorted((Fraction(one, 10**6), Fraction(other, 10**6)))
    assert commission(offer, scenario, low) <= commission(offer, scenario, high)


@given(offers(mode="tranches"))
def test_bands_by_slice_are_continuous(plain):
    pieces = scale(Offer.from_plain(plain))
    for start, at_zero, slope in pieces[1:]:
        assert value(pieces, start) == at_zero + slope * start


@given(offers(), scenarios(), FEES, FEES, FEES, FEES)
def test_adding_a_fee_never_lowers_the_cost(plain, scenario, each, month, failure, minimum):
    scenario = Scenario.from_plain(scenario)
    more = {
        **plain,
        "file_fee": plain["file_fee"] + each,
        "monthly_fee": plain["monthly_fee"] + month,
        "failure_fee": plain["failure_fee"] + failure,
        "minimum": plain["minimum"] + minimum,
        "extras": [*plain["extras"], {"label": "Y", "price": each, "number": 100}],
    }
    for share in scenario.shares:
        before = statement(Offer.from_plain(plain), scenario, share)
        assert statement(Offer.from_plain(more), scenario, share).cost >= before.cost


@given(offers(), scenarios())
def test_totals_add_up(plain, scenario):
    offer, scenario = Offer.from_plain(plain), Scenario.from_plain(scenario)
    for share in scenario.shares:
        found = statement(offer, scenario, share)
        assert sum(found.lines.values()) == found.before_vat
        assert found.before_vat + found.vat == found.with_vat
        taxes = 0 if scenario.deductible else found.vat
        assert found.cost == found.before_vat + taxes + found.cash
        assert found.kept == found.recovered - found.cost
        # Each line is at most half a cent away from its exact amount, and VAT from that of the lines.
        apart = abs(found.cost - exact_cost(offer, scenario, Fraction(share, money.WHOLE)))
        assert apart <= Fraction(len(found.lines), 2) * Fraction(6, 5) + 1


@given(offers(), scenarios())
def test_the_straight_pieces_are_the_costs(plain, scenario):
    """Two ways to the same cost: fee by fee, and as a function of the share or the amounts."""
    offer, scenario = Offer.from_plain(plain), Scenario.from_plain(scenario)
    for share in (*scenario.shares, 0, money.WHOLE):
        part = Fraction(share, money.WHOLE)
        assert value(by_share(offer, scenario), part) == exact_cost(offer, scenario, part)
    central = Fraction(scenario.shares[1], money.WHOLE)
    assert sides(offer, scenario, 1) == exact_cost(offer, scenario, central)
    tripled = Scenario(
        tuple((3 * cents, count) for cents, count in scenario.amounts),
        scenario.shares, scenario.months, scenario.deductible, scenario.cash_rate,
    )  # fmt: skip
    assert sides(offer, scenario, 3) == exact_cost(offer, tripled, central)


@given(offers(), offers(), scenarios())
def test_break_even_really_equalises(one, other, scenario):
    first, second = Offer.from_plain(one), Offer.from_plain(other)
    scenario = Scenario.from_plain(scenario)
    found = compare(first, second, scenario)
    for x in found.by_share.zeros:
        assert 0 <= x <= 1
        assert exact_cost(first, scenario, x) == exact_cost(second, scenario, x)
    for x in found.by_amount.zeros:
        assert x > 0
        assert sides(first, scenario, x) == sides(second, scenario, x)


@given(offers(), offers(), scenarios(), st.integers(0, 10**6))
def test_regions_tell_which_costs_less(one, other, scenario, share):
    first, second = Offer.from_plain(one), Offer.from_plain(other)
    scenario = Scenario.from_plain(scenario)
    found, x = compare(first, second, scenario).by_share, Fraction(share, 10**6)
    assert (found.regions[0].start, found.regions[-1].end) == (0, 1)
    inside = [region for region in found.regions if region.start < x < region.end]
    assume(inside)
    apart = exact_cost(first, scenario, x) - exact_cost(second, scenario, x)
    # A single point of equality may stand inside a region that it does not divide.
    expected = 0 if x in found.zeros else inside[0].sign
    assert (apart > 0) - (apart < 0) == expected


@given(offers(), offers(), scenarios())
def test_the_other_way_round(one, other, scenario):
    first, second = Offer.from_plain(one), Offer.from_plain(other)
    scenario = Scenario.from_plain(scenario)
    there, back = compare(first, second, scenario), compare(second, first, scenario)
    assert there.differences == tuple(-apart for apart in back.differences)
    assert there.by_share.zeros == back.by_share.zeros
    assert there.by_amount.jumps == back.by_amount.jumps


@given(st.integers(0, money.MOST_CENTS))
def test_an_amount_shown_reads_back(cents):
    assert money.amount(money.euros(cents)) == cents


@given(st.integers(0, money.WHOLE))
def test_a_rate_shown_reads_back(millionths):
    assert money.rate(money.percent(millionths)) == millionths


@given(st.text(alphabet="0123456789 ,.€%-e\u00a0\u202f\n;\tà", max_size=14))
def test_any_text_is_read_or_refused_with_a_sentence(text):
    for reader in (money.amount, money.rate, money.whole, money.hundredths, money.column):
        try:
            reader(text)
        except money.Refused as error:
            assert str(error).endswith(".") and error.code in money.MESSAGES


@pytest.mark.parametrize("text", ["1e309", "9" * 400, "−" + "9" * 400, "1" + " 000" * 200])
def test_what_is_huge_is_refused(text):
    with pytest.raises(money.Refused):
        money.amount(text)
