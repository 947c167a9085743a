"""What facts say of indicators and of hard requirements: three values, and nothing from what cannot be relied on."""

import random

import pytest

import quittance
from quittance.decide.evidence import Evidence, knockouts_from_facts, levels_from_facts
from tests.quittance.small_base import TODAY, edited, write_base


def told(folder, facts, family="cabinets"):
    """(evidence of « suivi », state of « compte ») of a provider with these facts."""
    text = f"- id: alpha\n  name: Alpha\n  family: {family}\n  facts:\n    staff: {{value: 12, claim: declare, source: page}}\n{facts}"
    base = quittance.load(write_base(folder, {"providers.yaml": text}), today=TODAY)
    assert base.errors == ()
    provider = base.providers["alpha"]
    levels = levels_from_facts(base, base.questionnaire, provider)
    assert set(levels) == {"suivi", "pays"}
    assert levels["pays"] is None
    return levels["suivi"], knockouts_from_facts(base, base.questionnaire, provider).get("compte")


def portal(*observations):
    return "    client_portal:\n" + "".join(f"      - {{{o}}}\n" for o in observations)


DECLARED = "value: oui, claim: declare, source: page"
VERIFIED = "value: oui, claim: verifie, source: page, verified_by: GL"


def test_nothing_known_says_nothing(tmp_path):
    assert told(tmp_path, "") == (None, ("unknown", ()))


@pytest.mark.parametrize(
    ("observations", "level"),
    [
        ([DECLARED], 2),
        ([VERIFIED], 3),
        ([DECLARED, VERIFIED], 3),
        # Without a source it is shown, and decides nothing.
        (["value: oui"], None),
        (["value: oui", DECLARED], 2),
        # Two sources that contradict each other are both shown.
        ([DECLARED, "value: non, claim: publie, source: page"], None),
        ([VERIFIED, "value: non, claim: declare, source: page"], None),
    ],
)
def test_level_of_an_indicator(tmp_path, observations, level):
    evidence, _ = told(tmp_path, portal(*observations))
    assert evidence.level == level
    assert len(evidence.observations) == len(observations)


@pytest.mark.parametrize("value", ["non", "sans-objet"])
def test_a_value_without_rule_says_nothing(tmp_path, value):
    assert told(tmp_path, portal(f"value: {value}, claim: declare, source: page"))[0] is None


@pytest.mark.parametrize(
    ("claim", "state"),
    [("declare, source: page", "met"), ("publie, source: page", "met"), ("a-verifier", "unknown")],
)
def test_state_of_a_requirement(tmp_path, claim, state):
    _, (found, observations) = told(
        tmp_path, f"    regulatory: [{{value: [compte-dedie], claim: {claim}}}]\n"
    )
    assert (found, [o.value for o in observations]) == (state, [("compte-dedie",)])


RULE = "{field: regulatory, value: compte-dedie, met: oui}"


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ("    b2b: {value: oui, claim: declare, source: page}\n", "met"),
        ("    b2b: {value: non, claim: declare, source: page}\n", "failed"),
        ("    b2b: {value: non}\n", "unknown"),
        (
            "    b2b: [{value: oui, claim: declare, source: page}, {value: non, claim: publie, source: page}]\n",
            "unknown",
        ),
        (
            "    b2b: {value: oui, claim: declare, source: page}\n    b2c: {value: non, claim: declare, source: page}\n",
            "unknown",
        ),
    ],
)
def test_three_values(tmp_path, facts, state):
    """Two fields, here: one that meets and one that fails leave the requirement to be confirmed."""
    rules = "{field: b2b, value: oui, met: oui}\n      - {field: b2b, value: non, met: non}\n      - {field: b2c, value: non, met: non}"
    text = f"- id: alpha\n  name: Alpha\n  family: logiciels\n  facts:\n{facts}"
    base = quittance.load(
        write_base(tmp_path, {"providers.yaml": text} | edited("criteria.yaml", RULE, rules)),
        today=TODAY,
    )
    assert base.errors == ()
    found, observations = knockouts_from_facts(base, base.questionnaire, base.providers["alpha"])[
        "compte"
    ]
    assert found == state
    assert len(observations) == facts.count("value:")


def test_a_requirement_of_other_families_is_not_asked(tmp_path):
    changes = edited(
        "criteria.yaml", "    needs: Toujours", "    needs: Toujours\n    families: [logiciels]"
    )
    base = quittance.load(write_base(tmp_path, changes), today=TODAY)
    states = {
        p.id: knockouts_from_facts(base, base.questionnaire, p) for p in base.providers.values()
    }
    assert (states["alpha"], states["beta"]) == ({}, {"compte": ("unknown", ())})


def test_the_order_of_observations_changes_nothing(tmp_path):
    observations = [DECLARED, "value: oui, claim: publie, source: page", "value: oui", VERIFIED]
    levels = set()
    for seed in range(4):
        random.Random(seed).shuffle(observations)
        evidence, _ = told(tmp_path / str(seed), portal(*observations))
        assert isinstance(evidence, Evidence)
        levels.add((evidence.level, len(evidence.observations)))
    assert levels == {(3, 4)}
