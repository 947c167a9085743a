"""Made-up providers for the bench, as rich as the real ones: never published, never in `data/`.

Each has the fields of a real provider, every one taken from another provider of its family that
knows it, so that the share known, the length of texts and the number of proofs stay those of the
real base. YAML nodes are moved rather than values, so that each is written as it was read.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_Dumper = getattr(yaml, "CBaseDumper", yaml.BaseDumper)


def write_base(real: Path, folder: Path, number: int, seed: int = 1) -> None:
    """Write a data folder with `number` made-up providers and everything else of the real one."""
    shutil.copytree(real, folder)
    shutil.rmtree(folder / "providers", ignore_errors=True)
    text = "".join(_dump(record) for record in make(read_providers(real), number, seed))
    (folder / "providers.yaml").write_text(text, encoding="utf-8", newline="\n")


def _dump(record: MappingNode) -> str:
    """One item of a list. Alone: nodes shared between records would be written as aliases."""
    items = SequenceNode("tag:yaml.org,2002:seq", [record], flow_style=False)
    return yaml.serialize(items, Dumper=_Dumper, allow_unicode=True, width=10_000)


def read_providers(real: Path) -> list[MappingNode]:
    """The providers of a data folder as YAML nodes."""
    files = [real / "providers.yaml", *sorted((real / "providers").glob("*.yaml"))]
    return [
        record
        for file in files
        if file.is_file()
        for record in yaml.compose(file.read_text(encoding="utf-8"), Loader=_Loader).value
    ]


def make(providers: list[MappingNode], number: int, seed: int = 1) -> list[MappingNode]:
    """`number` records; families come in the same proportions as the real ones."""
    draw = random.Random(seed)
    holders: dict[tuple[str, str], list[Node]] = {}
    for provider in providers:
        for field, value in _facts(provider).items():
            holders.setdefault((_value(provider, "family"), field), []).append(value)
    return [_made(providers[i % len(providers)], i + 1, holders, draw) for i in range(number)]


def _made(
    model: MappingNode,
    index: int,
    holders: dict[tuple[str, str], list[Node]],
    draw: random.Random,
) -> MappingNode:
    family = _value(model, "family")
    facts = [(_text(field), draw.choice(holders[family, field])) for field in _facts(model)]
    own = {
        "id": _text(f"organisme-{index:05d}"),
        "name": _text(f"Organisme {index:05d}"),
        "facts": MappingNode("tag:yaml.org,2002:map", facts, flow_style=False),
    }
    pairs = [
        (key, own.get(key.value, value))
        for key, value in model.value
        if key.value not in ("aliases", "interest")
    ]
    return MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)


def _facts(provider: MappingNode) -> dict[str, Node]:
    return next(
        ({field.value: value for field, value in facts.value} for key, facts in provider.value
         if key.value == "facts"),
        {},
    )  # fmt: skip


def _value(provider: MappingNode, name: str) -> str:
    return next(value.value for key, value in provider.value if key.value == name)


def _text(value: str) -> ScalarNode:
    return ScalarNode("tag:yaml.org,2002:str", value)
