"""The schemas beside the data are those of the model, and each data file names its own."""

import datetime as dt
from pathlib import Path

import quittance
from tools.schemas import texts

DATA = Path(__file__).parents[2] / "data"


def test_published_schemas_are_up_to_date():
    made = texts(quittance.load(DATA, today=dt.date(2026, 11, 22)))
    found = {path.name: path.read_text(encoding="utf-8") for path in (DATA / "schemas").glob("*.json")}
    assert found == made, "lancez « python -m tools schemas »"


def test_each_data_file_names_its_schema():
    for path in DATA.rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        prefix = "# yaml-language-server: $schema="
        assert first.startswith(prefix), path
        assert (path.parent / first.removeprefix(prefix)).resolve().is_file(), path


def test_the_verb_writes_them(tmp_path, monkeypatch, capsys):
    import argparse
    import shutil

    from tools import schemas

    shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("schemas"))
    (tmp_path / "data" / "schemas").mkdir()
    (tmp_path / "data" / "schemas" / "ancien.schema.json").write_text("{}")
    assert schemas.run(argparse.Namespace(data=tmp_path / "data")) == 0
    written = sorted(path.name for path in (tmp_path / "data" / "schemas").iterdir())
    assert written == sorted(path.name for path in (DATA / "schemas").iterdir())
    assert "13\u00a0schémas" in capsys.readouterr().out
