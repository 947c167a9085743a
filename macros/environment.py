"""The template environment: autoescaped, strict, with French formats.

mkdocs-macros escapes nothing, so fragments are rendered here and handed over
as finished HTML.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from quittance import format as french
from quittance.model.facts import STATUS_LABELS

#: Status → id of its mark in the sprite and class of its colour.
MARKS = {
    "verifie": "verified", "publie": "published", "declare": "declared", "a-verifier": "unverified",
    "divergent": "conflicting", "inconnu": "unknown", "sans-objet": "na",
}


@cache
def environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates", encoding="utf-8"),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    env.filters.update(
        number=french.number, percent=french.percent, euros=french.euros, host=french.host,
        partial_date=french.partial_date, capital=french.capital, joined=french.join, slug=french.slug,
        day=lambda d, short=False: Markup(french.day(d, short=short, html=True)),
        json_data=json_data,
    )
    env.globals.update(MARKS=MARKS, STATUS_LABELS=STATUS_LABELS, count=french.count)
    return env


def render(template: str, **values: Any) -> str:
    """Render a template of ``macros/templates``."""
    return environment().get_template(template).render(**values)


def json_data(value: Any) -> Markup:
    """JSON that may stand in a ``<script type="application/json">``: no ``<`` can close it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
