"""`quittance bench`: how long a build takes, what our own layer adds, and how both grow.

Three sizes: this site, then made-up bases of 200 and 2,000 providers. Each is built by us and by
Material alone from the same pages already rendered (see `baseline.py`), in processes of their own,
in turn. Ratios are taken on processor time, which other programs disturb least. Then the check of
a large base, and the scoring of candidates in the browser.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import sys
import tempfile
from pathlib import Path

from quittance import load
from tools.bench.baseline import write_baselines
from tools.bench.choosing import measure_choice
from tools.bench.measure import BenchError, Job, run_interleaved
from tools.bench.records import write_base
from tools.bench.report import TARGETS, render, verdicts
from tools.browser import BrowserNotFound
from tools.project import project_root, today

SIZES = (200, 2000)
CHECKED = 5000
SEED = 1


def run(args: argparse.Namespace) -> int:
    """Measure, print the figures beside their targets; 0 whether or not they are met."""
    config_file = project_root() / "mkdocs.yml"
    folder = Path(tempfile.mkdtemp(prefix="quittance-bench-"))
    try:
        results = measure(config_file, folder, quick=args.quick)
    except (BenchError, BrowserNotFound) as error:
        print(f"Mesure interrompue :\n{error}", file=sys.stderr)
        return 2
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    results["verdicts"] = verdicts(results)
    print(json.dumps(results, ensure_ascii=False, indent=1) if args.json else render(results))
    return 0


def measure(config_file: Path, folder: Path, *, quick: bool) -> dict:
    """All measures as plain data: one entry per size, then the check of a large base."""
    repeats = 1 if quick else 5
    real = config_file.parent / "data"
    sizes = {"ce site": real}
    for number in SIZES[:1] if quick else SIZES:
        sizes[str(number)] = folder / f"data-{number}"
        write_base(real, sizes[str(number)], number, SEED)
    results: dict = {
        "python": platform.python_version(), "system": platform.platform(), "repeats": repeats,
        "targets": TARGETS, "sizes": [],
    }  # fmt: skip
    for name, data in sizes.items():
        _tell(f"{name} : pages de référence")
        place = folder / f"base-{name.replace(' ', '-')}"
        place.mkdir()
        baselines = write_baselines(config_file, data, place)
        out = place / "out"
        jobs = {"ours": Job(("build", str(config_file), str(out)), str(data))}
        for kind, config in baselines.items():
            jobs[kind] = Job(("build", str(config), str(place / f"out-{kind}")))
        series = run_interleaved(jobs, repeats, lambda text, name=name: _tell(f"{name} : {text}"))
        if name == "ce site":
            after = {"steps": Job(("steps", str(config_file), str(out)), str(data))}
            series |= run_interleaved(after, repeats, _tell)
        results["sizes"].append(
            {
                "name": name,
                "pages": sum(1 for _ in out.rglob("*.html")),
                "bytes": sum(file.stat().st_size for file in out.rglob("*") if file.is_file()),
                **{kind: one.plain() for kind, one in series.items()},
            }
        )
        shutil.rmtree(place)
    large = folder / f"data-{CHECKED}"
    _tell(f"base de {CHECKED} fiches")
    write_base(real, large, CHECKED, SEED)
    checked = run_interleaved({"check": Job(("check", str(large)))}, repeats, _tell)["check"]
    size = (large / "providers.yaml").stat().st_size
    results["check"] = {"records": CHECKED, "bytes": size, **checked.plain()}
    _tell("classement dans le navigateur")
    results["choice"] = measure_choice(load(real, today=today()), repeats)
    return results


def _tell(text: str) -> None:
    print(f"… {text}", file=sys.stderr, flush=True)
