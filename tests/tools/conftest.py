"""A small project with its own stand-ins for our packages, to try the tools away from real data."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

FILES = {
    "mkdocs.yml": """\
        site_name: Essai
        theme: {name: mkdocs}
        plugins:
          - macros: {module_name: macros, on_undefined: strict, on_error_fail: false}
        """,
    "docs/index.md": """\
        ---
        title: Accueil
        ---

        # Accueil

        Valeur : {{ value() }}.

        [Suite](suite.md)
        """,
    "docs/suite.md": "# Suite\n",
    "data/x.yaml": "bonjour\n",
    "macros/__init__.py": """\
        from macros.inner import value


        def define_env(env):
            env.macro(value, "value")
        """,
    "macros/inner.py": """\
        from pathlib import Path

        DATA = Path(__file__).parent.parent / "data" / "x.yaml"


        def value():
            return "un " + DATA.read_text(encoding="utf-8").strip()
        """,
    # The surface of the real library, with two rules: FAUX is an error, DOUTEUX a warning.
    "quittance/__init__.py": """\
        from types import SimpleNamespace

        from . import findings


        def load(data_dir, *, today):
            found = []
            for path in sorted(data_dir.glob("*.yaml")):
                lines = path.read_text(encoding="utf-8").splitlines()
                for number, line in enumerate(lines, 1):
                    if "FAUX" in line:
                        found.append(findings.wrong(path.name, number))
                    if "DOUTEUX" in line:
                        found.append(findings.wrong(path.name, number, "warning"))
            return SimpleNamespace(findings=tuple(found), today=today)
        """,
    "quittance/findings.py": """\
        import json
        from types import SimpleNamespace


        def wrong(path, line, severity="error"):
            return SimpleNamespace(
                code="valeur-fausse", severity=severity, path=path, line=line, column=1,
                message="Cette ligne est fausse.", found="FAUX", expected="vrai",
                suggestion="", doc="",
            )


        def render(findings, form, root):
            if form == "json":
                return json.dumps([finding.code for finding in findings])
            return "\\n".join(
                f"{root.as_posix()}/{each.path}:{each.line}: {each.message}" for each in findings
            )
        """,
}


def _dedent(text: str) -> str:
    lines = text.splitlines()
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[margin:] for line in lines) + "\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The folder of a fresh small project that builds."""
    root = tmp_path / "projet"
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_dedent(text), encoding="utf-8")
    return root


@pytest.fixture
def command(project: Path) -> Callable[..., list[str]]:
    """The command line of a verb, run by this interpreter as it is."""
    code = (
        "import sys; from tools import bootstrap, cli, site; "
        "bootstrap.ensure = lambda with_tests, argv: None; "
        # The stand-ins have no register of pages and another theme.
        "site.POST_BUILD_STEPS.clear(); sys.exit(cli.main())"
    )
    return lambda *arguments: [sys.executable, "-P", "-X", "utf8", "-c", code, *arguments]


@pytest.fixture
def environment(project: Path) -> dict[str, str]:
    """The environment in which the project's stand-ins are found before our packages."""
    path = os.pathsep.join([str(project), str(REPOSITORY)])
    return dict(os.environ, PYTHONPATH=path, PYTHONUTF8="1", NO_MKDOCS_2_WARNING="1")


@pytest.fixture
def run(project, command, environment) -> Callable[..., subprocess.CompletedProcess]:
    """Run a verb in the small project, to its end."""

    def run(*arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            command(*arguments),
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
        )

    return run
