"""The content security policy of a built site, without `unsafe-inline`.

Inline scripts (those of the theme) are allowed one by one, by the hash of their text, so the
policy can only be known after the build. It is written beside the pages: `_headers` for hosts
that read it (Netlify, Cloudflare Pages), `csp.txt` with the policy alone for any other server.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

from tools.french import NBSP
from tools.site.documents import Document

#: More inline scripts than this would no longer fit a header that servers accept.
MOST_SCRIPTS = 40

_TEMPLATE = (
    "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


def write_policy(documents: Iterable[Document], site: Path) -> list[str]:
    """Write `_headers` and `csp.txt`; returns what the policy would break, as French sentences."""
    documents = list(documents)
    hashes = script_hashes(documents)
    policy = policy_text(hashes)
    headers = {
        "Content-Security-Policy": policy,
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    (site / "_headers").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    (site / "csp.txt").write_text(policy + "\n", encoding="utf-8", newline="\n")
    problems = [sentence for document in documents for sentence in refused(document)]
    if len(hashes) > MOST_SCRIPTS:
        problems.append(
            f"le site contient {len(hashes)} scripts en ligne différents{NBSP}; la politique de "
            f"sécurité en admet {MOST_SCRIPTS}. Mettez-les dans un fichier .js."
        )
    return problems


def script_hashes(documents: Iterable[Document]) -> list[str]:
    """The CSP sources of all inline scripts that run, sorted: `'sha256-…'`."""
    texts = {script for document in documents for script in document.scripts if script}
    return sorted(
        "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode() + "'"
        for text in texts
    )


def policy_text(hashes: Iterable[str]) -> str:
    """The policy on one line."""
    return _TEMPLATE.format(scripts=" ".join(["'self'", *hashes]))


def refused(document: Document) -> list[str]:
    """What a page holds that the policy would block."""
    found: list[str] = []
    for element in document.elements:
        for name, value in element.attributes.items():
            if name == "style":
                found.append(f'l’attribut style="{value}" sur <{element.tag}>')
            elif name.startswith("on"):
                found.append(f"l’attribut {name}= sur <{element.tag}>")
            elif _is_script_address(value):
                found.append(f"l’adresse «{NBSP}{value[:40]}{NBSP}» sur <{element.tag}>")
    if document.sheets:
        found.append("un élément <style>")
    return [
        f"{document.path}{NBSP}: {what} est interdit par la politique de sécurité du site."
        for what in dict.fromkeys(found)
    ]


def _is_script_address(value: str) -> bool:
    # Browsers ignore white space and control signs inside the scheme.
    start = "".join(sign for sign in value[:40] if sign > " ").lower()
    return start.startswith(("javascript:", "vbscript:", "data:text/html"))
