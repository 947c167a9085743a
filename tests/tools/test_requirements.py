"""The locked lists: complete, hashed, and free of any address or folder of a machine."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

LISTS = REPOSITORY / "requirements"


def pins(path: Path) -> dict[str, list[str]]:
    """Each `name==version ; marker` of a list, with its hashes."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line[0].isspace():
            found[line.rstrip(" \\")] = []
        elif line.strip():
            found[list(found)[-1]].append(line.strip(" \\"))
    return found


@pytest.mark.parametrize("name", ["site", "test"])
def test_every_package_is_pinned_and_hashed(name):
    locked = pins(LISTS / f"{name}.txt")
    assert len(locked) > 20
    for requirement, hashes in locked.items():
        assert re.match(r"[a-z0-9-]+==[\w.]+( ; .+)?$", requirement)
        assert hashes
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", each) for each in hashes)


@pytest.mark.parametrize("name", ["site", "test"])
def test_no_address_nor_folder_stands_in_a_list(name):
    for suffix in ("in", "txt"):
        text = (LISTS / f"{name}.{suffix}").read_text(encoding="utf-8")
        for forbidden in (
            "://",
            "file:",
            "--index-url",
            "--find-links",
            "\\Users",
            "/home",
            "/opt",
        ):
            assert forbidden not in text
        assert not re.search(r"^-(?!c site\.txt$)", text, re.MULTILINE)


@pytest.mark.parametrize("name", ["site", "test"])
def test_what_is_asked_for_is_locked(name):
    locked = {requirement.split("==")[0] for requirement in pins(LISTS / f"{name}.txt")}
    lines = (LISTS / f"{name}.in").read_text(encoding="utf-8").splitlines()
    asked = {re.split(r"[<>=]", line)[0] for line in lines if re.match(r"[a-z]", line)}
    assert asked and asked <= locked


def test_both_lists_agree_on_shared_packages():
    site, tests = pins(LISTS / "site.txt"), pins(LISTS / "test.txt")
    versions: dict[str, set[str]] = {}
    for requirement in site:
        name, version = requirement.split(" ;")[0].split("==")
        versions.setdefault(name, set()).add(version)
    for requirement in tests:
        name, version = requirement.split(" ;")[0].split("==")
        assert version in versions.get(name, {version}), requirement


def test_package_metadata_reads_the_same_list():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["setuptools"]["dynamic"]["dependencies"] == {
        "file": ["requirements/site.in"]
    }
    assert project["project"]["scripts"] == {"quittance": "tools.cli:main"}
