"""French typography, pinned: readers see these strings."""

import datetime as dt
from decimal import Decimal

import pytest

from quittance import format as french
from quittance.model.dates import parse_partial_date

NBSP, THIN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (Decimal(0), None, "0"),
        (Decimal("12.40"), None, "12,4"),
        (Decimal("12.4"), 2, "12,40"),
        (Decimal("1234567.891"), None, f"1{THIN}234{THIN}567,891"),
        (Decimal("-1234.5"), 2, f"\u2212{THIN}1{THIN}234,50"),
        (Decimal("1E+3"), None, f"1{THIN}000"),
    ],
)
def test_number(value, decimals, shown):
    assert french.number(value, decimals) == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [(1, "jours", f"1{NBSP}jour"), (2, "jours", f"2{NBSP}jours"), (1, "mois", f"1{NBSP}mois"), (0, "ans", f"0{NBSP}an"), (3, "fois", f"3{NBSP}fois"), (5, "", "5")],
)
def test_unit_agrees_with_its_number(value, unit, shown):
    assert french.with_unit(value, unit) == shown


@pytest.mark.parametrize(("value", "shown"), [("40", f"40{NBSP}€"), ("646.52", f"646,52{NBSP}€"), ("10000", f"10{THIN}000{NBSP}€"), ("9.5", f"9,50{NBSP}€")])
def test_euros_show_cents_only_when_there_are_some(value, shown):
    assert french.euros(Decimal(value)) == shown


def test_days():
    assert french.day(dt.date(2026, 9, 1)) == f"1er{NBSP}septembre{NBSP}2026"
    assert french.day(dt.date(2026, 9, 1), html=True) == f"1<sup>er</sup>{NBSP}septembre{NBSP}2026"
    assert french.day(dt.date(2026, 11, 22), short=True) == f"22{NBSP}nov.{NBSP}2026"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2024", "2024"), ("2024-03", f"mars{NBSP}2024"), ("2024-03-01", f"1er{NBSP}mars{NBSP}2024"),
        ("~2020", f"vers{NBSP}2020"), ("<2013", f"avant{NBSP}2013"), ("2013/2014", "2013–2014"),
    ],
)
def test_partial_dates(text, shown):
    assert french.partial_date(parse_partial_date(text)) == shown


def test_no_date_is_said():
    assert french.partial_date(None) == "non datée"


@pytest.mark.parametrize(
    ("months", "shown"),
    [(0, "moins d’un mois"), (1, f"1{NBSP}mois"), (23, f"23{NBSP}mois"), (24, f"2{NBSP}ans"), (30, f"2{NBSP}ans et demi"), (100, f"8{NBSP}ans")],
)
def test_ages(months, shown):
    assert french.months(months) == shown


def test_lists_and_counts():
    assert french.join([]) == ""
    assert french.join(["a"]) == "a"
    assert french.join(["a", "b", "c"]) == "a, b et c"
    assert french.join(["platine", "or"], "ou") == "platine ou or"
    assert french.count(0, "cabinet") == f"0{NBSP}cabinet"
    assert french.count(1200, "cabinet", "cabinets") == f"1{THIN}200{NBSP}cabinets"


def test_addresses_and_slugs():
    assert french.host("https://www.legalcity.fr/en/cgv/") == "legalcity.fr"
    assert french.slug("Marque blanche") == "marque-blanche"
    assert french.slug("Éligible à l’export") == "eligible-a-l-export"
