"""The JSON Schema and the checker agree: what one refuses, the other refuses."""

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import quittance
from quittance.checks.references import check_references
from quittance.model.collections import BY_NAME, COLLECTIONS
from quittance.reading.mapping import map_records
from quittance.reading.reader import Reader
from quittance.reading.yaml_file import Loader
from quittance.schema import DRAFT, schemas
from tests.quittance.defects import DEFECTS
from tests.quittance.small_base import FILES, TODAY, write_base

#: What plain values no longer show, or what needs other records: the checker alone says it.
BEYOND = {
    "yaml-nombre-ambigu", "yaml-alias", "yaml-etiquette", "cle-en-double", "inconnu-ecrit", "date-impossible",
    "decimales-en-trop", "renvoi-inconnu", "caractere-interdit", "nombre-non-fini",
}  # fmt: skip


class Plain(yaml.SafeLoader):
    """YAML as editors' tools read it, with dates as text like our reader."""


Plain.yaml_implicit_resolvers = {
    first: [rule for rule in rules if not rule[0].endswith((":timestamp", ":merge", ":value"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return quittance.load(write_base(tmp_path_factory.mktemp("base")), today=TODAY)


@pytest.fixture(scope="module")
def validators(base):
    return {name: jsonschema.Draft202012Validator(schema) for name, schema in schemas(base).items()}


def checker_codes(base, collection, text):
    """Codes of the errors that the reader and the lookup of values give for the text of one file."""
    reader = Reader(path=collection.file, where=collection.name, vocabularies=base.vocabularies)
    reader.records = {c.name: getattr(base, c.name) for c in COLLECTIONS if not c.single and not c.each_file}
    map_records(reader, yaml.compose(text, Loader=Loader), collection)
    findings = [*reader.findings, *check_references(base, reader)]
    return {f.code for f in findings if f.severity == "error"}


def assert_agree(base, validators, name, text):
    codes = checker_codes(base, BY_NAME[name], text)
    if codes and codes <= BEYOND:
        return
    valid = validators[BY_NAME[name].file].is_valid(yaml.load(text, Plain))
    assert valid == (not codes), (text, codes)


def test_schemas_are_valid_and_say_their_draft(base):
    for schema in schemas(base).values():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == DRAFT


def test_every_key_has_a_french_title(base):
    def walk(schema):
        for key, value in schema.get("properties", {}).items():
            if isinstance(value, dict) and "$ref" not in value and value is not False and "title" not in value:
                yield key
        for value in schema.values():
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, dict):
                    yield from walk(child)

    for name, schema in schemas(base).items():
        keys = [key for key in walk({k: v for k, v in schema.items() if k != "allOf"}) if key not in ("family", "claim", "facts", "regulatory")]
        assert keys == [], name


def test_vocabularies_are_offered(base):
    record = schemas(base)["providers.yaml"]["$defs"]["record"]
    assert record["properties"]["family"]["enum"] == ["cabinets", "logiciels"]


def test_the_valid_base_is_valid(base, validators):
    for collection in COLLECTIONS:
        if not collection.each_file:
            validators[collection.file].validate(yaml.load(FILES[collection.file], Plain))
            assert checker_codes(base, collection, FILES[collection.file]) == set()
    for name, text in FILES.items():
        if name.startswith("vocabularies/"):
            validators["vocabularies/*.yaml"].validate(yaml.load(text, Plain))


#: Not documents that a schema could be asked about, or a day inside a text.
UNASKED = {"utf-16 sans marque", "octet nul", "texte retourné", "clé liste", "jour de renvoi"}
UNREAD = {"yaml-syntaxe", "yaml-trop-profond", "yaml-alias", "yaml-etiquette", "encodage", "tabulation", "fichier-vide"}
SEEDED = [
    (name, file, text)
    for name, code, changes in DEFECTS
    for file, text in changes.items()
    if name not in UNASKED and code not in UNREAD and isinstance(text, str) and file in {c.file for c in COLLECTIONS}
]


@pytest.mark.parametrize(("name", "file", "text"), SEEDED, ids=[name for name, _, _ in SEEDED])
def test_agree_on_seeded_defects(base, validators, name, file, text):
    assert_agree(base, validators, file.removesuffix(".yaml"), text)


#: Values of each kind, right and wrong, put in a field of that kind: (field of a provider, YAML value).
VALUES = [
    (field, value)
    for field in ("website", "headquarters", "founded", "former_names", "staff", "amicable", "client_size", "countries", "recovery_rate", "regulatory")
    for value in (
        "oui", "non", "Oui", "yes", "no", "~", '""', '" "', "12", "-12", "12.5", "101", '"12"', '"12,5"', "1e3", ".nan", ".inf",
        "2024", "2024-03", "2024-03-15", "2024-13", "~2020", "<2013", "2013/2014", '"2024"', "<2013/2014", "24", "12345",
        "https://a.fr", "https://a.fr/b?c=d#e", "http://a", "ftp://a.fr", "javascript:alert(1)", '"https://a.fr b"', "https://a@b.fr",
        "texte", '"=1+1"', '" -5"', '"a < b"', '"a <b> c"', '"R&D"', '"&amp;"', "sans-objet", "france", "tpe", "[tpe]", "[tpe, pme]",
        "[tpe, geante]", "[]", "[[tpe]]", "[12]", "[sans-objet]", "[compte-dedie]", "{value: oui}", "{value: 12, claim: declare}", "{value: tpe, clai: declare}",
        "{value: 12, claim: declare, source: page}", "{value: 12, claim: verifie, source: page}", "{claim: declare, source: page}",
        "{value: 12, claim: verifie, source: page, verified_by: GL}", "{value: sans-objet}", "{value: [tpe], note: 12}", "{}",
        "[{value: 12}, {value: 13}]", "[{value: oui}, oui]", "[{value: [tpe]}]", "{value: {value: 12}}", "{value: 12, consulted_on: 2026-01-32}",
        "{value: 12, consulted_on: hier}", "{value: 12, published_on: 2026}", "{value: 12, source: Page}", '{value: 12, detail: ""}',
        "{value: 12, 12: 13}", "1994.0", "50.0", "'" + "a" * 81 + "'", "true", '"abc\\n"', "|\n        abc",
    )
    # To JSON Schema 1994.0 is a whole number; to the checker it is no year.
    if (field, value) != ("founded", "1994.0")
]  # fmt: skip


@pytest.mark.parametrize("family", ["cabinets", "logiciels", "autres"])
def test_agree_on_a_table_of_values(base, validators, family):
    for field, value in VALUES:
        text = f"- id: x\n  name: N\n  family: {family}\n  facts:\n    {field}: {value}\n"
        assert_agree(base, validators, "providers", text)


SHAPES = [
    ("providers", "oui"), ("providers", "[]"), ("providers", "{}"), ("providers", "[[]]"), ("providers", "[oui]"),
    ("providers", "{id: x, name: N, family: cabinets}"), ("providers", "[{id: x, name: N}]"),
    ("providers", "[{id: x, name: N, family: cabinets, facts: }]"), ("providers", "[{id: x, name: N, family: cabinets, facts: {}}]"),
    ("providers", "[{id: x, name: N, family: cabinets, facts: []}]"), ("providers", "[{id: x, name: N, family: cabinets, remarks: []}]"),
    ("providers", "[{id: x, name: N, family: cabinets, remarks: [{field: staff, text: T}]}]"),
    ("providers", "[{id: x, name: N, family: cabinets, remarks: {field: staff, text: T}}]"),
    ("providers", "[{id: x, name: N, family: cabinets, remarks: [{field: staff}]}]"),
    ("site", "{name: N}"), ("site", "{name: N, tagline: T, description: D}"), ("site", "[{name: N, tagline: T, description: D}]"),
    ("site", "{name: N, tagline: T, description: D, law_stated_on: 2026}"),
    ("law", "[{id: x, title: T, topic: retard, unit: euros, basis: B, values: []}]"),
    ("law", "[{id: x, title: T, topic: retard, unit: euros, basis: B, values: [{value: -1, sources: [page], confidence: elevee}]}]"),
    ("law", "[{id: x, title: T, topic: retard, unit: euros, basis: B, values: [{value: 1, sources: [], confidence: elevee}]}]"),
    ("law", "[{id: x, title: T, topic: retard, unit: francs, basis: B, values: [{value: 1, sources: [page], confidence: elevee}]}]"),
    ("practices", "[{id: x, kind: conseil, rank: 0, title: T, text: T, sources: [page]}]"),
    ("practices", "[{id: x, kind: conseil, rank: 1.5, title: T, text: T, sources: [page]}]"),
    ("practices", "[{id: x, kind: conseil, rank: 1.0, title: T, text: T, sources: [page]}]"),
    ("trainings", "[{id: x, name: N, body: B, family: formation-courte, facts: {price: 1000000001}}]"),
    ("trainings", "[{id: x, name: N, body: B, family: formation-courte, name_is_description: peut-être}]"),
    ("market", "[{id: x, topic: prix, label: L, value_text: V, claim: dit, sources: [page]}]"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), SHAPES, ids=[text[:60] for _, text in SHAPES])
def test_agree_on_shapes(base, validators, name, text):
    assert_agree(base, validators, name, text)


_scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-10, 3000), st.floats(-10, 200, allow_nan=False),
    st.sampled_from(["oui", "non", "sans-objet", "tpe", "france", "page", "declare", "verifie", "2024-03", "https://a.fr"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12),
)  # fmt: skip
_keys = st.sampled_from(["value", "claim", "source", "detail", "note", "published_on", "consulted_on", "verified_by", "autre"])
_facts = st.one_of(
    _scalars, st.lists(_scalars, max_size=3), st.dictionaries(_keys, _scalars, max_size=4),
    st.lists(st.dictionaries(_keys, st.one_of(_scalars, st.lists(_scalars, max_size=2)), max_size=3), max_size=2),
)  # fmt: skip
_fields = st.sampled_from(["staff", "amicable", "founded", "client_size", "countries", "headquarters", "recovery_rate", "brands", "website"])


@given(facts=st.dictionaries(_fields, _facts, max_size=2))
def test_agree_on_drawn_facts(base, validators, facts):
    record = {"id": "x", "name": "N", "family": "cabinets", "facts": facts}
    assert_agree(base, validators, "providers", yaml.safe_dump([record], allow_unicode=True))
