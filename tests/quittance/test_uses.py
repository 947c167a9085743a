"""Which records use a source, and shares by status."""

import datetime as dt

import pytest

import quittance
from quittance.compare.statuses import status_counts
from quittance.model.facts import STATUSES
from quittance.uses import source_uses
from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def base():
    return quittance.load(REPOSITORY / "data", today=dt.date(2026, 11, 22))


def test_every_use_is_counted_once(base):
    """Counted again by hand, collection by collection."""
    expected = dict.fromkeys(base.sources, 0)

    def add(ids):
        for id_ in ids:
            expected[id_] += 1

    for series in base.law.values():
        for value in series.values:
            add(value.sources)
    for collection in (base.changes, base.glossary, base.practices, base.criteria, base.market):
        for record in collection.values():
            add(record.sources)
    for question in base.questionnaire.buyer_questions:
        add(question.sources)
    kit = base.collaboration
    for record in (kit, kit.transmission, kit.dashboard, kit.meeting, kit.incentive, kit.review, kit.plan):
        add(record.sources)
    for record in (*base.providers.values(), *base.trainings.values()):
        add(record.origins)
        add(o.source.id for o in record.facts.observations if o.source)
        add(r.source for r in record.remarks if r.source)
    for training in base.trainings.values():
        add(training.sources)
    assert source_uses(base) == expected


def test_shares_count_each_counted_field_once(base):
    records = [*base.providers.values(), *base.trainings.values()]
    counts = status_counts(records)
    assert list(counts) == list(STATUSES)
    assert sum(counts.values()) == sum(len(r.facts.counted) for r in records)
    assert counts["sans-objet"] == 0
    assert counts["divergent"] == sum(f.conflicting for r in records for f in r.facts.counted)


def test_no_record_no_share():
    assert sum(status_counts([]).values()) == 0
