"""The workbooks of the kit of collaboration: file handed over, monthly figures, plan of improvement; and the file as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from macros.views.kit import DASHBOARD, FILE, FILE_CSV, PLAN
from macros.workbooks.kit.dashboard import dashboard_workbook
from macros.workbooks.kit.plan import plan_workbook
from macros.workbooks.kit.transmission import transmission_csv, transmission_workbook
from macros.workbooks.packing import packed
from quittance import Base


def kit_files(base: Base) -> Iterator[tuple[str, bytes]]:
    """(path in the site, bytes), nothing when the data has no kit."""
    if base.collaboration is None:
        return
    yield FILE, packed(transmission_workbook(base), base.today)
    yield FILE_CSV, transmission_csv(base)
    yield DASHBOARD, packed(dashboard_workbook(base), base.today)
    yield PLAN, packed(plan_workbook(base), base.today)
