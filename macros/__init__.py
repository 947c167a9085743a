"""How the data is shown: macros for pages, generated record pages, templates.

The only door for a site engine is :func:`define_env`; the hook file adds what
MkDocs alone can do. Nothing here reads a data file: :mod:`macros.site_data`
asks the library for the base, once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Give the macros of :mod:`macros.views` to the pages (mkdocs-macros entry point)."""
    from macros.links import Page
    from macros.site_data import current_base
    from macros.views import MACROS

    root = Path(env.conf["config_file_path"]).parent if env.conf.get("config_file_path") else Path.cwd()
    base = current_base(root)

    def page() -> Page:
        # Some engines and the 404 page leave `page` undefined.
        known = getattr(env, "page", None)
        return Page(known.file.src_uri if known is not None and getattr(known, "file", None) else "index.md")

    for name, view in MACROS.items():
        env.macro(_bind(view, base, page), name)


def _bind(view: Any, base: Any, page: Any) -> Any:
    def macro(*args: Any, **kwargs: Any) -> str:
        return view(base, page(), *args, **kwargs)

    macro.__name__, macro.__doc__ = view.__name__, view.__doc__
    return macro
