"""Comparison tables: columns, cells, filters, statuses and counts, on a small base made for it."""

import datetime as dt
from pathlib import Path

import pytest

import quittance
from quittance.compare import build, coverage, proof_level
from quittance.compare.columns import MOST_COLUMNS, TABLES
from quittance.compare.coverage import AGE_UNKNOWN
from quittance.compare.table import joint_status

TODAY = dt.date(2026, 11, 22)
VOCABULARIES = Path(__file__).parents[3] / "data" / "vocabularies"

SOURCES = """
- {id: site, title: Site, publisher: Lui, kind: page-organisme, address: "https://exemple.fr/", consulted_on: 2026-11-01}
- {id: journal, title: Article, publisher: Journal, kind: presse, address: "https://journal.fr/a", published_on: 2020, consulted_on: 2026-11-01}
- {id: origine, title: Guide, publisher: Auteur, kind: document-fondateur, published_on: 2025}
"""

PROVIDERS = """
- id: zeta
  name: Zêta
  family: cabinets
  facts:
    amicable: {value: oui, claim: declare, source: site}
    judicial: {value: non, claim: declare, source: site}
    b2b: {value: oui, claim: publie, source: journal}
    client_size: {value: [tpe, pme], claim: declare, source: site}
    ecovadis:
      - {value: platine, claim: declare, source: origine}
      - {value: or, claim: declare, source: site}
- id: alpha
  name: Alpha
  family: cabinets
  facts:
    amicable:
      - {value: oui, claim: declare, source: site}
      - {value: non, claim: publie, source: journal}
    b2b: {value: oui, claim: declare, source: site}
    pricing_model: {value: [succes], claim: declare, source: site, detail: phase amiable}
- id: eta
  name: Éta
  family: cabinets
  facts:
    b2c: sans-objet
    founded: 2001
- id: outil
  name: Outil
  family: logiciels
  facts: {}
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    (folder / "vocabularies").mkdir()
    for path in VOCABULARIES.glob("*.yaml"):
        (folder / "vocabularies" / path.name).write_bytes(path.read_bytes())
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (folder / "providers.yaml").write_text(PROVIDERS, encoding="utf-8")
    made = quittance.load(folder, today=TODAY)
    assert not [f for f in made.errors if f.code != "fichier-manquant"]
    return made


@pytest.fixture(scope="module")
def table(base):
    return build(base, "cabinets")


def cell(table, row, column):
    found = next(r for r in table.rows if r.record.id == row)
    return next(c for c in found.cells if c.column.id == column)


def test_order_is_alphabetical_in_french(table):
    assert [row.name for row in table.rows] == ["Alpha", "Éta", "Zêta"]


def test_other_families_are_elsewhere(base):
    assert [row.name for row in build(base, "logiciels").rows] == ["Outil"]


def test_yes_no_fields_share_a_cell(table):
    assert cell(table, "zeta", "activites").text == "amiable, sans judiciaire"
    assert cell(table, "alpha", "activites").text == "amiable\u00a0: oui ou non"
    assert cell(table, "alpha", "activites").status == "divergent"
    assert cell(table, "eta", "activites").text == "inconnu"


def test_a_shared_cell_is_only_as_well_attested_as_its_weakest_known_fact(base, table):
    assert cell(table, "zeta", "creances").status == "publie"
    facts = base.providers["zeta"].facts
    assert joint_status([facts["b2b"], facts["amicable"]]) == "declare"


def test_not_applicable_is_not_unknown(base):
    assert base.providers["eta"].facts["b2c"].status == "sans-objet"
    assert not base.providers["eta"].facts["b2c"].known


def test_detail_stands_beside_the_value(table):
    assert cell(table, "alpha", "remuneration").text == "au succès (phase amiable)"


def test_conflicting_values_are_both_kept(base):
    fact = base.providers["zeta"].facts["ecovadis"]
    assert fact.status == "divergent"
    assert set(fact.values) == {"platine", "or"}


def test_column_known_for_under_a_fifth_is_a_question(table):
    assert [c.id for c in table.columns] == ["activites", "creances", "clientele", "remuneration"]
    assert [(c.id, known) for c, known in table.to_ask] == [("pays", 0), ("prix", 0)]


def test_never_more_than_eight_columns(table):
    for spec in TABLES.values():
        assert spec.columns
    assert len(table.columns) + 3 <= MOST_COLUMNS


def test_filters_count_what_holds_and_what_is_unknown(table):
    filters = {f.id: {o.id: (o.count, o.unknown) for o in f.options} for f in table.filters}
    # Alpha's sources disagree on amicable: it may hold, so it is counted.
    assert filters["activites"] == {"amiable": (2, 1)}
    assert filters["creances"] == {"b2b": (2, 1)}
    assert filters["clientele"] == {"tpe": (1, 2), "pme": (1, 2)}
    assert filters["remuneration"] == {"succes": (1, 2)}
    assert filters["preuves"] == {"tiers": (2, 0), "aucune": (1, 0)}


def test_documented_share_leaves_out_what_does_not_apply(base):
    assert base.providers["zeta"].facts.documented == (4, 20)
    assert base.providers["eta"].facts.documented == (1, 19)


def test_proof_levels(base):
    assert proof_level(base.providers["zeta"].facts) == "tiers"
    assert proof_level(base.providers["eta"].facts) == "aucune"
    assert proof_level(base.providers["outil"].facts) == "aucune"


def test_unknown_cells_are_counted(table):
    assert table.unknown_cells == (6, 12)


def test_coverage_counts_age_from_publication_only(base):
    found = coverage(base.providers.values(), TODAY)
    assert found.records == 4
    assert found.total == 12
    assert dict(found.observations) == {"verifie": 0, "publie": 2, "declare": 8, "a-verifier": 2}
    assert found.unsourced == 2
    assert found.conflicts == 2
    assert found.ages[AGE_UNKNOWN] == 9
    assert found.ages["plus de cinq ans"] == 2
    # 2025 is read at its kindest: its last day is under a year old.
    assert found.ages["moins d’un an"] == 1
    assert found.oldest[1].source.id == "journal"
