"""`quittance serve` for real: a process, requests, files that change."""

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.serve.banner import BANNER_ID, banner, first_page
from tools.serve.server import insert_banner, is_ignored
from tools.site.problems import Problem

WAIT = 30  # seconds, for a slow machine; each change is usually seen within one


class Served:
    """A running server on the small project."""

    def __init__(self, root: Path, port: int, log: Path, process: subprocess.Popen) -> None:
        self.root, self.port, self.log, self.process = root, port, log, process

    def get(self, path: str = "/") -> tuple[int, str]:
        url = f"http://127.0.0.1:{self.port}{path}"
        try:
            with urllib.request.urlopen(url, timeout=WAIT) as answer:
                return answer.status, answer.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8")

    def wait(self, condition, path: str = "/") -> str:
        """The page once it satisfies the condition; fails when it never does."""
        end = time.monotonic() + WAIT
        text = ""
        while time.monotonic() < end:
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
            try:
                text = self.get(path)[1]
            except (urllib.error.URLError, ConnectionError):
                text = ""
            if text and condition(text):
                return text
            time.sleep(0.1)
        pytest.fail(f"never seen; the page is now:\n{text}\n{self.log.read_text('utf-8')}")

    def write(self, name: str, text: str) -> None:
        (self.root / name).write_text(text, encoding="utf-8")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def start(project, command, environment, tmp_path) -> Iterator:
    processes = []

    def start() -> Served:
        port, log = free_port(), tmp_path / "serve.log"
        with log.open("w", encoding="utf-8") as output:
            process = subprocess.Popen(
                command("serve", "--port", str(port)),
                cwd=project,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        processes.append(process)
        return Served(project, port, log, process)

    yield start
    for process in processes:
        process.terminate()
        process.wait(timeout=WAIT)


def test_an_error_shows_until_it_is_mended(start):
    served = start()
    page = served.wait(lambda text: "Valeur : un bonjour." in text)
    assert BANNER_ID not in page

    served.write("data/x.yaml", "bon\nFAUX\n")
    page = served.wait(lambda text: BANNER_ID in text)
    assert "<code>data/x.yaml:2:1</code> Cette ligne est fausse." in page
    assert "Valeur : un bonjour." in page, "the last good site stays up"
    assert f'id="{BANNER_ID}"' in served.get("/suite/")[1]
    assert served.get("/nulle-part/")[0] == 404
    assert f'id="{BANNER_ID}"' in served.get("/nulle-part/")[1]
    assert "data/x.yaml:2:1\u00a0: Cette ligne est fausse." in served.log.read_text("utf-8")

    served.write("data/x.yaml", "bonsoir\n")
    page = served.wait(lambda text: BANNER_ID not in text)
    assert "Valeur : un bonsoir." in page


def test_a_warning_on_the_data_is_counted_and_shows_no_banner(start, project):
    (project / "data/x.yaml").write_text("DOUTEUX\n", encoding="utf-8")
    served = start()
    page = served.wait(lambda text: "Valeur : un DOUTEUX." in text)
    assert BANNER_ID not in page
    assert "1\u00a0avertissement sur les données\u00a0:" in served.log.read_text("utf-8")


def test_changed_code_is_seen_and_broken_code_does_not_stop_it(start):
    served = start()
    served.wait(lambda text: "Valeur : un bonjour." in text)
    code = (served.root / "macros/inner.py").read_text(encoding="utf-8")

    served.write("macros/inner.py", code.replace('"un "', '"deux "'))
    served.wait(lambda text: "Valeur : deux bonjour." in text)

    served.write("macros/inner.py", code + "def (\n")
    page = served.wait(lambda text: BANNER_ID in text)
    line = len(code.splitlines()) + 1
    assert f"<code>macros/inner.py:{line}</code> erreur de syntaxe Python" in page
    assert "Valeur : deux bonjour." in page

    served.write("macros/inner.py", code.replace('"un "', '"trois "'))
    page = served.wait(lambda text: BANNER_ID not in text)
    assert "Valeur : trois bonjour." in page

    library = (served.root / "quittance/__init__.py").read_text(encoding="utf-8")
    served.write("quittance/__init__.py", library.replace('"FAUX"', '"bonjour"'))
    served.wait(lambda text: "data/x.yaml:1:1" in text)
    assert served.process.poll() is None


def test_browsers_are_told_to_reload(start):
    served = start()
    page = served.wait(lambda text: "livereload(" in text)
    epoch = re.search(r"livereload\((\d+), (\d+)\)", page)
    served.write("docs/suite.md", "# Suite changée\n")
    _, newer = served.get(f"/livereload/{epoch[1]}/{epoch[2]}")  # answers once rebuilt
    assert int(newer) > int(epoch[1])
    assert "Suite changée" in served.get("/suite/")[1]


def test_first_build_with_errors_serves_their_list(start, project):
    (project / "data/x.yaml").write_text("FAUX\n", encoding="utf-8")
    served = start()
    page = served.wait(lambda text: "Le site n’a pas pu être construit." in text)
    assert "<code>data/x.yaml:1:1</code> Cette ligne est fausse." in page
    assert "livereload(" in page
    assert "Cette ligne est fausse." in served.get("/suite/")[1]
    served.write("data/x.yaml", "bonjour\n")
    page = served.wait(lambda text: "Valeur : un bonjour." in text)
    assert BANNER_ID not in page


def test_a_dead_link_warns_and_shows_the_new_page(start):
    served = start()
    served.wait(lambda text: "Valeur : un bonjour." in text)
    served.write("docs/suite.md", "# Nouvelle suite\n\n[x](mort.md)\n")
    page = served.wait(lambda text: "Nouvelle suite" in text, "/suite/")
    assert "<code>docs/suite.md:3</code> le lien «\u00a0mort.md\u00a0»" in page
    assert "À corriger avant publication" in page


def test_port_taken(run):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = run("serve", "--port", str(port))
    assert done.returncode == 2
    assert done.stderr.startswith(f"Le port {port} est déjà pris ou refusé. ")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ there")
def test_interruption_leaves_nothing(start, environment, tmp_path):
    environment["TMPDIR"] = str(tmp_path / "tmp")
    (tmp_path / "tmp").mkdir()
    served = start()
    served.wait(lambda text: "Valeur" in text)
    assert list((tmp_path / "tmp").iterdir())
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(timeout=WAIT) == 0
    assert not list((tmp_path / "tmp").iterdir())
    assert "Serveur arrêté." in served.log.read_text("utf-8")


def test_banner_escapes_what_comes_from_files():
    hostile = [Problem("error", "<b>:1", "<script>alert(1)</script>")]
    for markup in (banner(hostile), first_page(hostile)):
        assert "<script>" not in markup and "<b>" not in markup
        assert "&lt;script&gt;" in markup
        assert "style=" not in markup
    assert banner([]) == ""


def test_banner_goes_first_in_the_body():
    assert insert_banner(b'<body class="a"><p>', "B") == b'<body class="a">B<p>'
    assert insert_banner(b"<p>", "B") == b"B<p>"
    assert insert_banner(b"<body><p>", "") == b"<body><p>"


@pytest.mark.parametrize(
    ("path", "ignored"),
    [
        ("/p/data/x.yaml", False),
        ("/p/docs/a.md", False),
        ("/p/macros/__pycache__/a.cpython-311.pyc", True),
        ("/p/data/.x.yaml.swp", True),
        ("/p/data/x.yaml~", True),
        ("/p/data/4913", True),
        ("/p/data/#x.yaml#", True),
        ("/home/.hidden/p/data/x.yaml", False),
    ],
)
def test_what_counts_as_a_change(path, ignored):
    assert is_ignored(path) is ignored
