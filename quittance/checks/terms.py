"""No word of the glossary names two terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quittance.findings import Finding, finding
from quittance.text import fold

if TYPE_CHECKING:
    from quittance.base import Base
    from quittance.reading.reader import Reader


def check_terms(base: Base, reader: Reader) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for term in base.glossary.values():
        # A former name may have become several things: it is meant to be shared.
        for word in dict.fromkeys(map(fold, (term.term, *term.synonyms, *term.abbreviations))):
            other = owners.setdefault(word, term.id)
            if other != term.id:
                yield finding("terme-ambigu", term.at, found=word, other=base.glossary[other].term, field="glossary.term")
