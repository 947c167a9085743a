"""A larger set in `data/providers/*.yaml`, one record a file, gives the same base and the same site."""

import datetime as dt
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

import quittance
from quittance.model.spec import Position
from tests.conftest import REPOSITORY

#: 22 November 2026, noon.
DAY = "1795348800"


def split(whole: Path, folder: Path) -> Path:
    """A copy of the data whose providers are one a file, as an editor would cut them by hand."""
    data = folder / "data"
    shutil.copytree(whole, data)
    file = data / "providers.yaml"
    text = file.read_text(encoding="utf-8")
    file.unlink()
    (data / "providers").mkdir()
    head, *records = text.split("\n- id: ")
    assert len(records) == 48
    for record in records:
        name = record.split("\n", 1)[0]
        content = f"- id: {record.rstrip()}\n"
        (data / "providers" / f"{name}.yaml").write_text(content, encoding="utf-8")
    return data


@pytest.fixture(scope="module")
def halves(tmp_path_factory) -> tuple[Path, Path]:
    return REPOSITORY / "data", split(REPOSITORY / "data", tmp_path_factory.mktemp("split"))


def said(base: quittance.Base) -> dict:
    """What the base says of providers, wherever it is written."""
    nowhere = Position("", 0)
    return {
        id_: [
            one.name, one.family, one.aliases, one.origins, one.interest, one.note, one.remarks,
            {
                name: (fact.status, [replace(o, at=nowhere) for o in fact.observations])
                for name, fact in one.facts.items()
            },
        ]
        for id_, one in base.providers.items()
    }  # fmt: skip


def test_same_base(halves):
    whole, cut = (quittance.load(data, today=dt.date(2026, 11, 22)) for data in halves)
    assert cut.findings == whole.findings
    assert said(cut) == said(whole)
    for name in ("sources", "law", "glossary", "practices", "criteria", "trainings"):
        assert getattr(cut, name) == getattr(whole, name)


def test_a_record_alone_needs_no_dash(halves, tmp_path):
    _, cut = halves
    data = tmp_path / "data"
    shutil.copytree(cut, data)
    file = data / "providers" / "gestion-credit-expert.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(line[2:] for line in lines) + "\n", encoding="utf-8")
    base = quittance.load(data, today=dt.date(2026, 11, 22))
    assert base.errors == ()
    assert base.providers["gestion-credit-expert"].name == "Gestion Crédit Expert"
    assert len(base.providers) == 48


def content(file: Path) -> bytes:
    """The bytes of a file; for a workbook, those of its parts, since it is compressed."""
    if file.suffix != ".xlsx":
        return file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        return b"".join(name.encode() + archive.read(name) for name in archive.namelist())


def test_same_site(halves, tmp_path):
    """Every file is the same, but for the version of the data, which names its files."""
    sites = []
    for number, data in enumerate(halves):
        out = tmp_path / f"site-{number}"
        done = subprocess.run(
            [sys.executable, "-m", "tools", "site", "--data", str(data), "--out", str(out)],
            cwd=REPOSITORY,
            env=dict(os.environ, SOURCE_DATE_EPOCH=DAY, PYTHONUTF8="1"),
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
        version = quittance.load(data, today=dt.date(2026, 11, 22)).digest.encode()
        sites.append(
            {
                file.relative_to(out).as_posix(): content(file).replace(version, b"VERSION")
                for file in out.rglob("*")
                if file.is_file() and file.name != "sitemap.xml.gz"
            }
        )
    whole, cut = sites
    assert sorted(whole) == sorted(cut)
    assert [name for name in whole if whole[name] != cut[name]] == []
