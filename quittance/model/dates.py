"""Dates as sources give them: a year, a month, a day, a span or an approximation.

Nothing here asks what day it is: everything that depends on today takes it as
an argument.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_PART = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A span of days, as precise as its source.

    Attributes:
        text: what the editor wrote (``~2020``, ``2013/2014``, ``2024-03``).
        first: first possible day. For ``<2013`` it equals ``last``.
        last: last possible day.
        about: the source gives it as an approximation (``~``).
        before: only an upper bound is known (``<``).
    """

    text: str
    first: dt.date
    last: dt.date
    about: bool = False
    before: bool = False

    def __str__(self) -> str:
        return self.text

    def overlaps(self, other: PartialDate) -> bool:
        """Whether both can speak of the same day: ``1946`` and ``1946-03`` do."""
        if self.before or other.before:
            return (self.before and other.first <= self.last) or (other.before and self.first <= other.last)
        return self.first <= other.last and other.first <= self.last

    def age_in_months(self, today: dt.date) -> int:
        """Whole months from the last possible day to ``today`` (the kindest reading), never negative."""
        months = (today.year - self.last.year) * 12 + today.month - self.last.month
        if today.day < self.last.day and today.day != calendar.monthrange(today.year, today.month)[1]:
            months -= 1
        return max(0, months)


def _bounds(text: str) -> tuple[dt.date, dt.date]:
    match = _PART.fullmatch(text)
    if not match:
        raise ValueError(text)
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        first = dt.date(year, month or 1, day or 1)
    except ValueError as error:
        raise OverflowError(text) from error
    if day:
        return first, first
    last_month = month or 12
    return first, dt.date(year, last_month, calendar.monthrange(year, last_month)[1])


def parse_partial_date(text: str) -> PartialDate:
    """Read ``AAAA``, ``AAAA-MM``, ``AAAA-MM-JJ``, ``A/B``, ``~A`` or ``<A``.

    Raises:
        ValueError: the text has another form.
        OverflowError: the form is right but no such day exists (``2026-02-30``, year 0000)
            or a span ends before it starts.
    """
    if text.startswith("<"):
        first, _ = _bounds(text[1:])
        eve = first - dt.timedelta(days=1)
        return PartialDate(text, eve, eve, before=True)
    if text.startswith("~"):
        first, last = _bounds(text[1:])
        return PartialDate(text, first, last, about=True)
    if "/" in text:
        left, _, right = text.partition("/")
        (first, _), (_, last) = _bounds(left), _bounds(right)
        if last < first:
            raise OverflowError(text)
        return PartialDate(text, first, last)
    first, last = _bounds(text)
    return PartialDate(text, first, last)
