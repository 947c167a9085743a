"""What an offer costs in euros: fee structures, portfolios, statements, break-even points."""

from quittance.pricing.costs import Comparison, Statement, compare, exact_cost, statement
from quittance.pricing.fees import Band, Extra, Offer, Scenario
from quittance.pricing.money import MESSAGES, Pasted, Refused

__all__ = [
    "MESSAGES",
    "Band",
    "Comparison",
    "Extra",
    "Offer",
    "Pasted",
    "Refused",
    "Scenario",
    "Statement",
    "compare",
    "exact_cost",
    "statement",
]
