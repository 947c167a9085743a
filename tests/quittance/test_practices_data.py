"""The practices file holds every item of the two founding documents, none lost, none added."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

DATA = Path(__file__).parents[2] / "data"
PRACTICES = yaml.safe_load((DATA / "practices.yaml").read_text(encoding="utf-8"))

#: kind → (start of the place, ids in the order of the founding document)
NUMBERED = {
    "conseil": ("Comparatif 2025, partie 2, conseil {rank}", [
        "conseil-prevenir", "conseil-relancer", "conseil-ton", "conseil-suivi",
        "conseil-segmenter", "conseil-leviers-juridiques", "conseil-deleguer",
    ]),
    "erreur": ("Comparatif 2025, partie 2, erreur {rank}", [
        "erreur-attendre", "erreur-agressivite", "erreur-preuve", "erreur-factures",
        "erreur-email-seul", "erreur-diplomatie", "erreur-reglement-partiel",
    ]),
    "strategie": ("Comparatif 2025, partie 5, stratégie {rank}", [
        "strategie-prevenir", "strategie-personnaliser", "strategie-amiable",
        "strategie-judiciaire", "strategie-affacturage", "strategie-former", "strategie-equiper",
    ]),
    "action": ("Comparatif 2025, partie 7, conseil {rank}", [
        "action-choisir-prestataire", "action-se-former", "action-logiciel",
        "action-affacturage", "action-equite",
    ]),
    "anecdote": ("Comparatif 2025, partie 6, anecdote {rank}", [
        "anecdote-allemagne", "anecdote-sms", "anecdote-tableau-de-bord",
    ]),
    "objectif": ("Guide, partie 01, objectif {rank}", [
        "objectif-coeur-de-metier", "objectif-performance", "objectif-couts",
        "objectif-flexibilite", "objectif-relation-client", "objectif-technologies",
        "objectif-risques",
    ]),
}
#: rows of the table « Bon choix vs Mauvais choix »: situation → name of its row
ROWS = {
    "delai": "Délai d’action",
    "ton": "Ton de la relance",
    "preuves": "Preuves et documents",
    "organisation": "Organisation",
    "procedure": "Procédure",
    "flexibilite": "Flexibilité",
    "canaux": "Moyens de contact",
    "externalisation": "Externalisation",
    "prevention": "Prévention",
}
#: The guide numbers its principles 1, 2, 2, 4: the second 2 is told as principle 3.
COLLABORATION = {
    "collaboration-donnees-completes": "principe 1, «\u00a0Données détaillées\u00a0»",
    "collaboration-documents": "principe 1, «\u00a0Documentation complète\u00a0»",
    "collaboration-objectifs-clairs": "principe 2, premier point",
    "collaboration-objectifs-realistes": "principe 2, second point",
    "collaboration-reunions": "principe 3 (numéroté 2 dans le guide), premier point",
    "collaboration-retours": "principe 3 (numéroté 2 dans le guide), second point",
    "collaboration-pratiques-secteur": "principe 4, premier point",
    "collaboration-strategies-personnalisees": "principe 4, second point",
    "collaboration-remuneration-incitative": "«\u00a0Pour aller plus loin\u00a0», premier point",
    "collaboration-reconnaissance": "«\u00a0Pour aller plus loin\u00a0», second point",
}
#: sub-points of the seven tips and of the seven mistakes, as the founding document counts them
POINTS = {"conseil": [2] * 7, "erreur": [1] * 7}


def of_kind(kind: str) -> list[dict]:
    return [practice for practice in PRACTICES if practice["kind"] == kind]


def test_counts_by_kind():
    assert Counter(practice["kind"] for practice in PRACTICES) == {
        "definition": 1, "enjeu": 4, "choix": 9, "conseil": 7, "erreur": 7, "strategie": 7,
        "action": 5, "anecdote": 3, "objectif": 7, "collaboration": 10,
    }


@pytest.mark.parametrize("kind", NUMBERED)
def test_numbered_items_keep_their_id_and_place(kind):
    place, ids = NUMBERED[kind]
    items = of_kind(kind)
    assert [item["id"] for item in items] == ids
    assert [item["rank"] for item in items] == list(range(1, len(ids) + 1))
    for item in items:
        assert item["place"].split("\u00a0;")[0] == place.format(rank=item["rank"])


def test_the_table_has_its_nine_rows_in_order():
    rows = of_kind("choix")
    assert [row["situation"] for row in rows] == list(ROWS)
    assert [row["id"] for row in rows] == [f"choix-{situation}" for situation in ROWS]
    for row in rows:
        name = ROWS[row["situation"]]
        assert row["place"] == f"Comparatif 2025, partie 3, tableau, ligne «\u00a0{name}\u00a0»"
        assert row["good"] and row["bad"] and row["good"] != row["bad"]


def test_the_rows_are_the_situations_of_the_vocabulary():
    path = DATA / "vocabularies" / "situations.yaml"
    situations = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert [situation["id"] for situation in situations] == list(ROWS)


def test_collaboration_principles_keep_their_place():
    items = of_kind("collaboration")
    assert [item["id"] for item in items] == list(COLLABORATION)
    for item in items:
        expected = f"Guide, partie 03, {COLLABORATION[item['id']]}"
        assert item["place"].split("\u00a0;")[0] == expected


def test_definition_and_stakes():
    assert [p["id"] for p in of_kind("definition") + of_kind("enjeu")] == [
        "definition-recouvrement", "enjeu-tresorerie", "enjeu-defaillances",
        "enjeu-financement", "enjeu-relation-client",
    ]
    assert [point["id"] for point in of_kind("definition")[0]["points"]] == [
        "definition-amiable", "definition-judiciaire",
    ]


@pytest.mark.parametrize("kind", POINTS)
def test_no_sub_point_is_lost(kind):
    assert [len(item["points"]) for item in of_kind(kind)] == POINTS[kind]


def test_ids_of_practices_and_points_are_all_different():
    ids = [p["id"] for p in PRACTICES]
    ids += [point["id"] for p in PRACTICES for point in p.get("points", [])]
    assert [name for name, times in Counter(ids).items() if times > 1] == []


def test_related_practices_exist_and_are_others():
    ids = {practice["id"] for practice in PRACTICES}
    for practice in PRACTICES:
        assert practice["related"], practice["id"]
        assert set(practice["related"]) <= ids - {practice["id"]}, practice["id"]


def test_each_item_names_the_founding_document_of_its_place():
    for practice in PRACTICES:
        first = practice["place"].split(",")[0]
        source = {"Comparatif 2025": "comparatif-2025", "Guide": "guide-gce"}[first]
        assert practice["sources"][0] == source, practice["id"]


def test_traps_are_told_to_the_reader():
    caution = {practice["id"]: practice.get("caution", "") for practice in PRACTICES}
    assert "sans source" in caution["enjeu-defaillances"]
    for variant in ("un quart", "23\u00a0%", "24\u00a0%", "un tiers"):
        assert variant in caution["enjeu-defaillances"]
    for anecdote in of_kind("anecdote"):
        assert caution[anecdote["id"]].startswith("Illustration sans source")
    for objective in of_kind("objectif"):
        assert caution[objective["id"]].startswith("Bénéfice annoncé par un prestataire")
    for advice in ("choix-delai", "choix-externalisation", "conseil-relancer", "conseil-deleguer"):
        assert "trente premiers jours" in caution[advice]
    assert "procédure devant un juge" in caution["definition-recouvrement"]
    assert "pas toujours comprise" in caution["strategie-affacturage"]
    assert "qui en bénéficierait" in caution["collaboration-remuneration-incitative"]
