"""A workbook as bytes that depend on its content alone, so that two builds are the same."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

from openpyxl import Workbook

#: The first date that the format of archives knows.
_ENTRY_DATE = (1980, 1, 1, 0, 0, 0)
_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def packed(book: Workbook, day: dt.date) -> bytes:
    """The file of a workbook, said to be written on ``day`` at midnight."""
    raw = io.BytesIO()
    book.save(raw)
    made = io.BytesIO()
    stamp = rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode() + rb"\g<2>"
    with zipfile.ZipFile(raw) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in given.namelist():
            content = given.read(name)
            if name == "docProps/core.xml":
                content = _WRITTEN.sub(stamp, content)
            entry = zipfile.ZipInfo(name, _ENTRY_DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, content)
    return made.getvalue()
