from datetime import date
from pathlib import Path

import pytest

from tools.french import count, seconds
from tools.project import REPOSITORY, project_root, shown, today


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0\u00a0erreur"),
        (1, "1\u00a0erreur"),
        (2, "2\u00a0erreurs"),
        (1234, "1\u202f234\u00a0erreurs"),
    ],
)
def test_count(number, expected):
    assert count(number, "erreur") == expected


def test_seconds():
    assert seconds(0.414) == "0,41\u00a0s"


def test_today_follows_source_date_epoch(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert today() == date(2026, 1, 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "hier")
    assert today() == date.today()


def test_project_root_is_the_nearest(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "mkdocs.yml").touch()
    assert project_root(tmp_path / "data") == tmp_path.resolve()
    assert project_root(Path(tmp_path.anchor)) == REPOSITORY


def test_shown_is_relative_with_slashes(tmp_path):
    assert shown(tmp_path / "data" / "x.yaml", tmp_path) == "data/x.yaml"
    assert shown(Path(tmp_path.anchor) / "x", tmp_path).endswith("/x")
