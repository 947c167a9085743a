"""Measures of processes, told apart from noise: medians and spread."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tools.project import REPOSITORY


class BenchError(Exception):
    """A measured process failed; the text is the end of what it printed."""


@dataclass
class Series:
    """Repeated measures of one thing: seconds on the wall and of processor, bytes at the peak."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    peak: list[int] = field(default_factory=list)

    def plain(self) -> dict[str, object]:
        """Medians, the lowest and the highest, and every measure."""
        return {
            name: {
                "median": statistics.median(values), "low": min(values), "high": max(values),
                "all": values,
            }
            for name, values in (
                ("wall", self.wall), ("processor", self.processor), ("peak", self.peak),
            )
            if values
        }  # fmt: skip


@dataclass(frozen=True)
class Job:
    """What is measured: arguments of `tools.bench.child`, and the data folder it builds from."""

    arguments: Sequence[str]
    data: str = ""


def run_interleaved(
    jobs: Mapping[str, Job], repeats: int, tell: Callable[[str], None]
) -> dict[str, Series]:
    """Run the jobs in turn, as many rounds as asked, so that a busy moment hurts them alike."""
    series = {name: Series() for name in jobs}
    for turn in range(repeats):
        for name, job in jobs.items():
            tell(f"{name}, {turn + 1}/{repeats}")
            _run(job, series[name])
    return series


def _run(job: Job, series: Series) -> None:
    environment = dict(os.environ, PYTHONUTF8="1", NO_MKDOCS_2_WARNING="1")
    if job.data:
        environment["QUITTANCE_DATA"] = job.data
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "tools.bench.child", *job.arguments],
        cwd=REPOSITORY, env=environment, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    series.wall.append(time.perf_counter() - start)
    if done.returncode:
        raise BenchError((done.stdout + done.stderr)[-2000:])
    told = json.loads(done.stdout.strip().splitlines()[-1])
    series.processor.append(told["processor"])
    if told["peak"] is not None:
        series.peak.append(told["peak"])
