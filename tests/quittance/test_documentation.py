"""What editors read of fields and codes: complete, with the anchors that findings name, and examples that hold."""

import ast
from pathlib import Path

import pytest

import quittance
from quittance.documentation import documented_codes, documented_collections
from quittance.findings import CATALOGUE
from quittance.model.collections import COLLECTIONS
from tests.quittance.defects import DEFECTS
from tests.quittance.small_base import FILES, TODAY, found, write_base


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return quittance.load(write_base(tmp_path_factory.mktemp("base")), today=TODAY)


@pytest.fixture(scope="module")
def anchors(base):
    collections = documented_collections(base)
    fields = [field.anchor for collection in collections for field in collection.fields]
    all_ = [collection.anchor for collection in collections] + fields
    assert len(all_) == len(set(all_))
    return {f"editer/champs/#{anchor}" for anchor in all_} | {f"editer/codes/#{code.anchor}" for code in documented_codes()}


def test_every_code_is_documented_in_full():
    codes = documented_codes()
    assert [code.code for code in codes] == list(CATALOGUE)
    assert all(code.message and code.why and code.mend and "{" not in code.message for code in codes)


def test_every_field_has_a_label(base):
    assert all(field.label and field.kind for collection in documented_collections(base) for field in collection.fields)


@pytest.mark.parametrize(("name", "code", "changes"), DEFECTS, ids=[case[0] for case in DEFECTS])
def test_each_finding_leads_to_an_anchor(name, code, changes, tmp_path, anchors):
    assert {f.doc for f in found(tmp_path, changes)} <= anchors


def test_fields_that_checks_name_are_documented(anchors):
    """Literal `field=` arguments of the checks, even those that no defect above reaches."""
    named = set()
    for path in Path(quittance.__file__).parent.glob("checks/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "field" and isinstance(node.value, ast.Constant):
                named.add(node.value.value)
    assert named
    assert {f"editer/champs/#{name.replace('.', '-')}" for name in named} <= anchors


def test_each_example_is_accepted_by_the_checker(base, tmp_path):
    """Each field is put in place of its namesake in a record, or added to it."""
    write_base(tmp_path)
    for collection, spec in zip(documented_collections(base), COLLECTIONS, strict=True):
        if spec.each_file:
            continue
        for field in collection.fields:
            if not field.example or field.path.count(".") > 1 or (field.path.count(".") and not field.path.startswith("facts.")):
                continue
            family = (field.families or ("cabinets",))[0]
            lines = _record(spec.name, family)
            if field.path.startswith("facts."):
                lines = [*[line for line in lines if not line.startswith("facts:")], "facts:", f"  {field.example}"]
            else:
                # A new id would be a reference lost: ids are tried as they are.
                lines = [line for line in lines if not line.startswith(f"{field.key}:")] + [field.example]
            single = spec.single
            extra = tmp_path / (spec.file if single else f"{spec.name}/example.yaml")
            extra.parent.mkdir(exist_ok=True)
            extra.write_text("\n".join(lines) + "\n", encoding="utf-8")
            errors = [f for f in quittance.load(tmp_path, today=TODAY).errors if f.code != "identifiant-en-double"]
            assert not errors, (field.path, field.example, errors)
            extra.write_text(FILES[spec.file], encoding="utf-8") if single else extra.unlink()


def _record(name: str, family: str) -> list[str]:
    """Top-level keys of the smallest record of a collection, one a line."""
    records = {
        "sources": ["id: x", "title: T", "publisher: P", "kind: page-organisme"],
        "site": ["name: N", "tagline: T", "description: D"],
        "law": ["id: x", "title: T", "topic: retard", "unit: euros", "basis: B",
                "values: [{value: 1, sources: [page], confidence: elevee}]"],
        "changes": ["id: x", "date: 2026-01-01", "title: T", "text: T", "basis: B", "sources: [page]", "confidence: elevee"],
        "glossary": ["id: x", "term: T", "definition: D"],
        "practices": ["id: x", "kind: conseil", "rank: 1", "title: T", "text: T", "sources: [page]",
                      "situation: delai", "good: G", "bad: B"],
        "criteria": ["origin: O",
                     "criteria: [{id: x, rank: 1, title: T, text: T, sources: [page], worst: W, best: B, weight: 100, weight_reason: R, "
                     "questions: [{id: q, kind: question, text: T, place: P}], "
                     "indicators: [{id: i, title: T, questions: [q], share: 1, levels: [a, b, c, d, e], proof: P}]}]",
                     "parameters: {coverage_floor: 60, draws: 5000, concentration: 40, seed: 1}"],
        "collaboration": [
            "origin: O", "sources: [page]",
            "transmission: {text: T, never: [N], debtor: [c], amount: m, due: d, ages: [30], columns: ["
            "{id: c, label: C, group: G, format: texte, needed: oui, why: W, example: E, privacy: P}, "
            "{id: m, label: M, group: G, format: montant, needed: oui, why: W, example: E, privacy: P}, "
            "{id: d, label: D, group: G, format: date, needed: oui, why: W, example: E, privacy: P}]}",
            "dashboard: {text: T, measures: [{id: m, label: L, scope: remise, unit: nombre, text: T}], rates: ["
            "{id: r, label: L, numerator: m, denominator: m, unit: pourcent, perimeter: P, distortion: D, frequency: F}]}",
            "meeting: {text: T, frequency: F, present: P, agenda: [{id: a, title: T, minutes: 5, creditor: C, provider: P, outcome: O}]}",
            "incentive: {text: T}",
            "review: {text: T, parts: [{id: p, title: T, text: T}]}",
            "plan: {text: T, rows: 3, columns: [{id: c, label: L, help: H, example: E}]}",
        ],
        "market": ["id: x", "topic: prix", "label: L", "value_text: V", "claim: declare", "sources: [page]"],
        "providers": ["id: x", "name: N", f"family: {family}"],
        "trainings": ["id: x", "name: N", "body: B", "family: formation-courte"],
    }
    return records[name]
