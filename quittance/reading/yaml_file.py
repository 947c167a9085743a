"""Read one YAML file into nodes that keep their positions.

libyaml's composer is used (about four times the speed of the Python one),
without the timestamp resolver, so that an impossible date is ours to report.
Nothing is constructed: no tag can run code, and the text of every scalar stays
as it was written. Whatever the file holds, this returns findings, never raises.
"""

from __future__ import annotations

import errno
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from quittance.findings import Finding, finding
from quittance.model.kinds import FORBIDDEN
from quittance.model.spec import Position
from quittance.reading.diagnosis import diagnose
from quittance.reading.foreign import foreign_format, misread_byte

MAX_MEGABYTES = 32
#: Deeper than any record. The composer of libyaml recurses: some ten thousand levels kill the process.
MAX_DEPTH = 60

_STR = "tag:yaml.org,2002:str"
_TYPES = {
    f"tag:yaml.org,2002:{name}": name
    for name in ("str", "int", "float", "bool", "null", "seq", "map")
}
_TAB = re.compile(r"^ *\t[ \t]*\S", re.MULTILINE)
#: Where an anchor, an alias or a tag may start. Most files have none and skip the checks of nodes.
_MARKED = re.compile(r"(?:^|[\s\[{,:?-])(?:[&*]\S|!\S)")
#: A comment after something else: rare, and most often a text that was meant whole.
_TRAILING_COMMENT = re.compile(r"^(?! *#).*[ \t]#", re.MULTILINE)
#: Faults of grammar told of one file in one go. Each costs one more reading.
_MOST_FAULTS = 10
_REFUSALS = {
    errno.EACCES: "l’accès est refusé",
    errno.EPERM: "l’accès est refusé",
    errno.ENOENT: "il n’existe pas, ou c’est un lien vers un fichier disparu",
    errno.ELOOP: "c’est un lien qui tourne en rond",
    errno.EISDIR: "c’est un dossier",
}


@dataclass
class Document:
    """What could be read of a file.

    Attributes:
        root: None when the file cannot be used.
        findings: what is wrong with the file as a whole.
        raw: its bytes, empty when it cannot be opened.
        marked: it may hold anchors, aliases or tags, so each node must be looked at.
        partial: records are missing, for a fault of grammar in them.
    """

    root: yaml.Node | None = None
    findings: list[Finding] = field(default_factory=list)
    raw: bytes = b""
    marked: bool = False
    partial: bool = False


class _TooDeep(yaml.YAMLError):
    pass


_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_SafeLoader):
    """The fast safe loader without dates: they are text that the model reads.

    The parser calls three hooks for each node. They are closures: looking up
    attributes of the loader instead would cost a sixth of the reading time.
    """

    def __init__(self, stream: str):
        super().__init__(stream)
        level = 0

        # Their own work is for path resolvers, which nobody uses here.
        def descend(current_node: object, current_index: object) -> None:
            nonlocal level
            level += 1
            if level > MAX_DEPTH:
                raise _TooDeep

        def ascend() -> None:
            nonlocal level
            level -= 1

        tags: dict[str, str] = {}
        resolve_fully = super().resolve

        def resolve(kind: type, value: str, implicit: tuple[bool, bool]) -> str:
            """The tag of a node; a scalar written twice is resolved once, a quoted one is text."""
            if kind is not yaml.ScalarNode:
                return resolve_fully(kind, value, implicit)
            if not implicit[0]:
                return _STR
            tag = tags.get(value)
            if tag is None:
                tag = tags[value] = resolve_fully(kind, value, implicit)
            return tag

        self.descend_resolver, self.ascend_resolver, self.resolve = descend, ascend, resolve


Loader.yaml_implicit_resolvers = {
    first: [rule for rule in rules if not rule[0].endswith((":timestamp", ":merge", ":value"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path, name: str) -> Document:
    """Compose the single document of a file.

    Args:
        path: the file.
        name: its path below the data folder, with ``/``, for findings.
    """
    document = Document()
    add = document.findings.append
    whole = Position(name, 0, 0)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            # Opening a folder says something else on each system; a pipe would block for ever.
            reason = "c’est un dossier" if path.is_dir() else "ce n’est pas un fichier ordinaire"
            add(finding("fichier-illisible", whole, reason=reason))
            return document
        if status.st_size > MAX_MEGABYTES * 1_000_000:
            add(finding("fichier-trop-gros", whole, limit=MAX_MEGABYTES))
            return document
        document.raw = path.read_bytes()
    except OSError as error:
        reason = _REFUSALS.get(error.errno or 0, "erreur de lecture")
        add(finding("fichier-illisible", whole, reason=reason))
        return document
    text = _decode(document, name)
    if text is None or _refused(document, text, name):
        return document
    document.marked = _MARKED.search(text) is not None
    try:
        text = _compose(document, text, name)
        if document.root is None and not document.partial:
            add(finding("fichier-vide", Position(name, 1)))
        elif document.root is not None and document.marked:
            document.findings += _anchors(text, name)
        if document.root is not None and _TRAILING_COMMENT.search(text):
            document.findings += _cut_texts(text, name)
    except _TooDeep:
        add(finding("yaml-trop-profond", whole, limit=MAX_DEPTH))
    except (yaml.YAMLError, ValueError, RecursionError):
        # Nothing known comes here; a parser's surprise must not become a traceback.
        add(finding("yaml-syntaxe", whole, reason="la forme n’est pas celle du YAML"))
    return document


def _compose(document: Document, text: str, name: str) -> str:
    """Read the text, without the records that YAML refuses; returns what is left of it.

    One fault of grammar would hide all others: the record that has it is set
    aside, its lines left blank so that places stay true, and the rest is read.
    """
    last = 0
    for _ in range(_MOST_FAULTS):
        try:
            document.root = Loader(text).get_single_node()
            return text
        except yaml.MarkedYAMLError as error:
            document.partial = True
            line, column, reason = diagnose(error, text)
            if line <= last:
                break  # what is set aside was not the fault: do not guess further
            document.findings.append(finding("yaml-syntaxe", Position(name, line, column), reason=reason))
            lines = text.split("\n")
            starts = [n for n, content in enumerate(lines) if content.startswith("-")]
            first = max((n for n in starts if n < line), default=None)
            if first is None:
                break
            last = next((n for n in starts if n >= line), len(lines))
            lines[first:last] = [""] * (last - first)
            text = "\n".join(lines)
    return text


def scalar_type(node: yaml.ScalarNode) -> str:
    """``str``, ``int``, ``float``, ``bool`` or ``null``, as YAML 1.1 reads the scalar; ``""`` for another tag."""
    return _TYPES.get(node.tag, "")


def known_tag(node: yaml.Node) -> bool:
    return node.tag in _TYPES


def position(node: yaml.Node, name: str) -> Position:
    mark = node.start_mark
    return Position(name, mark.line + 1, mark.column + 1)


def _decode(document: Document, name: str) -> str | None:
    """The text of the file with ``\\n`` as only line end, or None when it is not UTF-8."""
    raw = document.raw
    if told := foreign_format(raw):
        document.findings.append(finding("format-etranger", Position(name, 1), what=told))
        return None
    if raw.startswith(b"\xef\xbb\xbf"):
        document.findings.append(finding("marque-bom", Position(name, 1)))
        raw = raw[3:]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        column = len(before) - before.rfind(b"\n")
        place = Position(name, before.count(b"\n") + 1, column)
        byte = raw[error.start]
        document.findings.append(finding("encodage", place, found=f"0x{byte:02X}", meant=misread_byte(raw, byte)))
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _refused(document: Document, text: str, name: str) -> bool:
    """Whether the text has characters that must go before it can be read; a finding for each line."""
    lines: dict[tuple[str, int], Finding] = {}
    for match in FORBIDDEN.finditer(text):
        at = _place(text, match.start(), name)
        shown = f"U+{ord(match[0]):04X}"
        lines.setdefault(("character", at.line), finding("caractere-interdit", at, found=shown))
        if len(lines) == 100:  # a binary file: more would help nobody
            break
    if "\t" in text and not lines:
        for match in _TAB.finditer(text):
            at = _place(text, text.index("\t", match.start()), name)
            lines.setdefault(("tab", at.line), finding("tabulation", at))
            if len(lines) == 100:
                break
    document.findings += lines.values()
    return bool(lines)


def _place(text: str, index: int, name: str) -> Position:
    return Position(name, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _anchors(text: str, name: str) -> list[Finding]:
    """A finding for each anchor and alias. Tokens are read again: nodes do not say where an alias stands."""
    marks = [
        token.start_mark
        for token in yaml.scan(text, Loader=Loader)
        if isinstance(token, (yaml.AnchorToken, yaml.AliasToken))
    ]
    return [finding("yaml-alias", Position(name, mark.line + 1, mark.column + 1)) for mark in marks]


def _cut_texts(text: str, name: str) -> list[Finding]:
    """A finding for each text without quotes that a # cuts short, where a whole text was most likely meant."""
    lines = text.split("\n")
    found = []
    for token in yaml.scan(text, Loader=Loader):
        if not isinstance(token, yaml.ScalarToken) or not token.plain:
            continue
        column = token.end_mark.column
        rest = lines[token.end_mark.line][column : column + 200]
        match = re.match(r"[ \t]+(#.*)", rest)
        # « cabinets # seen yesterday » is a comment; « agence #1 » is not.
        if match and (" " in token.value or not match[1].startswith("# ")):
            at = Position(name, token.end_mark.line + 1, column + match.start(1) + 1)
            found.append(finding("texte-coupe", at, found=match[1]))
    return found
