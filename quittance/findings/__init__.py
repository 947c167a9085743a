"""Findings: what is wrong with the data, where, and what to do about it.

A finding carries a stable code of :mod:`quittance.findings.catalogue`, the
place, and what was found and expected. Nothing here prints.
"""

from quittance.findings.catalogue import CATALOGUE, Code
from quittance.findings.finding import Finding, finding, sort
from quittance.findings.render import FORMATS, render

__all__ = ["CATALOGUE", "FORMATS", "Code", "Finding", "finding", "render", "sort"]
