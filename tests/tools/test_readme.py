"""What the README and the page for editors promise, tried as a newcomer would."""

import datetime as dt
import re
import shutil
import textwrap
from pathlib import Path

import pytest

import quittance
from tests.conftest import REPOSITORY
from tools.cli import VERBS

TODAY = dt.date(2026, 11, 22)
GUIDES = ("README.md", "docs/editer/index.md")
TARGETS = re.search(
    r"^([a-z -]+):\n\t@\$\(PYTHON\) -m tools \$@",
    (REPOSITORY / "Makefile").read_text(encoding="utf-8"),
    re.MULTILINE,
)[1].split()


def text_of(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def records(name: str) -> list[str]:
    """The YAML examples of a page that are whole records, without their indentation."""
    blocks = re.findall(r"^( *)```yaml\n(.*?)^\1```", text_of(name), re.MULTILINE | re.DOTALL)
    examples = [textwrap.dedent(block) for _, block in blocks]
    return [example for example in examples if example.startswith("- id:")]


def pasted(name: str, folder: Path) -> quittance.Base:
    """The real base with the examples of a page added at the end of the files they are for."""
    data = folder / "data"
    shutil.copytree(REPOSITORY / "data", data)
    for example in records(name):
        file = data / ("providers.yaml" if "\n  facts:" in example else "sources.yaml")
        file.write_text(
            file.read_text(encoding="utf-8").rstrip("\n") + "\n" + example, encoding="utf-8"
        )
    return quittance.load(data, today=TODAY)


@pytest.mark.parametrize("name", GUIDES)
def test_the_example_with_its_source_passes_the_check(name, tmp_path):
    before = quittance.load(REPOSITORY / "data", today=TODAY)
    base = pasted(name, tmp_path)
    assert base.findings == before.findings
    (added,) = set(base.providers) - set(before.providers)
    (source,) = set(base.sources) - set(before.sources)
    facts = base.providers[added].facts
    assert facts["b2b"].observations[0].source is base.sources[source]


def test_the_library_example_says_what_it_gives():
    base = quittance.load(REPOSITORY / "data", today=TODAY)
    code, said = re.search(r"^(base\.providers.*?) +# '(\w+)'$", text_of("README.md"), re.M).groups()
    assert eval(code, {"base": base}) == said


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/editer/index.md", "Makefile"])
def test_each_command_named_exists(name):
    text = text_of(name)
    verbs = {verb.name for verb in VERBS}
    made = set(re.findall(r"\bmake ([a-z-]+)", text)) - {"it", "the"}
    assert made <= set(TARGETS), "each target has its rule"
    run = set(re.findall(r"(?:-m tools|`quittance) ([a-z-]+)", text))
    assert (made | run) <= verbs


def test_each_target_is_a_verb_and_is_listed():
    assert set(TARGETS) <= {verb.name for verb in VERBS}
    help_ = set(re.findall(r'^\t@echo "  make ([a-z-]+) ', text_of("Makefile"), re.MULTILINE))
    assert help_ == set(TARGETS)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_each_file_linked_exists(name):
    for address in re.findall(r"\]\(([^)#:]+)\)", text_of(name)):
        assert (REPOSITORY / address).is_file(), address
