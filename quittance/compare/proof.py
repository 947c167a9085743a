"""How well a record is attested, from who speaks of it."""

from __future__ import annotations

from quittance.model.facts import Fact, Facts

#: The best attested first: (id, label).
PROOF_LEVELS: tuple[tuple[str, str], ...] = (
    ("verifie", "un registre ou un acte lu"),
    ("tiers", "un tiers indépendant au moins"),
    ("organisme", "aucun tiers indépendant"),
    ("origine", "documents d’origine de la base seuls"),
    ("aucune", "aucune source"),
)
#: Kind of the sources that the base started from: they attest little by themselves.
FOUNDING = "document-fondateur"
#: Claims that do not rest on the word of the organisation alone.
ATTESTED = ("verifie", "publie")


def attested(fact: Fact) -> Fact:
    """The fact as third parties and registers alone give it; itself when nothing is left out."""
    kept = tuple(o for o in fact.observations if o.claim in ATTESTED)
    return fact if len(kept) == len(fact.observations) else Fact(fact.field, kept)


def proof_level(facts: Facts) -> str:
    """The id of a level of :data:`PROOF_LEVELS`."""
    sourced = [o for o in facts.observations if o.source is not None]
    if any(o.claim == "verifie" for o in sourced):
        return "verifie"
    beyond = [o for o in sourced if o.source.kind != FOUNDING]
    if any(o.claim == "publie" for o in beyond):
        return "tiers"
    if beyond:
        return "organisme"
    return "origine" if sourced else "aucune"
