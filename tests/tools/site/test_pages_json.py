"""The register: what is missing or given twice is told, and what is written follows the pages."""

import json
from types import SimpleNamespace

import pytest

from tests.conftest import REPOSITORY
from tools.site.documents import read_document
from tools.site.pages_json import write_registry

CONFIG = SimpleNamespace(config_file_path=str(REPOSITORY / "mkdocs.yml"))


def page(path, id_, kind, body=""):
    head = f'<meta name="quittance-page" content="{id_}">' if id_ else ""
    head += f'<meta name="quittance-kind" content="{kind}">' if kind else ""
    title = 'Un <em>titre</em>\n long<a class="headerlink" href="#x">#</a>'
    return read_document(path, f'<head>{head}</head><h1 id="x">{title}</h1>{body}<h1>Autre</h1>')


def test_what_is_written(tmp_path):
    pages = [
        page("b.html", "b", "x", '<output id="un"></output><output id="deux"></output>'),
        page("a.html", "a", "y"),
    ]
    assert write_registry(CONFIG, pages, tmp_path) == []
    register = json.loads((tmp_path / "pages.json").read_text(encoding="utf-8"))
    assert register["version"] == 1
    assert "stables" in register["note"]
    assert register["pages"] == [
        {
            "id": "a", "kind": "y", "path": "a.html", "title": "Un titre long", "parameters": [],
            "outputs": [],
        },
        {
            "id": "b", "kind": "x", "path": "b.html", "title": "Un titre long", "parameters": [],
            "outputs": ["un", "deux"],
        },
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pages", "sentence"),
    [
        ([page("a.html", "", "x")], "a.html\u00a0: il manque «\u00a0id\u00a0: …\u00a0» en tête"),
        ([page("a.html", "a", "")], "a.html\u00a0: il manque «\u00a0kind\u00a0: …\u00a0» en tête"),
        (
            [page("a.html", "a", "x"), page("b.html", "a", "x")],
            "l’identifiant de page «\u00a0a\u00a0» est donné à plusieurs pages\u00a0: a.html, b.html.",
        ),
        (
            [page("a.html", "a", "x", "<output class=y></output>")],
            "a.html\u00a0: un élément <output> n’a pas d’identifiant.",
        ),
    ],
)
def test_what_is_told(tmp_path, pages, sentence):
    [found] = write_registry(CONFIG, pages, tmp_path)
    assert found.startswith(sentence)
