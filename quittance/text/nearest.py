"""The nearest valid value to a mistyped one, for the messages of the checker."""

from collections.abc import Iterable

from .folding import fold

# A short word changed in two places is another word.
_LIMITS = ((2, 0), (4, 1), (8, 2))
_LIMIT = 3


def distance(first: str, second: str) -> int:
    """Return the edit distance of two texts.

    Insertion, deletion, substitution and the swap of two neighbours cost one
    each (Damerau's optimal string alignment). Symmetric; zero when equal.

    >>> distance("affacturage", "afafcturage")
    1
    """
    before: list[int] = []
    previous = list(range(len(second) + 1))
    for row, left in enumerate(first, 1):
        current = [row]
        for column, right in enumerate(second, 1):
            cost = min(
                previous[column] + 1,
                current[column - 1] + 1,
                previous[column - 1] + (left != right),
            )
            if row > 1 and column > 1 and left == second[column - 2] and first[row - 2] == right:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, previous = previous, current
    return previous[-1]


def _spelling(text: str) -> str:
    return " ".join(fold(text).replace("_", " ").replace("-", " ").split())


def _limit(length: int) -> int:
    return next((limit for longest, limit in _LIMITS if length <= longest), _LIMIT)


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like ``word``, or None when none is near.

    Case, accents, spaces, hyphens and underscores are not counted as mistakes.
    The limit grows with the longer of the two: none for two letters, one
    mistake for four, two for eight, three beyond. Of two equally near
    candidates the first given wins.

    >>> nearest("assurence-credit", ["affacturage", "assurance-credit"])
    'assurance-credit'
    """
    typed = _spelling(word)
    best: str | None = None
    best_distance = _LIMIT + 1
    for candidate in candidates:
        spelling = _spelling(candidate)
        limit = min(_limit(max(len(typed), len(spelling))), best_distance - 1)
        if abs(len(typed) - len(spelling)) > limit:
            continue
        found = distance(typed, spelling)
        if found <= limit:
            best, best_distance = candidate, found
            if found == 0:
                break
    return best
