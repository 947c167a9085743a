"""Comparison tables: columns, cells, filters and coverage, without any markup."""

from quittance.compare.columns import TABLES, Column, TableSpec
from quittance.compare.coverage import Coverage, coverage
from quittance.compare.display import observed_text, value_text
from quittance.compare.proof import ATTESTED, PROOF_LEVELS, attested, proof_level
from quittance.compare.table import Answers, Cell, Filter, Option, Row, Table, build

__all__ = [
    "ATTESTED", "PROOF_LEVELS", "TABLES", "Answers", "Cell", "Column", "Coverage", "Filter", "Option", "Row", "Table", "TableSpec",
    "attested", "build", "coverage", "observed_text", "proof_level", "value_text",
]
