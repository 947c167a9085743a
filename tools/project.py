"""Where the project is, and what day it is: the two things every verb needs."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent


def project_root(start: Path | None = None) -> Path:
    """The nearest folder, from here upwards, with `mkdocs.yml` and `data`; else the repository."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "data").is_dir():
            return folder
    return REPOSITORY


def today() -> date:
    """The date of the build: `SOURCE_DATE_EPOCH` (seconds, UTC) where set, else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return date.today()


def shown(path: Path, root: Path) -> str:
    """A path as people read it: from the project's folder, with slashes."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()
