"""The base, loaded once per state of the data folder.

Kept outside ``define_env``, which some engines run for each page.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import quittance
from quittance import Base

_cache: dict[tuple, Base] = {}


class DataErrors(Exception):
    """The data has errors: no page can be shown. ``str()`` holds the findings, one after the other."""


def today() -> dt.date:
    """The day of the build; ``SOURCE_DATE_EPOCH`` makes it reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
    return dt.date.today()


def data_folder(root: Path) -> Path:
    """``data`` beside ``mkdocs.yml``, or where ``QUITTANCE_DATA`` says."""
    return Path(os.environ.get("QUITTANCE_DATA") or root / "data").resolve()


def current_base(root: Path) -> Base:
    """The base of a project, read again only when a file of it changed.

    Raises:
        DataErrors: the data has errors; the message is what ``check`` prints.
    """
    folder = data_folder(root)
    state = tuple(
        (path.as_posix(), stat.st_mtime_ns, stat.st_size)
        for path in sorted(folder.rglob("*.y*ml"))
        for stat in (path.stat(),)
    )
    key = (folder, today(), state)
    if key not in _cache:
        _cache.clear()
        _cache[key] = quittance.load(folder, today=today())
    base = _cache[key]
    if base.errors:
        raise DataErrors(quittance.findings.render(base.errors, "text", root=Path(folder.name)))
    return base
