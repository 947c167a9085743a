"""What a browser would ask of another host, in pages, sheets, scripts and drawings."""

import pytest

from tools.site.documents import read_document
from tools.site.third_parties import (
    Allowance,
    check_third_parties,
    host_of,
    hosts_of_script,
    hosts_of_sheet,
    unused_allowances,
)


def hosts(tmp_path, html):
    sentences = check_third_parties([read_document("a.html", html)], tmp_path, [])
    return [sentence.split("\u00a0")[2] for sentence in sentences]


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://x.fr/a.js"></script>', '<script src="//x.fr/a.js"></script>',
        r'<img src="\\x.fr/a.png">', '<img src=" HTTPS://X.fr/a.png">',
        '<img srcset="a.png 1x, https://x.fr/a.png 2x">', '<iframe src="https://x.fr"></iframe>',
        '<link rel="stylesheet" href="https://x.fr/a.css">',
        '<link rel="dns-prefetch" href="//x.fr">', '<link rel="shortcut icon" href="//x.fr/i">',
        '<form action="https://x.fr/search">', '<button formaction="https://x.fr">',
        '<a href="a.html" ping="https://x.fr">', '<object data="https://x.fr/a.svg">',
        '<svg><use href="https://x.fr/a.svg#m"/></svg>', '<video poster="https://x.fr/a.png">',
        '<svg><image xlink:href="https://x.fr/a.png"/></svg>', '<base href="https://x.fr/">',
        '<meta http-equiv="refresh" content="0; url=https://x.fr/">',
        '<style>@import "https://x.fr/a.css";</style>', "<script>fetch('//x.fr/a')</script>",
        '<script>fetch("https://x.fr/a")</script>',
    ],
)  # fmt: skip
def test_what_is_asked_of_another_host(tmp_path, html):
    assert hosts(tmp_path, html) == ["x.fr"]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://x.fr" rel="noopener">x</a>', '<link rel="canonical" href="https://x.fr/">',
        '<link rel="license" href="https://x.fr/">', '<img src="data:image/png,x">',
        '<script type="application/json">{"a": "https://x.fr"}</script>', "<p>https://x.fr</p>",
        '<script src="a.js"></script><link rel="stylesheet" href="../a.css">',
        '<script>x.createElementNS("http://www.w3.org/2000/svg", "g")</script>',
    ],
)  # fmt: skip
def test_what_is_not_fetched(tmp_path, html):
    assert hosts(tmp_path, html) == []


def test_sheets():
    text = """@import url(//a.fr/x); @import "https://b.fr/y"; /* url(https://no.fr) */
    p { background: url("https://c.fr/z") } q { background: url(../d.png) }
    r { mask: url("data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>") }"""
    assert hosts_of_sheet(text) == ["a.fr", "b.fr", "c.fr"]


def test_scripts():
    text = """/*! by https://no.fr */ var a = "https://a.fr/x" // https://b.fr
    // https://no.fr\n/* https://no.fr\n*/ x = `wss://c.fr`, y = '//d.fr/z', z = /[a-z]//e.fr"""
    assert hosts_of_script(text) == ["a.fr", "b.fr", "c.fr", "d.fr"]


def test_hosts():
    assert host_of("https://A.fr:8000/x") == "a.fr:8000"
    assert host_of("/\\a.fr") == "a.fr"
    assert [host_of(one) for one in ("a/b", "/a", "", "data:x", "#a", "?a=//b")] == [None] * 6


def test_an_allowance_covers_its_file_and_is_asked_for_only_while_needed(tmp_path):
    (tmp_path / "a.1.js").write_text('get("https://x.fr")', encoding="utf-8")
    allowed = [Allowance("a.*.js", "x.fr", "jamais appelé")]
    assert check_third_parties([], tmp_path, allowed) == []
    assert unused_allowances(tmp_path, allowed) == []
    (tmp_path / "b.js").write_text('get("https://x.fr")', encoding="utf-8")
    (tmp_path / "c.svg").write_text('<svg><image href="https://y.fr/a"/></svg>', encoding="utf-8")
    assert [one.split("\u00a0")[0] for one in check_third_parties([], tmp_path, allowed)] == [
        "b.js", "c.svg",
    ]  # fmt: skip
    (tmp_path / "a.1.js").unlink()
    assert unused_allowances(tmp_path, allowed) == allowed
