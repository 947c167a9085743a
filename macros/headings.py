"""Markdown headings from texts of the data, so that tables of contents and search see them."""

from __future__ import annotations

_SIGNS = "\\`*_{}[]<>#&|!"


def heading(level: int, text: str, id_: str) -> str:
    """``## text {#id}`` on lines of its own; no sign of the text is markup."""
    escaped = "".join(f"&#{ord(sign)};" if sign in _SIGNS else sign for sign in text)
    return f"\n\n{'#' * level} {escaped} {{#{id_}}}\n\n"
