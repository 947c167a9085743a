"""Read one YAML file into nodes that keep their positions.

libyaml's composer is used (about four times the speed of the Python one),
without the timestamp resolver, so that an impossible date is ours to report.
Nothing is constructed: no tag can run code, and the text of every scalar stays
as it was written. Whatever the file holds, this returns findings, never raises.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from quittance.findings import Finding, finding
from quittance.model.spec import Position

MAX_MEGABYTES = 32
#: Deeper than any record; the C composer recurses, so depth must be bounded before it runs.
MAX_DEPTH = 60

_TYPES = {
    f"tag:yaml.org,2002:{name}": name for name in ("str", "int", "float", "bool", "null", "seq", "map")
}
#: libyaml's words for the faults that editors make, in French.
_REASONS = (
    ("mapping values are not allowed", "un deux-points dans un texte sans guillemets, ou un retrait fautif"),
    ("did not find expected key", "une clé est attendue\u00a0; vérifiez le retrait et les guillemets de la ligne précédente"),
    ("did not find expected '-' indicator", "un tiret de liste est attendu\u00a0; vérifiez le retrait"),
    ("could not find expected ':'", "un deux-points manque après une clé"),
    ("found unexpected end of stream", "un guillemet ou un crochet n’est pas fermé"),
    ("did not find expected ',' or", "une virgule ou une fermeture manque dans une liste ou une fiche entre crochets"),
    ("found character that cannot start any token", "un caractère ne peut pas commencer une valeur ici\u00a0; mettez le texte entre guillemets"),
    ("block sequence entries are not allowed", "un tiret de liste n’est pas permis ici\u00a0; vérifiez le retrait"),
    ("expected a single document", "le fichier contient plusieurs documents séparés par ---\u00a0; gardez-en un seul"),
    ("found undefined alias", "un alias (*) renvoie à une ancre qui n’existe pas\u00a0; mettez le texte entre guillemets"),
    ("found unknown escape character", "une barre oblique inversée dans un texte entre guillemets doubles\u00a0; doublez-la"),
    ("control characters are not allowed", "un caractère de contrôle invisible s’y trouve"),
    ("did not find expected alphabetic", "un nom est attendu après & ou *\u00a0; mettez le texte entre guillemets"),
    ("found a tab character", "une tabulation s’y trouve\u00a0; remplacez-la par des espaces"),
    ("did not find expected node content", "une valeur est attendue ici\u00a0; mettez le texte entre guillemets"),
    ("found duplicate anchor", "une ancre (&) est écrite deux fois"),
    ("found undefined tag handle", "un point d’exclamation commence une étiquette inconnue\u00a0; mettez le texte entre guillemets"),
    ("did not find expected <document start>", "du texte suit la fin du document\u00a0; vérifiez le retrait"),
)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """The fast safe loader without dates: they are text that the model reads."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if not tag.endswith((":timestamp", ":merge", ":value"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path, name: str) -> tuple[yaml.Node | None, list[Finding]]:
    """Compose the single document of a file.

    Args:
        path: the file.
        name: its path below the data folder, with ``/``, for findings.

    Returns:
        The root node, or None when the file cannot be used, and the findings.
    """
    findings: list[Finding] = []
    whole = Position(name, 0, 0)
    try:
        if path.stat().st_size > MAX_MEGABYTES * 1_000_000:
            return None, [finding("fichier-trop-gros", whole, limit=MAX_MEGABYTES)]
        raw = path.read_bytes()
    except OSError as error:
        return None, [finding("fichier-illisible", whole, reason=error.strerror or "erreur de lecture")]
    text, problem = _decode(raw, name)
    if problem:
        findings.append(problem)
    if text is None:
        return None, findings
    tabs = [
        finding("tabulation", Position(name, number, match.end(1) + 1))
        for number, line in enumerate(text.split("\n"), 1)
        if (match := re.match(r"( *)\t", line)) and line.strip()
    ]
    if tabs:
        return None, findings + tabs
    if _depth(text) > MAX_DEPTH:
        return None, [*findings, finding("yaml-trop-profond", whole, limit=MAX_DEPTH)]
    try:
        root = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = Position(name, mark.line + 1, mark.column + 1) if mark else whole
        return None, [*findings, finding("yaml-syntaxe", at, reason=_reason(error))]
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0) or 0
        at = Position(name, text.count("\n", 0, position) + 1, 1)
        return None, [*findings, finding("yaml-syntaxe", at, reason=_reason(error))]
    if root is None:
        return None, [*findings, finding("fichier-vide", Position(name, 1))]
    return root, findings


def scalar_type(node: yaml.ScalarNode) -> str:
    """``str``, ``int``, ``float``, ``bool`` or ``null``, as YAML 1.1 reads the scalar; ``""`` for another tag."""
    return _TYPES.get(node.tag, "")


def position(node: yaml.Node, name: str) -> Position:
    mark = node.start_mark
    return Position(name, mark.line + 1, mark.column + 1)


def known_tag(node: yaml.Node) -> bool:
    return node.tag in _TYPES


def _decode(raw: bytes, name: str) -> tuple[str | None, Finding | None]:
    problem = None
    if raw.startswith(b"\xef\xbb\xbf"):
        problem = finding("marque-bom", Position(name, 1))
        raw = raw[3:]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        return None, finding("encodage", Position(name, line, column), found=f"0x{raw[error.start]:02X}")
    return text.replace("\r\n", "\n").replace("\r", "\n"), problem


def _depth(text: str) -> int:
    """An upper bound of the nesting, cheap and never too low for what it guards against."""
    balance = deepest = 0
    if text.count("[") + text.count("{") > MAX_DEPTH:
        for sign in re.findall(r"[\[\]{}]", text):
            balance = balance + 1 if sign in "[{" else max(0, balance - 1)
            deepest = max(deepest, balance)
    # Block nesting costs at least a column a level, and « - - - » two.
    indent = max((len(m) for m in re.findall(r"^(?:[ ]|[-?][ ])+", text, re.MULTILINE)), default=0)
    return max(deepest, indent // 2)


def _reason(error: yaml.YAMLError) -> str:
    words = " ".join(filter(None, (getattr(error, "problem", ""), getattr(error, "context", ""), getattr(error, "reason", ""))))
    for english, french in _REASONS:
        if english in words:
            return french
    return "la forme n’est pas celle du YAML\u00a0; vérifiez les retraits, les deux-points et les guillemets"
