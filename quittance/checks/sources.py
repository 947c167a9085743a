"""Each source stands once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quittance.findings import Finding, finding

if TYPE_CHECKING:
    from quittance.base import Base
    from quittance.reading.reader import Reader


def check_sources(base: Base, reader: Reader) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for source in base.sources.values():
        if source.address is None:
            continue
        other = first.setdefault(source.address.rstrip("/"), source.id)
        if other != source.id:
            yield finding("adresse-en-double", source.at, found=source.address, other=other, field="sources.address")
