"""How often each candidate comes first when weights and unknowns vary (SMAA-2, seeded).

Weights follow a Dirichlet law around those of the user; an unknown takes one of five equally
likely values from its least to its most, which are the five described levels when nothing is
known: the answer to come can only be one of them, and its mean is the central value.

Python and the browser draw the same numbers to the last bit: only + − × ÷ and square root are
used, which IEEE 754 rounds alike everywhere; logarithm and exponential are our own series. Each
candidate has its own stream, named by its id: neither the order of candidates nor the presence
of another changes what is drawn for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from quittance.decide.scoring import Figures, Frame, Result

LN2 = 0.6931471805599453
SQRT_HALF = 0.7071067811865476
_MASK = 0xFFFFFFFF


class Stream:
    """sfc32 (C. Doty-Humphrey, PractRand): a small fast generator of 32-bit integers."""

    def __init__(self, name: str) -> None:
        hashed = 2166136261  # FNV-1a, 32 bits
        for letter in name:
            hashed = ((hashed ^ ord(letter)) * 16777619) & _MASK
        self.a, self.b, self.c, self.counter = hashed, hashed ^ 0x9E3779B9, 0x243F6A88, 1
        for _ in range(15):  # so that neighbouring names part
            self.integer()

    def integer(self) -> int:
        """Uniform from 0 to 2³² − 1."""
        made = (self.a + self.b + self.counter) & _MASK
        self.counter = (self.counter + 1) & _MASK
        self.a = self.b ^ (self.b >> 9)
        self.b = (self.c + ((self.c << 3) & _MASK)) & _MASK
        self.c = (((self.c << 21) | (self.c >> 11)) + made) & _MASK
        return made

    def uniform(self) -> float:
        """Uniform strictly between 0 and 1."""
        return (self.integer() + 0.5) / 4294967296.0

    def normal(self) -> float:
        """Standard normal, by the polar method (Marsaglia & Bray 1964)."""
        while True:
            x = 2.0 * self.uniform() - 1.0
            y = 2.0 * self.uniform() - 1.0
            square = x * x + y * y
            if 0.0 < square < 1.0:
                return x * sqrt(-2.0 * ln(square) / square)

    def gamma(self, shape: float) -> float:
        """Gamma of a shape > 0 and scale 1 (Marsaglia & Tsang 2000)."""
        if shape < 1.0:
            grown = self.gamma(shape + 1.0)
            return grown * exp(ln(self.uniform()) / shape)
        d = shape - 1.0 / 3.0
        c = 1.0 / sqrt(9.0 * d)
        while True:
            x = self.normal()
            v = 1.0 + c * x
            if v <= 0.0:
                continue
            v = v * v * v
            if ln(self.uniform()) < 0.5 * x * x + d - d * v + d * ln(v):
                return d * v


def ln(x: float) -> float:
    """Natural logarithm of a number > 0: 2 artanh((m − 1)/(m + 1)) + e ln 2, x = m 2^e."""
    exponent = 0.0
    while x < SQRT_HALF:
        x *= 2.0
        exponent -= 1.0
    while x >= 2.0 * SQRT_HALF:
        x *= 0.5
        exponent += 1.0
    s = (x - 1.0) / (x + 1.0)
    square = s * s
    total = 0.0
    for odd in range(21, 0, -2):  # s² ≤ 0.0295: the term after s²¹ is below the last bit
        total = total * square + 1.0 / odd
    return 2.0 * s * total + exponent * LN2


def exp(x: float) -> float:
    """Exponential of a number ≤ 0; below −700 the result is told as 0."""
    if x < -700.0:
        return 0.0
    halvings = int(-x / LN2 + 0.5)
    x += halvings * LN2
    total = 1.0
    for term in range(16, 0, -1):  # |x| ≤ 0.35: the 17th term is below the last bit
        total = 1.0 + total * x / term
    for _ in range(halvings):
        total *= 0.5
    return total


def draw_weights(stream: Stream, framed: Frame, concentration: int) -> list[float]:
    """Weights of one draw, up to a common factor, which changes no order. None stays none."""
    total = float(framed.total)
    return [
        stream.gamma(concentration * float(weight) / total) if weight else 0.0
        for weight in framed.weights
    ]


class Simulation:
    """First places counted draw after draw, in as many slices as wanted."""

    def __init__(self, result: Result) -> None:
        problem = result.problem
        self.frame, self.concentration = result.frame, problem.concentration
        self.draws = problem.draws
        # By id, so that nothing depends on the order in which candidates come.
        players = sorted(result.ranked, key=lambda one: one.id)
        self.players = [_Player(one, self.frame, problem.seed) for one in players]
        self.weights = Stream(f"{problem.seed}:")
        self.done = 0

    def step(self, draws: int) -> None:
        """Make so many more draws, or what is left of them."""
        for _ in range(min(draws, self.draws - self.done)):
            weights = draw_weights(self.weights, self.frame, self.concentration)
            scores = [player.score(weights) for player in self.players]
            best = max(scores, default=0.0)
            winners = [p for p, score in zip(self.players, scores, strict=True) if score == best]
            for player in winners:
                player.firsts += 1.0 / len(winners)
            self.done += 1

    def shares(self) -> dict[str, float]:
        """Share of the draws made in which each comes first; equals share a first place."""
        return {p.id: p.firsts / self.done if self.done else 0.0 for p in self.players}


class _Player:
    """What a candidate needs to be scored quickly: sums known, and five values a doubt."""

    def __init__(self, one: Figures, framed: Frame, seed: int) -> None:
        self.id, self.firsts = one.id, 0.0
        self.stream = Stream(f"{seed}:{one.id}")
        fixed = list(one.low)
        for cell in one.unknown:
            fixed[cell.criterion] -= cell.indicator.share * cell.low
        self.known = [n / share for n, share in zip(fixed, framed.shares, strict=True)]
        self.doubts = []
        for cell in one.unknown:
            part = cell.indicator.share / framed.shares[cell.criterion]
            step = (cell.high - cell.low) / 4.0
            self.doubts.append((cell.criterion, [part * (cell.low + step * k) for k in range(5)]))

    def score(self, weights: Sequence[float]) -> float:
        total = 0.0
        for weight, known in zip(weights, self.known, strict=True):
            total += weight * known
        for criterion, values in self.doubts:
            total += weights[criterion] * values[(self.stream.integer() * 5) >> 32]
        return total


def first_shares(result: Result) -> dict[str, float]:
    """All the draws at once; a candidate alone is first without drawing."""
    simulation = Simulation(result)
    simulation.step(1 if len(result.ranked) < 2 else simulation.draws)
    return simulation.shares()
