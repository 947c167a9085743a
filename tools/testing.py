"""`quittance test` and `test-long`: the whole of pytest, browser tests included."""

import argparse
import os
import subprocess
import sys

from tools.project import REPOSITORY

LONG = "QUITTANCE_LONG"


def run(args: argparse.Namespace) -> int:
    """Run pytest on the repository and return its exit code."""
    environment = dict(os.environ, PYTHONUTF8="1")
    if args.verb == "test-long":
        environment[LONG] = "1"
    command = [sys.executable, "-m", "pytest", *args.arguments]
    return subprocess.run(command, cwd=REPOSITORY, env=environment).returncode
