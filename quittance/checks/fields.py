"""Fields named by remarks and criteria exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quittance.findings import Finding, finding
from quittance.model.provider import PROVIDER_FIELDS
from quittance.model.training import TRAINING_FIELDS
from quittance.text import nearest

if TYPE_CHECKING:
    from quittance.base import Base
    from quittance.reading.reader import Reader


def check_fields(base: Base, reader: Reader) -> Iterator[Finding]:
    for name, fields in (("providers", PROVIDER_FIELDS), ("trainings", TRAINING_FIELDS)):
        for record in getattr(base, name).values():
            for remark in record.remarks:
                if remark.field not in fields:
                    yield finding("champ-cite-inconnu", remark.at, found=remark.field, suggestion=nearest(remark.field, fields), field=f"{name}.remarks.field")
    for criterion in base.criteria.values():
        for question in criterion.questions:
            for name in question.fields:
                if name not in PROVIDER_FIELDS:
                    yield finding("champ-cite-inconnu", question.at, found=name, suggestion=nearest(name, PROVIDER_FIELDS), field="criteria.criteria.questions.fields")
