"""What an editor most likely meant by a value in the wrong form."""

from __future__ import annotations

import re

from quittance.format import MONTHS, slug
from quittance.model.kinds import SLUG, Choice, Kind, Many, Number
from quittance.text import fold

_FLAGS = {
    **dict.fromkeys(("oui", "o", "true", "yes", "y", "on", "vrai", "x"), "oui"),
    **dict.fromkeys(("non", "false", "no", "n", "off", "faux"), "non"),
}
_FRENCH_DAY = re.compile(r"(\d{1,2})(?:er)?[ ./-](\d{1,2}|[a-z]+)[ ./-](\d{4})")
_MONTHS = [fold(month) for month in MONTHS]
#: Units that a person writes beside a number; the field knows its own.
_UNITS = re.compile(r"(?:%|€|eur|euros?|jours?|mois|ans?|heures?|personnes?|salaries)$")


def guess(text: str, code: str, kind: Kind) -> str:
    """The value to propose for a refused one, or an empty text.

    Args:
        text: what was written.
        code: of the finding.
        kind: of the field.
    """
    text = text.strip()
    if code in ("yaml-oui-non", "oui-non-attendu"):
        return _FLAGS.get(text.lower(), "") if kind.label == "oui ou non" else f'"{text}"'
    if code == "texte-attendu":
        return f'"{text}"'
    if code == "nombre-entre-guillemets":
        return text.replace(",", ".")
    if code == "nombre-attendu":
        return _number(text, kind)
    if code == "date-invalide":
        return _day(text)
    if code == "identifiant-invalide":
        return slug(text)
    return ""


def guess_list(text: str, kind: Many) -> str:
    """The list that a text stands for, or empty when a comma may belong to the text."""
    inner = text.strip().strip("()[]")
    if isinstance(kind.item, Choice):
        parts = [part.strip() for part in re.split(r"[,;/]", inner)]
        return f"[{', '.join(parts)}]" if all(SLUG.fullmatch(part) for part in parts) else ""
    return f"[{inner}]" if len(inner) < 60 and not re.search(r'[,"•*]', inner) else ""


def _number(text: str, kind: Kind) -> str:
    bare = _UNITS.sub("", re.sub(r"\s", "", fold(text))).replace(",", ".")
    whole = isinstance(kind, Number) and kind.whole
    return bare if re.fullmatch(r"\d+" if whole else r"\d+(?:\.\d+)?", bare) else ""


def _day(text: str) -> str:
    match = _FRENCH_DAY.fullmatch(fold(text))
    if match is None:
        return ""
    day, month, year = match.groups()
    if month in _MONTHS:
        number = _MONTHS.index(month) + 1
    elif month.isdecimal() and 1 <= int(month) <= 12:
        number = int(month)
    else:
        return ""
    return f"{year}-{number:02}-{int(day):02}" if 1 <= int(day) <= 31 else ""
