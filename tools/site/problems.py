"""What went wrong in a build, told in French with a place: file, line, sentence.

Three things speak in a build: findings on the data, the log of MkDocs, and exceptions of our own
Python and templates. Each becomes a `Problem`.
"""

import re
import traceback
from dataclasses import dataclass
from pathlib import Path

from tools.french import NBSP
from tools.project import shown


@dataclass(frozen=True)
class Problem:
    """One thing to mend. `place` is `file:line:column` as far as known, or empty."""

    severity: str  # "error": there is no site to show; "warning": there is one
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}{NBSP}: {self.message}" if self.place else self.message


def from_finding(finding, data: Path, root: Path) -> Problem:
    """A finding on the data; its path is counted from the data folder."""
    place = shown(data / finding.path, root)
    place += "".join(f":{number}" for number in (finding.line, finding.column) if number)
    parts = [finding.message]
    if finding.expected:
        parts.append(f"Attendu{NBSP}: {finding.expected}.")
    if finding.suggestion:
        parts.append(f"Valeur la plus proche{NBSP}: {finding.suggestion}.")
    return Problem(finding.severity, place, f"{' '.join(parts)} [{finding.code}]")


# What MkDocs says of a page, and how we say it. Groups: the page, the link or the anchor.
_PAGE_SENTENCES = (
    (
        r"Doc file '(?P<page>[^']+)' contains a link '(?P<what>[^']+)', but the target "
        r"(?:'[^']+' )?is not found",
        "le lien «{n}{what}{n}» ne mène à aucune page.",
    ),
    (
        r"Doc file '(?P<page>[^']+)' contains an absolute link '(?P<what>[^']+)'",
        "le lien «{n}{what}{n}» commence par «{n}/{n}»{n}: écrivez le chemin du fichier .md.",
    ),
    (
        r"Doc file '(?P<page>[^']+)' contains an unrecognized relative link '(?P<what>[^']+)'",
        "le lien «{n}{what}{n}» ne mène à aucune page.",
    ),
    (
        r"Doc file '(?P<page>[^']+)' contains a link '(?P<what>[^']+)', but "
        r"(?:the doc '[^']+' does not contain an anchor|there is no such anchor)",
        "le lien «{n}{what}{n}» vise un titre qui n’existe pas.",
    ),
)
_NAV_SENTENCE = r"A reference to '(?P<what>[^']+)' is included in the 'nav' configuration"
_CONFIG_SENTENCE = r"Config value '(?P<what>[^']+)': (?P<why>.+)"


def from_log(level: str, text: str, docs: Path, config: Path, root: Path) -> Problem:
    """A line of the log of MkDocs or of its plugins; `level` is the name of the log level."""
    severity = "error" if level in ("ERROR", "CRITICAL") else "warning"
    for pattern, sentence in _PAGE_SENTENCES:
        if found := re.search(pattern, text):
            page, what = docs / found["page"], found["what"]
            line = line_of(page, what)
            place = shown(page, root) + (f":{line}" if line else "")
            return Problem(severity, place, sentence.format(what=what, n=NBSP))
    if found := re.search(_NAV_SENTENCE, text):
        line = line_of(config, found["what"])
        message = f"le menu (nav) nomme «{NBSP}{found['what']}{NBSP}», qui n’existe pas."
        return Problem(severity, f"{shown(config, root)}:{line}" if line else "", message)
    if found := re.search(_CONFIG_SENTENCE, text, re.DOTALL):
        line = line_of(config, f"{found['what']}:")
        place = shown(config, root) + (f":{line}" if line else "")
        message = f"réglage «{NBSP}{found['what']}{NBSP}» refusé{NBSP}: {found['why'].strip()}"
        return Problem("error", place, message)
    if "_File_: `" in text:
        return _from_macro_report(text, docs, root)
    return Problem(severity, "", re.sub(r"\033\[[0-9;]*m", "", text).strip())


def line_of(path: Path, text: str) -> int:
    """The first line of a file that holds a text, 1 for the first; 0 when there is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0
    return next((number for number, line in enumerate(lines, 1) if text in line), 0)


def _from_macro_report(text: str, docs: Path, root: Path) -> Problem:
    """A macro or a page's Jinja that failed: the plugin reports it as Markdown text."""
    page = docs / re.search(r"_File_: `([^`]+)`", text)[1]
    if found := re.search(r"_Line (\d+) in Markdown file:_ \*\*(.*?)\*\*", text):
        place = f"{shown(page, root)}:{int(found[1]) + _front_matter_lines(page)}"
        return Problem("error", place, f"syntaxe de macro refusée{NBSP}: {found[2]}")
    found = re.search(r"^\s*_((?!File_)[\w.]+)_: (.*?)\n\s*```", text, re.MULTILINE | re.DOTALL)
    what = f"{found[1]}{NBSP}: {found[2].strip()}" if found else "cause inconnue"
    frames = re.findall(r'File "([^"]+)", line (\d+)', text)
    place = shown(page, root)
    if lines := [int(line) for name, line in frames if name == "<template>"]:
        place += f":{lines[-1] + _front_matter_lines(page)}"
    ours = [(name, line) for name, line in frames if _is_ours(name, root)]
    deeper = f" (dans {shown(Path(ours[-1][0]), root)}:{ours[-1][1]})" if ours else ""
    return Problem("error", place, f"une macro a échoué{NBSP}: {what}{deeper}")


def _front_matter_lines(page: Path) -> int:
    """How many lines of a page stand before the text that macros count from 1."""
    from mkdocs.utils.meta import get_data

    try:
        text = page.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return 0
    return text.count("\n") - get_data(text)[0].count("\n")


def _is_ours(name: str, root: Path) -> bool:
    path = Path(name)
    return path.is_absolute() and path.is_relative_to(root) and ".venv" not in path.parts


def from_exception(error: BaseException, root: Path) -> Problem:
    """An exception that stopped the build, placed at the deepest line that is ours."""
    best, place = error, ""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        if where := _place(cause, root):
            best, place = cause, where
        cause = cause.__cause__ or cause.__context__
    text = getattr(best, "msg", None) or getattr(best, "message", None) or str(best)
    text = " ".join(str(text).split())
    if isinstance(best, SyntaxError):
        return Problem("error", place, f"erreur de syntaxe Python{NBSP}: {text}")
    if hasattr(best, "problem_mark"):
        return Problem("error", place, f"YAML illisible{NBSP}: {best.problem}")
    return Problem("error", place, f"erreur de programme{NBSP}: {type(best).__name__}{NBSP}: {text}")


def _place(error: BaseException, root: Path) -> str:
    """`file:line` of an exception, empty when no line of ours took part."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return f"{shown(Path(str(mark.name)), root)}:{mark.line + 1}:{mark.column + 1}"
    name, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if isinstance(name, str) and isinstance(line, int):  # Python or Jinja syntax
        return f"{shown(Path(name), root)}:{line}"
    frames = traceback.extract_tb(error.__traceback__)
    # building.py only calls: it stands in every trace and is never what is wrong.
    ours = [
        frame
        for frame in frames
        if _is_ours(frame.filename, root) and Path(frame.filename).name != "building.py"
    ]
    return f"{shown(Path(ours[-1].filename), root)}:{ours[-1].lineno}" if ours else ""
