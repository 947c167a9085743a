"""A browser for the tests: the installed one, else one fetched by the means at hand.

`python -m tools.browser` prints its path.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tools.project import REPOSITORY

NAMES = (
    "chromium",
    "chromium-browser",
    "chromium-headless-shell",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC_PLACES = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_PLACES = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
# Where Linux keeps programs, for a PATH that was made short.
LINUX_FOLDERS = ("/usr/bin", "/usr/local/bin", "/snap/bin")
# Runs on Node 20 and later, and needs of the system only its C library.
NPM_PACKAGE = "@sparticuz/chromium@147.0.2"
NOT_FOUND = (
    "Aucun navigateur pour les tests\u00a0: installez Chromium, Google Chrome ou Edge, ou donnez "
    "le chemin du programme dans la variable CHROME_PATH."
)


#: No graphics card, no network of its own.
LAUNCH_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class BrowserNotFound(Exception):
    """No browser is installed and none could be fetched; the text says what to install."""


Which = Callable[[str], str | None]
Fetch = Callable[[Path], Path | None]


def installed(
    env: Mapping[str, str],
    system: str,
    which: Which = shutil.which,
    home: Path | None = None,
    applications: Path = Path("/Applications"),
) -> Path | None:
    """The installed browser, `CHROME_PATH` first.

    `system` is what `platform.system()` says. Raises BrowserNotFound when `CHROME_PATH` names
    nothing that can be run: to take another browser silently would deceive.
    """
    if chosen := env.get("CHROME_PATH"):
        path = which(chosen) or (chosen if Path(chosen).is_file() else None)
        if path is None:
            raise BrowserNotFound(
                f"CHROME_PATH désigne «\u00a0{chosen}\u00a0», qui n’existe pas ou ne se lance "
                "pas\u00a0: corrigez cette variable ou retirez-la."
            )
        return Path(path)
    for name in NAMES:
        if path := which(name):
            return Path(path)
    places: list[Path] = []
    if system == "Darwin":
        roots = (applications, (home or Path.home()) / "Applications")
        places = [root / place for root in roots for place in MAC_PLACES]
    elif system == "Windows":
        roots = [env.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
        places = [Path(root) / place for root in roots if root for place in WINDOWS_PLACES]
    return next((place for place in places if place.is_file()), None)


def usual_which(name: str) -> str | None:
    """The program of that name on the PATH, else in a usual folder."""
    return shutil.which(name) or shutil.which(name, path=os.pathsep.join(LINUX_FOLDERS))


def means(
    env: Mapping[str, str],
    system: str,
    machine: str,
    which: Which = shutil.which,
    is_root_in_container: bool = False,
) -> list[tuple[str, Fetch]]:
    """The ways to fetch a browser that are allowed here, in order, each with its French name."""
    ways: list[tuple[str, Fetch]] = [("téléchargement de Playwright", from_playwright)]
    in_ci = env.get("CI", "").lower() in ("1", "true")
    if system == "Linux" and which("apt-get") and (in_ci or is_root_in_container):
        ways.append(("paquet chromium du système", from_apt))
    if system == "Linux" and machine in ("x86_64", "AMD64") and which("node") and which("npm"):
        ways.append((f"paquet npm {NPM_PACKAGE}", from_npm))
    return ways


def launch_flags() -> list[str]:
    """The flags to start the browser with; Chromium refuses to start as root inside its sandbox."""
    as_root = sys.platform == "linux" and os.geteuid() == 0
    return [*LAUNCH_FLAGS, *(["--no-sandbox"] if as_root else [])]


def obtain(cache: Path = REPOSITORY / ".cache" / "browser") -> Path:
    """The browser to test with. Fetches one, with progress, when none is installed.

    Raises BrowserNotFound with one French sentence.
    """
    system = platform.system()
    if path := installed(os.environ, system, usual_which):
        return path
    for name, fetch in means(
        os.environ, system, platform.machine(), is_root_in_container=_is_root_in_container()
    ):
        print(f"Aucun navigateur installé. Essai\u00a0: {name}…", file=sys.stderr, flush=True)
        try:
            path = fetch(cache)
        except (OSError, subprocess.SubprocessError):
            path = None
        if path is not None and starts(path):
            return path
    raise BrowserNotFound(NOT_FOUND)


def _is_root_in_container() -> bool:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    return any(Path(mark).exists() for mark in ("/.dockerenv", "/run/.containerenv"))


def starts(path: Path) -> bool:
    """True when the program runs here (a library of the system may be missing)."""
    if os.name == "nt":  # there, asking Chrome its version opens a window
        return path.is_file()
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def from_playwright(cache: Path) -> Path | None:
    """Playwright's own download, in its own usual folder."""
    path = _playwright_path()
    if path and path.is_file():
        return path
    _run([sys.executable, "-m", "playwright", "install", "chromium", "--no-shell"], timeout=600)
    return path if path and path.is_file() else None


def _playwright_path() -> Path | None:
    # In a process of its own: Playwright's synchronous interface refuses to start twice.
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", timeout=60
    )
    return Path(done.stdout.strip()) if done.returncode == 0 and done.stdout.strip() else None


def from_apt(cache: Path) -> Path | None:
    """Debian's or Ubuntu's package."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    _run(["apt-get", "update", "-q"], timeout=300, env=environment)
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"]
    _run(command, timeout=900, env=environment)
    return installed({}, "Linux")


# The package unpacks where the system keeps temporary files, and its libraries only when it
# believes that it runs on Amazon's machines, where they are missing too.
_UNPACK = (
    "import('@sparticuz/chromium').then(async m => console.log(await m.default.executablePath()))"
)

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{own}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""
_LAUNCHER = """#!/bin/sh
here="$(cd "$(dirname "$0")" && pwd)"
export LD_LIBRARY_PATH="$here/unpacked/al2023/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/unpacked/chromium" "$@"
"""


def from_npm(cache: Path) -> Path | None:
    """A Chromium packed for bare servers, with its libraries, started through a small script."""
    launcher = cache / "chromium-npm"
    if launcher.is_file():
        return launcher
    unpacked = cache / "unpacked"
    unpacked.mkdir(parents=True, exist_ok=True)
    install = ["npm", "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"]
    _run([*install, "--prefix", str(cache), NPM_PACKAGE], timeout=600)
    environment = dict(os.environ, TMPDIR=str(unpacked), AWS_EXECUTION_ENV="AWS_Lambda_nodejs22.x")
    _run(["node", "--input-type=module", "-e", _UNPACK], timeout=300, cwd=cache, env=environment)
    binary = unpacked / "chromium"
    if not binary.is_file():
        return None
    # The package's own list of font folders names other machines; without a font, text has no
    # height and a browser test would see an empty page.
    (cache / "fonts.conf").write_text(_FONTS.format(own=unpacked / "fonts"), encoding="utf-8")
    launcher.write_text(_LAUNCHER, encoding="utf-8")
    launcher.chmod(0o755)
    shutil.rmtree(cache / "node_modules", ignore_errors=True)
    return launcher


def _run(command: list[str], *, timeout: int, **options) -> bool:
    """Run a command whose output is shown only when it fails."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=timeout,
        **options,
    )
    if done.returncode:
        last = "\n".join(done.stdout.strip().splitlines()[-3:])
        print(f"Sans succès ({command[0]})\u00a0: {last}", file=sys.stderr, flush=True)
    return done.returncode == 0


def main() -> int:
    """Print the path of the browser, or the sentence that says what to install."""
    try:
        print(obtain())
    except BrowserNotFound as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
