"""The command line: its French, its codes, its agreement with the Makefile."""

import ast
import re
import shutil
import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY
from tools import bootstrap, cli


@pytest.fixture(autouse=True)
def no_bootstrap(monkeypatch):
    monkeypatch.setattr(bootstrap, "ensure", lambda with_tests, argv: None)


def test_without_verb_it_shows_help(capsys):
    assert cli.main([]) == 0
    out = capsys.readouterr().out
    for verb in cli.VERBS:
        assert re.search(rf"^ +{verb.name}\b", out, re.MULTILINE)


@pytest.mark.parametrize("verb", [verb.name for verb in cli.VERBS])
def test_each_verb_has_french_help(verb, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main([verb, "--help"])
    assert stop.value.code == 0
    out = capsys.readouterr().out
    assert "afficher cette aide et sortir" in out
    assert "show this help" not in out


def test_unknown_verb_gets_the_nearest(capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(["chek"])
    assert stop.value.code == 2
    assert capsys.readouterr().err.startswith(
        "Verbe inconnu\u00a0: «\u00a0chek\u00a0». Vouliez-vous dire «\u00a0check\u00a0»\u00a0? "
    )


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["serve", "--port", "x"], "argument --port\u00a0: valeur refusée\u00a0: 'x'"),
        (["check", "--format", "xml"], "valeur refusée\u00a0: 'xml' (au choix\u00a0: "),
        (["check", "--bad"], "argument inconnu\u00a0: --bad"),
        (["pages"], "il manque\u00a0: DOSSIER"),
        (["check", "--data"], "une valeur est attendue"),
    ],
)
def test_wrong_arguments_are_told_in_french(argv, expected, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(argv)
    assert stop.value.code == 2
    assert expected in capsys.readouterr().err


def test_arguments_of_test_go_to_pytest():
    _, options = cli.parse(["test", "-k", "x", "--lf"])
    assert options.arguments == ["-k", "x", "--lf"]


def test_each_verb_names_a_module_that_exists():
    for verb in cli.VERBS:
        path = REPOSITORY.joinpath(*verb.module.split("."))
        source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        names = [
            node.name
            for node in ast.parse(source.read_text(encoding="utf-8")).body
            if isinstance(node, ast.FunctionDef)
        ]
        assert "run" in names


def test_a_failure_of_the_program_shows_no_traceback(monkeypatch, capsys):
    def broken(name):
        raise RuntimeError("boum")

    monkeypatch.setattr(cli.importlib, "import_module", broken)
    monkeypatch.delenv("QUITTANCE_TRACEBACK", raising=False)
    assert cli.main(["check"]) == 2
    err = capsys.readouterr().err
    assert "RuntimeError\u00a0: boum" in err and "test_cli.py:" in err
    assert "Traceback" not in err


def test_an_old_python_is_told_politely():
    code = (
        "import sys, runpy; sys.version_info = (3, 8, 1); "
        "runpy.run_module('tools', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 2
    assert done.stderr.startswith(
        "Quittance demande Python 3.11 ou plus récent\u00a0; celui-ci est Python 3.8."
    )


@pytest.mark.skipif(not shutil.which("make"), reason="make is not part of Windows")
def test_plain_make_lists_each_target():
    done = subprocess.run(
        ["make"], cwd=REPOSITORY, capture_output=True, text=True, encoding="utf-8", check=True
    )
    text = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^(serve .*):$", text, re.MULTILINE)[1].split()
    assert set(re.findall(r"^  make ([\w-]+)", done.stdout, re.MULTILINE)) == set(targets)
    assert set(targets) <= {verb.name for verb in cli.VERBS}
