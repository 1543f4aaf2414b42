"""Which words are adverbs in -ly."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.text.parts_of_speech import read_tags

_ADVERB = "RB"


def mark_adverbs(vocabulary: Sequence[str]) -> NDArray[np.bool_]:
    """Mark the words in -ly that TextBlob's lexicon has as adverbs, or does not have.

    The lexicon gives 94,000 words the part of speech that they mostly are (Brill 1992, "A simple rule-based part of
    speech tagger"): "family" is a noun there, and "friendly" an adjective.

    Parameters
    ----------
    vocabulary : sequence of str
        Words in small letters.

    Examples
    --------
    >>> mark_adverbs(["hauntingly", "scantily", "family", "friendly", "often"]).tolist()
    [True, True, False, False, False]
    """
    tags = read_tags()
    return np.array([word.endswith("ly") and tags.get(word, _ADVERB) == _ADVERB for word in vocabulary], bool)
