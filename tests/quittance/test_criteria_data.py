"""The criteria file holds every question and every boxed advice of the seven criteria."""

from pathlib import Path

import pytest
import yaml

from quittance.model.provider import PROVIDER_FIELDS

DATA = Path(__file__).parents[2] / "data"
CRITERIA = yaml.safe_load((DATA / "criteria.yaml").read_text(encoding="utf-8"))["criteria"]
QUESTIONS = {question["id"]: question for c in CRITERIA for question in c["questions"]}

REPUTATION = "«\u00a0Réputation sur le marché\u00a0»"
COMPLIANCE = "«\u00a0Conformité légale et Politique de confidentialité\u00a0»"
VARIETY = "«\u00a0Capacité à gérer différents types de créances\u00a0»"
#: criterion → its questions: (kind, place after « Guide, partie 02, critère N, »)
EXPECTED = {
    "expertise-experience": {
        "qualifications-equipes": ("question", "question 1"),
        "formation-reguliere": ("question", "question 2"),
        "organisation-equipes": ("question", "question 3"),
        "lieu-des-equipes": ("question", "question 4"),
        "experience-secteur": ("question", "question 5"),
    },
    "methode-processus-outils": {
        "organisation-recouvrement": ("question", "question 1"),
        "analyse-recouvrabilite": ("question", "question 2"),
        "canaux-contact": ("question", "questions 3 et 4"),
        "contestations-litiges": ("question", "question 5"),
        "outils-systemes-processus": ("question", "question 6"),
        "approche-empathique-ferme": ("conseil", "encadré, point 1"),
        "procedures-litiges": ("conseil", "encadré, point 2"),
        "outils-modernes": ("conseil", "encadré, point 3"),
    },
    "reputation-conformite-rse": {
        "reputation-pratiques-image": ("question", f"{REPUTATION}, question 1"),
        "avis-temoignages": ("point", f"{REPUTATION}, conseil"),
        "reserve-avis-debiteurs": ("point", f"{REPUTATION}, réserve entre parenthèses"),
        "conformite-reglementaire": ("question", f"{COMPLIANCE}, question 1"),
        "rgpd": ("question", f"{COMPLIANCE}, question 2"),
        "confidentialite": ("question", f"{COMPLIANCE}, question 3"),
        "politique-qualite": ("conseil", "encadré, point 1"),
        "demarche-rse": ("conseil", "encadré, point 1"),
        "cgv-engagements": ("conseil", "encadré, point 2"),
        "adhesion-organisations": ("conseil", "encadré, point 2"),
        "references-clients": ("conseil", "encadré, point 3"),
    },
    "flexibilite-personnalisation": {
        "services-sur-mesure": ("question", "«\u00a0Service sur mesure\u00a0», question 1"),
        "aleas-volume": ("question", "«\u00a0Service sur mesure\u00a0», question 2"),
        "creances-anciennete": ("question", VARIETY),
        "creances-montants": ("question", VARIETY),
        "creances-b2b-b2c": ("question", VARIETY),
    },
    "performance-transparence": {
        "taux-reussite-creances-similaires": (
            "question", "«\u00a0Taux de réussite\u00a0», question 1"
        ),
        "visibilite-reguliere": ("question", "«\u00a0Taux de réussite\u00a0», question 2"),
        "mesure-performance": ("question", "«\u00a0Suivi des performances\u00a0», question 1"),
        "ajustement-strategies": ("question", "«\u00a0Suivi des performances\u00a0», question 2"),
        "clarte-rapports": ("conseil", "encadré, point 1"),
        "kpi-communs": ("conseil", "encadré, point 1"),
        "plateforme-securisee": ("conseil", "encadré, point 2"),
    },
    "couverture-geographique": {
        "couverture-pays": ("question", "texte"),
        "action-directe-ou-partenaires": ("conseil", "encadré (mis en page avec le critère 7)"),
    },
    "cout-tarification": {
        "assiette-commission": ("question", "question 1"),
        "commission-fixe-degressive": ("question", "question 2"),
        "modalites-reversement": ("question", "question 3"),
        "frais-supplementaires": ("question", "question 4"),
        "niveau-remuneration": ("point", "paragraphe de fin"),
        "investir-qualite": ("conseil", "conclusion"),
    },
}


def test_the_seven_criteria_in_the_order_of_the_guide():
    assert [criterion["id"] for criterion in CRITERIA] == list(EXPECTED)
    assert [criterion["rank"] for criterion in CRITERIA] == list(range(1, 8))


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion["id"])
def test_no_question_and_no_boxed_advice_is_lost(criterion):
    expected = EXPECTED[criterion["id"]]
    assert [question["id"] for question in criterion["questions"]] == list(expected)
    for question in criterion["questions"]:
        kind, place = expected[question["id"]]
        # The advice that ends the guide's list belongs to no criterion: it is about paying.
        start = "" if place == "conclusion" else f"critère {criterion['rank']}, "
        assert question["kind"] == kind, question["id"]
        assert question["place"] == f"Guide, partie 02, {start}{place}"


def test_forty_four_questions_with_different_ids():
    assert sum(len(criterion["questions"]) for criterion in CRITERIA) == len(QUESTIONS) == 44


def test_fields_are_fields_of_a_provider():
    for question in QUESTIONS.values():
        assert set(question.get("fields", [])) <= set(PROVIDER_FIELDS), question["id"]


def test_each_question_says_what_proof_to_ask():
    assert [name for name, question in QUESTIONS.items() if not question.get("proof")] == []


def test_channels_are_all_named():
    text = QUESTIONS["canaux-contact"]["text"]
    assert all(name in text for name in ("courrier", "e-mail", "SMS", "téléphone", "visite"))


def test_the_interest_of_the_author_is_told():
    caution = {name: question.get("caution", "") for name, question in QUESTIONS.items()}
    assert caution["adhesion-organisations"].startswith(
        "SAR, FENCA et AFDCC sont recommandés par un guide dont l’auteur est lui-même comparé ici"
    )
    assert "ne déduisez aucune adhésion" in caution["adhesion-organisations"]
    assert "cabinet de recouvrement" in caution["reserve-avis-debiteurs"]
    assert "opinion d’un vendeur" in caution["niveau-remuneration"]
    assert "l’auteur vend ce service" in caution["investir-qualite"]
    assert "RPGD" in caution["rgpd"]


def test_payout_and_legal_duties_refer_to_the_law():
    assert "reversement-fonds-recouvreur" in QUESTIONS["modalites-reversement"]["laws"]
    assert "R124-2" in QUESTIONS["conformite-reglementaire"]["proof"]
    assert "R124-3" in QUESTIONS["modalites-reversement"]["proof"]
