"""Legal series: a number or a rule, periods that make sense and do not overlap, reviews in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from quittance.findings import Finding, finding

if TYPE_CHECKING:
    from quittance.base import Base
    from quittance.reading.reader import Reader


def check_law(base: Base, reader: Reader) -> Iterator[Finding]:
    for series in base.law.values():
        for value in series.values:
            if (value.value is None) == (value.text is None):
                yield finding("droit-valeur", value.at, field="law.values")
            if value.since and value.until and value.until < value.since:
                yield finding("droit-periode-inverse", value.at, found=f"{value.since} → {value.until}", field="law.values")
            if value.review_by and value.review_by < base.today:
                yield finding("droit-revue-en-retard", value.at, found=value.review_by, field="law.values")
        ordered = sorted(series.values, key=lambda v: v.since or dt.date.min)
        for before, after in pairwise(ordered):
            if (before.until or dt.date.max) >= (after.since or dt.date.min):
                yield finding("droit-periodes-en-conflit", after.at, line=before.at.line, field="law.values")
