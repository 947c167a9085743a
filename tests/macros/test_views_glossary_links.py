"""Terms linked in prose: on first use only, whatever case and plural, never where a link would harm."""

import datetime as dt
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quittance
from macros.glossary_links import TermLinker
from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def linker():
    return TermLinker(quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22)))


def linked(linker, html: str) -> list[tuple[str, str]]:
    """(term, words linked), in order."""
    made = linker.link(html, "pratiques/index.md")
    return re.findall(r'<a class="q-term" href="\.\./glossaire\.html#([^"]+)"[^>]*>([^<]+)</a>', made)


def unlinked(html: str) -> str:
    """The page as it was, links and tooltips taken away."""
    html = re.sub(r'<span class="q-tip".*?</span></span>', "", html)
    return re.sub(r'<span class="q-gloss"><a class="q-term"[^>]*>([^<]*)</a>', r"\1", html)


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("Une mise en demeure.", [("mise-en-demeure", "mise en demeure")]),
        ("Les Mises en demeure.", [("mise-en-demeure", "Mises en demeure")]),
        ("MISE EN DEMEURE", [("mise-en-demeure", "MISE EN DEMEURE")]),
        ("À l’échéance", [("echeance", "échéance")]),
        ("Échéances dues", [("echeance", "Échéances")]),
        ("une echeance sans accent", []),
        ("une mise\u00a0en demeure", [("mise-en-demeure", "mise\u00a0en demeure")]),
        ("le DSO monte, le dso non", [("dso", "DSO")]),
        ("le juge de l'exécution", [("juge-de-l-execution", "juge de l'exécution")]),
        ("des créances douteuses", [("creance-douteuse", "créances douteuses")]),
        ("prescriptions", [("prescription", "prescriptions")]),
        ("imprescriptible, prescriptionniste", []),
        ("avoir payé le montant principal", []),
        ("Le logiciel My DSO Manager", []),
        ("une saisie-vente", [("saisie-vente", "saisie-vente")]),
        ("une provision", []),  # names two terms
    ],
)
def test_what_names_a_term(linker, prose, found):
    assert linked(linker, f"<p>{prose}</p>") == found


def test_the_longest_term_wins(linker):
    assert linked(linker, "<p>La contribution pour la justice économique.</p>")[0][0] == "contribution-pour-la-justice-economique"


def test_only_the_first_use_is_linked(linker):
    assert len(linked(linker, "<p>prescription, prescription</p><p>Prescriptions</p>")) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<h2>La prescription</h2>", '<p><a href="x">La prescription</a></p>', "<p><code>prescription</code></p>",
        "<p><button>prescription</button></p>", "<table><tr><td><p>prescription</p></td></tr></table>",
        '<script type="application/json">{"a": "<p>prescription</p>"}</script>', "<svg><text>prescription</text></svg>",
        '<div class="q-stub"><p>prescription</p></div>', "<ul><li><label>prescription</label></li></ul>",
        "<div>prescription</div>", '<p title="la prescription">x</p>', "<!-- <p>prescription</p> -->", '<p class="q-small">prescription</p>',
    ],
)
def test_where_nothing_is_linked(linker, html):
    assert linker.link(html, "index.md") == html


def test_what_follows_a_closed_element_is_linked_again(linker):
    assert linked(linker, "<ul><li><a>x</a> la prescription<br>due</li></ul>") == [("prescription", "prescription")]


def test_the_tooltip_is_tied_to_its_term_and_stays_out_of_the_search(linker):
    html = linker.link("<p>La prescription court.</p>", "index.md")
    assert 'href="glossaire.html#prescription" aria-describedby="def-prescription"' in html
    assert '<span class="q-tip" role="tooltip" id="def-prescription" data-search-exclude>' in html
    assert "{loi:" not in html


@pytest.mark.parametrize(
    ("meta", "wanted"),
    [({}, True), ({"kind": "loi"}, True), ({"terms": False}, False), ({"kind": "glossaire"}, False), ({"kind": "prestataire"}, False), ({"kind": "formation"}, False)],
)
def test_which_pages_are_linked(linker, meta, wanted):
    assert linker.wanted(meta) is wanted


_pieces = st.sampled_from(["<p>", "</p>", "<li>", "</li>", "<a>", "</a>", "<br>", "</div>", "<", ">", '"', "prescription ", "litiges ", "&amp;", "é ", "\n"])


@given(st.lists(_pieces, max_size=30))
def test_nothing_but_links_is_added(pieces):
    html = "".join(pieces)
    assert unlinked(_LINKER.link(html, "index.md")) == html


_LINKER = TermLinker(quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22)))


def test_time_grows_with_the_page_not_faster(linker):
    """Eight times the text takes at most four times eight times as long: a square would take 64."""
    part = "<p>Une phrase ordinaire sur la relance, <a href='x'>un lien</a> et la suite du dossier.</p>\n" * 300

    def seconds(times: int) -> float:
        html, best = part * times, float("inf")
        for _ in range(5):
            start = time.process_time()
            linker.link(html, "index.md")
            best = min(best, time.process_time() - start)
        return best

    assert seconds(8) < 32 * seconds(1)
