"""`quittance check`: its output, its summary, its codes."""

import json
import os
import re
import subprocess
import sys

from tests.conftest import REPOSITORY
from tools.check import summary


def test_good_data(run):
    done = run("check")
    assert done.returncode == 0
    assert re.fullmatch(
        r"Données en ordre\xa0: 0\xa0erreur, 0\xa0avertissement \(\d+,\d\d\xa0s\)\.\n", done.stdout
    )


def test_bad_data(run, project):
    (project / "data" / "y.yaml").write_text("ici\nFAUX\nFAUX\n", encoding="utf-8")
    done = run("check")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0] == "data/y.yaml:2: Cette ligne est fausse."
    assert lines[-1].startswith("Données à corriger\u00a0: 2\u00a0erreurs, 0\u00a0avertissement (")


def test_json_is_alone_on_the_standard_output(run, project):
    (project / "data" / "y.yaml").write_text("FAUX\n", encoding="utf-8")
    done = run("check", "--format", "json")
    assert done.returncode == 1
    assert json.loads(done.stdout) == ["valeur-fausse"]
    assert "1\u00a0erreur" in done.stderr


def test_missing_folder(run):
    done = run("check", "--data", "nulle-part")
    assert done.returncode == 2
    assert done.stderr == "Le dossier des données n’existe pas\u00a0: nulle-part\n"


def test_check_never_imports_pandas_nor_mkdocs():
    code = (
        "import sys; from tools import bootstrap, cli; "
        "bootstrap.ensure = lambda with_tests, argv: None; cli.main(['check']); "
        "print([name for name in ('pandas', 'mkdocs', 'macros') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-X", "utf8", "-c", code],
        cwd=REPOSITORY,
        env=dict(os.environ, PYTHONPATH=str(REPOSITORY)),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


def test_summary_agrees_in_number():
    assert summary(1, 2, 0.5) == (
        "Données à corriger\u00a0: 1\u00a0erreur, 2\u00a0avertissements (0,50\u00a0s)."
    )
