"""Targets beside measures, in French."""

import pytest

from tools.bench.measure import Series
from tools.bench.report import render, verdicts


def series(*processor):
    return Series([value + 1 for value in processor], list(processor), [50_000_000]).plain()


def size(name, pages, ours, rendered, aside):
    return {
        "name": name, "pages": pages, "bytes": 1_500_000, "ours": series(*ours),
        "rendered": series(*rendered), "aside": series(*aside),
    }  # fmt: skip


RESULTS = {
    "python": "3.11", "system": "x", "repeats": 3,
    "sizes": [
        size("ce site", 100, (1.0, 2.0, 9.0), (2.0,), (1.0,)),
        size("200", 200, (4.8,), (4.0,), (4.0,)),
        size("2000", 2000, (50.0,), (50.0,), (25.0,)),
    ],
    "check": {"records": 5000, "bytes": 6_000_000, **series(0.5)},
    "choice": {
        "candidates": 2000, "simulated_candidates": 100, "scored": 5.0, "anew": 20.0,
        "explained": 90.0, "simulated": 600.0, "sliced": 1500.0, "longest": 120.0, "told": 40,
    },
}  # fmt: skip


def test_each_target_is_judged_on_the_medians():
    found = [(one["value"], one["target"], one["met"]) for one in verdicts(RESULTS)]
    assert found == [
        (0.0, 0.15, True),
        (pytest.approx(0.2), 0.15, False),
        (0.0, 0.15, True),
        (pytest.approx(50 / 2000 / (4.8 / 200)), 1.25, True),
        (1.5, 2.0, True),
        (5.0, 100, True),
        (600.0, 500, False),
    ]


def test_the_report_shows_both_sides_and_the_spread():
    text = render(RESULTS | {"verdicts": verdicts(RESULTS)})
    assert "2,00\u00a0s (1,00 à 9,00)" in text
    assert "  notre part face aux tableaux hors Markdown\u00a0: 100\u00a0%" in text
    assert [line.split()[-1] for line in text.splitlines()[-7:]] == [
        "tenu", "tenu", "tenu", "tenu", "tenu", "tenu", "tenu",
    ]  # fmt: skip
    assert "renoter coûte ×\u00a00,25 d’une note entière" in text
    assert "600\u00a0ms  (au plus 500\u00a0ms)  non tenu" in text
    assert "20\u00a0%  (au plus 15\u00a0%)  non tenu" in text
