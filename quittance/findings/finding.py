"""One finding, and how it is made from its code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quittance.findings.catalogue import CATALOGUE
from quittance.model.spec import Position


@dataclass(frozen=True, slots=True)
class Finding:
    """A thing to mend in the data.

    Attributes:
        code: stable code, a key of the catalogue.
        severity: ``error`` (the site is not published) or ``warning``.
        path: file, relative to the data folder, with ``/``.
        line, column: from 1; 0 when the whole file is meant.
        message: one French sentence: what is wrong.
        found, expected: what was read and what should be there; may be empty.
        suggestion: the nearest valid value, or empty.
        doc: page and anchor of the site where the field or the code is explained.
    """

    code: str
    severity: str
    path: str
    line: int
    column: int
    message: str
    found: str = ""
    expected: str = ""
    suggestion: str = ""
    doc: str = ""


def finding(
    code: str,
    at: Position,
    *,
    found: object = "",
    expected: str = "",
    suggestion: str | None = None,
    field: str = "",
    **words: object,
) -> Finding:
    """Make the finding of a code at a place.

    Args:
        code: a key of the catalogue.
        at: where.
        found: what was read; cut at 80 characters.
        expected: what should stand there, in French.
        suggestion: nearest valid value, if any.
        field: ``collection.field`` when the documentation of that field helps more than that of the code.
        words: values for the message template of the code.

    Raises:
        KeyError: the code is not in the catalogue, or its template wants another word.
    """
    entry = CATALOGUE[code]
    shown = " ".join(str(found).split())
    if len(shown) > 80:
        shown = shown[:79] + "…"
    doc = f"editer/champs/#{field.replace('.', '-')}" if field else f"editer/codes/#{code}"
    return Finding(
        code, entry.severity, at.path, at.line, at.column,
        entry.message.format(found=shown, **words), shown, expected, suggestion or "", doc,
    )


def sort(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By file, line, column and code; exact repeats appear once."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda f: (f.path, f.line, f.column, f.code)))
