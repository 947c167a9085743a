"""Which columns each comparison has, the most useful first.

A column shows one field, or a few yes/no fields together. A column known for
under a fifth of the rows is not shown: it goes to the record page as a
question to ask. At most eight columns are shown, the name included.
"""

from __future__ import annotations

from dataclasses import dataclass

MOST_COLUMNS = 8
LEAST_SHARE_KNOWN = 0.2
#: Value of a vocabulary that stands for several others without naming them.
MIXED = "mixte"


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        id: French slug, used in addresses and exports.
        label: heading.
        fields: names of the fields shown.
        options: for yes/no fields together, the short name of each field.
        filter: readers may filter on it.
        about: one sentence that explains the heading.
    """

    id: str
    label: str
    fields: tuple[str, ...]
    options: tuple[str, ...] = ()
    filter: bool = False
    about: str = ""


@dataclass(frozen=True)
class TableSpec:
    """Columns of one comparison, and what its rows are called."""

    columns: tuple[Column, ...]
    singular: str
    plural: str
    feminine: bool = False


_ACTIVITIES = Column(
    "activites", "Activités",
    ("amicable", "judicial", "international", "white_label", "advice", "training", "inquiries"),
    ("amiable", "judiciaire", "étranger", "marque blanche", "conseil", "formation", "enquêtes"),
    filter=True, about="Ce que l’organisme dit prendre en charge, ou qu’un tiers lui attribue.",
)
_CLAIMS = Column("creances", "Créances", ("b2b", "b2c"), ("B2B", "B2C"), filter=True, about="B2B\u00a0: sur des entreprises. B2C\u00a0: sur des particuliers.")
_CLIENTS = Column("clientele", "Clientèle", ("client_size",), filter=True, about="Taille ou nature des clients créanciers.")
_COUNTRIES = Column("pays", "Pays", ("countries",), filter=True, about="Étendue géographique, avec ce qu’en dit la source.")
_PRICING = Column("remuneration", "Rémunération", ("pricing_model",), filter=True, about="Comment le créancier paie l’organisme.")
_PRICE = Column("prix", "Prix publié", ("public_price",), about="Un prix que l’organisme publie aujourd’hui.")
_FEATURES = Column("fonctions", "Fonctions", ("features",), about="Fonctions citées par la source\u00a0; la liste n’est pas complète.")
_INTEGRATIONS = Column("connexions", "Connexions", ("integrations",), about="Logiciels auxquels l’outil dit se relier.")
_ELIGIBILITY = Column("acces", "Conditions d’accès", ("eligibility",), about="Montants, ancienneté, pays ou statut acceptés.")
_COVER = Column("couverture", "Couverture", ("insurance_cover",), about="Part garantie et exclusions.")
_PORTAL = Column("espace", "Espace client", ("client_portal",), about="Le créancier suit ses dossiers en ligne.")
_ACTIVITY = Column("activite", "Activité", ("activity",), about="Ce que fait l’organisme, en une phrase.")
_HEADQUARTERS = Column("siege", "Siège", ("headquarters",), about="Ville du siège.")
_OWNERSHIP = Column("groupe", "Groupe", ("ownership",), about="Groupe, éditeur ou actionnaire.")
_SPEED = Column("delais", "Délais annoncés", ("speed",), about="Rapidité que l’organisme annonce.")

TABLES: dict[str, TableSpec] = {
    "cabinets": TableSpec((_ACTIVITIES, _CLAIMS, _CLIENTS, _COUNTRIES, _PRICING, _PRICE), "cabinet", "cabinets"),
    "plateformes": TableSpec((_ACTIVITIES, _CLAIMS, _CLIENTS, _PRICING, _COUNTRIES, _PRICE, _PORTAL), "plateforme", "plateformes", True),
    "logiciels": TableSpec((_FEATURES, _CLAIMS, _CLIENTS, _PRICING, _PRICE, _INTEGRATIONS, _OWNERSHIP, _COUNTRIES), "logiciel", "logiciels"),
    "affacturage": TableSpec((_CLAIMS, _CLIENTS, _PRICING, _PRICE, _ELIGIBILITY, _COUNTRIES, _OWNERSHIP, _SPEED), "société", "sociétés", True),
    "assurance-credit": TableSpec((_ACTIVITIES, _CLAIMS, _COUNTRIES, _PRICING, _COVER, _PRICE, _PORTAL), "assureur", "assureurs"),
    "cession": TableSpec((_CLAIMS, _PRICING, _PRICE, _ELIGIBILITY, _COUNTRIES, _SPEED), "place", "places", True),
    "renseignement": TableSpec((_ACTIVITY, _CLAIMS, _COUNTRIES, _PRICING, _HEADQUARTERS, _OWNERSHIP, _PRICE), "société", "sociétés", True),
    "formations": TableSpec(
        (
            Column("organisme", "Organisme", (), about="Qui donne la formation."),
            Column("duree", "Durée", ("duration",), about="Durée telle que la source la donne."),
            Column("format", "Format", ("format",), filter=True, about="En présence, à distance, ou les deux."),
            Column("niveau", "Niveau", ("level",), filter=True, about="Niveau visé\u00a0; les prérequis sont sur la fiche."),
            Column("prix", "Prix HT", ("price",), about="Prix public hors taxes."),
            Column("certification", "Certification", ("certification",), about="Diplôme, titre ou attestation délivrés."),
            Column("eligibilite", "Éligible au CPF", ("cpf_eligible",), filter=True, about="Seule une formation qui mène à une certification RNCP ou RS peut l’être."),
            Column("themes", "Thèmes", ("topics",), about="Thèmes cités par la source."),
            Column("public", "Public", ("audience",), about="À qui la formation s’adresse."),
        ),
        "formation", "formations", True,
    ),
}
