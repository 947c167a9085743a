"""The kit of collaboration: ids stand once, rules and rates name what exists, and rates divide like by like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from quittance.findings import Finding, finding
from quittance.model.collaboration import RULES, Collaboration, Column, FileRule, Rate, Transmission
from quittance.model.spec import Record
from quittance.text import nearest

if TYPE_CHECKING:
    from quittance.base import Base
    from quittance.reading.reader import Reader

#: Kind of rule → format that its columns must have.
_FORMATS = {"difference": ("montant",), "pas-futur": ("date",), "echue": ("date",)}
_ORDERED = ("date", "montant", "taux")


def check_collaboration(base: Base, reader: Reader) -> Iterator[Finding]:
    kit = base.collaboration
    if kit is None:
        return
    yield from _repeated(kit.transmission.columns, "transmission.columns")
    yield from _repeated(kit.transmission.rules, "transmission.rules")
    yield from _repeated(kit.dashboard.measures, "dashboard.measures")
    yield from _repeated(kit.dashboard.rates, "dashboard.rates")
    yield from _repeated(kit.meeting.agenda, "meeting.agenda")
    yield from _repeated(kit.review.parts, "review.parts")
    yield from _repeated([p for part in kit.review.parts for p in part.prompts], "review.parts.prompts")
    yield from _repeated(kit.plan.columns, "plan.columns")
    # What a fault of its own costs is not reported again by all that names it.
    if any(f.severity == "error" and f.path == kit.at.path for f in reader.findings):
        return
    yield from _transmission(kit.transmission)
    yield from _rates(kit)


def _repeated(records: Sequence[Record], where: str) -> Iterator[Finding]:
    first: dict[str, Record] = {}
    for record in records:
        other = first.setdefault(record.id, record)
        if other is not record:
            yield finding("identifiant-en-double", record.at, found=record.id, where=f"ligne {other.at.line}", field=f"collaboration.{where}.id")


def _unknown(record: Record, id_: str, known: Mapping[str, Record], collection: str, field: str) -> Finding:
    return finding(
        "renvoi-inconnu", record.at, found=id_, collection=collection, expected="l’une de " + ", ".join(known),
        suggestion=nearest(id_, known), field=f"collaboration.{field}",
    )


def _transmission(file: Transmission) -> Iterator[Finding]:
    columns = {column.id: column for column in file.columns}
    named = [(file, id_, key) for key in ("debtor", "amount", "due") for id_ in _listed(getattr(file, key))]
    named += [(rule, id_, "rules.columns") for rule in file.rules for id_ in rule.columns]
    for record, id_, key in named:
        if id_ not in columns:
            yield _unknown(record, id_, columns, "Colonnes", f"transmission.{key}")
    for key, format_ in (("amount", "montant"), ("due", "date")):
        column = columns.get(getattr(file, key))
        if column is not None and column.format != format_:
            yield finding("colonne-mauvais-format", column.at, found=column.id, format=column.format, wanted=format_, field=f"collaboration.transmission.{key}")
    for rule in file.rules:
        yield from _rule(rule, columns)
    for before, after in pairwise(file.ages):
        if after <= before:
            yield finding("tranches-non-croissantes", file.at, found=f"{before}, {after}", field="collaboration.transmission.ages")
    for column in file.columns:
        if column.values and column.example not in column.values:
            yield finding(
                "exemple-hors-valeurs", column.at, found=column.example, expected="l’une de " + ", ".join(column.values),
                suggestion=nearest(column.example, column.values), field="collaboration.transmission.columns.example",
            )


def _listed(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _rule(rule: FileRule, columns: Mapping[str, Column]) -> Iterator[Finding]:
    least, most = RULES[rule.kind]
    if not least <= len(rule.columns) <= most:
        words = f"{least} colonne{'s' if least > 1 else ''}" if least == most else f"{least} à {most} colonnes"
        yield finding("regle-colonnes", rule.at, found=rule.kind, count=len(rule.columns), wanted=words, field="collaboration.transmission.rules.columns")
        return
    known = [columns[id_] for id_ in rule.columns if id_ in columns]
    if rule.kind == "ordre" and len(known) == 2:
        allowed: tuple[str, ...] = (known[0].format,) if known[0].format in _ORDERED else _ORDERED
    elif rule.kind == "si-oui":
        known, allowed = known[:1], ("oui-non",)
    else:
        allowed = _FORMATS.get(rule.kind, ())
    for column in known:
        if allowed and column.format not in allowed:
            yield finding("colonne-mauvais-format", rule.at, found=column.id, format=column.format, wanted=" ou ".join(allowed), field="collaboration.transmission.rules.columns")


def _rates(kit: Collaboration) -> Iterator[Finding]:
    for rate in kit.dashboard.rates:
        ends = [(key, getattr(rate, key)) for key in ("numerator", "denominator")]
        for key, id_ in ends:
            if id_ not in kit.measures:
                yield _unknown(rate, id_, kit.measures, "Mesures", f"dashboard.rates.{key}")
        if all(id_ in kit.measures for _, id_ in ends):
            yield from _like_by_like(rate, kit)


def _like_by_like(rate: Rate, kit: Collaboration) -> Iterator[Finding]:
    top, bottom = kit.measures[rate.numerator], kit.measures[rate.denominator]
    if top.scope != bottom.scope:
        yield finding(
            "suivis-melanges", rate.at, found=rate.id, numerator=top.scope, denominator=bottom.scope,
            field="collaboration.dashboard.rates.denominator",
        )
