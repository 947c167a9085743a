"""The same pages from the other runner, and the same bytes from one day to the next."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.site.dom import parse

#: 22 November 2026, noon.
DAY = "1795348800"


def run(module: str, *arguments: str, seed: str) -> None:
    environment = dict(
        os.environ, SOURCE_DATE_EPOCH=DAY, PYTHONHASHSEED=seed, PYTHONUTF8="1",
        NO_MKDOCS_2_WARNING="1",
    )  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=REPOSITORY, env=environment,
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


@pytest.fixture(scope="module")
def builds(tmp_path_factory) -> dict[str, Path]:
    """The site twice by our command, and once by ProperDocs."""
    folder = tmp_path_factory.mktemp("builds")
    made = {name: folder / name for name in ("first", "second", "properdocs")}
    commands = [
        ("tools", "site", "--out", str(made["first"])),
        ("tools", "site", "--out", str(made["second"])),
        ("properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", str(made["properdocs"])),
    ]
    with ThreadPoolExecutor(2) as pool:
        for build in [
            pool.submit(run, *command, seed=str(seed)) for seed, command in enumerate(commands)
        ]:
            build.result()
    return made


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_two_builds_of_a_day_are_the_same_to_the_byte(builds):
    first, second = files(builds["first"]), files(builds["second"])
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def article(path: Path) -> str:
    html = path.read_text(encoding="utf-8")
    assert any("md-content__inner" in node.classes for node in parse(html).all("article"))
    return html[html.index("<article") : html.index("</article>")]


def test_properdocs_gives_the_same_pages(builds):
    ours, theirs = builds["first"], builds["properdocs"]
    pages = sorted(file.relative_to(ours).as_posix() for file in ours.rglob("*.html"))
    assert pages == sorted(file.relative_to(theirs).as_posix() for file in theirs.rglob("*.html"))
    assert [page for page in pages if article(ours / page) != article(theirs / page)] == []
