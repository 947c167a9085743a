"""The local server: MkDocs' live reload, with the last good site kept up and a banner on it."""

import errno
import logging
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import watchdog.events
from mkdocs.livereload import LiveReloadServer

from tools.serve.banner import banner, first_page
from tools.site.building import has_errors
from tools.site.problems import Problem

HOST = "127.0.0.1"
IGNORED = re.compile(r"^(__pycache__|\..+|.*~|#.*#|4913)$|\.(pyc|sw[a-z]|tmp)$")
CHANGES = ("created", "modified", "moved", "deleted")


class PortTaken(Exception):
    """Another program listens on the port."""


class SiteServer(LiveReloadServer):
    """Serves `root`, whose content `rebuild` replaces; every HTML page carries the problems.

    `rebuild` returns what went wrong and never raises: after each attempt, good or bad, the
    browsers reload and see the banner appear, change or go.
    """

    # On Windows this option would let two servers share a port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, rebuild: Callable[[], Sequence[Problem]], port: int, root: Path) -> None:
        super().__init__(self._build, HOST, port, str(root))
        self.rebuild = rebuild
        self.problems: Sequence[Problem] = ()
        self.error_handler = self._error_page
        # Their English lines are replaced by ours.
        logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)

    def watch(self, path, func=None, *, recursive=True) -> None:
        """Rebuild when a file changes there; caches and editors' temporary files do not count."""
        path = os.path.abspath(path)  # noqa: PTH100 - the parent class keeps strings
        if path in self._watched_paths or not Path(path).exists():
            return
        self._watched_paths[path] = 1
        handler = watchdog.events.FileSystemEventHandler()
        handler.on_any_event = self._changed
        self._watch_refs[path] = self.observer.schedule(handler, path, recursive=recursive)

    def _changed(self, event: watchdog.events.FileSystemEvent) -> None:
        if event.is_directory or event.event_type not in CHANGES or is_ignored(event.src_path):
            return
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def listen(self) -> None:
        """Take the port. Raises PortTaken."""
        try:
            self.server_bind()
            self.server_activate()
        except (OSError, OverflowError) as error:
            if getattr(error, "errno", None) in (errno.EADDRINUSE, errno.EACCES, None):
                raise PortTaken(str(error)) from error
            raise

    def serve(self, *, open_in_browser=False) -> None:
        """Build, then serve and rebuild at each change, until interrupted."""
        self._want_rebuild = True
        # Requests wait while the wanted version is not the visible one: also for the first.
        self._wanted_epoch = self._visible_epoch + 1
        self.serve_thread.start()
        self.observer.start()
        self._build_loop()

    def _build(self) -> None:
        self.problems = self.rebuild()

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        content = super()._inject_js_into_html(content, epoch)
        return insert_banner(content, banner(self.problems))

    def _error_page(self, code: int) -> bytes | None:
        page = Path(self.root) / "404.html"
        if page.is_file():
            content = page.read_bytes()
        elif has_errors(self.problems):
            content = first_page(self.problems).encode("utf-8")
            return super()._inject_js_into_html(content, self._visible_epoch)
        else:
            return None
        return self._inject_js_into_html(content, self._visible_epoch)

    def _serve_request(self, environ, start_response):
        if not (Path(self.root) / "index.html").is_file() and environ["PATH_INFO"] == "/":
            with self._epoch_cond:
                self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            if not (Path(self.root) / "index.html").is_file() and has_errors(self.problems):
                content = self._error_page(503)
                headers = [("Content-Type", "text/html; charset=utf-8")]
                start_response("200 OK", [*headers, ("Content-Length", str(len(content)))])
                return [content]
        return super()._serve_request(environ, start_response)


def is_ignored(path: str | bytes) -> bool:
    """True for a file whose change says nothing: caches, hidden and temporary files."""
    parts = Path(os.fsdecode(path)).parts
    return any(IGNORED.search(part) for part in parts[-2:])


def insert_banner(content: bytes, markup: str) -> bytes:
    """Put the markup first in the body of a page; where there is no body, before all."""
    if not markup:
        return content
    found = re.search(rb"<body\b[^>]*>", content)
    place = found.end() if found else 0
    return content[:place] + markup.encode("utf-8") + content[place:]
