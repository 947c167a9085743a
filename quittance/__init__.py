"""Quittance: what the data on debt recovery means.

Reads, checks, decides and computes; knows no site engine. Public names:

- :func:`load` and :class:`Base`: the data folder, read and checked once;
- :mod:`quittance.findings`: what is wrong in the data, as objects;
- :mod:`quittance.compare`: tables, filters and coverage;
- :mod:`quittance.text`: French folding, tokens and stems.
"""

from quittance import findings
from quittance.base import Base, load

__all__ = ["Base", "findings", "load"]
__version__ = "0.1.0"
