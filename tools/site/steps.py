"""What is done on the built folder, each page being read once for all."""

from __future__ import annotations

from pathlib import Path

from tools.site.csp import write_policy
from tools.site.documents import read_site
from tools.site.links import check_links
from tools.site.pages_json import write_registry
from tools.site.third_parties import check_third_parties


def after_build(config: object, site: Path) -> list[str]:
    """Write the policy and the list of pages, check links and hosts; returns French sentences."""
    documents = read_site(site)
    return [
        *write_registry(config, documents, site),
        *check_links(documents, site, config.site_url),
        *check_third_parties(documents, site),
        *write_policy(documents, site),
    ]
