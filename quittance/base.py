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

import dataclasses
import datetime as dt
import gc
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from quittance.checks import run_checks
from quittance.findings import Finding, finding, sort
from quittance.model.collaboration import Collaboration
from quittance.model.collections import COLLECTIONS, Collection
from quittance.model.criterion import Criterion
from quittance.model.law import LegalChange, LegalSeries
from quittance.model.market import MarketFigure
from quittance.model.practice import Practice
from quittance.model.provider import Provider
from quittance.model.questionnaire import Questionnaire
from quittance.model.site import Site
from quittance.model.situation import Situation
from quittance.model.source import Source
from quittance.model.spec import Position
from quittance.model.term import Term
from quittance.model.training import Training
from quittance.model.vocabulary import Entry
from quittance.reading.mapping import map_records
from quittance.reading.reader import Reader
from quittance.reading.yaml_file import read
from quittance.text import nearest


@dataclass(frozen=True)
class Base:
    """All records by id, in the order of the files.

    Attributes:
        folder: the data folder.
        today: the day taken as today.
        site, questionnaire, situation, collaboration: None when their file cannot be read.
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
    questionnaire: Questionnaire | None = None
    market: Mapping[str, MarketFigure] = field(default_factory=dict)
    situation: Situation | None = None
    collaboration: Collaboration | None = None
    providers: Mapping[str, Provider] = field(default_factory=dict)
    trainings: Mapping[str, Training] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    digest: str = ""

    @cached_property
    def criteria(self) -> Mapping[str, Criterion]:
        """The criteria of the questionnaire by id."""
        return {criterion.id: criterion for criterion in self.questionnaire.criteria} if self.questionnaire else {}

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
    with _collector_paused():
        reader = Reader()
        digest = hashlib.sha256()
        collections: dict[str, Any] = {}
        expected: set[Path] = set()
        for collection in COLLECTIONS:
            records = _collection(folder, collection, reader, digest, expected)
            collections[collection.attribute] = records
            if collection.each_file:
                reader.vocabularies = records
            elif not collection.single:
                reader.records[collection.name] = records
        base = Base(folder=folder, today=today, digest=digest.hexdigest()[:12], **collections)
        findings = [*reader.findings, *_unexpected(folder, expected), *run_checks(base, reader)]
        return dataclasses.replace(base, findings=sort(findings))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Python's search for reference cycles, off: it visits each new node again and again, for half of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _files(folder: Path, collection: Collection) -> Iterator[Path]:
    """Files of a collection: ``X.yaml``, then those of ``X/`` and of its other folders, sorted by name."""
    single = folder / collection.file
    # A folder or a dead link of that name is reported by the reader of files.
    if not collection.each_file and (single.exists() or single.is_symlink()):
        yield single
    for name in (collection.name, *collection.folders):
        if (folder / name).is_dir():
            yield from sorted((folder / name).glob("*.yaml"))


def _collection(folder: Path, collection: Collection, reader: Reader, digest: Any, expected: set[Path]) -> Any:
    """The records of a collection by id; by file then by id for ``each_file``; the record itself for ``single``."""
    by_file: dict[str, dict[str, Any]] = {}
    records: dict[str, Any] = {}
    alone = None
    reader.where = collection.name
    files = list(_files(folder, collection))
    if not files:
        where = Position(collection.name + "/" if collection.each_file else collection.file, 0, 0)
        reader.findings.append(finding("fichier-manquant", where, name=where.path))
        reader.unread.add(collection.name)
    for path in files:
        expected.add(path)
        reader.path = _name(folder, path)
        document = read(path, reader.path)
        reader.findings += document.findings
        reader.seen, reader.marked = set(), document.marked
        digest.update(reader.path.encode() + b"\0" + document.raw)
        if collection.each_file:
            records = by_file.setdefault(path.stem, {})
        # An empty file holds no record, which is known; a broken one may hold any.
        if document.partial or (document.root is None and not any(f.code == "fichier-vide" for f in document.findings)):
            reader.unread.add(f"{collection.name}/{path.stem}" if collection.each_file else collection.name)
        if document.root is None:
            continue
        for record in map_records(reader, document.root, collection):
            if collection.single:
                alone = record
            else:
                _add(records, record, reader, collection)
    if collection.single:
        return alone
    return by_file if collection.each_file else records


def _add(records: dict[str, Any], record: Any, reader: Reader, collection: Collection) -> None:
    first = records.setdefault(record.id, record)
    if first is not record:
        where = f"ligne {first.at.line}" + (f" de {first.at.path}" if first.at.path != record.at.path else "")
        reader.findings.append(
            finding("identifiant-en-double", record.at, found=record.id, where=where, field=f"{collection.name}.id")
        )


def _unexpected(folder: Path, expected: set[Path]) -> Iterator[Finding]:
    """YAML files that no collection reads: most often a misspelt name."""
    names = [collection.file for collection in COLLECTIONS if not collection.each_file]
    for path in sorted([*folder.glob("**/*.yaml"), *folder.glob("**/*.yml")]):
        if path not in expected:
            name = _name(folder, path)
            yield finding(
                "fichier-inattendu", Position(name, 0, 0), name=name, found=name, suggestion=nearest(path.stem + ".yaml", names)
            )


def _name(folder: Path, path: Path) -> str:
    """The path of a file below the folder, that can always be printed."""
    return path.relative_to(folder).as_posix().encode("utf-8", "replace").decode("utf-8")
