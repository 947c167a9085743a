"""The legal series and market figures: what a computation or a reader relies on exactly."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest

import quittance
from quittance.model.law import NoValue

DATA = Path(__file__).parents[2] / "data"
HALF_YEARS = [dt.date(year, month, 1) for year in range(2015, 2027) for month in (1, 7)]
BY_HALF_YEAR = (
    "taux-interet-legal-particulier",
    "taux-interet-legal-professionnel",
    "taux-penalites-b2b",
    "taux-interets-publics",
    "plancher-penalites-b2b",
)
REFERENCE = re.compile(r"\{loi:([a-z0-9-]+)(?:@(\d{4}-\d{2}-\d{2}))?\}")


@pytest.fixture(scope="module")
def base():
    return quittance.load(DATA, today=dt.date(2026, 11, 22))


@pytest.mark.parametrize("day", HALF_YEARS, ids=str)
def test_rates_of_a_half_year_follow_from_the_central_bank_and_the_legal_rate(base, day):
    def value(series):
        return base.law[series].at_date(day).value

    central_bank = value("taux-bce-refinancement")
    assert value("taux-penalites-b2b") == central_bank + value("points-penalites-b2b")
    assert value("taux-interets-publics") == central_bank + value("points-interets-publics")
    legal_rate = value("taux-interet-legal-professionnel")
    assert value("plancher-penalites-b2b") == value("plancher-penalites-multiple") * legal_rate


@pytest.mark.parametrize("series", (*BY_HALF_YEAR, "taux-bce-refinancement"))
def test_first_half_of_2027_is_refused_and_half_years_leave_no_gap(base, series):
    day = dt.date(2015, 1, 1)
    while day.year < 2027:
        base.law[series].at_date(day)
        day += dt.timedelta(days=1)
    with pytest.raises(NoValue, match="aucune valeur connue au 01/01/2027"):
        base.law[series].at_date(dt.date(2027, 1, 1))


@pytest.mark.parametrize(
    ("series", "day", "value"),
    [
        ("taux-interet-legal-particulier", "2026-06-30", "6.67"),
        ("taux-interet-legal-professionnel", "2024-01-01", "5.07"),
        ("taux-interet-legal-professionnel", "2026-07-01", "2.75"),
        ("taux-penalites-b2b", "2024-07-01", "14.25"),
        ("taux-penalites-b2b", "2026-01-01", "12.15"),
        ("taux-penalites-b2b", "2026-11-22", "12.40"),
        ("taux-interets-publics", "2026-06-30", "10.15"),
        ("plancher-penalites-b2b", "2024-12-31", "14.76"),
        ("taux-bce-refinancement", "2026-09-15", "2.40"),
        ("taux-bce-refinancement", "2026-09-16", "2.65"),
        ("injonction-signification", "2026-08-31", "6"),
        ("injonction-signification", "2026-09-01", "3"),
        ("contribution-aide-juridique", "2026-05-01", "50"),
    ],
)
def test_values_at_a_date(base, series, day, value):
    assert base.law[series].at_date(dt.date.fromisoformat(day)).value == Decimal(value)


@pytest.mark.parametrize("day", ["2026-03-01", "2026-04-30"])
def test_the_base_refuses_between_the_two_dates_of_the_contribution(base, day):
    with pytest.raises(NoValue):
        base.law["contribution-aide-juridique"].at_date(dt.date.fromisoformat(day))


def test_what_no_page_confirms_is_to_be_verified(base):
    for series in base.law.values():
        for value in series.values:
            if set(value.sources) == {"connaissance-generale"}:
                assert (value.confidence, value.indirect) == ("faible", True), series.id
                assert value.to_verify, series.id
            if value.confidence == "faible":
                assert value.to_verify, series.id


def test_each_value_has_been_checked_and_current_ones_are_reviewed_within_a_year(base):
    in_a_year = base.today.replace(year=base.today.year + 1)
    for series in base.law.values():
        for value in series.values:
            assert value.checked_on, series.id
            if value.until is None or value.until >= base.today:
                assert value.review_by, series.id
                assert base.today < value.review_by <= in_a_year, series.id


def test_changes_are_most_recent_first_and_their_figures_are_known(base):
    changes = list(base.changes.values())
    dates = [change.date for change in changes]
    assert dates == sorted(dates, reverse=True)
    for change in changes:
        for series, day in REFERENCE.findall(change.text):
            base.law[series].at_date(dt.date.fromisoformat(day) if day else base.today)


def test_market_figures_name_their_speaker_and_their_limits(base):
    assert len(base.market) == 75
    for figure in base.market.values():
        assert figure.sources and figure.caution, figure.id
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high, figure.id
        assert figure.unit or (figure.low is None and figure.high is None), figure.id
