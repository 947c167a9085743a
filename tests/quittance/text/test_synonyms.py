"""Groups of synonyms from the terms of a glossary."""

import json
from types import SimpleNamespace

from quittance.text import (
    SynonymGroup,
    SynonymTable,
    match,
    phrase,
    synonym_groups,
    synonyms_script,
)


def test_groups_from_mappings_and_objects():
    terms = [
        {"term": "Mise en demeure", "abbreviations": ["MED"], "synonyms": None},
        SimpleNamespace(term="Commissaire de justice", former_names=["huissier de justice"]),
        {"term": "Affacturage", "synonyms": "factoring"},
        {"term": "Acompte"},
        {},
    ]
    assert synonym_groups(terms) == (
        SynonymGroup(("Mise en demeure", "MED")),
        SynonymGroup(("Commissaire de justice",), ("huissier de justice",)),
        SynonymGroup(("Affacturage", "factoring")),
    )


def test_a_parenthesis_is_an_abbreviation_only_in_capitals():
    terms = [{"term": "Juge de l’exécution (JEX)"}, {"term": "Butoir (délai)", "synonyms": ["x"]}]
    assert synonym_groups(terms) == (
        SynonymGroup(("Juge de l’exécution", "JEX")),
        SynonymGroup(("Butoir", "x")),
    )


def test_symmetric_between_names_in_use_one_way_from_a_former_name():
    table = SynonymTable([SynonymGroup(("Affacturage", "factoring"), ("escompte commercial",))])
    assert table.others(phrase("affacturages")) == (("factoring",),)
    assert table.others(phrase("factoring")) == (("affacturag",),)
    assert table.others(phrase("escompte commercial")) == (("affacturag",), ("factoring",))
    assert not match("affacturage", "escompte commercial", table)


def test_a_name_of_several_groups_leads_to_all():
    table = SynonymTable([SynonymGroup(("IP", "injonction")), SynonymGroup(("IP", "adresse"))])
    assert table.others(("ip",)) == (("injonction",), ("adres",))


def test_the_script_holds_the_groups_as_they_are():
    script = synonyms_script([SynonymGroup(("Butoir", "délai « butoir »"), ("a\"b'",))])
    assert script.startswith("self.Quittance = self.Quittance || {};\n")
    value = script.split("self.Quittance.synonyms = ")[1].removesuffix(";\n")
    assert json.loads(value) == [{"names": ["Butoir", "délai « butoir »"], "former": ["a\"b'"]}]
    assert synonyms_script([]).endswith("= [\n\n];\n")
