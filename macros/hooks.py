"""What only MkDocs can do: generated pages, and HTML put back after Markdown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

# MkDocs runs this file by its path; the package is named from the root of the project.
ROOT = str(Path(__file__).resolve().parents[1])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from mkdocs.exceptions import Abort  # noqa: E402
from mkdocs.structure.files import File  # noqa: E402

from macros.adapter import Site  # noqa: E402
from macros.site_data import DataErrors  # noqa: E402

_site: Site | None = None


def on_config(config: Any) -> Any:
    global _site
    try:
        _site = Site(Path(config["config_file_path"]).parent)
    except DataErrors as error:
        raise Abort(str(error)) from None
    _site.configure(config)
    return config


def on_files(files: Any, config: Any) -> Any:
    for path, content, edit in _site.generated_files():
        made = File.generated(config, path, content=content)
        made.edit_uri = edit
        files.append(made)
    return files


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    return _site.finish(html, page.file.src_uri, page.meta)
