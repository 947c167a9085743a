"""Plans and cohorts drawn at random, and the plain shape that both languages give."""

from dataclasses import asdict

from hypothesis import strategies as st

from quittance.pricing.incentive import Cohort, Plan, statement

RATES = st.integers(0, 1_000_000)
CENTS = st.integers(0, 10**10)
IN_BROWSER = """([plan, cohort]) => {
  const whole = (value) => (value === null ? null : BigInt(value));
  const big = (object, kept) => Object.fromEntries(Object.entries(object).map(([key, value]) =>
    [key, kept.includes(key) ? value : whole(value)]));
  const given = { ...big(plan, ["tiers", "deductible"]), tiers: plan.tiers.map((tier) => big(tier, [])) };
  const found = Quittance.incentive.statement(given, big(cohort, []));
  return JSON.parse(JSON.stringify(found, (key, value) => (typeof value === "bigint" ? String(value) : value)));
}"""


def plain(plan: dict, cohort: dict) -> dict:
    """The statement as the browser writes it: whole numbers as texts."""

    def texts(value):
        if isinstance(value, dict):
            return {key: texts(one) for key, one in value.items()}
        if isinstance(value, (list, tuple)):
            return [texts(one) for one in value]
        return str(value) if isinstance(value, int) else value

    return texts(asdict(statement(Plan.from_plain(plan), Cohort(**cohort))))


@st.composite
def plans(draw) -> dict:
    limits = sorted(draw(st.sets(st.integers(1, 500_000), max_size=2)))
    tiers = [{"points": points, "rate": draw(RATES)} for points in limits]
    if draw(st.booleans()):
        tiers.append({"points": None, "rate": draw(RATES)})
    return {
        "target": draw(RATES), "commission": draw(RATES), "tiers": tiers,
        "cap": draw(st.none() | CENTS), "penalty": draw(RATES), "penalty_cap": draw(st.none() | CENTS),
        "allowed": draw(st.none() | st.integers(0, 5)), "withdrawn": draw(RATES),
        "vat": draw(RATES), "deductible": draw(st.booleans()),
    }  # fmt: skip


@st.composite
def cohorts(draw) -> dict:
    entrusted = draw(st.integers(1, 10**10))
    return {"entrusted": entrusted, "recovered": draw(st.integers(0, entrusted)), "complaints": draw(st.integers(0, 8))}
