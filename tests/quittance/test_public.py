"""What `import quittance` promises: it stands alone, reads fast enough to be waited for, and grows linearly."""

import subprocess
import sys
from pathlib import Path

import quittance
from quittance.reading import entries, mapping, observations, values
from tests.quittance.small_base import FILES, TODAY, write_base

REPOSITORY = Path(quittance.__file__).resolve().parent.parent
NEVER = ("mkdocs", "macros", "tools", "pandas", "numpy", "jsonschema", "jinja2", "openpyxl")


def test_loading_needs_neither_engine_nor_pandas(tmp_path):
    write_base(tmp_path)
    code = (
        "import datetime, pathlib, sys, quittance\n"
        f"base = quittance.load(pathlib.Path({str(tmp_path)!r}), today=datetime.date(2026, 11, 22))\n"
        "quittance.findings.render(base.findings)\n"
        "import quittance.schema, quittance.documentation\n"
        "quittance.schema.schemas(base), quittance.documentation.documented_collections(base)\n"
        f"print(sorted({{name.split('.')[0] for name in sys.modules}} & set({NEVER!r})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "[]"


def test_public_names():
    assert set(quittance.__all__) <= set(dir(quittance))


def providers(number):
    one = FILES["providers.yaml"].split("- id: beta")[0]
    return "".join(one.replace("alpha", f"alpha-{i}") for i in range(number))


def test_work_grows_with_the_records(tmp_path, monkeypatch):
    """Counted in calls, not in seconds: as many more records, as many more values read."""
    calls = {"parse": 0, "nearest": 0}

    def count(module, name):
        function = getattr(module, name)

        def call(*args, **kwargs):
            calls[name] += 1
            return function(*args, **kwargs)

        monkeypatch.setattr(module, name, call)

    for module in (mapping, observations):
        count(module, "parse")
    for module in (values, entries):
        count(module, "nearest")
    seen = []
    for number in (50, 100, 150):
        before = calls["parse"]
        base = quittance.load(write_base(tmp_path, {"providers.yaml": providers(number)}), today=TODAY)
        assert len(base.providers) == number and base.findings == ()
        seen.append(calls["parse"] - before)
    assert seen[1] - seen[0] == seen[2] - seen[1] > 0
    assert calls["nearest"] == 0, "suggestions are sought only for faults"


def test_facts_are_made_when_asked_for(tmp_path):
    base = quittance.load(write_base(tmp_path), today=TODAY)
    facts = base.providers["alpha"].facts
    assert facts._facts == {}
    assert facts["staff"].value == 50 and list(facts._facts) == ["staff"]
    assert len(facts) == len(list(facts)) > 50
    assert "regulatory" in facts and "regulatory" not in base.providers["beta"].facts


def test_digest_changes_with_any_byte_read(tmp_path):
    first = quittance.load(write_base(tmp_path), today=TODAY).digest
    assert quittance.load(tmp_path, today=TODAY).digest == first
    (tmp_path / "market.yaml").write_bytes(FILES["market.yaml"].encode() + b"# fin\n")
    assert quittance.load(tmp_path, today=TODAY).digest != first


def test_one_record_a_file(tmp_path):
    one, two = FILES["providers.yaml"].split("- id: beta")
    files = {
        "providers.yaml": None,
        "providers/alpha.yaml": one.replace("- id", "  id").replace("\n  ", "\n").removeprefix("  "),
        "providers/beta.yaml": "- id: beta" + two,
    }
    base = quittance.load(write_base(tmp_path, files), today=TODAY)
    assert base.findings == ()
    whole = quittance.load(write_base(tmp_path / "whole"), today=TODAY)
    assert list(base.providers) == list(whole.providers)
    assert base.providers["alpha"].at == ("providers/alpha.yaml", 1, 1)


def test_records_compare_by_what_they_say_not_where(tmp_path):
    a = quittance.load(write_base(tmp_path / "a"), today=TODAY).sources["page"]
    moved = "# une ligne de plus\n" + FILES["sources.yaml"]
    b = quittance.load(write_base(tmp_path / "b", {"sources.yaml": moved}), today=TODAY).sources["page"]
    assert a == b and a.at != b.at
