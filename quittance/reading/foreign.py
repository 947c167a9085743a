"""Files that are not the plain UTF-8 text they should be: what they look like, in French."""

from __future__ import annotations

import re

#: How a file of another program begins, and what to call it.
_BEGINNINGS = (
    (b"PK\x03\x04", "un document de traitement de texte ou de tableur"),
    (b"\xd0\xcf\x11\xe0", "un ancien document de traitement de texte ou de tableur"),
    (b"{\\rtf", "un document de traitement de texte (RTF)"),
    (b"%PDF-", "un document PDF"),
)
_PAGE = re.compile(rb"\s*<(?:!doctype|html|\?xml)\b", re.IGNORECASE)


def foreign_format(raw: bytes) -> str:
    """What a file is when it is no plain text, as a French noun; empty for a plain text."""
    for beginning, name in _BEGINNINGS:
        if raw.startswith(beginning):
            return name
    return "une page web" if _PAGE.match(raw[:200]) else ""


def misread_byte(raw: bytes, byte: int) -> str:
    """What the file seems to be in, from its first bytes and the first that UTF-8 refuses."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "il semble en UTF-16, que Windows nomme «\u00a0Unicode\u00a0»"
    try:
        character = bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return "il semble dans un ancien encodage"
    return f"il semble en ANSI (Windows), où c’est «\u00a0{character}\u00a0»"
