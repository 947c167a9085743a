"""The environment prepared before anything is installed, with a pip of our own making."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tools import bootstrap


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose lists are empty, in a folder whose name is not ASCII."""
    root = tmp_path / "dépôt d’essai"
    (root / "requirements").mkdir(parents=True)
    for name in ("site", "test"):
        (root / "requirements" / f"{name}.txt").write_text("# empty\n", encoding="utf-8")
    return root


@pytest.fixture
def restarted(monkeypatch) -> list[list[str]]:
    """The restarts asked for, instead of leaving this process."""
    calls: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "_restart", lambda venv, argv, root: calls.append(argv))
    return calls


def test_it_prepares_once_then_only_restarts(repository, restarted, monkeypatch, capsys):
    bootstrap.ensure(False, ["check"], repository)
    venv = repository / ".venv"
    assert bootstrap.venv_python(venv).exists()
    assert restarted == [["check"]]
    assert "Création de l’environnement .venv…" in capsys.readouterr().err

    monkeypatch.setattr(bootstrap, "prepare", lambda *arguments: pytest.fail("prepared again"))
    bootstrap.ensure(False, ["check"], repository)
    assert restarted == [["check"], ["check"]]


def test_the_command_and_the_packages_are_found_from_anywhere(repository, restarted):
    (repository / "tools").mkdir()
    (repository / "tools" / "__init__.py").touch()
    main = "import sys; print('ici', sys.argv[1:], sys.flags.utf8_mode)\n"
    (repository / "tools" / "__main__.py").write_text(main, encoding="utf-8")
    bootstrap.ensure(False, [], repository)
    name = "quittance.cmd" if os.name == "nt" else "quittance"
    command = bootstrap.venv_python(repository / ".venv").parent / name
    done = subprocess.run(
        [command, "check", "deux mots"],
        cwd=repository.anchor,
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.stdout.strip() == "ici ['check', 'deux mots'] 1", done.stderr


def test_a_changed_list_is_installed_again(repository):
    venv = repository / ".venv"
    locks = bootstrap.lock_files(True, repository)
    python = bootstrap.venv_python(venv)
    python.parent.mkdir(parents=True)
    python.touch()
    for lock in locks:
        stamp = bootstrap.stamp_path(lock, venv)
        stamp.write_text(bootstrap.digest(lock, venv) + "\n", encoding="utf-8")
    assert bootstrap.stale_locks(venv, locks) == []
    locks[1].write_text("# changed\n", encoding="utf-8")
    assert bootstrap.stale_locks(venv, locks) == [locks[1]]
    (venv / "pyvenv.cfg").write_text("version = 3.99.1\n", encoding="utf-8")
    assert bootstrap.stale_locks(venv, locks) == locks, "another Python"
    python.unlink()
    assert bootstrap.stale_locks(venv, locks) == locks, "no Python"


def test_away_from_the_repository_it_does_nothing(tmp_path, restarted):
    bootstrap.ensure(True, ["check"], tmp_path)
    assert restarted == [] and not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("NewConnectionError(': [Errno -3] Temporary failure in name", "Vérifiez la connexion"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "n’a pas l’empreinte attendue"),
        ("OSError: [Errno 28] No space left on device", "le disque est plein"),
        ("OSError: [Errno 30] Read-only file system: '/x'", "accessible en écriture"),
        ("ERROR: No matching distribution found for x==1", "n’existe pas pour ce Python"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "certificat"),
        ("une ligne\nla dernière\n\n", "«\u00a0la dernière\u00a0»."),
        ("", "cause inconnue."),
    ],
)
def test_failures_of_pip_are_told_in_french(output, expected):
    assert expected in bootstrap._explain(output)


def test_a_package_that_cannot_be_had_is_one_sentence(repository):
    venv = repository / ".venv"
    lock = repository / "requirements" / "site.txt"
    lock.write_text(f"paquet-inexistant==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from tools import bootstrap, cli\n"
        "cli.bootstrap.ensure = lambda tests, argv: "
        "bootstrap.prepare(Path(sys.argv[1]), [Path(sys.argv[2])], Path(sys.argv[3]))\n"
        "sys.exit(cli.main(['check']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(venv), str(lock), str(repository)],
        cwd=REPOSITORY,
        # No index at all: nothing is asked of the network, whatever the machine.
        env=dict(os.environ, PIP_NO_INDEX="1", PIP_CONFIG_FILE=os.devnull, PYTHONUTF8="1"),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 2
    assert "un paquet n’existe pas pour ce Python ou cette machine" in done.stderr
    assert "Traceback" not in done.stderr
    assert not bootstrap.stamp_path(lock, venv).exists()
    assert (venv / bootstrap.LOG_NAME).stat().st_size


def test_without_the_venv_module_it_names_the_package(repository, monkeypatch):
    answer = subprocess.CompletedProcess(
        [],
        1,
        "",
        "The virtual environment was not created successfully because ensurepip is not available.",
    )
    monkeypatch.setattr(bootstrap.subprocess, "run", lambda *a, **k: answer)
    with pytest.raises(bootstrap.BootstrapError, match="sudo apt install python3"):
        bootstrap._create(repository / ".venv")


def test_a_folder_that_cannot_be_written_is_one_sentence(repository, monkeypatch):
    def refused(venv):
        raise PermissionError(13, "Permission denied", str(venv))

    monkeypatch.setattr(bootstrap, "_create", refused)
    with pytest.raises(bootstrap.BootstrapError, match="accessible en écriture"):
        bootstrap.prepare(repository / ".venv", [], repository)


def test_only_the_standard_library_is_needed_before_installation():
    code = "import tools.cli, sys; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, r'{REPOSITORY}'); {code}",
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert set(done.stdout.split()) <= sys.stdlib_module_names | {"tools", "__main__"}
    assert sysconfig.get_path("purelib") not in done.stdout
