"""The register of the built site (`pages.json`), for tests that visit every kind of page."""

import json
from pathlib import Path


def pages(site: Path) -> list[dict]:
    """All pages, as registered."""
    return json.loads((site / "pages.json").read_text(encoding="utf-8"))["pages"]


def one_of_each_kind(site: Path) -> dict[str, dict]:
    """The heaviest page of each kind: the one that shows most of what its kind can."""
    chosen: dict[str, dict] = {}
    for page in sorted(pages(site), key=lambda page: (site / page["path"]).stat().st_size):
        chosen[page["kind"]] = page
    return chosen


def opened(page: dict) -> str:
    """The path of a page with its richest view: a comparison with rows side by side."""
    wanted = {one["name"]: one["example"] for one in page["parameters"]}
    if "vue" not in wanted:
        return page["path"]
    return f"{page['path']}?choix={wanted['choix']}&vue={wanted['vue']}"
