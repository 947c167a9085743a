"""How a browser is found, on machines that are not this one."""

import os
import stat
from pathlib import Path

import pytest

from tools import browser
from tools.browser import BrowserNotFound, installed, means


def which_among(**programs: str):
    return lambda name: programs.get(name.replace("-", "_"))


def nothing(name: str) -> None:
    return None


def test_chrome_path_comes_first(tmp_path):
    chosen = tmp_path / "mon chrome"
    chosen.touch()
    found = installed({"CHROME_PATH": str(chosen)}, "Linux", which_among(chromium="/usr/bin/x"))
    assert found == chosen


def test_a_wrong_chrome_path_is_said_not_replaced():
    with pytest.raises(BrowserNotFound, match="CHROME_PATH désigne «\u00a0/nulle/part\u00a0»"):
        installed({"CHROME_PATH": "/nulle/part"}, "Linux", which_among(chromium="/usr/bin/x"))


@pytest.mark.parametrize("name", browser.NAMES)
def test_each_usual_name_is_found(name):
    path = installed({}, "Linux", which_among(**{name.replace("-", "_"): f"/usr/bin/{name}"}))
    assert path == Path(f"/usr/bin/{name}")


@pytest.mark.parametrize("place", browser.MAC_PLACES)
@pytest.mark.parametrize("in_home", [True, False])
def test_mac_applications(tmp_path, place, in_home):
    home, applications = tmp_path / "home", tmp_path / "apps"
    target = (home / "Applications" if in_home else applications) / place
    target.parent.mkdir(parents=True)
    target.touch()
    assert installed({}, "Darwin", nothing, home, applications) == target
    assert installed({}, "Linux", nothing, home, applications) is None


@pytest.mark.parametrize("place", browser.WINDOWS_PLACES)
@pytest.mark.parametrize("variable", ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"])
def test_windows_programs(tmp_path, place, variable):
    target = tmp_path / place
    target.parent.mkdir(parents=True)
    target.touch()
    assert installed({variable: str(tmp_path)}, "Windows", nothing) == target
    assert installed({}, "Windows", nothing) is None


NODE = which_among(node="/usr/bin/node", npm="/usr/bin/npm", apt_get="/usr/bin/apt-get")


@pytest.mark.parametrize(
    ("env", "system", "machine", "root", "expected"),
    [
        ({}, "Linux", "x86_64", False, ["playwright", "npm"]),
        ({}, "Linux", "aarch64", False, ["playwright"]),
        ({"CI": "true"}, "Linux", "x86_64", False, ["playwright", "apt", "npm"]),
        ({"CI": "false"}, "Linux", "x86_64", False, ["playwright", "npm"]),
        ({}, "Linux", "x86_64", True, ["playwright", "apt", "npm"]),
        ({"CI": "true"}, "Darwin", "arm64", False, ["playwright"]),
        ({"CI": "true"}, "Windows", "AMD64", False, ["playwright"]),
    ],
)
def test_only_the_means_allowed_here_are_tried(env, system, machine, root, expected):
    functions = {
        "playwright": browser.from_playwright,
        "apt": browser.from_apt,
        "npm": browser.from_npm,
    }
    ways = means(env, system, machine, NODE, root)
    assert [fetch for _, fetch in ways] == [functions[name] for name in expected]


def test_without_node_npm_is_not_tried():
    ways = means({}, "Linux", "x86_64", which_among(npm="/usr/bin/npm"))
    assert [fetch for _, fetch in ways] == [browser.from_playwright]


@pytest.fixture
def bare(monkeypatch):
    """A machine without any browser."""
    monkeypatch.setattr(browser, "installed", lambda env, system, which: None)


def program(path: Path, code: int) -> Path:
    path.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.mark.skipif(os.name == "nt", reason="the programs of this test are shell scripts")
def test_the_next_means_is_tried_when_one_fails(bare, monkeypatch, tmp_path, capsys):
    def absent(cache):
        raise FileNotFoundError("npm")

    good, broken = program(tmp_path / "good", 0), program(tmp_path / "broken", 127)
    ways = [
        ("un", absent),
        ("deux", lambda cache: None),
        ("trois", lambda cache: broken),
        ("quatre", lambda cache: good),
        ("cinq", lambda cache: pytest.fail("one too many")),
    ]
    monkeypatch.setattr(browser, "means", lambda *a, **k: ways)
    assert browser.obtain(tmp_path) == good
    err = capsys.readouterr().err
    assert [name in err for name in ("un…", "deux…", "trois…", "quatre…")] == [True] * 4


def test_when_all_fails_one_sentence_says_what_to_install(bare, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(browser, "means", lambda *a, **k: [("un", lambda cache: None)])
    assert browser.main() == 1
    assert capsys.readouterr().err.splitlines()[-1] == browser.NOT_FOUND
    assert browser.NOT_FOUND.count(". ") == 0


def test_this_machine_has_or_gets_one():
    assert browser.starts(browser.obtain())


def test_a_program_off_the_path_is_found_in_a_usual_folder(tmp_path, monkeypatch):
    program = tmp_path / ("chromium.exe" if os.name == "nt" else "chromium")
    program.write_text("", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(browser, "LINUX_FOLDERS", ())
    assert browser.usual_which("chromium") is None
    monkeypatch.setattr(browser, "LINUX_FOLDERS", (str(tmp_path),))
    assert browser.usual_which("chromium") == str(program)
