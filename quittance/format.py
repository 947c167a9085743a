"""French typography of values: numbers, amounts, dates, lists.

Everything a reader sees passes here, so that spaces, commas and months are
right everywhere. U+202F stands between thousands, U+00A0 before a unit.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal

from quittance.model.dates import PartialDate
from quittance.text import fold

NBSP, NNBSP, MINUS = "\u00a0", "\u202f", "\u2212"
MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")
_SHORT_MONTHS = ("janv.", "févr.", "mars", "avril", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc.")


def number(value: Decimal | int, decimals: int | None = None) -> str:
    """``1234.5`` → ``1 234,5``; ``decimals`` fixes how many are shown.

    >>> number(Decimal("-1234.50"), 2) == "−\u202f1\u202f234,50"
    True
    """
    value = Decimal(value)
    text = f"{abs(value):,.{decimals}f}" if decimals is not None else f"{abs(value):,f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    text = text.replace(",", NNBSP).replace(".", ",")
    return f"{MINUS}{NNBSP}{text}" if value < 0 else text


def with_unit(value: Decimal | int, unit: str, decimals: int | None = None) -> str:
    """A number and its unit, the unit singular below two (``1 mois``, ``1 jour``).

    >>> with_unit(1, "jours") == "1\u00a0jour"
    True
    """
    if abs(Decimal(value)) < 2 and unit.endswith("s") and unit not in ("mois", "fois"):
        unit = unit[:-1]
    return f"{number(value, decimals)}{NBSP}{unit}" if unit else number(value, decimals)


def percent(value: Decimal, decimals: int | None = None) -> str:
    return with_unit(value, "%", decimals)


def euros(value: Decimal) -> str:
    """Cents are shown only when there are some."""
    return with_unit(value, "€", 2 if value != value.to_integral_value() else 0)


def day(value: dt.date, *, short: bool = False, html: bool = False) -> str:
    """``22 novembre 2026``; the first of a month is ``1er``, raised in HTML."""
    months = _SHORT_MONTHS if short else MONTHS
    first = "1<sup>er</sup>" if html else "1er"
    shown = first if value.day == 1 else str(value.day)
    return f"{shown}{NBSP}{months[value.month - 1]}{NBSP}{value.year}"


def partial_date(value: PartialDate | None) -> str:
    """A date as precise as its source: ``mars 2024``, ``vers 2020``, ``avant 2013``, ``2013–2014``.

    >>> from quittance.model.dates import parse_partial_date
    >>> partial_date(parse_partial_date("~2020")) == "vers\u00a02020"
    True
    """
    if value is None:
        return "non datée"
    text = value.text.lstrip("~<")
    shown = "–".join(_part(part) for part in text.split("/"))
    if value.about:
        return f"vers{NBSP}{shown}"
    if value.before:
        return f"avant{NBSP}{shown}"
    return shown


def _part(text: str) -> str:
    numbers = [int(part) for part in text.split("-")]
    if len(numbers) == 1:
        return text
    if len(numbers) == 2:
        return f"{MONTHS[numbers[1] - 1]}{NBSP}{numbers[0]}"
    return day(dt.date(*numbers))


def months(value: int) -> str:
    """An age: months up to two years, then years.

    >>> months(30) == "2\u00a0ans et demi", months(36) == "3\u00a0ans"
    (True, True)
    """
    if value < 1:
        return "moins d’un mois"
    if value < 24:
        return f"{value}{NBSP}mois"
    years, rest = divmod(value, 12)
    return f"{years}{NBSP}ans" + (" et demi" if rest >= 6 else "")


def join(items: Iterable[str], last: str = "et") -> str:
    """``a, b et c``."""
    words = list(items)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def count(value: int, singular: str, plural: str | None = None) -> str:
    """``0 fait``, ``1 fait``, ``2 faits``."""
    return f"{number(value)}{NBSP}{singular if value < 2 else plural or singular + 's'}"


def capital(text: str) -> str:
    """First letter upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def host(address: str) -> str:
    """The site of an address, as a reader names it.

    >>> host("https://www.legalcity.fr/en/cgv/")
    'legalcity.fr'
    """
    return address.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")


def slug(text: str) -> str:
    """A readable piece of address: ``Marque blanche`` → ``marque-blanche``."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
