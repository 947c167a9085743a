"""Prepare `.venv` from the locked lists, then go on inside it. Standard library only.

`ensure` is called before each verb that needs installed packages. When the environment is
current it costs the reading of two small files.
"""

import hashlib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
LOG_NAME = "quittance-installation.log"

# What pip prints when an installation fails, and the sentence that mends it; first match wins.
PIP_FAILURES = (
    (
        r"DO NOT MATCH THE HASHES",
        "un paquet reçu n’a pas l’empreinte attendue : il est abîmé ou a été changé. "
        "Relancez ; si cela dure, ne forcez pas et signalez-le.",
    ),
    (
        r"No space left on device|\[Errno 28\]",
        "le disque est plein. Libérez environ 600 Mo, puis relancez.",
    ),
    (
        r"Read-only file system|Permission denied|Access is denied|\[Errno 13\]|\[Errno 30\]",
        "le dossier du projet n’est pas accessible en écriture. Copiez-le dans un dossier "
        "qui vous appartient, puis relancez.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError",
        "la connexion sécurisée est refusée (certificat). Sur un réseau d’entreprise, demandez "
        "le certificat à votre service informatique et donnez-le à pip (PIP_CERT).",
    ),
    (
        r"NewConnectionError|Max retries|Temporary failure in name resolution|getaddrinfo failed"
        r"|Connection (?:refused|reset|timed out|broken)|ConnectTimeout|ReadTimeout|ProxyError"
        r"|Network is unreachable",
        "le dépôt de paquets de Python ne répond pas. Vérifiez la connexion à Internet "
        "(ou le serveur mandataire, HTTPS_PROXY), puis relancez.",
    ),
    (
        r"No matching distribution|Could not find a version|from versions: none",
        "un paquet n’existe pas pour ce Python ou cette machine. Essayez Python 3.11 à 3.14.",
    ),
)


class BootstrapError(Exception):
    """The environment cannot be prepared; the text is a French sentence for the user."""


def lock_files(with_tests: bool, root: Path = REPOSITORY) -> list[Path]:
    """The locked lists to install, in order."""
    names = ["site.txt", "test.txt"] if with_tests else ["site.txt"]
    return [root / "requirements" / name for name in names]


def venv_python(venv: Path) -> Path:
    """The interpreter of a virtual environment."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def digest(lock: Path, venv: Path) -> str:
    """What a stamp holds: a new lock, another folder or another Python makes it stale."""
    text = f"{lock.read_text(encoding='utf-8')}\n{venv}\n{venv_version(venv)}"
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def venv_version(venv: Path) -> str:
    """The version line of `pyvenv.cfg`, empty when there is no environment."""
    try:
        text = (venv / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return ""
    found = re.search(r"^version(?:_info)? *= *(.+)$", text, re.MULTILINE)
    return found.group(1).strip() if found else ""


def stamp_path(lock: Path, venv: Path) -> Path:
    return venv / f"quittance-{lock.stem}.stamp"


def stale_locks(venv: Path, locks: list[Path]) -> list[Path]:
    """The lists that are not installed as they now stand."""
    if not venv_python(venv).exists():
        return locks
    return [lock for lock in locks if _read(stamp_path(lock, venv)) != digest(lock, venv)]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def ensure(with_tests: bool, argv: list[str], root: Path = REPOSITORY) -> None:
    """Return inside a current `.venv`; else prepare it and start again in it (never returns).

    Raises BootstrapError. Does nothing when the package was installed by other means, away
    from the repository and its lists.
    """
    if not (root / "requirements" / "site.txt").is_file():
        return
    venv = root / ".venv"
    stale = stale_locks(venv, lock_files(with_tests, root))
    if stale:
        prepare(venv, stale, root)
    if stale or not _inside(venv):
        _restart(venv, argv, root)


def _inside(venv: Path) -> bool:
    return Path(sys.prefix).resolve() == venv.resolve()


def prepare(venv: Path, locks: list[Path], root: Path) -> None:
    """Create the environment if need be, install the lists, write the command and the stamps."""
    _say("Première installation, ou listes de paquets changées : cela prend une minute ou deux.")
    try:
        if not _works(venv):
            _create(venv)
        for lock in locks:
            _install(venv, lock)
        _write_command(venv, root)
        for lock in locks:
            stamp_path(lock, venv).write_text(digest(lock, venv) + "\n", encoding="utf-8")
    except OSError as error:
        raise BootstrapError(
            f"Installation impossible : {error.strerror or error} ({error.filename or venv}). "
            "Vérifiez que le dossier du projet est accessible en écriture et qu’il reste de la "
            "place sur le disque."
        ) from error
    _say("Installation terminée.")


def _works(venv: Path) -> bool:
    """True when the interpreter of the environment starts (a moved or upgraded one does not)."""
    try:
        code = "import sys; sys.exit(sys.version_info < (3, 11))"
        return subprocess.run([venv_python(venv), "-c", code], capture_output=True).returncode == 0
    except OSError:
        return False


def _create(venv: Path) -> None:
    _say("Création de l’environnement .venv…")
    clear = ["--clear"] if venv.exists() else []
    done = subprocess.run(
        [sys.executable, "-m", "venv", *clear, str(venv)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode == 0:
        return
    output = done.stdout + done.stderr
    if re.search(r"ensurepip|No module named venv", output):
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise BootstrapError(
            "Il manque à Python le module « venv ». Sur Debian ou Ubuntu : "
            f"sudo apt install python{version}-venv ; ailleurs, réinstallez Python depuis "
            "python.org. Puis relancez."
        )
    raise BootstrapError(f"Création de .venv impossible : {_explain(output)}")


def _install(venv: Path, lock: Path) -> None:
    """Run pip on one list, showing progress; the whole output goes to a log in `.venv`."""
    python = str(venv_python(venv))
    if subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode:
        subprocess.run([python, "-m", "ensurepip"], capture_output=True)
    total = len(re.findall(r"^[A-Za-z0-9].*==", lock.read_text(encoding="utf-8"), re.MULTILINE))
    what = "pour les tests" if lock.stem == "test" else "pour le site"
    _say(f"Paquets {what} : jusqu’à {total} à recevoir et à contrôler.")
    command = [python, "-m", "pip", "install", "--require-hashes", "--no-input"]
    command += ["--progress-bar", "off", "--disable-pip-version-check", "-r", str(lock)]
    log = venv / LOG_NAME
    lines: list[str] = []
    with (
        log.open("w", encoding="utf-8") as record,
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        ) as process,
    ):
        for line in process.stdout or ():
            record.write(line)
            lines.append(line)
            _progress(line)
    if process.returncode:
        raise BootstrapError(
            f"Installation interrompue : {_explain(''.join(lines))} Détail : {log}"
        )


_received = 0


def _progress(line: str) -> None:
    """Show one step of pip in French: each package on a terminal, each tenth in a log."""
    global _received
    found = re.match(r"\s*Collecting ([A-Za-z0-9._-]+?)==([^ ;]+)", line)
    if found:
        _received += 1
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\033[K  {_received} · {found.group(1)} {found.group(2)}")
            sys.stderr.flush()
        elif _received % 10 == 0:
            _say(f"  {_received} paquets reçus…")
    elif line.startswith("Installing collected packages"):
        if sys.stderr.isatty():
            sys.stderr.write("\r\033[K")
        _say("  Mise en place…")


def _explain(output: str) -> str:
    for pattern, sentence in PIP_FAILURES:
        if re.search(pattern, output, re.IGNORECASE):
            return sentence
    last = [line.strip() for line in output.splitlines() if line.strip()]
    return f"« {last[-1]} »." if last else "cause inconnue."


def _write_command(venv: Path, root: Path) -> None:
    """Make the packages importable and `quittance` callable, with no build and no network."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    found = subprocess.run(
        [venv_python(venv), "-X", "utf8", "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    packages = Path(found.stdout.strip())
    # A relative line stays ASCII whatever the folder's name: Python < 3.13 reads this file in
    # the encoding of the machine.
    link = os.path.relpath(root.resolve(), packages.resolve())
    (packages / "quittance-repository.pth").write_text(link + "\n", encoding="ascii")
    # -P: a folder named tools where the user happens to stand must not be taken for ours.
    python = venv_python(venv)
    if os.name == "nt":
        script = '@"%~dp0python.exe" -X utf8 -P -m tools %*\n'
        (python.parent / "quittance.cmd").write_text(script, encoding="ascii", newline="\r\n")
    else:
        command = python.parent / "quittance"
        script = f'#!/bin/sh\nexec {shlex.quote(str(python))} -X utf8 -P -m tools "$@"\n'
        command.write_text(script, encoding="utf-8")
        command.chmod(0o755)


def _restart(venv: Path, argv: list[str], root: Path) -> None:
    """Go on with the same verb under the environment's interpreter."""
    python = str(venv_python(venv))
    environment = dict(os.environ, PYTHONUTF8="1")
    # The folder may not be on sys.path under the other interpreter before the .pth is read.
    paths = [str(root), environment.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(part for part in paths if part)
    command = [python, "-P", "-m", "tools", *argv]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "nt":  # execv would detach from the console there
        try:
            sys.exit(subprocess.run(command, env=environment).returncode)
        except KeyboardInterrupt:
            sys.exit(130)
    os.execve(python, command, environment)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
