"""Comparison tables: columns, cells, filters and coverage, without any markup."""

from quittance.compare.columns import TABLES, Column, TableSpec
from quittance.compare.coverage import Coverage, coverage
from quittance.compare.display import observed_text, value_text
from quittance.compare.proof import PROOF_LEVELS, proof_level
from quittance.compare.table import Cell, Filter, Option, Row, Table, build

__all__ = [
    "PROOF_LEVELS", "TABLES", "Cell", "Column", "Coverage", "Filter", "Option", "Row", "Table", "TableSpec",
    "build", "coverage", "observed_text", "proof_level", "value_text",
]
