"""Nothing was read or published after today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quittance.findings import Finding, finding

if TYPE_CHECKING:
    from quittance.base import Base
    from quittance.reading.reader import Reader


def check_dates(base: Base, reader: Reader) -> Iterator[Finding]:
    for source in base.sources.values():
        yield from _future(base, source.at, "sources", source.published_on, source.consulted_on)
    for name in ("providers", "trainings"):
        for record in getattr(base, name).values():
            for observation in record.facts.observations:
                source = observation.source
                # A date taken from the source is the fault of the source, said once above.
                published = observation.published if source is None or observation.published is not source.published_on else None
                consulted = observation.consulted if source is None or observation.consulted is not source.consulted_on else None
                if published or consulted:
                    yield from _future(base, observation.at, f"{name}.observation", published, consulted)


def _future(base: Base, at, where: str, published, consulted) -> Iterator[Finding]:
    if published is not None and published.first > base.today:
        yield finding("date-future", at, found=published, key="published_on", field=f"{where}.published_on")
    if consulted is not None and consulted > base.today:
        yield finding("date-future", at, found=consulted, key="consulted_on", field=f"{where}.consulted_on")
