"""A good or bad choice is a full row of its table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quittance.findings import Finding, finding

if TYPE_CHECKING:
    from quittance.base import Base
    from quittance.reading.reader import Reader


def check_practices(base: Base, reader: Reader) -> Iterator[Finding]:
    for practice in base.practices.values():
        if practice.kind == "choix":
            for key in ("situation", "good", "bad"):
                if getattr(practice, key) is None:
                    yield finding("choix-incomplet", practice.at, key=key, field=f"practices.{key}")
