"""Kinds of value: what a field may hold, stated once for every use.

Each kind says how to read the text of a YAML scalar, how to describe itself to
a data editor (French) and what it is in JSON Schema. The checker, the schema,
the field documentation, the tables and the forms all ask the kind.

A kind's ``parse`` takes the raw text of the scalar and the type that YAML gave
it (``str``, ``int``, ``float``, ``bool``, ``null``), and returns a value or
raises :class:`Invalid` with the code of a finding.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from quittance.model.dates import PartialDate, parse_partial_date

#: Reserved scalar: the field does not apply to this record.
NOT_APPLICABLE = "sans-objet"

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: A tag or an entity as a browser would read it; « a < b » is none.
_TAG = re.compile(r"<[a-zA-Z/!?]|&(?:#[0-9a-zA-Z]+|[a-zA-Z][0-9a-zA-Z]*);")
#: What no text needs: control and direction characters, and line breaks that editors do not count.
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
#: No user name before the host: it serves to deceive.
_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^/?#@]+(?:[/?#][^\s<>\"'`{}|\\^]*)?")
#: A cell that starts so is run as a formula by a spreadsheet.
FORMULA_STARTS = ("=", "+", "@", "-", "\t", "\r")


def _exactly(pattern: str) -> str:
    """A pattern of JSON Schema for the whole text; Python's ``$`` would let a last line end through."""
    return f"^(?:{pattern})(?!\\n)$"


class Invalid(ValueError):
    """A value that its kind refuses: ``code`` of the finding, ``expected`` in French."""

    def __init__(self, code: str, expected: str):
        super().__init__(code)
        self.code = code
        self.expected = expected


@dataclass(frozen=True)
class Kind:
    """Base of all kinds. ``label`` is what editors read."""

    label: ClassVar[str] = ""
    #: two observations of a field of this kind may contradict each other
    comparable: ClassVar[bool] = True

    def parse(self, text: str, type_: str) -> Any:
        raise TypeError(type(self).__name__)

    def schema(self) -> dict[str, Any]:
        raise TypeError(type(self).__name__)


@dataclass(frozen=True)
class Text(Kind):
    """Plain text: no HTML, no formula, no number or yes/no that YAML would convert."""

    label: ClassVar[str] = "texte"
    #: Two sentences rarely say the same thing in the same words: they complete each other.
    comparable: ClassVar[bool] = False
    longest: int = 2000

    def parse(self, text: str, type_: str) -> str:
        if type_ == "bool":
            raise Invalid("yaml-oui-non", "un texte entre guillemets")
        if type_ == "null":
            raise Invalid("valeur-vide", "un texte")
        if type_ in ("int", "float"):
            plain = _NUMBER.fullmatch(text)
            raise Invalid("texte-attendu" if plain else "yaml-nombre-ambigu", "un texte entre guillemets")
        if len(text) > self.longest:
            raise Invalid("texte-trop-long", f"au plus {self.longest} caractères")
        text = text.strip()
        if not text:
            raise Invalid("valeur-vide", "un texte")
        # Most texts have none of these characters, which is quicker to know than a search.
        if not text.isprintable() and FORBIDDEN.search(text):
            raise Invalid("caractere-interdit", "un texte sans caractère de contrôle")
        if ("<" in text or "&" in text) and _TAG.search(text):
            raise Invalid("html-interdit", "un texte sans balise ni code HTML, par exemple « < 5 » avec une espace")
        if text.startswith(FORMULA_STARTS):
            raise Invalid("formule-interdite", "un texte qui ne commence pas par =, +, - ou @")
        return text

    def schema(self) -> dict[str, Any]:
        return {
            "type": "string",
            "minLength": 1,
            "maxLength": self.longest,
            "pattern": rf"^(?!\s*[=+@\-])(?![\s\S]*(?:{_TAG.pattern}|{FORBIDDEN.pattern}))[\s\S]*\S",
        }


@dataclass(frozen=True)
class Name(Text):
    """A short exact text, such as a town: two that differ are in conflict."""

    label: ClassVar[str] = "nom exact"
    comparable: ClassVar[bool] = True


@dataclass(frozen=True)
class Slug(Kind):
    """An identifier: lower-case ASCII words joined by hyphens."""

    label: ClassVar[str] = "identifiant"

    def parse(self, text: str, type_: str) -> str:
        if type_ != "str" or not SLUG.fullmatch(text) or len(text) > 80:
            raise Invalid("identifiant-invalide", "des minuscules sans accent, des chiffres et des traits d’union")
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": _exactly(SLUG.pattern), "maxLength": 80}


@dataclass(frozen=True)
class Choice(Kind):
    """One entry of a vocabulary (``data/vocabularies/<vocabulary>.yaml``)."""

    vocabulary: str
    label: ClassVar[str] = "choix dans une liste"

    def parse(self, text: str, type_: str) -> str:
        # Membership is a check of the whole base: the vocabularies are data too.
        if type_ != "str" or not SLUG.fullmatch(text):
            raise Invalid("identifiant-invalide", f"une valeur de la liste « {self.vocabulary} »")
        return text

    def schema(self) -> dict[str, Any]:
        return {"$vocabulary": self.vocabulary}


@dataclass(frozen=True)
class OneOf(Kind):
    """One of a few values that the program itself gives meaning to."""

    values: tuple[str, ...]
    label: ClassVar[str] = "choix dans une liste"

    def parse(self, text: str, type_: str) -> str:
        if text not in self.values:
            raise Invalid("valeur-hors-liste", "l’une de " + ", ".join(self.values))
        return text

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.values)}


@dataclass(frozen=True)
class Reference(Kind):
    """The id of a record of another collection."""

    collection: str
    label: ClassVar[str] = "renvoi à une autre fiche"

    def parse(self, text: str, type_: str) -> str:
        if type_ != "str" or not SLUG.fullmatch(text):
            raise Invalid("identifiant-invalide", "l’identifiant d’une fiche existante")
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": _exactly(SLUG.pattern)}


@dataclass(frozen=True)
class Flag(Kind):
    """``oui`` or ``non``."""

    label: ClassVar[str] = "oui ou non"

    def parse(self, text: str, type_: str) -> bool:
        if type_ == "bool":
            raise Invalid("yaml-oui-non", "oui ou non")
        if text == "oui":
            return True
        if text == "non":
            return False
        raise Invalid("oui-non-attendu", "oui ou non")

    def schema(self) -> dict[str, Any]:
        return {"enum": ["oui", "non"]}


@dataclass(frozen=True)
class Number(Kind):
    """A decimal number written in digits, without quotes; kept exact."""

    label: ClassVar[str] = "nombre"
    unit: str = ""
    least: Decimal | None = Decimal(0)
    most: Decimal | None = None
    whole: bool = False
    #: code of the finding for a number out of bounds
    out_of_range: ClassVar[str] = "nombre-hors-limites"

    def parse(self, text: str, type_: str) -> Decimal:
        expected = self.expected()
        if type_ == "str" and _NUMBER.fullmatch(text.strip().replace(",", ".")):
            raise Invalid("nombre-entre-guillemets", expected)
        if type_ not in ("int", "float"):
            raise Invalid("nombre-attendu", expected)
        if text.lower().lstrip("+-") in (".nan", ".inf"):
            raise Invalid("nombre-non-fini", expected)
        if not _NUMBER.fullmatch(text):
            raise Invalid("yaml-nombre-ambigu", expected)
        value = Decimal(text)
        if (
            (self.least is not None and value < self.least)
            or (self.most is not None and value > self.most)
        ):
            raise Invalid(self.out_of_range, expected)
        if self.whole and value != value.to_integral_value():
            raise Invalid("nombre-attendu", expected)
        return value

    def expected(self) -> str:
        what = "un nombre entier" if self.whole else "un nombre"
        if self.least is not None and self.most is not None:
            what += f" de {self.least} à {self.most}"
        elif self.least is not None:
            what += f" d’au moins {self.least}"
        return what + (f" ({self.unit})" if self.unit else "") + ", en chiffres, sans guillemets ni espace"

    def schema(self) -> dict[str, Any]:
        schema: dict[str, Any] = {"type": "integer" if self.whole else "number"}
        if self.least is not None:
            schema["minimum"] = float(self.least)
        if self.most is not None:
            schema["maximum"] = float(self.most)
        return schema


@dataclass(frozen=True)
class Percent(Number):
    """A share in percent, 0 to 100."""

    label: ClassVar[str] = "pourcentage"
    unit: str = "%"
    least: Decimal | None = Decimal(0)
    most: Decimal | None = Decimal(100)
    out_of_range: ClassVar[str] = "pourcentage-hors-limites"


@dataclass(frozen=True)
class Amount(Number):
    """An amount in euros, at most two decimals."""

    label: ClassVar[str] = "montant en euros"
    unit: str = "€"
    most: Decimal | None = Decimal(1_000_000_000)
    out_of_range: ClassVar[str] = "montant-hors-limites"

    def parse(self, text: str, type_: str) -> Decimal:
        value = super().parse(text, type_)
        if value.as_tuple().exponent < -2:
            raise Invalid("decimales-en-trop", "un montant avec deux décimales au plus")
        return value


_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_PARTIAL_DAY = "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"


@dataclass(frozen=True)
class Day(Kind):
    """A civil date, ``AAAA-MM-JJ``."""

    label: ClassVar[str] = "date"

    def parse(self, text: str, type_: str) -> dt.date:
        if type_ != "str" or not re.fullmatch(_DAY, text):
            raise Invalid("date-invalide", "une date AAAA-MM-JJ")
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise Invalid("date-impossible", "un jour qui existe, AAAA-MM-JJ") from None

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date", "pattern": _exactly(_DAY)}


@dataclass(frozen=True)
class Period(Kind):
    """A date as a source gives it: year, month or day, a span, or an approximation.

    ``2024``, ``2024-03``, ``2024-03-15``, ``2013/2014`` (span), ``~2020``
    (about), ``<2013`` (before).
    """

    label: ClassVar[str] = "date plus ou moins précise"

    def parse(self, text: str, type_: str) -> PartialDate:
        if type_ not in ("str", "int"):
            raise Invalid("date-invalide", self.expected())
        if type_ == "int" and not re.fullmatch("[1-9][0-9]{3}", text):
            # YAML reads 0777, 0x7CA or 1_994 as other numbers than those one sees.
            raise Invalid("yaml-nombre-ambigu" if not text.isdecimal() or text[0] == "0" else "date-invalide", self.expected())
        try:
            return parse_partial_date(text)
        except OverflowError:
            raise Invalid("date-impossible", "une date qui existe") from None
        except ValueError:
            raise Invalid("date-invalide", self.expected()) from None

    @staticmethod
    def expected() -> str:
        return "AAAA, AAAA-MM ou AAAA-MM-JJ, précédé de ~ (vers) ou < (avant) si besoin, ou deux dates séparées par /"

    def schema(self) -> dict[str, Any]:
        return {
            "anyOf": [
                {"type": "integer", "minimum": 1000, "maximum": 9999},
                {"type": "string", "pattern": _exactly(f"[~<]?{_PARTIAL_DAY}|{_PARTIAL_DAY}/{_PARTIAL_DAY}")},
            ]
        }


@dataclass(frozen=True)
class Address(Kind):
    """A web address, ``http`` or ``https`` only."""

    label: ClassVar[str] = "adresse web"

    def parse(self, text: str, type_: str) -> str:
        if type_ != "str":
            raise Invalid("adresse-invalide", "une adresse https://…")
        if re.match(r"\s*(javascript|data|vbscript|file)\s*:", text, re.IGNORECASE):
            raise Invalid("adresse-dangereuse", "une adresse https://…")
        if not _ADDRESS.fullmatch(text):
            raise Invalid("adresse-invalide", "une adresse https://… sans espace")
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": _exactly(_ADDRESS.pattern)}


@dataclass(frozen=True)
class Many(Kind):
    """A list of values of one kind. Never in conflict: lists complete each other."""

    item: Kind
    label: ClassVar[str] = "liste"
    comparable: ClassVar[bool] = False

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.item.schema(), "minItems": 1}
