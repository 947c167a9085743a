"""Decision tables: rows of conditions on a few questions, each with its result.

A table is meant to be *unique hit*: every full set of answers meets one row and
only one. :func:`check` proves it, or gives the answers that show the fault;
:func:`outlook` says what is still possible when some answers are unknown.

Nothing here knows what the questions are about.
"""

from quittance.tables.checking import Problem, check
from quittance.tables.dimensions import Interval, Options, Range
from quittance.tables.evaluation import Outlook, outlook, rank
from quittance.tables.grid import Grid, Row, UnknownAnswer

__all__ = ["Grid", "Interval", "Options", "Outlook", "Problem", "Range", "Row", "UnknownAnswer", "check", "outlook", "rank"]
