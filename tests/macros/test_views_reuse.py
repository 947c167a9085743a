"""What is copied: well formed, escaped, ended by its source and date."""

import datetime as dt
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quittance
from macros.reuse import Reusable, as_html, as_markdown, as_text
from macros.views.practices import of_kind, reusable
from tests.conftest import REPOSITORY

CONTENT = Reusable("x", "Titre", ("Situation", "Bon", "Mauvais"), (("Ton", "Poli & ferme", "a | b *c*"),), "Source : X. Données du 1er mars 2026.")


@pytest.fixture(scope="module")
def base():
    return quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22))


def test_html_exactly():
    assert as_html(CONTENT) == (
        '<table>\n<caption>Titre</caption>\n<thead><tr><th scope="col">Situation</th><th scope="col">Bon</th><th scope="col">Mauvais</th></tr></thead>\n'
        '<tbody>\n<tr><th scope="row">Ton</th><td>Poli &amp; ferme</td><td>a | b *c*</td></tr>\n</tbody>\n</table>\n'
        "<p><small>Source : X. Données du 1er mars 2026.</small></p>\n"
    )


def test_markdown_exactly():
    assert as_markdown(CONTENT) == (
        "### Titre\n\n| Situation | Bon | Mauvais |\n| --- | --- | --- |\n| **Ton** | Poli & ferme | a \\| b \\*c\\* |\n\n"
        "*Source : X. Données du 1er mars 2026.*\n"
    )


def test_text_exactly():
    assert as_text(CONTENT) == (
        "Titre\n\nTon\n  Bon\u00a0: Poli & ferme\n  Mauvais\u00a0: a | b *c*\n\nSource : X. Données du 1er mars 2026.\n"
    )


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_any_text_comes_back_from_the_html(text):
    class Cells(HTMLParser):
        found = ""
        inside = False

        def handle_starttag(self, tag, attrs):
            self.inside = tag == "td"
            assert tag in {"table", "caption", "thead", "tbody", "tr", "th", "td", "p", "small"}

        def handle_endtag(self, tag):
            self.inside = False

        def handle_data(self, data):
            self.found += data if self.inside else ""

    cells = Cells()
    cells.feed(as_html(Reusable("x", "T", ("A", "B"), (("a", text),), "c")))
    assert cells.found == text


@pytest.mark.parametrize(("what", "number"), [("choix", 9), ("conseil", 7), ("erreur", 7)])
def test_everything_is_taken_away_with_its_source_and_date(base, what, number):
    content = reusable(base, what)
    assert len(content.rows) == number == len(of_kind(base, what))
    assert all(len(row) == len(content.head) and all(row) for row in content.rows)
    assert "Maîtriser le recouvrement de créances (2025)" in content.credit
    assert "22\u00a0novembre\u00a02026" in content.credit and base.digest in content.credit
    for made in (as_html(content), as_markdown(content), as_text(content)):
        assert content.credit in made.splitlines()[-1]
        assert "{loi:" not in made


def test_each_situation_has_its_icon(base):
    marks = (REPOSITORY / "macros" / "theme" / "partials" / "marks.html").read_text(encoding="utf-8")
    for icon in reusable(base, "choix").icons:
        assert f'id="i-{icon}"' in marks


def test_something_else_cannot_be_taken_away(base):
    with pytest.raises(ValueError, match="anecdote"):
        reusable(base, "anecdote")
