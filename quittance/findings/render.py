"""The same findings as text for people, JSON for programs, annotations for GitHub."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path

from quittance.findings.catalogue import CATALOGUE
from quittance.findings.finding import Finding

FORMATS = ("text", "json", "github")
_SEVERITY = {"error": "erreur", "warning": "avertissement"}


def render(findings: Sequence[Finding], format: str = "text", *, root: Path | None = None) -> str:
    """Findings in one of :data:`FORMATS`; paths are shown below ``root`` when given.

    Raises:
        ValueError: unknown format.
    """
    if format not in FORMATS:
        raise ValueError(format)
    prefix = f"{root.as_posix()}/" if root is not None else ""
    if format == "json":
        rows = [dataclasses.asdict(f) | {"path": prefix + f.path, "mend": CATALOGUE[f.code].mend} for f in findings]
        return json.dumps(rows, ensure_ascii=False, indent=1)
    one = _text if format == "text" else _github
    return "\n".join(one(f, prefix + f.path) for f in findings)


def _advice(f: Finding) -> list[str]:
    """What to add to the message: what was read, what should stand there, what to do."""
    words = []
    if f.found and f.found not in f.message:
        words.append(f"Trouvé\u00a0: {f.found}")
    if f.expected:
        words.append(f"Attendu\u00a0: {f.expected}" + ("" if f.expected.endswith((".", "…")) else "."))
    if f.suggestion:
        words.append(f"Vouliez-vous dire\u00a0: {f.suggestion}")
    words.append(f"À faire\u00a0: {CATALOGUE[f.code].mend}")
    return words


def _text(f: Finding, path: str) -> str:
    # A finding on a whole file opens at its start, where editors and terminals can go.
    place = f"{path}:{max(f.line, 1)}:{max(f.column, 1)}"
    lines = [f"{place}: {_SEVERITY[f.severity]} {f.code}", f.message, *_advice(f), f"Voir\u00a0: {f.doc}"]
    return "\n    ".join(lines)


def _github(f: Finding, path: str) -> str:
    text = " ".join([f.message, *_advice(f)]).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    place = _property(path)
    return f"::{f.severity} file={place},line={max(f.line, 1)},col={max(f.column, 1)},title={f.code}::{text}"


def _property(text: str) -> str:
    return text.replace("%", "%25").replace(":", "%3A").replace(",", "%2C").replace("\n", "%0A").replace("\r", "%0D")
