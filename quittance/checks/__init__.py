"""Checks of the whole base, once every record is read.

Each check is a function ``(base, reader) -> iterable of findings`` in a file of
its own, listed in :data:`CHECKS`. A check that fails is itself a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from quittance.checks.collaboration import check_collaboration
from quittance.checks.dates import check_dates
from quittance.checks.fields import check_fields
from quittance.checks.law import check_law
from quittance.checks.practices import check_practices
from quittance.checks.questionnaire import check_questionnaire
from quittance.checks.references import check_references
from quittance.checks.site import check_site
from quittance.checks.situation import check_situation
from quittance.checks.sources import check_sources
from quittance.checks.terms import check_terms
from quittance.findings import Finding, finding
from quittance.model.spec import Position

if TYPE_CHECKING:
    from quittance.base import Base
    from quittance.reading.reader import Reader

CHECKS: tuple[Callable[[Base, Reader], Iterable[Finding]], ...] = (
    check_references,
    check_fields,
    check_sources,
    check_dates,
    check_law,
    check_practices,
    check_questionnaire,
    check_terms,
    check_site,
    check_situation,
    check_collaboration,
)


def run_checks(base: Base, reader: Reader) -> list[Finding]:
    """Findings of every check."""
    findings: list[Finding] = []
    for check in CHECKS:
        try:
            findings += check(base, reader)
        except Exception as error:  # a defect of ours must not hide the other findings
            findings.append(
                finding("controle-en-panne", Position("", 0, 0), check=check.__name__, reason=f"{type(error).__name__}\u00a0: {error}")
            )
    return findings
