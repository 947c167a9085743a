"""One thing measured in a process of its own: `python -m tools.bench.child WHAT ARGUMENTS…`.

The last line printed is JSON: seconds of processor used since the process began, and peak memory
in bytes (null where the system does not tell).
"""

from __future__ import annotations

import json
import logging
import sys
import time
from pathlib import Path


def build(config_file: str, out: str) -> None:
    """The site, by MkDocs alone: no check before, no step after."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = load_config(config_file, site_dir=out)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()


def check(data: str) -> None:
    """What `quittance check` does."""
    from tools.check import check

    _, errors, _ = check(Path(data), "text", Path(data).parent)
    if errors:
        raise SystemExit(f"{errors} errors in the data of the bench")


def steps(config_file: str, out: str) -> None:
    """The steps after the build, on a site already built."""
    from mkdocs.config import load_config

    from tools.site.steps import after_build

    after_build(load_config(config_file), Path(out))


def peak_memory() -> int | None:
    """The most memory that this process held at once, in bytes."""
    try:
        import resource
    except ImportError:
        return _peak_on_windows()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _peak_on_windows() -> int | None:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in (
                "PeakWorkingSetSize", "WorkingSetSize", "QuotaPeakPagedPoolUsage",
                "QuotaPagedPoolUsage", "QuotaPeakNonPagedPoolUsage", "QuotaNonPagedPoolUsage",
                "PagefileUsage", "PeakPagefileUsage",
            )),
        )  # fmt: skip

    counters = Counters(cb=ctypes.sizeof(Counters))
    kernel = ctypes.WinDLL("kernel32")
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    read = kernel.K32GetProcessMemoryInfo
    read.argtypes = (wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD)
    done = read(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
    return counters.PeakWorkingSetSize if done else None


if __name__ == "__main__":
    {"build": build, "check": check, "steps": steps}[sys.argv[1]](*sys.argv[2:])
    print(json.dumps({"processor": time.process_time(), "peak": peak_memory()}))
