"""Light French stemming, in the manner of the light stemmers used in retrieval.

It brings together plural and singular, feminine and masculine, and the common
forms of a verb (relance, relances, relancer, relancé, relançant). It leaves
derived words apart (recouvrer, recouvrement): a wrong meeting costs a reader
more than a missed one.
"""

from .lexicon import SINGLED, STEM_EXCEPTIONS, STEM_MINIMUM, STEM_STEPS


def stem(word: str) -> str:
    """Return the stem of one folded word.

    Words under four letters and anything but letters (numbers, article
    references, addresses) are returned as they are. Never raises.

    >>> stem("relances"), stem("relancer"), stem("tribunaux"), stem("taux")
    ('relanc', 'relanc', 'tribunal', 'taux')
    """
    if len(word) < STEM_MINIMUM or not word.isalpha():
        return word
    if word in STEM_EXCEPTIONS:
        return STEM_EXCEPTIONS[word]
    for step in STEM_STEPS:
        for suffix, replacement, left in step:
            if word.endswith(suffix) and len(word) - len(suffix) >= left:
                word = word[: len(word) - len(suffix)] + replacement
                break
    if len(word) >= STEM_MINIMUM and word[-1] == word[-2] and word[-1] in SINGLED:
        word = word[:-1]
    return word
