"""What all tests share: how many random cases, and the site built once a session."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parent.parent
LONG = os.environ.get("QUITTANCE_LONG") == "1"

# `make test` draws a tenth, always the same; `make test-long` draws all, anew each time.
settings.register_profile("tenth", max_examples=20, derandomize=True, deadline=None)
settings.register_profile("whole", max_examples=200, deadline=None)
settings.load_profile("whole" if LONG else "tenth")


def sample_size(whole: int) -> int:
    """How many of `whole` random cases to run: all in the long tests, else a tenth, at least 1."""
    return whole if LONG else max(1, whole // 10)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, built strictly from the repository once for all workers.

    `QUITTANCE_BUILT_SITE` names an already built folder to use instead.
    """
    if ready := os.environ.get("QUITTANCE_BUILT_SITE"):
        folder = Path(ready).resolve()
        assert (folder / "index.html").is_file(), f"no built site in {folder}"
        return folder
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder, failure = shared / "built-site", shared / "built-site.failure"
    with _lock(shared / "built-site.lock"):
        if not (folder / "index.html").is_file() and not failure.exists():
            # A process of its own: our packages must not be imported twice in this one.
            done = subprocess.run(
                [sys.executable, "-X", "utf8", "-m", "tools", "site", "--out", str(folder)],
                cwd=REPOSITORY,
                capture_output=True,
                text=True,
                encoding="utf-8",
            )
            if done.returncode:
                failure.write_text(done.stdout + done.stderr, encoding="utf-8")
        if failure.exists():
            pytest.fail(f"the site was not built:\n{failure.read_text(encoding='utf-8')}")
    return folder


class _lock:
    """A lock between processes: whoever can create the folder holds it."""

    def __init__(self, path: Path, timeout: float = 600) -> None:
        self.path, self.timeout = path, timeout

    def __enter__(self) -> None:
        end = time.monotonic() + self.timeout
        while True:
            try:
                self.path.mkdir()
                return
            except FileExistsError:
                if time.monotonic() > end:
                    raise TimeoutError(f"{self.path} was never released") from None
                time.sleep(0.1)

    def __exit__(self, *exception) -> None:
        shutil.rmtree(self.path, ignore_errors=True)
