"""Shares by status: each counted field of each record once, unknown ones included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from quittance.model.facts import STATUSES


def status_counts(records: Iterable[Any]) -> Counter:
    """How many counted fields have each status, in the order of :data:`STATUSES`.

    Fields « sans objet » are left out, as in the documented share: their count is 0.
    """
    counts: Counter = Counter(dict.fromkeys(STATUSES, 0))
    for record in records:
        counts.update(fact.status for fact in record.facts.counted)
    return counts
