"""A hook that runs after ours: writes what Markdown is given, to build it again without us."""

import json
import os
import re
from pathlib import Path

import yaml
from mkdocs.plugins import event_priority

_FOLDER = Path(os.environ["QUITTANCE_BENCH_CAPTURE"])
_SLOT = re.compile(r"<!--q-slot:\d+-->")
_fragments: dict[str, str] = {}


def on_config(config):
    names = {
        key: config[key]
        for key in ("site_name", "site_description", "site_url", "copyright", "nav")
        if config[key]
    }
    names["extra"] = {
        key: value
        for key, value in dict(config["extra"]).items()
        if isinstance(value, (str, bool, int, list))
    }
    _write("settings.json", json.dumps(names))


@event_priority(-100)
def on_files(files, config):
    docs = Path(config.docs_dir)
    for file in files:
        made = file.generated_by is not None
        if not file.is_documentation_page() and (made or Path(file.src_dir or "") == docs):
            target = _FOLDER / "files" / file.src_uri
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content_bytes)


@event_priority(-100)
def on_page_markdown(markdown, page, config, files):
    from macros.slots import slots

    for slot in _SLOT.findall(markdown):
        _fragments[slot] = slots.fill(slot)
    meta = yaml.safe_dump(dict(page.meta), allow_unicode=True)
    # Markdown ends an HTML block at a blank line.
    inline = _SLOT.sub(
        lambda match: re.sub(r"\n\s*\n+", "\n", _fragments[match[0]].strip()), markdown
    )
    _write(f"rendered/{page.file.src_uri}", f"---\n{meta}---\n\n{inline}\n")
    _write(f"aside/{page.file.src_uri}", f"---\n{meta}---\n\n{markdown}\n")


def on_post_build(config):
    _write("fragments.json", json.dumps(_fragments))


def _write(name, text):
    target = _FOLDER / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
