"""Links at the foot of every page, from what ``site.yaml`` knows: none is dead."""

from __future__ import annotations

from macros.links import url_of
from quittance.model.site import Site

_ALWAYS = (
    ("Méthode", "methode/index.md"),
    ("Sources", "methode/sources.md"),
    ("Mentions légales", "mentions-legales.md"),
    ("Confidentialité", "confidentialite.md"),
    ("Accessibilité", "accessibilite.md"),
    ("Éditer la base", "editer/index.md"),
)


def footer_links(site: Site) -> list[dict[str, str]]:
    """``{label, href}`` for each link, the address from the root of the site or a full one."""
    links = [{"label": label, "href": url_of(source)} for label, source in _ALWAYS]
    if site.repository:
        repository = site.repository.rstrip("/")
        links.append({"label": "Code source", "href": repository})
        links.append({"label": "Signaler une erreur", "href": f"{repository}/issues/new"})
    elif site.contact and "@" in site.contact:
        links.append({"label": "Signaler une erreur", "href": f"mailto:{site.contact}"})
    return links
