"""A real browser on the built site, served with the headers it is published with."""

import functools
import re
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tools.browser import BrowserNotFound, launch_flags, obtain


@pytest.fixture(scope="session")
def browser_path() -> Path:
    """The browser's program. Without one the test fails: it is never skipped."""
    try:
        return obtain()
    except BrowserNotFound as error:
        pytest.fail(str(error))


@pytest.fixture(scope="session")
def browser(browser_path: Path) -> Iterator[Browser]:
    """One browser for each worker."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(browser_path), args=launch_flags())
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile: French, Paris, no movement."""
    made = browser.new_context(
        locale="fr-FR", timezone_id="Europe/Paris", reduced_motion="reduce", accept_downloads=True
    )
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page of a fresh profile."""
    return context.new_page()


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of the built site, without a final slash, under its own `_headers`."""
    with serving(built_site) as url:
        yield url


class serving:
    """Serve a folder on a free local port while the block runs; gives the address."""

    def __init__(self, folder: Path) -> None:
        handler = functools.partial(_Handler, directory=str(folder))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.server.site_headers = read_headers(folder / "_headers")

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *exception) -> None:
        self.server.shutdown()
        self.server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    """Static files, the `_headers` of the site, its own 404 page, no log."""

    def end_headers(self) -> None:
        path = self.path.split("?")[0]
        for pattern, headers in self.server.site_headers:
            if pattern.fullmatch(path):
                for name, value in headers:
                    self.send_header(name, value)
        super().end_headers()

    def send_error(self, code, message=None, explain=None) -> None:
        not_found = Path(self.directory) / "404.html"
        if code != 404 or not not_found.is_file():
            super().send_error(code, message, explain)
            return
        body = not_found.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments) -> None:
        pass


def read_headers(path: Path) -> list[tuple[re.Pattern, list[tuple[str, str]]]]:
    """The rules of a `_headers` file: a line with a path (`*` = anything), indented headers."""
    rules: list[tuple[re.Pattern, list[tuple[str, str]]]] = []
    if not path.is_file():
        return rules
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            rules.append((re.compile(re.escape(line.strip()).replace(r"\*", ".*")), []))
        elif rules:
            name, _, value = line.strip().partition(":")
            rules[-1][1].append((name.strip(), value.strip()))
    return rules
