"""What is wrong with a file that YAML refuses, said to a person who does not program.

libyaml gives up where it can go no further, often lines after the fault, and
names the rule of grammar that broke. Editors make few faults: a colon, a
space, a quote or a bracket forgotten, a line out of alignment. Each is looked
for in the lines around the place; what is not recognised is told by a table.
"""

from __future__ import annotations

import re

import yaml

#: A line that starts a key, after its dashes: indentation, dashes, key.
_KEY = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[\w-]+) *:(?: |$)")
_GLUED = re.compile(r" *(?:- +)*[\w-]+:[^\s/]")
#: A value that opens a quote and does not close it on its line.
_OPEN = {
    '"': re.compile(r"""(?:^|.*?[:,\[{-]) *(")(?:[^"\\]|\\.)*$"""),
    "'": re.compile(r"(?:^|.*?[:,\[{-]) *(')(?:[^']|'')*$"),
}
_LOOK_BACK = 60
#: A longer line is not one that a person typed, and would cost too much to look at.
_LONGEST = 2000

_NBSP = "\u00a0"
_QUOTE = f"un guillemet s’ouvre ici et n’est pas fermé{_NBSP}; fermez-le à la fin de la valeur"
_COLON = f"il manque un deux-points suivi d’une espace entre la clé et sa valeur{_NBSP}; écrivez clé: valeur"
_SPACE = f"il manque une espace après le deux-points{_NBSP}; écrivez clé: valeur"
_INNER_COLON = (
    f"un deux-points suivi d’une espace se trouve dans un texte sans guillemets{_NBSP}; "
    "mettez tout le texte entre guillemets"
)
_AFTER_QUOTE = (
    f"du texte suit un guillemet ou un crochet fermant{_NBSP}: il manque un guillemet, une virgule "
    f"ou un retour à la ligne{_NBSP}; pour citer dans un texte, employez les guillemets « et »"
)
_UNUSUAL_SPACE = (
    "une espace insécable se trouve là où YAML attend une espace ordinaire"
    f"{_NBSP}; effacez-la et tapez une espace"
)
_UNUSUAL_DASH = (
    f"une liste commence par un trait d’union, et non par «{_NBSP}{{sign}}{_NBSP}»"
    f"{_NBSP}; écrivez - valeur"
)
_CONFLICT = (
    f"cette ligne marque deux versions à réunir{_NBSP}; gardez l’une des deux, "
    "puis retirez les lignes <<<<<<<, ======= et >>>>>>>"
)
_NO_DASH = f"la première ligne d’une fiche commence par un tiret et une espace{_NBSP}; écrivez - clé: valeur"
_DEEPER = (
    f"cette ligne est plus en retrait que la précédente, qui porte déjà une valeur{_NBSP}; "
    "alignez celle des deux qui est mal placée"
)
#: A bullet from a word processor, where the dash of a list should be.
_BULLET = re.compile(r" *([\u2010-\u2015\u2212•·*])[ \u00a0]")
_SPACE_BEFORE_KEY = re.compile(r" *[\u00a0\u202f]")
_SPACE_AFTER_COLON = re.compile(r" *(?:- +)*[\w-]+:[\u00a0\u202f]")
_BRACKETS = {
    "[": f"un crochet [ s’ouvre ici et n’est pas fermé, ou une virgule manque dans la liste{_NBSP}; vérifiez jusqu’au ]",
    "{": f"une accolade {{ s’ouvre ici et n’est pas fermée, ou une virgule manque{_NBSP}; vérifiez jusqu’à la }}",
}
#: libyaml's words for the other faults, in French.
_REASONS = (
    ("mapping values are not allowed", "un deux-points n’est pas permis ici\u00a0; vérifiez le retrait, ou mettez le texte entre guillemets"),
    ("did not find expected key", "une clé est attendue\u00a0; vérifiez le retrait et les guillemets de la ligne précédente"),
    ("did not find expected '-' indicator", "un tiret de liste est attendu\u00a0; vérifiez le retrait"),
    ("found character that cannot start any token", "une valeur ne peut pas commencer par ce signe\u00a0; mettez le texte entre guillemets"),
    ("block sequence entries are not allowed", "un tiret de liste n’est pas permis ici\u00a0; mettez-le à la ligne, ou mettez le texte entre guillemets"),
    ("expected a single document", "le fichier est coupé en plusieurs documents par une ligne «\u00a0---\u00a0»\u00a0; retirez-la"),
    ("found undefined alias", "une valeur commence par *, que YAML prend pour un renvoi\u00a0; mettez le texte entre guillemets"),
    ("unknown escape character", "une barre oblique inversée dans un texte entre guillemets\u00a0; doublez-la"),
    ("Unicode character escape", "ce code de caractère n’existe pas\u00a0; écrivez le caractère lui-même"),
    ("did not find expected alphabetic", "une valeur commence par & ou *\u00a0; mettez le texte entre guillemets"),
    ("did not find expected node content", "une valeur est attendue ici\u00a0; mettez le texte entre guillemets"),
    ("duplicate anchor", "une ancre (&) est écrite deux fois\u00a0; recopiez les valeurs à leur place"),
    ("tag", "une valeur commence par un point d’exclamation\u00a0; mettez le texte entre guillemets"),
    ("did not find expected <document start>", "cette ligne ne tient pas à ce qui précède\u00a0; vérifiez son retrait"),
    ("incompatible YAML document", "la ligne %YAML demande une version que nous ne lisons pas\u00a0; retirez-la"),
    ("found a tab character", "une tabulation s’y trouve\u00a0; remplacez-la par des espaces"),
)
_ELSE = "la forme n’est pas celle du YAML\u00a0; vérifiez les retraits, les deux-points et les guillemets"


def diagnose(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str]:
    """Line and column (from 1) of the fault, and what it is, in French.

    Args:
        error: what the parser of PyYAML raised on ``text``.
        text: the file, with ``\\n`` as line end.
    """
    lines = text.split("\n")
    problem, context = error.problem or "", error.context or ""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return 1, 1, _ELSE
    start = error.context_mark or mark
    here = lines[mark.line] if mark.line < len(lines) else ""

    if (told := _unusual_sign(lines, min(start.line, mark.line), mark.line)) is not None:
        return told
    if (quote := _open_quote(lines, mark.line)) is not None:
        return quote[0] + 1, quote[1] + 1, _QUOTE
    if "quoted scalar" in context and ("end of stream" in problem or "document indicator" in problem):
        return start.line + 1, start.column + 1, _QUOTE
    if "simple key" in context:
        line = lines[start.line] if start.line < len(lines) else ""
        return start.line + 1, start.column + 1, _SPACE if _GLUED.match(line) else _COLON
    if "flow" in context:
        if start.line == mark.line and re.search(r"[\"'\]}]\s*$", here[: mark.column]):
            return mark.line + 1, mark.column + 1, _AFTER_QUOTE
        opened = lines[start.line][start.column : start.column + 1]
        return start.line + 1, start.column + 1, _BRACKETS.get(opened, _ELSE)
    if "mapping values are not allowed" in problem:
        return _colon(lines, mark.line, mark.column)
    if "block" in context and ("expected key" in problem or "'-' indicator" in problem):
        if here[: mark.column].strip(" -"):
            return mark.line + 1, mark.column + 1, _AFTER_QUOTE
        if re.match(r" *-[^\s-]", here):
            return mark.line + 1, mark.column + 1, f"il manque une espace après le tiret de la liste{_NBSP}; écrivez - valeur"
        if mark.column != start.column:
            return mark.line + 1, mark.column + 1, _misaligned(lines, mark.line, mark.column, start)
    if "<document start>" in problem and here.startswith("-"):
        # The list goes on where a mapping was begun: the first record lost its dash.
        first = next((n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")), 0)
        return first + 1, 1, _NO_DASH
    words = f"{problem} {context}"
    return mark.line + 1, mark.column + 1, next((french for english, french in _REASONS if english in words), _ELSE)


def _unusual_sign(lines: list[str], first: int, last: int) -> tuple[int, int, str] | None:
    """A sign that looks right and is not: left by a word processor, or by a merge of two versions."""
    for number in range(max(first - 1, last - _LOOK_BACK, 0), min(last + 1, len(lines))):
        line = lines[number]
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            return number + 1, 1, _CONFLICT
        for pattern in (_SPACE_BEFORE_KEY, _SPACE_AFTER_COLON):
            if match := pattern.match(line):
                return number + 1, match.end(), _UNUSUAL_SPACE
        if match := _BULLET.match(line):
            return number + 1, match.start(1) + 1, _UNUSUAL_DASH.format(sign=match[1])
    return None


def _misaligned(lines: list[str], number: int, column: int, start: yaml.Mark) -> str:
    """A line out of alignment, beside the line above that it is most likely the neighbour of."""

    def spaces(count: int) -> str:
        return "au bord de la ligne" if count == 0 else f"après {count}{_NBSP}espace" + ("s" if count > 1 else "")

    def words(text: str) -> str:
        return text if len(text) <= 30 else text[:29] + "…"

    is_dash = lines[number][column : column + 2].rstrip() == "-"
    neighbour, wanted, name, lowest = start.line, start.column, "", len(lines[number])
    for above in range(number - 1, start.line - 1, -1):
        match = _KEY.match(lines[above]) if len(lines[above]) < _LONGEST else None
        if match is None or (is_dash and "-" not in match["lead"]):
            continue
        place = match["lead"].index("-") if is_dash else len(match["lead"])
        # What is deeper than a line below it belongs to another group.
        if place < lowest:
            lowest = place
            if not name or abs(place - column) < abs(wanted - column):
                neighbour, wanted, name = above, place, match["key"]
    beside = f"«{_NBSP}{words(name)}{_NBSP}», ligne {neighbour + 1}," if name else f"la ligne {neighbour + 1}"
    tell = f"le tiret de {beside}" if is_dash else beside
    return (
        f"cette ligne commence {spaces(column)}, alors que {tell} commence {spaces(wanted)}"
        f"{_NBSP}; alignez celle des deux qui est mal placée"
    )


def _colon(lines: list[str], number: int, column: int) -> tuple[int, int, str]:
    """A colon where none is allowed: a text without quotes, or a fault of the line before."""
    if ": " in lines[number][:column] + " " or lines[number][:column].rstrip(" ").endswith(":"):
        return number + 1, column + 1, _INNER_COLON
    before = number - 1
    while before >= 0 and (not lines[before].strip() or lines[before].lstrip().startswith("#")):
        before -= 1
    if before >= 0:
        line = lines[before]
        start = len(line) - len(line.lstrip(" -")) + 1
        if _GLUED.match(line):
            return before + 1, start, _SPACE
        if ":" not in line:
            return before + 1, start, _COLON
    indent = len(lines[number]) - len(lines[number].lstrip(" "))
    return number + 1, indent + 1, _DEEPER


def _open_quote(lines: list[str], last: int) -> tuple[int, int] | None:
    """Line and column (from 0) of a quote that a later line closes by opening its own, or that none closes."""
    for number in range(min(last, len(lines) - 1), max(-1, last - _LOOK_BACK), -1):
        for sign, pattern in _OPEN.items():
            match = pattern.match(lines[number]) if len(lines[number]) < _LONGEST else None
            if match and not _closed_later(lines, number, sign):
                return number, match.start(1)
    return None


def _closed_later(lines: list[str], number: int, sign: str) -> bool:
    """Whether the text of several lines that starts on a line is closed before the next key."""
    for line in lines[number + 1 : number + _LOOK_BACK]:
        if _KEY.match(line):
            return False
        if sign in line:
            return True
    return False
