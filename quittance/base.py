"""The base: everything that the data folder says, read once.

``load`` never raises because of what the files hold: faults become findings
and the rest is read.

Example:
    >>> import datetime as dt, pathlib, quittance
    >>> base = quittance.load(pathlib.Path("data"), today=dt.date(2026, 11, 22))  # doctest: +SKIP
    >>> base.providers["legalcity"].facts["b2b"].status  # doctest: +SKIP
    'publie'
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quittance.checks import run_checks
from quittance.findings import Finding, finding, sort
from quittance.model.collections import BY_NAME, COLLECTIONS, Collection
from quittance.model.criterion import Criterion
from quittance.model.law import LegalChange, LegalSeries
from quittance.model.market import MarketFigure
from quittance.model.practice import Practice
from quittance.model.provider import Provider
from quittance.model.site import Site
from quittance.model.source import Source
from quittance.model.spec import Position
from quittance.model.term import Term
from quittance.model.training import Training
from quittance.model.vocabulary import Entry
from quittance.reading.mapping import Reader, map_records
from quittance.reading.yaml_file import read
from quittance.text import nearest


@dataclass(frozen=True)
class Base:
    """All records by id, in the order of the files.

    Attributes:
        folder: the data folder.
        today: the day taken as today.
        site: None when ``site.yaml`` cannot be read.
        findings: sorted, without repeats.
        digest: 12 hexadecimal digits that change with any file read: the version of the data.
    """

    folder: Path
    today: dt.date
    vocabularies: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    site: Site | None = None
    law: Mapping[str, LegalSeries] = field(default_factory=dict)
    changes: Mapping[str, LegalChange] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    practices: Mapping[str, Practice] = field(default_factory=dict)
    criteria: Mapping[str, Criterion] = field(default_factory=dict)
    market: Mapping[str, MarketFigure] = field(default_factory=dict)
    providers: Mapping[str, Provider] = field(default_factory=dict)
    trainings: Mapping[str, Training] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    digest: str = ""

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity == "warning")

    def label(self, vocabulary: str, value: str) -> str:
        """What readers read for a value of a vocabulary.

        Raises:
            KeyError: no such vocabulary or value.
        """
        return self.vocabularies[vocabulary][value].label


def load(folder: Path, *, today: dt.date) -> Base:
    """Read and check a data folder.

    Args:
        folder: the folder that holds ``providers.yaml`` and the others.
        today: the day to count ages and reviews from.

    Returns:
        The base, with every finding; records that could not be read are left out.
    """
    reader = Reader()
    digest = hashlib.sha256()
    read_collections: dict[str, Any] = {}
    expected: set[Path] = set()
    for collection in COLLECTIONS:
        reader.collection = collection.name
        read_collections[collection.name] = _collection(folder, collection, reader, digest, expected)
        if collection.name == "sources":
            reader.sources = read_collections["sources"]
    findings = [*reader.findings, *_unexpected(folder, expected)]
    base = Base(folder=folder, today=today, digest=digest.hexdigest()[:12], **read_collections)
    findings += run_checks(base, reader)
    return Base(**{**base.__dict__, "findings": sort(findings)})


def _files(folder: Path, collection: Collection) -> Iterator[Path]:
    """Files of a collection: ``X.yaml``, then those of ``X/`` and of its other folders, sorted by name."""
    single = folder / collection.file
    if single.is_file() and not collection.each_file:
        yield single
    for name in (collection.name, *collection.folders):
        if (folder / name).is_dir():
            yield from sorted((folder / name).glob("*.yaml"))


def _collection(folder: Path, collection: Collection, reader: Reader, digest: Any, expected: set[Path]) -> Any:
    by_file: dict[str, dict[str, Any]] = {}
    records: dict[str, Any] = {}
    alone = None
    files = list(_files(folder, collection))
    if not files:
        where = Position(collection.name + "/" if collection.each_file else collection.file, 0, 0)
        reader.findings.append(finding("fichier-manquant", where, name=where.path))
    for path in files:
        expected.add(path)
        reader.path = path.relative_to(folder).as_posix()
        reader.seen = set()
        root, findings = read(path, reader.path)
        reader.findings += findings
        if root is None:
            continue
        digest.update(path.read_bytes())
        if collection.each_file:
            records = by_file.setdefault(path.stem, {})
        for record in map_records(reader, root, collection.record):
            if collection.single:
                alone = record
            else:
                _add(records, record, reader, collection)
    if collection.single:
        return alone
    return by_file if collection.each_file else records


def _add(records: dict[str, Any], record: Any, reader: Reader, collection: Collection) -> None:
    if (first := records.get(record.id)) is not None:
        where = f"ligne {first.at.line}" if first.at.path == record.at.path else f"{first.at.path} ligne {first.at.line}"
        reader.findings.append(
            finding("identifiant-en-double", record.at, found=record.id, where=where, field=f"{collection.name}.id")
        )
        return
    records[record.id] = record


def _unexpected(folder: Path, expected: set[Path]) -> Iterator[Finding]:
    """YAML files that no collection reads: most often a misspelt name."""
    names = [c.file for c in BY_NAME.values() if not c.each_file]
    for path in sorted([*folder.glob("**/*.yaml"), *folder.glob("**/*.yml")]):
        if path not in expected:
            name = path.relative_to(folder).as_posix()
            yield finding("fichier-inattendu", Position(name, 0, 0), name=name, suggestion=nearest(path.stem + ".yaml", names))
