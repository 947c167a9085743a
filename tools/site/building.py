"""One build of the site, in this process: check the data, run MkDocs, then our own steps."""

import importlib
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.project import today
from tools.site.problems import Problem, from_exception, from_finding, from_log

# A step gets the MkDocs configuration and the built folder, and returns French sentences.
PostBuildStep = Callable[[object, Path], list[str]]

OUR_PACKAGES = ("quittance", "macros")


def has_errors(problems: Sequence[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def purge_our_packages() -> None:
    """Forget our packages, so that the next import reads changed code."""
    for name in list(sys.modules):
        if name.split(".")[0] in OUR_PACKAGES:
            del sys.modules[name]
    importlib.invalidate_caches()


def check_data(data: Path, root: Path) -> list[Problem]:
    """The findings on the data, as problems. Never raises: broken code is a problem too.

    Also tells the macros where the data is.
    """
    os.environ["QUITTANCE_DATA"] = str(data)
    path = list(sys.path)
    sys.path.insert(0, str(root))  # as the macros plugin does: the same packages for both
    try:
        return [from_finding(finding, data, root) for finding in _read(data, root).findings]
    except Exception as error:
        return [from_exception(error, root)]
    finally:
        sys.path[:] = path


def _read(data: Path, root: Path):
    """The base. Good data is read through the macros, which keep it for the pages to come."""
    try:
        return importlib.import_module("macros.site_data").current_base(root)
    except Exception:
        # Data with errors, which they refuse to hold; or broken macros, told by the build.
        quittance = importlib.import_module("quittance")
        return quittance.load(data, today=today())


class _Collector(logging.Handler):
    """Keeps what MkDocs says at warning level and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[tuple[str, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append((record.levelname, record.getMessage()))


def run_mkdocs(
    config_file: Path,
    out: Path,
    steps: Sequence[PostBuildStep],
    *,
    strict: bool,
    site_url: str | None = None,
    on_config: Callable[[object], None] = lambda config: None,
) -> list[Problem]:
    """Build into `out`, then run the steps on it; returns all that went wrong, never raises.

    With `strict`, whatever MkDocs warns of is an error. `on_config` is shown the configuration
    as soon as it is read, so that `serve` knows what to watch.
    """
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    root, docs = config_file.parent, config_file.parent / "docs"
    collector, log = _Collector(), logging.getLogger("mkdocs")
    # INFO: at a higher level MkDocs does not count its own warnings, and strict passes.
    log.setLevel(logging.INFO)
    log.propagate = False
    log.addHandler(collector)
    config, stopped = None, None
    sentences: list[str] = []
    path = list(sys.path)
    try:
        config = load_config(str(config_file), site_dir=str(out), strict=strict, site_url=site_url)
        docs = Path(config.docs_dir)
        on_config(config)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        for step in steps:
            sentences += step(config, out)
    except (Exception, SystemExit) as error:
        stopped = error
    finally:
        log.removeHandler(collector)
        sys.path[:] = path  # the macros plugin adds the project's folder at each build
        if config is not None:
            config.plugins.on_shutdown()
    problems = [from_log(level, text, docs, config_file, root) for level, text in collector.lines]
    if strict:
        problems = [Problem("error", problem.place, problem.message) for problem in problems]
    # Abort only repeats what the log said; anything else says something new.
    if stopped is not None and (type(stopped).__name__ != "Abort" or not has_errors(problems)):
        problems.append(from_exception(stopped, root))
    severity = "error" if strict else "warning"
    problems += [Problem(severity, "", sentence) for sentence in sentences]
    return list(dict.fromkeys(problems))
