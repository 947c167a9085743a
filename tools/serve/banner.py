"""What the served pages show while something is to be mended: a banner, or a whole page."""

from collections.abc import Sequence
from html import escape

from tools.site.building import has_errors
from tools.site.problems import Problem

BANNER_ID = "quittance-a-corriger"

_STYLE = """
#quittance-a-corriger{all:initial;display:block;box-sizing:border-box;position:sticky;top:0;
z-index:1000;max-height:45vh;overflow:auto;padding:.75rem 1rem;border-bottom:3px solid #8a1c1c;
background:#fdf1ef;color:#3a0d0d;font:16px/1.5 system-ui,sans-serif}
#quittance-a-corriger p{margin:0;font-weight:700}
#quittance-a-corriger ul{margin:.5rem 0 0;padding-left:1.25rem}
#quittance-a-corriger code{font:14px/1.5 ui-monospace,monospace;font-weight:700}
@media print{#quittance-a-corriger{display:none}}
"""


def banner(problems: Sequence[Problem]) -> str:
    """The banner as HTML, empty when nothing is to be mended."""
    if not problems:
        return ""
    if has_errors(problems):
        title = "À corriger : le site affiché est le dernier qui était en ordre."
    else:
        title = "À corriger avant publication :"
    return (
        f'<style>{_STYLE}</style><div id="{BANNER_ID}" lang="fr" role="alert">'
        f"<p>{title}</p>{_items(problems)}</div>"
    )


def first_page(problems: Sequence[Problem]) -> str:
    """The page served until there is a first site."""
    return (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>À corriger</title><style>{_STYLE}</style></head><body>"
        f'<main id="{BANNER_ID}" role="alert"><p>Le site n’a pas pu être construit. '
        "Corrigez ce qui suit et enregistrez : cette page se recharge d’elle-même.</p>"
        f"{_items(problems)}</main></body></html>"
    )


def _items(problems: Sequence[Problem]) -> str:
    ordered = sorted(problems, key=lambda problem: problem.severity != "error")
    items = (
        f"<li><code>{escape(problem.place)}</code> {escape(problem.message)}</li>"
        if problem.place
        else f"<li>{escape(problem.message)}</li>"
        for problem in ordered
    )
    return f"<ul>{''.join(items)}</ul>"
