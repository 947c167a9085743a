"""A workbook as bytes that depend on its content alone, so that two builds are the same."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping

from openpyxl import Workbook

#: The first date that the format of archives knows.
_ENTRY_DATE = (1980, 1, 1, 0, 0, 0)
_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def packed(book: Workbook, day: dt.date) -> bytes:
    """The file of a workbook, said to be written on ``day`` at midnight."""
    return joined(parts(book, day))


def parts(book: Workbook, day: dt.date) -> dict[str, bytes]:
    """The parts of a workbook by name, said to be written on ``day`` at midnight."""
    raw = io.BytesIO()
    book.save(raw)
    stamp = rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode() + rb"\g<2>"
    with zipfile.ZipFile(raw) as given:
        made = {name: given.read(name) for name in given.namelist()}
    made["docProps/core.xml"] = _WRITTEN.sub(stamp, made["docProps/core.xml"])
    return made


def joined(contents: Mapping[str, bytes]) -> bytes:
    """One file of several parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, _ENTRY_DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, content, compresslevel=6)
    return made.getvalue()
