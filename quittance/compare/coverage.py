"""How much is known, how well and how old: computed from the data, never typed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from quittance.model.facts import CLAIMS, UNKNOWN, Observation


@dataclass(frozen=True)
class Coverage:
    """Counts over many records.

    Attributes:
        observations: by claim.
        unsourced: observations with no source.
        unknown: counted fields that nothing says.
        counted: counted fields in all.
        conflicts: facts whose sources differ.
        ages: observations by age band, « age inconnu » apart.
        oldest: the oldest dated observation with its record, or None.
    """

    records: int
    observations: Counter
    unsourced: int
    unknown: int
    counted: int
    conflicts: int
    ages: Counter
    oldest: tuple[Any, Observation] | None

    @property
    def total(self) -> int:
        return sum(self.observations.values())


#: Upper bound in months, excluded; what readers read.
AGE_BANDS = ((12, "moins d’un an"), (24, "de un à deux ans"), (60, "de deux à cinq ans"), (10**6, "plus de cinq ans"))
AGE_UNKNOWN = "âge inconnu"


def age_band(observation: Observation, today: dt.date) -> str:
    """Age is counted from publication; reading an old page does not make it fresh."""
    if observation.published is None:
        return AGE_UNKNOWN
    months = observation.published.age_in_months(today)
    return next(label for most, label in AGE_BANDS if months < most)


def coverage(records: Iterable[Any], today: dt.date) -> Coverage:
    """Count the observations of records that have ``facts``."""
    records = list(records)
    claims: Counter = Counter(dict.fromkeys(CLAIMS, 0))
    ages: Counter = Counter({label: 0 for _, label in AGE_BANDS} | {AGE_UNKNOWN: 0})
    unsourced = unknown = counted = conflicts = 0
    oldest: tuple[Any, Observation] | None = None
    for record in records:
        counted += len(record.facts.counted)
        unknown += sum(f.status == UNKNOWN for f in record.facts.counted)
        conflicts += len(record.facts.conflicting)
        for observation in record.facts.observations:
            claims[observation.claim] += 1
            unsourced += observation.unsourced
            ages[age_band(observation, today)] += 1
            if observation.published and (oldest is None or observation.published.last < oldest[1].published.last):
                oldest = (record, observation)
    return Coverage(len(records), claims, unsourced, unknown, counted, conflicts, ages, oldest)
