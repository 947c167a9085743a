"""What the legal notices lack is said, never filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quittance.findings import Finding, finding
from quittance.model.site import Site
from quittance.model.spec import attributes

if TYPE_CHECKING:
    from quittance.base import Base
    from quittance.reading.reader import Reader

#: What the reader does not get while a value is empty.
_EFFECTS = {
    "address": "pas d’adresse canonique ni de plan du site",
    "repository": "pas de lien «\u00a0modifier\u00a0»",
    "publisher": "les mentions légales sont incomplètes",
    "host": "les mentions légales sont incomplètes",
    "contact": "pas de lien «\u00a0signaler une erreur\u00a0» par courriel",
    "funding": "le financement du site n’est pas dit",
    "paid_by_listed": "les paiements des organismes comparés ne sont pas dits",
    "correction_delay": "aucun délai de correction n’est promis",
}


def check_site(base: Base, reader: Reader) -> Iterator[Finding]:
    if base.site is None:
        return
    for key, effect in _EFFECTS.items():
        if getattr(base.site, key) is None:
            yield finding("site-incomplet", base.site.at, key=key, label=attributes(Site)[key].label, effect=effect, field=f"site.{key}")
