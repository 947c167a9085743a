"""`quittance site`: check the data, build strictly, run our own steps, then replace `site/`."""

import argparse
import shutil
import sys
import time
from pathlib import Path

from tools.french import NBSP, count, seconds
from tools.project import project_root, shown
from tools.site.building import PostBuildStep, check_data, has_errors, run_mkdocs
from tools.site.problems import Problem
from tools.site.steps import after_build

# What is done on the built folder, in this order. Each step gets (config, site_dir) and returns
# its problems as French sentences; one sentence is enough to refuse the site.
POST_BUILD_STEPS: list[PostBuildStep] = [after_build]


def run(args: argparse.Namespace) -> int:
    """Build the site; 0 when it stands, 1 when there is something to mend, 2 when impossible."""
    config_file = (args.config or project_root() / "mkdocs.yml").resolve()
    root = config_file.parent
    out = (args.out or root / "site").resolve()
    data = (args.data or root / "data").resolve()
    if refusal := refuse(config_file, out, data):
        print(refusal, file=sys.stderr)
        return 2
    start = time.perf_counter()
    problems = build_site(config_file, out, data)
    report(problems)
    if has_errors(problems):
        errors = sum(problem.severity == "error" for problem in problems)
        print(f"Site non construit{NBSP}: {count(errors, 'erreur')} à corriger.", file=sys.stderr)
        return 1
    pages = sum(1 for _ in out.rglob("*.html"))
    took = seconds(time.perf_counter() - start)
    print(f"Site construit dans {shown(out, root)}/{NBSP}: {count(pages, 'page')} en {took}.")
    return 0


def refuse(config_file: Path, out: Path, data: Path) -> str:
    """Why no build can start, or an empty text."""
    root = config_file.parent
    if not config_file.is_file():
        return f"La configuration du site n’existe pas{NBSP}: {config_file}"
    if not data.is_dir():
        return f"Le dossier des données n’existe pas{NBSP}: {shown(data, root)}"
    if root.is_relative_to(out) or out.is_relative_to(data):
        return f"Le site ne peut pas être construit dans {out}{NBSP}: ce dossier sert au projet."
    # The folder is replaced: never one that holds something else than a site.
    if out.is_dir() and any(out.iterdir()) and not (out / "404.html").is_file():
        return (
            f"Le dossier {shown(out, root)} contient autre chose qu’un site construit. "
            "Choisissez-en un autre avec --out, ou videz-le."
        )
    return ""


def build_site(config_file: Path, out: Path, data: Path) -> list[Problem]:
    """Build beside `out`, and put the new site in its place only when nothing went wrong."""
    print("Vérification des données…", file=sys.stderr, flush=True)
    problems = data_errors(data, config_file.parent)
    if problems:
        return problems
    print("Construction des pages…", file=sys.stderr, flush=True)
    fresh = out.with_name(f".{out.name}-en-construction")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        problems += run_mkdocs(config_file, fresh, POST_BUILD_STEPS, strict=True)
        if not has_errors(problems):
            replace_folder(fresh, out)
    except OSError as error:
        message = (
            f"écriture impossible dans {error.filename or out}{NBSP}: {error.strerror or error}. "
            "Fermez ce qui utilise ce dossier, puis relancez."
        )
        problems.append(Problem("error", "", message))
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return problems


def data_errors(data: Path, root: Path) -> list[Problem]:
    """What in the data forbids a build. Warnings are counted here and listed by `check`."""
    problems = check_data(data, root)
    errors = [problem for problem in problems if problem.severity == "error"]
    if warnings := len(problems) - len(errors):
        told = count(warnings, "avertissement")
        print(f"{told} sur les données{NBSP}: «{NBSP}make check{NBSP}» les liste.", file=sys.stderr)
    return errors


def replace_folder(fresh: Path, out: Path) -> None:
    """Move a finished folder to `out`, the old one aside first: never a mixture of the two."""
    old = out.with_name(f".{out.name}-ancien")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def report(problems: list[Problem]) -> None:
    """Print the problems, errors last so that they are what one sees."""
    for problem in sorted(problems, key=lambda each: each.severity == "error"):
        label = "Erreur" if problem.severity == "error" else "Avertissement"
        print(f"{label}{NBSP}: {problem}", file=sys.stderr)
