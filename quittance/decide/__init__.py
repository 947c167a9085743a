"""Choosing between candidates: exact values, certain dominance, simulation, explanations.

The browser runs the same computations (assets/js/engine/decide); one set of vectors holds both
to the same figures and the same facts.
"""

from quittance.decide.explain import facts, questions, report
from quittance.decide.model import Problem, read_number, read_problem
from quittance.decide.scoring import Result, evaluate
from quittance.decide.sensitivity import rank_weights, swing_weights
from quittance.decide.sentences import SENTENCES, sentence
from quittance.decide.simulation import Simulation, first_shares

__all__ = [
    "SENTENCES",
    "Problem",
    "Result",
    "Simulation",
    "evaluate",
    "facts",
    "first_shares",
    "questions",
    "rank_weights",
    "read_number",
    "read_problem",
    "report",
    "sentence",
    "swing_weights",
]
