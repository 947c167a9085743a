"""Trainings: the courses compared, and every field observed of them."""

from __future__ import annotations

from quittance.model.facts import Facts
from quittance.model.kinds import Address, Amount, Choice, Flag, Kind, Many, Number, Reference, Slug, Text
from quittance.model.provider import Remark
from quittance.model.spec import Attribute, Nested, Observed, Record, attribute, record

CONTENT, PRACTICAL, VALUE = "Contenu", "Organisation", "Reconnaissance et prix"


def _f(name: str, label: str, kind: Kind, group: str, help: str = "", question: str = "", *, counted: bool = False) -> Attribute:
    return Attribute(name, label, kind, help, group=group, question=question, counted=counted)


_FIELDS = (
    _f("url", "Page de la formation", Address(), PRACTICAL, "Adresse de la page qui la décrit."),
    _f("topics", "Thèmes", Many(Text(200)), CONTENT, "", "Quel est le programme détaillé\u00a0?", counted=True),
    _f("audience", "Public", Many(Text(120)), CONTENT, "", "À qui la formation s’adresse-t-elle, et avec quels prérequis\u00a0?", counted=True),
    _f("level", "Niveau", Choice("niveaux-formation"), CONTENT, "Le niveau\u00a0; les prérequis en précision.", "Quel est le niveau visé\u00a0?", counted=True),
    _f("format", "Format", Choice("formats-formation"), PRACTICAL, "", "En présence, à distance, ou les deux\u00a0?", counted=True),
    _f("duration", "Durée", Text(80), PRACTICAL, "«\u00a02 jours\u00a0», «\u00a014 heures\u00a0».", "Combien d’heures, sur combien de jours\u00a0?", counted=True),
    _f("hours", "Durée en heures", Number(unit="heures"), PRACTICAL, "Seulement si la source la donne en heures."),
    _f("sessions", "Sessions et places", Text(200), PRACTICAL),
    _f("price", "Prix HT", Amount(), VALUE, "Prix public hors taxes\u00a0; l’unité (par personne, par heure) en précision.", "Quel est le prix HT, par personne ou par groupe\u00a0?", counted=True),
    _f("certification", "Certification", Text(200), VALUE, "Diplôme, titre ou attestation délivrés.", "Quelle attestation, quel titre ou diplôme est délivré\u00a0?", counted=True),
    _f("rncp_code", "Code RNCP ou RS", Text(40), VALUE, "RNCP ou RS suivi du numéro.", "La formation mène-t-elle à une certification inscrite au RNCP ou au RS, sous quel numéro\u00a0?", counted=True),
    _f("cpf_eligible", "Éligible au CPF", Flag(), VALUE, "Seule une formation qui mène à une certification RNCP ou RS peut l’être.", "La formation est-elle finançable par le CPF ou par un OPCO\u00a0?", counted=True),
    _f("qualiopi", "Organisme certifié Qualiopi", Flag(), VALUE, "", "L’organisme est-il certifié Qualiopi pour les actions de formation\u00a0?"),
    _f("rating", "Note affichée", Text(120), VALUE, "Note que l’organisme affiche lui-même."),
    _f("reputation", "Réputation", Text(300), VALUE),
)
TRAINING_FIELDS = {field.name: field for field in _FIELDS}


@record(label="Formation", help="Une formation, un diplôme ou un titre comparé.")
class Training(Record):
    """A course: who gives it, and observations of it."""

    id: str = attribute(Slug(), "Identifiant", required=True, help="Ne change jamais\u00a0: il fait l’adresse de la fiche.")
    name: str = attribute(Text(200), "Intitulé", required=True, help="Intitulé exact, ou description si l’intitulé n’est pas connu.")
    name_is_description: bool = attribute(Flag(), "Intitulé inconnu", default=False, help="oui si l’intitulé exact n’est pas connu et que le nom décrit la formation.")
    body: str = attribute(Text(120), "Organisme", required=True)
    family: str = attribute(Choice("genres-formation"), "Genre", required=True)
    origins: tuple[str, ...] = attribute(Many(Reference("sources")), "Documents fondateurs", default=())
    interest: str | None = attribute(Text(400), "Lien avec la base")
    note: str | None = attribute(Text(600), "Remarque générale")
    sources: tuple[str, ...] = attribute(Many(Reference("sources")), "Sources de l’intitulé", default=(), help="D’où viennent l’intitulé et l’organisme.")
    facts: Facts = attribute(Observed(TRAINING_FIELDS), "Faits observés")
    remarks: tuple[Remark, ...] = attribute(Nested(Remark, many=True), "Remarques", default=())
