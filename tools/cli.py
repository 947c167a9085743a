"""The `quittance` command: what it accepts, what it needs, whom it calls.

Each verb's own module is imported only once its environment is ready.
"""

import argparse
import difflib
import importlib
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools import bootstrap
from tools.french import translate_argparse

Options = Callable[[argparse.ArgumentParser], None]


@dataclass(frozen=True)
class Verb:
    """One verb: the module whose `run(args) -> int` does it, its help, what must be installed."""

    name: str
    module: str
    help: str
    options: Options
    with_tests: bool = False
    passes_arguments: bool = False


def _data_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, metavar="DOSSIER", help="dossier des données")


def _config_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-f",
        "--config",
        type=Path,
        metavar="FICHIER",
        help="configuration du site (par défaut : mkdocs.yml du projet)",
    )


def _check_options(parser: argparse.ArgumentParser) -> None:
    _data_option(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="text pour lire, json pour un programme, github pour annoter une proposition",
    )


def _site_options(parser: argparse.ArgumentParser) -> None:
    _config_option(parser)
    _data_option(parser)
    parser.add_argument(
        "--out", type=Path, metavar="DOSSIER", help="dossier du site (par défaut : site/)"
    )


def _serve_options(parser: argparse.ArgumentParser) -> None:
    _config_option(parser)
    _data_option(parser)
    parser.add_argument(
        "--port", type=int, default=8000, metavar="N", help="port local (par défaut : 8000)"
    )


def _pages_options(parser: argparse.ArgumentParser) -> None:
    _data_option(parser)
    parser.add_argument("folder", type=Path, metavar="DOSSIER", help="où écrire les pages")


def _bench_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="résultats pour un programme")
    parser.add_argument(
        "--quick", action="store_true", help="une seule mesure, sans la base de 2 000 fiches"
    )


def _nothing(parser: argparse.ArgumentParser) -> None:
    pass


VERBS = (
    Verb("serve", "tools.serve", "voir le site, rechargé à chaque changement", _serve_options),
    Verb("check", "tools.check", "vérifier les données", _check_options),
    Verb("site", "tools.site", "construire le site dans le dossier site/", _site_options),
    Verb(
        "test",
        "tools.testing",
        "lancer tous les tests (ce qui suit est passé à pytest)",
        _nothing,
        with_tests=True,
        passes_arguments=True,
    ),
    Verb(
        "test-long",
        "tools.testing",
        "lancer les tests avec tous les tirages au hasard",
        _nothing,
        with_tests=True,
        passes_arguments=True,
    ),
    Verb(
        "bench",
        "tools.bench",
        "mesurer le temps et la mémoire, d’une construction et du classement",
        _bench_options,
        with_tests=True,
    ),
    Verb("pages", "tools.pages", "écrire les fiches en Markdown dans un dossier", _pages_options),
    Verb("schemas", "tools.schemas", "écrire les schémas JSON qui aident à saisir le YAML", _data_option),
)


def make_parser() -> argparse.ArgumentParser:
    """The parser of the whole command, in French."""
    translate_argparse()
    parser = argparse.ArgumentParser(
        prog="quittance",
        description="Quittance : des données YAML au site, et retour.",
        epilog="Aide d’un verbe : quittance VERBE --help",
        allow_abbrev=False,
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERBE", title="verbes")
    for verb in VERBS:
        sub = verbs.add_parser(
            verb.name,
            help=verb.help,
            description=verb.help[0].upper() + verb.help[1:] + ".",
            allow_abbrev=False,
        )
        verb.options(sub)
    return parser


def parse(argv: Sequence[str]) -> tuple[Verb | None, argparse.Namespace]:
    """Read the command line; exits with 2 and a French sentence when it is wrong."""
    parser = make_parser()
    if not argv:
        parser.print_help()
        return None, argparse.Namespace()
    names = {verb.name: verb for verb in VERBS}
    if not argv[0].startswith("-") and argv[0] not in names:
        near = difflib.get_close_matches(argv[0], names, n=1)
        hint = f" Vouliez-vous dire « {near[0]} » ?" if near else ""
        parser.exit(
            2, f"Verbe inconnu : « {argv[0]} ».{hint} Verbes : {', '.join(sorted(names))}.\n"
        )
    verb = names.get(argv[0])
    if verb and verb.passes_arguments and argv[1:2] not in (["-h"], ["--help"]):
        return verb, argparse.Namespace(verb=verb.name, arguments=list(argv[1:]))
    return verb, parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code: 0 done, 1 problems found, 2 could not be done."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may be in another encoding
            stream.reconfigure(encoding="utf-8", errors="replace")
    verb, options = parse(arguments)
    if verb is None:
        return 0
    try:
        bootstrap.ensure(verb.with_tests, arguments)
        return importlib.import_module(verb.module).run(options)
    except bootstrap.BootstrapError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nInterrompu.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader (head, less) left: not an error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except Exception as error:
        print(internal_error(error), file=sys.stderr)
        if os.environ.get("QUITTANCE_TRACEBACK"):
            traceback.print_exc()
        return 2


def internal_error(error: BaseException) -> str:
    """One French line for a failure of the program itself, with its place."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return (
        f"Erreur du programme{place} : {type(error).__name__} : {error}\n"
        "Vos fichiers ne sont pas en cause. Pour le détail, relancez avec QUITTANCE_TRACEBACK=1."
    )
