"""`quittance serve`: the site on this machine, rebuilt and reloaded at each change.

A build that fails leaves the last good site up and says on every page, and in the terminal, what
to mend and where.
"""

import argparse
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from tools.french import NBSP, count, seconds
from tools.project import REPOSITORY, project_root
from tools.serve.server import HOST, PortTaken, SiteServer
from tools.site import POST_BUILD_STEPS, data_errors, report
from tools.site.building import has_errors, purge_our_packages, run_mkdocs
from tools.site.problems import Problem


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted; 2 when the project or the port cannot be had."""
    config_file = (args.config or project_root() / "mkdocs.yml").resolve()
    data = (args.data or config_file.parent / "data").resolve()
    if not config_file.is_file():
        print(f"La configuration du site n’existe pas{NBSP}: {config_file}", file=sys.stderr)
        return 2
    # Compiled files written beside the code would look like changes.
    sys.dont_write_bytecode = True
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    folder = Path(tempfile.mkdtemp(prefix="quittance-"))
    session = Session(config_file, data, folder, args.port)
    try:
        session.server.listen()
        session.server.serve()
    except PortTaken:
        print(
            f"Le port {args.port} est déjà pris ou refusé. Fermez l’autre serveur, ou choisissez "
            f'un autre port{NBSP}: make serve ARGS="--port {args.port % 65000 + 1}" '
            f"(Windows{NBSP}: py -m tools serve --port {args.port % 65000 + 1}).",
            file=sys.stderr,
        )
        return 2
    except KeyboardInterrupt:
        print("\nServeur arrêté.", file=sys.stderr)
    finally:
        session.stop()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


class Session:
    """One run of `serve`: what it builds, where, and what it watches."""

    def __init__(self, config_file: Path, data: Path, folder: Path, port: int) -> None:
        self.config_file = config_file
        self.data = data
        self.folder = folder
        self.root = folder / "site"
        self.root.mkdir()
        self.server = SiteServer(self.rebuild, port, self.root)
        self.url = f"http://{HOST}:{port}/"
        project = config_file.parent
        for path in (data, project / "docs", project / "macros", project / "quittance"):
            self.server.watch(path)
        self.server.watch(REPOSITORY / "quittance")
        self.server.watch(config_file)

    def rebuild(self) -> list[Problem]:
        """Check and build; the served folder changes only when there is a new site to show."""
        start = time.perf_counter()
        _say("Construction…")
        purge_our_packages()
        problems = data_errors(self.data, self.config_file.parent)
        if not problems:
            fresh = self.folder / "nouveau"
            shutil.rmtree(fresh, ignore_errors=True)
            problems += run_mkdocs(
                self.config_file,
                fresh,
                POST_BUILD_STEPS,
                strict=False,
                site_url=self.url,
                on_config=self.watch_configured,
            )
            if not has_errors(problems):
                self.swap(fresh)
        report(problems)
        took = seconds(time.perf_counter() - start)
        if has_errors(problems):
            errors = sum(problem.severity == "error" for problem in problems)
            shown = "Le dernier bon site reste affiché." if any(self.root.iterdir()) else self.url
            _say(f"{count(errors, 'erreur')} à corriger ({took}). {shown}")
        else:
            _say(f"Site prêt en {took}{NBSP}: {self.url} (Ctrl+C pour arrêter)")
        return problems

    def watch_configured(self, config) -> None:
        """Watch what the configuration names beside the usual folders."""
        for path in (config.docs_dir, config.theme.custom_dir, *config.watch):
            if path:
                self.server.watch(path)

    def swap(self, fresh: Path) -> None:
        """Put the new site in the served folder; requests wait meanwhile."""
        old = self.folder / "ancien"
        shutil.rmtree(old, ignore_errors=True)
        try:
            self.root.rename(old)
            fresh.rename(self.root)
        except OSError:  # Windows: a file of the folder is still being read
            shutil.copytree(fresh, self.root, dirs_exist_ok=True)

    def stop(self) -> None:
        if self.server.serve_thread.is_alive():
            self.server.shutdown()
        else:
            self.server.server_close()


def _say(text: str) -> None:
    print(f"[{time.strftime('%H:%M:%S')}] {text}", file=sys.stderr, flush=True)
