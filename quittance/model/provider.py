"""Providers: the organisations compared, and every field observed of them.

This is the one home of these fields: the checker, the schema, the tables, the
record pages, the filters and the field documentation are made from it.
"""

from __future__ import annotations

from quittance.model.facts import Facts
from quittance.model.kinds import Address, Choice, Flag, Kind, Many, Name, Number, Percent, Period, Reference, Slug, Text
from quittance.model.spec import Attribute, Nested, Observed, Record, attribute, record

IDENTITY, SERVICES, CLAIMS, PRICE, TRUST, WORK, MORE = (
    "Identité",
    "Ce que fait l’organisme",
    "Créances et clientèle",
    "Prix et contrat",
    "Garanties et réputation",
    "Méthode et outils",
    "Autres observations",
)

#: Families that chase debts for a creditor, as opposed to those that sell a tool, a cover or cash.
COLLECTORS = ("cabinets", "plateformes")


def _f(
    name: str, label: str, kind: Kind, group: str, help: str = "", question: str = "",
    *, families: tuple[str, ...] = (), counted: bool = False,
) -> Attribute:
    return Attribute(name, label, kind, help, group=group, question=question, families=families, counted=counted)


_FIELDS = (
    _f("website", "Site", Address(), IDENTITY, "Adresse du site public."),
    _f("headquarters", "Siège", Name(80), IDENTITY, "Ville seule («\u00a0Toulouse\u00a0»)\u00a0; l’adresse va dans la précision.", "Où est votre siège, et d’où vos équipes travaillent-elles\u00a0?", counted=True),
    _f("founded", "Création", Period(), IDENTITY, "Année de création de l’organisme. «\u00a0Trente ans d’expérience\u00a0» n’est pas une année.", "En quelle année l’entreprise a-t-elle été immatriculée\u00a0?", counted=True),
    _f("experience", "Expérience affichée", Text(200), IDENTITY, "Ancienneté revendiquée, telle qu’elle est dite."),
    _f("legal_form", "Forme juridique", Text(200), IDENTITY, "Forme, capital, société exploitante."),
    _f("registry", "Immatriculation", Text(120), IDENTITY, "Numéro RCS tel qu’il est publié."),
    _f("former_names", "Anciens noms", Many(Text(120)), IDENTITY),
    _f("brands", "Marques", Many(Text(120)), IDENTITY),
    _f("ownership", "Propriété et groupe", Text(300), IDENTITY, "Groupe, éditeur, actionnaire, cotation, indépendance."),
    _f("staff", "Effectif", Number(unit="personnes", whole=True), IDENTITY, "Nombre de personnes\u00a0; le reste en précision."),
    _f("revenue", "Chiffre d’affaires et volume", Text(200), IDENTITY, "Avec l’année."),
    _f("languages", "Langues", Many(Text(60)), IDENTITY),
    _f("activity", "Activité", Text(400), SERVICES, "Ce que fait l’organisme, en une phrase neutre."),
    _f("amicable", "Recouvrement amiable", Flag(), SERVICES, "Relances et négociation avant tout procès.", "Prenez-vous en charge la phase amiable, et jusqu’où\u00a0?", counted=True),
    _f("judicial", "Recouvrement judiciaire", Flag(), SERVICES, "Procédures menées ou suivies pour le créancier.", "Qui décide du procès, qui le mène et qui en avance les frais\u00a0?", counted=True),
    _f("international", "Débiteurs à l’étranger", Flag(), SERVICES, "Agit contre des débiteurs établis hors de France.", "Dans quels pays agissez-vous, vous-même ou par des partenaires\u00a0?", counted=True),
    _f("white_label", "Relance en marque blanche", Flag(), SERVICES, "Relance au nom du créancier.", "Relancez-vous en notre nom ou au vôtre, et à partir de quel jour\u00a0?", counted=True),
    _f("advice", "Audit et conseil", Flag(), SERVICES, "", "Proposez-vous un audit du poste clients\u00a0?", counted=True),
    _f("training", "Formation", Flag(), SERVICES, "", "Formez-vous les équipes du créancier\u00a0?", counted=True),
    _f("inquiries", "Enquêtes", Flag(), SERVICES, "Enquêtes civiles ou de solvabilité.", "Faites-vous des enquêtes, et avec quelle autorisation\u00a0?", counted=True),
    _f("features", "Fonctions", Many(Text(200)), SERVICES, "Fonctions d’un logiciel ou éléments d’une offre."),
    _f("integrations", "Connexions", Many(Text(120)), SERVICES, "Logiciels auxquels l’outil se relie."),
    _f("insurance_cover", "Couverture", Text(300), SERVICES, "Assurance-crédit\u00a0: part garantie, pays, exclusions."),
    _f("eligibility", "Conditions d’accès", Text(300), SERVICES, "Montants, ancienneté, pays ou statut acceptés."),
    _f("exclusions", "Exclusions", Text(300), SERVICES, "Ce que l’organisme refuse de traiter."),
    _f("b2b", "Créances entre entreprises (B2B)", Flag(), CLAIMS, "Débiteurs professionnels.", "Traitez-vous des créances sur des entreprises\u00a0?", counted=True),
    _f("b2c", "Créances sur particuliers (B2C)", Flag(), CLAIMS, "Débiteurs consommateurs.", "Traitez-vous des créances sur des particuliers\u00a0?", counted=True),
    _f("client_size", "Clientèle", Many(Choice("clienteles")), CLAIMS, "Taille ou nature des clients créanciers.", "Quels sont vos clients, par taille et par secteur\u00a0?", counted=True),
    _f("sectors", "Secteurs", Many(Text(80)), CLAIMS),
    _f("countries", "Pays couverts", Choice("zones"), CLAIMS, "L’étendue\u00a0; le détail («\u00a024 pays\u00a0», «\u00a0par 300 partenaires\u00a0») en précision.", "Quels pays couvrez-vous directement, et lesquels par des partenaires\u00a0?", counted=True),
    _f("pricing_model", "Rémunération", Many(Choice("modeles-remuneration")), PRICE, "Comment l’organisme est payé par le créancier.", "Êtes-vous payé au succès, au forfait, par abonnement\u00a0? Sur les sommes recouvrées ou confiées\u00a0?", counted=True),
    _f("public_price", "Prix publié", Text(300), PRICE, "Un prix que l’organisme publie aujourd’hui, avec son unité.", "Quelle commission, fixe ou dégressive, et quels frais en plus\u00a0?", counted=True),
    _f("contract_terms", "Conditions du contrat", Many(Text(300)), PRICE, "Exclusivité, durée, préavis, règlement direct, avoir…"),
    _f("payout_delay", "Reversement", Text(200), PRICE, "Délai entre le paiement du débiteur et le reversement au créancier."),
    _f("recovery_rate", "Taux de recouvrement affiché", Percent(), TRUST, "Toujours avec son périmètre en précision ou en note\u00a0; jamais comparé à un autre.", "Calculé en montant ou en nombre, sur quelles créances, sur quelle période, litiges compris\u00a0?", counted=True),
    _f("quality_certification", "Certification qualité", Many(Choice("certifications")), TRUST, "", "Quelles certifications détenez-vous\u00a0? Pouvez-vous produire les certificats en cours\u00a0?", counted=True),
    _f("ecovadis", "Label EcoVadis", Choice("niveaux-ecovadis"), TRUST, "", "Quel est votre niveau EcoVadis, et de quelle année\u00a0?"),
    _f("memberships", "Organisations professionnelles", Many(Choice("organisations")), TRUST, "Adhésion affirmée par l’organisme ou l’annuaire de l’organisation\u00a0; ne jamais la déduire.", "À quel syndicat ou association adhérez-vous\u00a0? Pouvez-vous produire l’attestation\u00a0?", counted=True),
    _f("regulatory", "Obligations légales affichées", Many(Choice("obligations")), TRUST, "Assurance, compte dédié, déclaration au procureur, autorisations.", "Pouvez-vous prouver l’assurance, le compte dédié et la déclaration au procureur (CPCE, art. R124-2)\u00a0?", families=COLLECTORS),
    _f("csr", "Démarche RSE", Text(300), TRUST, "", "Quelle est votre politique RSE, et qui la vérifie\u00a0?", counted=True),
    _f("recognition", "Distinctions", Text(300), TRUST),
    _f("reviews", "Avis publiés", Text(300), TRUST, "Beaucoup d’avis viennent de débiteurs."),
    _f("complaints", "Réclamations", Text(300), TRUST, "Service de réclamation, médiation."),
    _f("client_portal", "Espace client en ligne", Flag(), WORK, "Le créancier suit ses dossiers en ligne.", "Une plateforme sécurisée permet-elle de suivre chaque dossier à toute heure\u00a0?", counted=True),
    _f("method", "Méthode", Text(600), WORK, "Étapes et canaux, en une phrase."),
    _f("debtor_portal", "Espace débiteur", Text(300), WORK),
    _f("partners", "Partenaires", Text(300), WORK, "Qui travaille réellement le dossier."),
    _f("data_terms", "Conditions d’emploi des données", Text(300), WORK),
    _f("speed", "Délais annoncés", Text(300), WORK),
    _f("strengths", "Points forts cités", Many(Text(200)), MORE, "Cités par un document\u00a0: ce n’est pas un avis de la base."),
    _f("results_claimed", "Résultats revendiqués", Text(400), MORE, "Cas ou chiffre avancé, avec son périmètre."),
    _f("market_claims", "Chiffres de marché cités", Text(400), MORE, "Chiffres que l’organisme diffuse sur le marché."),
    _f("publications", "Publications", Text(400), MORE),
    _f("listed_as", "Cité comme", Text(300), MORE, "Liste ou annuaire où l’organisme figure."),
    _f("typical_terms", "Conditions habituelles du marché", Text(400), MORE, "Niveau de marché, et non condition de cet organisme."),
    _f("other", "Autre", Text(600), MORE, "Ce qui n’entre dans aucun autre champ."),
)
PROVIDER_FIELDS = {field.name: field for field in _FIELDS}


@record(label="Remarque", help="Ce que l’on peut dire d’un champ sans en connaître la valeur.")
class Remark(Record):
    """A remark on one field: searched and not found, trap, old figure not to be used."""

    field: str = attribute(Text(60), "Champ", required=True, help="Le champ dont on parle.")
    text: str = attribute(Text(600), "Texte", required=True)
    source: str | None = attribute(Reference("sources"), "Source")


@record(label="Prestataire", help="Un organisme comparé.")
class Provider(Record):
    """An organisation: who it is, and observations of it."""

    id: str = attribute(Slug(), "Identifiant", required=True, help="Ne change jamais\u00a0: il fait l’adresse de la fiche.")
    name: str = attribute(Text(120), "Nom", required=True)
    family: str = attribute(Choice("familles"), "Famille", required=True, help="Le comparatif où l’organisme figure.")
    aliases: tuple[str, ...] = attribute(Many(Text(120)), "Autres noms", default=())
    origins: tuple[str, ...] = attribute(Many(Reference("sources")), "Documents fondateurs", default=(), help="Documents d’origine de la base qui citent l’organisme.")
    interest: str | None = attribute(Text(400), "Lien avec la base", help="Ce que le lecteur doit savoir du lien entre l’organisme et cette base.")
    note: str | None = attribute(Text(600), "Remarque générale")
    facts: Facts = attribute(Observed(PROVIDER_FIELDS), "Faits observés")
    remarks: tuple[Remark, ...] = attribute(Nested(Remark, many=True), "Remarques", default=())
