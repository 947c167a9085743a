"""A list or a table of practices as HTML, Markdown and text, ready to paste elsewhere.

The pasted content ends with its source and date, so that it carries them along.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import escape


@dataclass(frozen=True)
class Reusable:
    """What can be taken away.

    Attributes:
        id: ASCII, names the downloaded files.
        title: French.
        head: labels of the columns.
        rows: one tuple of texts for each row, as long as ``head``.
        icons: id of the icon of each row, or empty.
        credit: source and date, one sentence.
    """

    id: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    credit: str
    icons: tuple[str, ...] = ()


def as_html(content: Reusable) -> str:
    """A table with a caption, without class nor style: it takes those of the page that receives it."""
    head = "".join(f'<th scope="col">{escape(label)}</th>' for label in content.head)
    rows = "".join(f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in rest)}</tr>\n' for first, *rest in content.rows)
    return (
        f"<table>\n<caption>{escape(content.title)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
        f"<p><small>{escape(content.credit)}</small></p>\n"
    )


def as_markdown(content: Reusable) -> str:
    """A heading, a pipe table and the credit."""
    lines = [f"### {content.title}", "", _pipes(content.head), _pipes(["---"] * len(content.head))]
    lines += [_pipes([f"**{_cell(first)}**", *map(_cell, rest)]) for first, *rest in content.rows]
    return "\n".join([*lines, "", f"*{content.credit}*", ""])


def _pipes(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*").replace("\n", " ")


def as_text(content: Reusable) -> str:
    """Plain lines: a row a block, each value after its label."""
    blocks = [content.title]
    for first, *rest in content.rows:
        values = [f"  {label}\u00a0: {cell}" if len(rest) > 1 else f"  {cell}" for label, cell in zip(content.head[1:], rest, strict=True)]
        blocks.append("\n".join([first, *values]))
    return "\n\n".join([*blocks, content.credit]) + "\n"
