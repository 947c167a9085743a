"""The policy: a hash for each inline script that runs, and a refusal of what it would block."""

import base64
import hashlib

import pytest

from tools.site.csp import policy_text, refused, script_hashes, write_policy
from tools.site.documents import read_document

PAGE = """<!doctype html><html><head><title>t</title>
<script src="a.js"></script><script>var a = "é" && 1 < 2;</script>
<script type="application/json">{"onclick": "javascript:"}</script></head>
<body><p class="x">onclick= style=</p><script></script></body></html>"""


def test_one_hash_for_each_inline_script_that_runs():
    expected = base64.b64encode(hashlib.sha256('var a = "é" && 1 < 2;'.encode()).digest()).decode()
    pages = [read_document("a.html", PAGE), read_document("b.html", PAGE)]
    assert script_hashes(pages) == [f"'sha256-{expected}'"]
    assert refused(pages[0]) == []


def test_the_policy_has_nothing_unsafe():
    policy = policy_text(["'sha256-x='"])
    assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-x='; style-src 'self';")
    assert policy.endswith("base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
    assert "unsafe" not in policy and "*" not in policy


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ('<p style="color:red">', 'l’attribut style="color:red" sur <p>'),
        ("<p STYLE=''>", 'l’attribut style="" sur <p>'),
        ("<img src=x onerror=go()>", "l’attribut onerror= sur <img>"),
        ('<a href="javascript:go()">', "l’adresse «\u00a0javascript:go()\u00a0» sur <a>"),
        ('<a href=" java&#10;script:go()">', "l’adresse «\u00a0 java\nscript:go()\u00a0» sur <a>"),
        ('<form action="JAVASCRIPT:go()">', "l’adresse «\u00a0JAVASCRIPT:go()\u00a0» sur <form>"),
        ("<style>p{}</style>", "un élément <style>"),
        ("<svg><style>p{}</style></svg>", "un élément <style>"),
    ],
)
def test_what_the_policy_would_block_is_refused(html, what):
    assert refused(read_document("a/b.html", html + html)) == [
        f"a/b.html\u00a0: {what} est interdit par la politique de sécurité du site."
    ]


def test_the_files_beside_the_site(tmp_path):
    assert write_policy([read_document("a.html", PAGE)], tmp_path) == []
    policy = (tmp_path / "csp.txt").read_text(encoding="utf-8").strip()
    assert (tmp_path / "_headers").read_text(encoding="utf-8") == (
        f"/*\n  Content-Security-Policy: {policy}\n  Referrer-Policy: same-origin\n"
        "  X-Content-Type-Options: nosniff\n"
    )


def test_too_many_inline_scripts_are_told(tmp_path):
    pages = [read_document(f"{n}.html", f"<script>{n}</script>") for n in range(41)]
    assert write_policy(pages, tmp_path) == [
        "le site contient 41 scripts en ligne différents\u00a0; la politique de sécurité en "
        "admet 40. Mettez-les dans un fichier .js."
    ]
