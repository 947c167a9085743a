"""French for argparse, whose sentences pass through gettext, and for counts."""

import argparse

NBSP = "\u00a0"

_SENTENCES = {
    "usage: ": "usage" + NBSP + ": ",
    "positional arguments": "arguments",
    "options": "options",
    "show this help message and exit": "afficher cette aide et sortir",
    "show program's version number and exit": "afficher la version et sortir",
    "%(prog)s: error: %(message)s\n": "%(prog)s" + NBSP + ": %(message)s\n",
    "argument %(argument_name)s: %(message)s": "argument %(argument_name)s"
    + NBSP
    + ": %(message)s",
    "unrecognized arguments: %s": "argument inconnu" + NBSP + ": %s",
    "the following arguments are required: %s": "il manque" + NBSP + ": %s",
    "expected one argument": "une valeur est attendue",
    "invalid %(type)s value: %(value)r": "valeur refusée" + NBSP + ": %(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "valeur refusée" + NBSP + ": %(value)r (au choix" + NBSP + ": %(choices)s)"
    ),
    "ambiguous option: %(option)s could match %(matches)s": (
        "option ambiguë" + NBSP + ": %(option)s peut être %(matches)s"
    ),
    "ignored explicit argument %r": "valeur inattendue" + NBSP + ": %r",
    "not allowed with argument %s": "incompatible avec %s",
}


def translate_argparse() -> None:
    """Make argparse speak French; a sentence it does not know stays as it is."""
    argparse._ = lambda text: _SENTENCES.get(text, text)  # type: ignore[attr-defined]


def count(number: int, noun: str, plural: str | None = None) -> str:
    """« 0 erreur », « 1 erreur », « 2 erreurs », with spaces between thousands."""
    word = noun if number < 2 else plural or noun + "s"
    return f"{number:,}".replace(",", "\u202f") + NBSP + word


def seconds(duration: float) -> str:
    """A duration in seconds, for people: « 0,41 s »."""
    return f"{duration:.2f}".replace(".", ",") + NBSP + "s"
