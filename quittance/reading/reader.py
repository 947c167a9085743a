"""What is remembered while one base is read: findings, and what to look up at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from quittance.findings import Finding, finding
from quittance.model.spec import Position
from quittance.reading.yaml_file import known_tag, position


class Use(NamedTuple):
    """A value that names something else; its place is worked out only if it is wrong.

    Attributes:
        target: name of a vocabulary or of a collection; empty for a text.
        value: the value or id, or the text that may hold inline references.
        node: where it is written,
        path: and in which file.
        field: ``collection.field``, for the documentation.
    """

    target: str
    value: str
    node: yaml.Node
    path: str
    field: str

    @property
    def at(self) -> Position:
        return position(self.node, self.path)


@dataclass
class Reader:
    """State while one base is read.

    Attributes:
        path: name of the file being read.
        where: ``collection``, or ``collection.field`` inside an included record.
        marked: the file may hold anchors, aliases or tags.
        vocabularies: values of each list, by id. Read first.
        records: those already read, by collection and id.
        findings: all faults so far.
        choices, references, texts: what is still to look up once everything is read.
        lost: (collection, id) of the records that a fault costs; what refers to them is not at fault.
        unread: collections, or ``vocabularies/x``, of which a file could not be read.
        seen: ids of the nodes already visited: one met twice is an alias.
    """

    path: str = ""
    where: str = ""
    marked: bool = False
    vocabularies: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    records: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    choices: list[Use] = field(default_factory=list)
    references: list[Use] = field(default_factory=list)
    texts: list[Use] = field(default_factory=list)
    lost: set[tuple[str, str]] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)

    def at(self, node: yaml.Node) -> Position:
        return position(node, self.path)

    def add(self, code: str, node: yaml.Node, **words: Any) -> None:
        """Note a finding at a node; ``words`` as in :func:`quittance.findings.finding`."""
        self.findings.append(finding(code, self.at(node), **words))

    def doc(self, name: str) -> str:
        """The documented name of a field of the record being read."""
        return f"{self.where}.{name}"

    def use(self, target: str, value: str, node: yaml.Node, name: str) -> Use:
        return Use(target, value, node, self.path, f"{self.where}.{name}")

    def accept(self, node: yaml.Node) -> bool:
        """False for a node met before (an alias, already reported) or, with a finding, for a tag that is not plain YAML."""
        if not self.marked:
            return True
        if id(node) in self.seen:
            return False
        self.seen.add(id(node))
        if not known_tag(node):
            self.add("yaml-etiquette", node, found=node.tag.replace("tag:yaml.org,2002:", "!!"))
            return False
        return True
