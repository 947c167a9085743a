"""The same pages already rendered, for Material with the macros plugin on and nothing of ours.

Two of them, because the way large tables are written matters more than our layer:

- `rendered`: each page is a plain Markdown file that holds its final text, tables as HTML;
- `aside`: the same, its HTML kept out of Markdown as we do, so that only our own work (reading
  the data, making the fragments, linking the terms) is left in the difference.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from tools.project import REPOSITORY

#: Where the hook that follows ours writes; see `capture.py`.
CAPTURE = "QUITTANCE_BENCH_CAPTURE"
_FILL = '''"""Puts the HTML kept aside back after Markdown."""

import json
import re
from pathlib import Path

FRAGMENTS = json.loads(Path(__file__).with_name("fragments.json").read_text(encoding="utf-8"))


def on_page_content(html, page, config, files):
    return re.sub(r"<!--q-slot:\\d+-->", lambda match: FRAGMENTS[match[0]], html)
'''


def write_baselines(config_file: Path, data: Path, folder: Path) -> dict[str, Path]:
    """Build once, keep what Markdown was given, and write both projects; name → configuration."""
    captured = folder / "captured"
    settings = yaml.safe_load(config_file.read_text(encoding="utf-8"))
    settings["theme"]["custom_dir"] = str(config_file.parent / settings["theme"]["custom_dir"])
    settings["docs_dir"] = str(config_file.parent / settings.get("docs_dir", "docs"))
    ours = [str(config_file.parent / hook) for hook in settings.get("hooks", [])]
    capturing = dict(
        settings,
        hooks=[*ours, str(Path(__file__).with_name("capture.py"))],
        # By name, since this configuration does not lie beside the package.
        plugins=[_with_macros(plugin, modules=["macros"]) for plugin in settings["plugins"]],
    )
    temporary = folder / "capture.yml"
    temporary.write_text(yaml.safe_dump(capturing, allow_unicode=True), encoding="utf-8")
    environment = dict(os.environ, QUITTANCE_DATA=str(data), PYTHONUTF8="1")
    environment |= {CAPTURE: str(captured), "PYTHONPATH": str(config_file.parent)}
    subprocess.run(
        [sys.executable, "-m", "tools.bench.child", "build", str(temporary), str(folder / "site")],
        cwd=REPOSITORY,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    names = json.loads((captured / "settings.json").read_text(encoding="utf-8"))
    plain = {key: value for key, value in settings.items() if key not in ("hooks", "docs_dir")}
    plain["plugins"] = [_with_macros(plugin) for plugin in settings["plugins"]]
    plain |= names
    made = {}
    for name, hooks in (("rendered", []), ("aside", ["fill.py"])):
        project = folder / name
        shutil.copytree(captured / "files", project / "docs")
        shutil.copytree(captured / name, project / "docs", dirs_exist_ok=True)
        shutil.copy(captured / "fragments.json", project)
        (project / "fill.py").write_text(_FILL, encoding="utf-8")
        made[name] = project / "mkdocs.yml"
        made[name].write_text(
            yaml.safe_dump(dict(plain, hooks=hooks), allow_unicode=True), encoding="utf-8"
        )
    return made


def _with_macros(plugin: object, **settings: object) -> object:
    """The same plugin; the one of macros with these settings instead of the name of our package."""
    if isinstance(plugin, dict) and "macros" in plugin:
        kept = {key: value for key, value in plugin["macros"].items() if key != "module_name"}
        return {"macros": kept | settings}
    return plugin
