"""The home page: a true receipt, what changed in the law, how fresh the data is."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate

from macros import texts
from macros.environment import render
from macros.links import Page, law_anchor
from macros.slots import slots
from macros.views.law_pages import by_date, period, shown
from quittance import Base
from quittance.compare.coverage import coverage
from quittance.compare.statuses import status_counts
from quittance.format import percent
from quittance.model.facts import NOT_APPLICABLE, UNKNOWN

#: Class of each status in the bar.
_BARS = {"verifie": "v", "publie": "p", "declare": "d", "a-verifier": "c", "divergent": "c", "inconnu": "bg"}


def receipt(base: Base, page: Page, series_id: str, detail: str = "") -> str:
    """The receipt of a legal series: its value today, and its proof after the perforation.

    Args:
        detail: how the value is made; may cite other series (``{loi:id}``).

    Raises:
        KeyError: no such series: the build stops and names the page.
    """
    item = shown(base.law[series_id], base.today)
    words = texts.value_words(item.series, item.current) if item.current else ""
    return slots.hold(render(
        "home/receipt.html.j2", base=base, page=page, item=item, words=words,
        period=period(item.current) if item.current else "", href=page.to(law_anchor(series_id)), detail=texts.rich(base, page, detail),
    ))


def latest_changes(base: Base, page: Page, number: int = 4) -> str:
    """The latest changes of law in force on the day of the build."""
    changes = [change for change in by_date(base) if change.date <= base.today][:number]
    return slots.hold(render("home/changes.html.j2", base=base, page=page, changes=changes, rich=texts.rich))


def freshness(base: Base, page: Page) -> str:
    """Shares by status of every counted field, unknown included, and the ages of what is known."""
    records = [*base.providers.values(), *base.trainings.values()]
    return slots.hold(render("home/freshness.html.j2", base=base, page=page, cover=coverage(records, base.today), **shares(records)))


def shares(records: list) -> dict:
    """Counts and percentages by status, and the parts of the bar: (class, start in percent, width in percent)."""
    counts = {status: n for status, n in status_counts(records).items() if status != NOT_APPLICABLE}
    total = sum(counts.values())
    parts = [100 * n / total if total else 0 for n in counts.values()]
    starts = [0, *accumulate(parts)]
    bar = [(_BARS[s], f"{x:.2f}%", f"{w:.2f}%") for s, x, w in zip(counts, starts, parts, strict=False) if w]
    rows = [(status, n, share(n, total)) for status, n in counts.items()]
    return {"rows": rows, "bar": bar, "total": total, "unknown": counts[UNKNOWN], "unknown_share": share(counts[UNKNOWN], total)}


def share(part: int, total: int) -> str:
    """A percentage without decimals; a part that would show as zero is « moins de 1 % »."""
    rounded = round(Decimal(100 * part) / total) if total else 0
    return percent(rounded) if rounded or not part else f"moins de {percent(1)}"
