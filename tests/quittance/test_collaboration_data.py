"""What the kit of collaboration must say, whatever its words: from the issue and the founding guide."""

import datetime as dt
import re

import pytest
import yaml

import quittance
from quittance.pricing import money
from tests.conftest import REPOSITORY

PATH = REPOSITORY / "data" / "collaboration.yaml"


@pytest.fixture(scope="module")
def base():
    return quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22))


@pytest.fixture(scope="module")
def kit(base):
    return base.collaboration


def texts(node):
    if isinstance(node, str):
        yield node
    elif isinstance(node, (list, dict)):
        for one in node.values() if isinstance(node, dict) else node:
            yield from texts(one)


def test_french_typography():
    for text in texts(yaml.safe_load(PATH.read_text(encoding="utf-8"))):
        plain = re.sub(r"\{loi:[^}]+\}", "", text)
        assert "'" not in plain, text
        assert not re.search(r"[^\u00a0\u202f\w][;!?%€»]|\w[;!?%€»]", plain), text
        assert "« " not in plain and not re.search(r"\w :", plain), text


def test_what_a_claim_needs_is_handed_over(kit):
    needed = {column.id for column in kit.transmission.columns}
    assert needed >= {
        "debiteur", "siren", "adresse", "contact", "professionnel", "numero-facture", "date-facture", "echeance", "montant-ht", "montant-ttc",
        "deja-regle", "taux-penalites", "reserve-propriete", "conteste", "relances", "pieces", "consignes", "ne-pas-faire",
    }  # fmt: skip


def test_no_column_asks_for_what_is_never_handed_over(kit):
    titles = " ".join(column.label.lower() for column in kit.transmission.columns)
    assert not [word for word in kit.transmission.forbidden if word in titles]


def test_examples_follow_their_format(kit):
    for column in kit.transmission.columns:
        if column.format == "montant":
            money.amount(column.example)
        elif column.format == "taux":
            money.rate(column.example)
        elif column.format == "date":
            dt.datetime.strptime(column.example, "%d/%m/%Y")
        elif column.format == "oui-non":
            assert column.example in ("oui", "non")
    for column in kit.plan.columns:
        if column.date:
            dt.datetime.strptime(column.example, "%d/%m/%Y")


def test_the_rates_asked_for_are_defined(kit):
    rates = {rate.id for rate in kit.dashboard.rates}
    assert rates >= {
        "taux-montant", "taux-nombre", "delai-encaissement", "taux-contestation", "cout-pour-cent", "delai-reversement", "sans-action", "reclamations",
    }  # fmt: skip
    used = {id_ for rate in kit.dashboard.rates for id_ in (rate.numerator, rate.denominator)}
    assert used == set(kit.measures)  # nothing is typed for nothing
    labels = [record.label for record in (*kit.dashboard.measures, *kit.dashboard.rates)]
    assert len(set(labels)) == len(labels)  # they stand side by side in one sheet


def test_the_four_principles_of_the_guide_are_all_used(base, kit):
    """Every principle of collaboration leads to a part of the kit."""
    used = {id_ for part in (kit.transmission, kit.dashboard, kit.meeting, kit.incentive, kit.review, kit.plan) for id_ in part.practices}
    assert used == {practice.id for practice in base.practices.values() if practice.kind == "collaboration"}


def test_the_interested_author_is_said(kit):
    assert "lui-même comparé" in kit.origin and "guide-gce" in kit.sources
    assert kit.incentive.caution.startswith("Conseil d’un prestataire")


def test_the_review_opens_with_successes_and_ends_with_decisions(kit):
    assert [kit.review.parts[0].id, kit.review.parts[-1].id] == ["reussites", "decisions"]


def test_people_are_functions(kit):
    assert "fonctions" in " ".join(kit.review.advice)
    assert any("fonction" in column.label for column in kit.plan.columns)
