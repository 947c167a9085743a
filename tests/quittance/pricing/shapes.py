"""The shape in which Python and the browser give the same comparison, and random inputs for both.

Whole numbers are texts, since JSON has no exact ones; fractions are « n/d ».
"""

from dataclasses import asdict

from hypothesis import strategies as st

from quittance.pricing import Offer, Scenario, compare


def plain_comparison(scenario, offers):
    """The comparison of two offers, all three in the shape of tests/vectors/pricing.json."""
    made = compare(*(Offer.from_plain(one) for one in offers), Scenario.from_plain(scenario))
    return {
        "statements": [[_texts(asdict(one)) for one in of_offer] for of_offer in made.statements],
        "differences": [str(one) for one in made.differences],
        "by_share": _signs(made.by_share),
        "by_amount": _signs(made.by_amount),
    }


def _texts(value):
    if isinstance(value, dict):
        return {key: _texts(one) for key, one in value.items()}
    return None if value is None else str(value)


def _fraction(value):
    return None if value is None else f"{value.numerator}/{value.denominator}"


def _signs(signs):
    return {
        "regions": [[_fraction(r.start), _fraction(r.end), r.sign] for r in signs.regions],
        "zeros": [_fraction(x) for x in signs.zeros],
        "jumps": [_fraction(x) for x in signs.jumps],
    }


#: Reads an input of the vectors in the browser, and gives back a comparison in their shape.
IN_BROWSER = """([scenario, offers]) => {
  const big = (value) => typeof value === "number" ? BigInt(value)
    : Array.isArray(value) ? value.map(big)
    : value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, big(v)]))
    : value;
  const text = (value) => typeof value === "bigint" ? String(value)
    : Array.isArray(value) ? value.map(text)
    : value && typeof value === "object"
      ? ("n" in value && "d" in value ? `${value.n}/${value.d}`
        : Object.fromEntries(Object.entries(value).map(([k, v]) => [k, text(v)])))
    : value;
  const made = Quittance.pricing.compare(big(offers[0]), big(offers[1]), big(scenario));
  for (const signs of [made.by_share, made.by_amount]) {
    signs.regions = signs.regions.map((region) => [region.start, region.end, region.sign]);
  }
  return text(made);
}"""

RATES = st.integers(0, 40).map(lambda n: n * 12_500)
FEES = st.sampled_from([0, 0, 1, 999, 1_550, 7_500, 30_000])


@st.composite
def offers(draw, mode=None, basis=None):
    """A plain offer with up to three bands."""
    limits = sorted(draw(st.sets(st.integers(1, 60), max_size=2)))
    rates = draw(st.lists(RATES, min_size=len(limits) + 1, max_size=len(limits) + 1))
    bands = [
        {"up_to": limit, "rate": rate}
        for limit, rate in zip([*(n * 10_001 for n in limits), None], rates, strict=True)
    ]
    return {
        "name": "X",
        "basis": basis or draw(st.sampled_from(["recouvre", "confie"])),
        "bands": bands if draw(st.integers(0, 5)) else [],
        "mode": mode or draw(st.sampled_from(["tranches", "montant-entier"])),
        "scope": draw(st.sampled_from(["dossier", "periode"])),
        "minimum": draw(st.sampled_from([0, 0, 2_501, 12_000])),
        "file_fee": draw(FEES),
        "failure_fee": draw(FEES),
        "monthly_fee": draw(FEES),
        "extras": [
            {"label": "Acte", "price": price, "number": number}
            for price, number in draw(
                st.lists(st.tuples(st.integers(1, 20_000), st.integers(1, 1_000)), max_size=2)
            )
        ],
        "vat": draw(st.sampled_from([0, 55_000, 200_000])),
        "payout_days": draw(st.integers(0, 90)),
    }


@st.composite
def scenarios(draw):
    """A plain scenario of one to five amounts."""
    return {
        "amounts": [
            [cents, count]
            for cents, count in draw(
                st.lists(
                    st.tuples(st.integers(1, 900_000), st.integers(1, 400)), min_size=1, max_size=5
                )
            )
        ],
        "shares": sorted(draw(st.lists(st.integers(0, 1_000_000), min_size=3, max_size=3))),
        "months": draw(st.integers(1, 36)),
        "deductible": draw(st.booleans()),
        "cash_rate": draw(st.sampled_from([0, 45_000, 123_456])),
    }
