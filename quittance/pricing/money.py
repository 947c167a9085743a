"""Amounts and rates as French people type them, as exact integers, and back.

Amounts are cents (``int``); rates are millionths (``int``: 12,5 % is 125 000).
The browser's half is ``docs/assets/js/engine/money.js``: same functions, same
messages, and ``tests/vectors/money.json`` runs against both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

NBSP, NNBSP, MINUS = "\u00a0", "\u202f", "\u2212"

#: Millionths in a whole: 100 % is 1 000 000.
WHOLE = 1_000_000
#: A thousand billion euros: more is a slip of the keyboard.
MOST_CENTS = 10**14
MOST_LINES = 5_000

_SPACES = "\\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
EUROS = ("€", "euros", "euro", "eur")
# Signs that paste along without being seen.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\u2066-\u2069\ufeff]")
_SPACE = re.compile(f"[{_SPACES}]+")
_PLAIN = re.compile(
    r"([0-9]+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3})+(?=,))?(?:[.,]([0-9]*))?"
)

MESSAGES = {
    "empty": "Indiquez une valeur.",
    "letters": f"Écrivez le nombre en chiffres, sans lettre, par exemple 1{NNBSP}234,56.",
    "negative": "Un nombre négatif n’a pas de sens ici.",
    "separators": f"Un seul séparateur décimal, la virgule, par exemple 1{NNBSP}234,56.",
    "spaces": f"Les espaces séparent des groupes de trois chiffres, par exemple 1{NNBSP}234,56.",
    "signs": f"Ce signe n’a pas sa place dans un nombre{NBSP}: gardez les chiffres et la virgule.",
    "decimals-2": f"Deux chiffres au plus après la virgule{NBSP}; pour les milliers, laissez une espace, par exemple 1{NNBSP}234.",
    "decimals-4": "Quatre chiffres au plus après la virgule.",
    "whole": "Écrivez un nombre entier.",
    "large": f"Ce nombre est trop grand pour être un montant{NBSP}: vérifiez la saisie.",
    "above": f"Un taux va de 0 à 100{NBSP}%.",
    "zero": "Le nombre doit être plus grand que zéro.",
    "columns": "Collez une seule colonne, celle des montants.",
    "lines": f"Au plus 5{NNBSP}000 montants.",
}


class Refused(ValueError):
    """A text that is not the number asked for. ``code`` is a key of :data:`MESSAGES`."""

    def __init__(self, code: str, line: int | None = None):
        self.code, self.line = code, line
        place = f"Ligne{NBSP}{line}{NBSP}: " if line else ""
        message = MESSAGES[code]
        super().__init__(place + (message[:1].lower() + message[1:] if place else message))


@dataclass(frozen=True)
class Pasted:
    """Amounts of a pasted column, in cents, and the heading that was left out."""

    amounts: tuple[int, ...]
    heading: str | None = None


def amount(text: str) -> int:
    """Cents of « 1 234,56 € ».

    >>> amount("1\u202f234,56\u00a0€")
    123456

    Raises:
        Refused: with ``empty``, ``letters``, ``negative``, ``separators``, ``spaces``, ``signs``,
            ``decimals-2`` or ``large``.
    """
    cents = _scaled(_without_unit(text, EUROS), 2)
    if cents > MOST_CENTS:
        raise Refused("large")
    return cents


def rate(text: str) -> int:
    """Millionths of « 12,5 % ».

    >>> rate("12,5 %")
    125000

    Raises:
        Refused: as :func:`amount`, with ``decimals-4`` and ``above`` beyond 100 %.
    """
    value = _scaled(_without_unit(text, ("%",)), 4)
    if value > WHOLE:
        raise Refused("above")
    return value


def whole(text: str, most: int = 1_000_000) -> int:
    """A count: « 1 200 ». Raises :class:`Refused`, with ``whole`` when there are decimals."""
    value = _scaled(_without_unit(text, ()), 0)
    if value > most:
        raise Refused("large")
    return value


def hundredths(text: str) -> int:
    """An expected number, which need not be whole: « 2,5 » acts are 250."""
    value = _scaled(_without_unit(text, ()), 2)
    if value > 10**8:
        raise Refused("large")
    return value


def column(text: str) -> Pasted:
    """Amounts pasted from a sheet: one a line, or on one line between semicolons.

    A first line without any figure is a heading and is left out.

    Raises:
        Refused: with the number of the line at fault.
    """
    lines = [line.strip() for line in re.split("\r\n|\r|\n|\u2028|\u2029", text)]
    if len([line for line in lines if line]) == 1:
        lines = [part.strip() for line in lines for part in line.split(";")]
    heading = None
    amounts: list[int] = []
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        if (
            heading is None
            and not amounts
            and not re.search("[0-9]", line)
            and re.search(r"[^\W\d_]", line)
        ):
            heading = line
            continue
        if "\t" in line or ";" in line:
            raise Refused("columns", number)
        try:
            cents = amount(line)
        except Refused as error:
            raise Refused(error.code, number) from None
        if cents == 0:
            raise Refused("zero", number)
        amounts.append(cents)
        if len(amounts) > MOST_LINES:
            raise Refused("lines")
    if not amounts:
        raise Refused("empty")
    return Pasted(tuple(amounts), heading)


def _without_unit(text: str, units: tuple[str, ...]) -> str:
    """The number alone, its spaces plain, a unit taken from its end."""
    plain = _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip()
    for unit in units:
        if plain.lower().endswith(unit):
            return plain[: -len(unit)].strip()
    return plain


def _scaled(text: str, decimals: int) -> int:
    if not text:
        raise Refused("empty")
    if re.search(r"[^\W\d_]", text):
        raise Refused("letters")
    if text[0] in "-\u2010\u2011\u2012\u2013\u2212\uff0d(":
        raise Refused("negative")
    if re.search("[^0-9., ]", text) or not re.search("[0-9]", text):
        raise Refused("signs")
    found = _PLAIN.fullmatch(text)
    if not found:
        bare = text.replace(" ", "")
        raise Refused("spaces" if _PLAIN.fullmatch(bare) else "separators")
    digits, rest = re.sub("[ .]", "", found[1] or ""), found[2] or ""
    if len(rest) > decimals:
        raise Refused(f"decimals-{decimals}" if decimals else "whole")
    if len(digits.lstrip("0")) > 15:
        raise Refused("large")
    return int(digits + rest.ljust(decimals, "0"))


def half_up(value: Fraction | int) -> int:
    """The nearest whole number, halves upwards: the one rounding rule of costs."""
    value = Fraction(value)
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def euros(cents: int) -> str:
    """``123456`` → ``1 234,56 €``, always with its cents."""
    units, rest = divmod(abs(cents), 100)
    shown = f"{units:,}".replace(",", NNBSP) + f",{rest:02d}{NBSP}€"
    return f"{MINUS}{NNBSP}{shown}" if cents < 0 else shown


def percent(millionths: int | Fraction, decimals: int = 4) -> str:
    """``125000`` → ``12,5 %``: no more decimals than needed, at most ``decimals``, halves upwards."""
    scaled = half_up(Fraction(millionths) * 10**decimals / 10_000)
    units, rest = divmod(scaled, 10**decimals)
    tail = f"{rest:0{decimals}d}".rstrip("0") if decimals else ""
    return f"{units:,}".replace(",", NNBSP) + (f",{tail}" if tail else "") + f"{NBSP}%"
