"""No page asks anything of another host: proved over every built file.

An address in a script is refused unless it is listed here with the reason why it is never
fetched; :func:`unused_allowances` finds those that are no longer needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from tools.french import NBSP
from tools.site.documents import Document, Element

#: Kinds of `<link>` that make the browser fetch or connect.
FETCHING_LINKS = {
    "stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "prefetch",
    "modulepreload", "preconnect", "dns-prefetch", "prerender", "import", "pingback",
}  # fmt: skip
#: Attributes whose address is fetched at once, or receives what readers do.
FETCHED = ("src", "srcset", "poster", "data", "action", "formaction", "ping", "background")
#: Elements whose `href` is fetched, `<link>` apart; that of `<a>` waits for the reader.
FETCHED_HREF = ("image", "use", "feimage", "script", "base")

_HOST = re.compile(r"^\s*(?:(?:https?|wss?|ftp):)?//+([^/\s\"'`)]+)", re.IGNORECASE)
_SHEET_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", re.IGNORECASE)
_SHEET_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Notices (`/*!`, `/**`) and comments that fill a line; the rest of a script is read as code.
_SCRIPT_COMMENT = re.compile(r"/\*[!*]\s.*?\*/|^\s*/\*.*?\*/|^\s*//\s[^\n]*", re.DOTALL | re.M)
_SCRIPT_ADDRESS = re.compile(
    r"(?:https?|wss?)://([\w.-]+)|[\"'`]//([\w-]+(?:\.[\w-]+)+)", re.IGNORECASE
)


@dataclass(frozen=True)
class Allowance:
    """An address that may stand in a script, and why it is never fetched."""

    files: str
    host: str
    why: str


ALLOWANCES = (
    Allowance(
        "assets/javascripts/bundle.*.min.js", "unpkg.com",
        "Material : chargeur de Mermaid, appelé seulement par un bloc de classe « mermaid » (un "
        "test prouve qu’aucune page n’en a), et remplaçant de ResizeObserver, pour des "
        "navigateurs d’avant 2020. La politique de sécurité refuserait l’un et l’autre.",
    ),
    Allowance(
        "assets/javascripts/bundle.*.min.js", "api.github.com",
        "Material : nombre d’étoiles d’un dépôt, demandé seulement quand repo_url est réglé ; il "
        "ne l’est pas.",
    ),
    Allowance(
        "assets/javascripts/workers/search.*.min.js", "bit.ly",
        "Material : adresse citée dans un message de la console.",
    ),
    Allowance(
        "assets/javascripts/lunr/wordcut.js", "github.com",
        "lunr : commentaires et messages du découpage du thaï, fichier jamais chargé en français.",
    ),
    Allowance(
        "assets/js/engine/workbook.js", "schemas.openxmlformats.org",
        "Noms XML du format Excel, écrits dans le fichier exporté.",
    ),
    Allowance(
        "assets/js/engine/request.js", "schemas.openxmlformats.org",
        "Noms XML du format Word, écrits dans le fichier téléchargé.",
    ),
    Allowance(
        "assets/js/engine/workbook.js", "purl.org",
        "Nom XML du vocabulaire Dublin Core, écrit dans le fichier exporté.",
    ),
)  # fmt: skip


def check_third_parties(
    documents: Iterable[Document], site: Path, allowances: Iterable[Allowance] = ALLOWANCES
) -> list[str]:
    """What would be asked of another host, as French sentences."""
    allowances = tuple(allowances)
    problems = []
    for document in documents:
        hosts = [*_of_elements(document.elements)]
        hosts += [host for sheet in document.sheets for host in hosts_of_sheet(sheet)]
        hosts += [host for script in document.scripts for host in hosts_of_script(script)]
        problems += [_sentence(document.path, host) for host in dict.fromkeys(hosts)]
    for path, hosts in _of_files(site):
        problems += [
            _sentence(path, host)
            for host in dict.fromkeys(hosts)
            if not any(_allows(allowance, path, host) for allowance in allowances)
        ]
    return problems


def unused_allowances(site: Path, allowances: Iterable[Allowance] = ALLOWANCES) -> list[Allowance]:
    """Those that no file of the site needs any longer."""
    found = [(path, host) for path, hosts in _of_files(site) for host in hosts]
    return [
        allowance
        for allowance in allowances
        if not any(_allows(allowance, path, host) for path, host in found)
    ]


def hosts_of_sheet(text: str) -> list[str]:
    """Hosts that a style sheet would fetch from."""
    matches = _SHEET_ADDRESS.finditer(_SHEET_COMMENT.sub("", text))
    return [host for match in matches if (host := host_of(match[1] or match[2]))]


def hosts_of_script(text: str) -> list[str]:
    """Hosts named in the code of a script, its comments apart; XML namespaces are no addresses."""
    matches = _SCRIPT_ADDRESS.finditer(_SCRIPT_COMMENT.sub("", text))
    hosts = [(match[1] or match[2]).lower() for match in matches]
    return [host for host in hosts if host != "www.w3.org"]


def host_of(address: str) -> str | None:
    """The host of a full or protocol-relative address, None for one inside the site."""
    # Browsers read a backslash as a slash.
    found = _HOST.match(address.replace("\\", "/"))
    return found[1].lower() if found else None


def _of_elements(elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        attributes = element.attributes
        addresses = [attributes[name] for name in FETCHED if name in attributes]
        if "srcset" in attributes or "imagesrcset" in attributes:
            addresses += (attributes.get("srcset") or attributes["imagesrcset"]).split(",")
        if element.tag == "link" and FETCHING_LINKS & set(element.get("rel").lower().split()):
            addresses.append(element.get("href"))
        elif element.tag in FETCHED_HREF:
            addresses += [element.get("href"), element.get("xlink:href")]
        elif element.tag == "meta" and element.get("http-equiv").lower() == "refresh":
            addresses.append(element.get("content").partition("=")[2])
        yield from (host for address in addresses if (host := host_of(address)))


def _of_files(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Style sheets, scripts and drawings of the site, with the hosts each names."""
    for file in sorted(site.rglob("*")):
        reader = {".css": hosts_of_sheet, ".js": hosts_of_script, ".mjs": hosts_of_script}.get(
            file.suffix
        )
        if file.suffix == ".svg":
            reader = _hosts_of_drawing
        if reader and file.is_file():
            yield file.relative_to(site).as_posix(), reader(file.read_text(encoding="utf-8"))


def _hosts_of_drawing(text: str) -> list[str]:
    loaded = re.findall(r"(?:href|src)\s*=\s*[\"']([^\"']+)", text)
    return [host for address in loaded if (host := host_of(address))] + hosts_of_sheet(text)


def _allows(allowance: Allowance, path: str, host: str) -> bool:
    return fnmatch(path, allowance.files) and host == allowance.host


def _sentence(path: str, host: str) -> str:
    return (
        f"{path}{NBSP}: une ressource d’un autre hôte («{NBSP}{host}{NBSP}») serait demandée. "
        "Copiez-la dans le site ou retirez-la."
    )
