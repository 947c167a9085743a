"""Every address and every reference between elements of a small site."""

import pytest

from tools.site.documents import read_document
from tools.site.links import check_links

OTHER = '<h1 id="a">A</h1><h2 id="b é">B</h2>'


def check(tmp_path, html, path="dir/page.html", address=None):
    (tmp_path / "dir").mkdir(exist_ok=True)
    (tmp_path / "dir" / "page.html").write_text("", encoding="utf-8")
    for name in ("index.html", "dir/index.html", "other.html", "x.css", "dir/y z.js"):
        (tmp_path / name).write_text("", encoding="utf-8")
    pages = [
        read_document(path, html), read_document("other.html", OTHER),
        read_document("index.html", ""), read_document("dir/index.html", ""),
    ]  # fmt: skip
    return check_links(pages, tmp_path, address)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../other.html">', '<a href="../other.html#a">', '<a href="../other.html?q=1#a">',
        '<a href="../other.html#b%20%C3%A9">', '<a href="">', '<a href="#">', '<a href="#top">',
        '<a href="?texte=x">', '<a href="..">', '<a href="../">', '<a href=".">', '<a href="./">',
        '<a href="#x" id="x">', '<a href="/other.html#a">', '<a href="/">',
        '<link href="../x.css" rel="stylesheet"><script src="y%20z.js"></script>',
        '<svg><symbol id="m"/><use href="#m"/></svg>', '<a href="../other.html#reponses=a">',
        '<a href="mailto:a@b.fr">', '<a href="tel:+33123456789">', '<img src="data:image/png,x">',
        '<a href="https://a.fr/x" rel="external noopener">', '<img srcset="../x.css 1x, y%20z.js 2x">',
        '<button popovertarget="p"></button><div popover id="p"></div>',
        '<p id="d"></p><p id="e"></p><a aria-describedby="d e" href="#d">',
        '<section hidden aria-labelledby="later"></section>',
        '<a href="https://q.fr/base/other.html#a">', '<a href="https://q.fr/base/">',
        '<link rel="canonical" href="https://q.fr/base/dir/page.html">',
    ],
)  # fmt: skip
def test_what_leads_somewhere(tmp_path, html):
    assert check(tmp_path, html, address="https://q.fr/base/") == []


def nothing(link):
    return f"le lien «\u00a0{link}\u00a0» ne mène à rien."


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ('<a href="other.html">', nothing("other.html")),
        ('<a href="../Other.html">', nothing("../Other.html")),
        ('<a href="/rien.html">', nothing("/rien.html")),
        ('<a href="../../other.html">', nothing("../../other.html")),
        ('<img src="../x.png">', nothing("../x.png")),
        ('<img srcset="../x.css, ../x.png 2x">', nothing("../x.png")),
        ('<a href="https://q.fr/base/rien.html">', nothing("https://q.fr/base/rien.html")),
        (
            '<a href="../other.html#c">',
            "le lien «\u00a0../other.html#c\u00a0» vise un endroit («\u00a0c\u00a0») qui n’existe "
            "pas dans other.html.",
        ),
        (
            '<svg><use href="#m"/></svg>',
            "le lien «\u00a0#m\u00a0» vise un endroit («\u00a0m\u00a0») qui n’existe pas dans "
            "dir/page.html.",
        ),
        (
            '<button popovertarget="p">',
            'popovertarget="p" sur <button> vise l’identifiant «\u00a0p\u00a0», qui n’existe pas '
            "dans la page.",
        ),
        (
            '<p id="d"></p><a aria-describedby="d e" href="#d">',
            'aria-describedby="d e" sur <a> vise l’identifiant «\u00a0e\u00a0», qui n’existe pas '
            "dans la page.",
        ),
        (
            '<label for="champ">',
            'for="champ" sur <label> vise l’identifiant «\u00a0champ\u00a0», qui n’existe pas '
            "dans la page.",
        ),
        (
            '<p id="d"></p><p id="d"></p><p id="d"></p>',
            "l’identifiant «\u00a0d\u00a0» est donné à plusieurs éléments.",
        ),
        (
            '<a href="https://a.fr/x" rel="external">',
            'le lien externe «\u00a0https://a.fr/x\u00a0» n’a pas rel="noopener".',
        ),
        ('<a href="//a.fr/x">', "l’adresse «\u00a0//a.fr/x\u00a0» n’est ni http ni https."),
        (
            '<a href="ftp://a.fr/x" rel="noopener">',
            "l’adresse «\u00a0ftp://a.fr/x\u00a0» n’est ni http ni https.",
        ),
        ('<a href="http://[x">', "l’adresse «\u00a0http://[x\u00a0» est mal formée."),
    ],
)
def test_what_leads_nowhere_is_told_once(tmp_path, html, sentence):
    found = check(tmp_path, html, address="https://q.fr/base/")
    assert found == [f"dir/page.html\u00a0: {sentence}"]


def test_the_page_for_unknown_addresses_counts_from_the_root_of_the_host(tmp_path):
    html = '<a href="/base/other.html">'
    assert check(tmp_path, html, "404.html", "https://q.fr/base/") == []
    assert len(check(tmp_path, html, "404.html")) == 1


def test_a_fault_of_many_pages_is_one_sentence(tmp_path):
    pages = [read_document(f"{n}.html", '<a href="rien.html">') for n in range(3)]
    assert check_links(pages, tmp_path) == [
        "0.html et 2\u00a0autres pages\u00a0: " + nothing("rien.html")
    ]
