"""Which of many texts may share a long run of words with another: quickly, before each is looked at closely."""

import numpy as np
from numpy.typing import NDArray

from corpus.reuse.draft_check import PassageIndex
from corpus.text import shingles
from corpus.text.arrays import join_ranges


def mark_repeating(index: PassageIndex, texts: NDArray[np.bool_], *, words: int) -> NDArray[np.bool_]:
    """Mark the texts of an archive in which so many words in a row may also be elsewhere in it.

    No text that shares such a run is left out; of those that are marked, some share only shorter runs that overlap.

    Parameters
    ----------
    index : PassageIndex
        The archive's.
    texts : array of bool, one item a text
        Those that are asked about.
    words : int
        How many words the run has, at least as many as those of the index.

    Examples
    --------
    >>> from corpus.text.tokens import tokenise
    >>> index = PassageIndex.of(tokenise(["Go and see it now.", "Do go and see it.", "Stay, see it not."]), words=3)
    >>> mark_repeating(index, np.array([False, True, True]), words=4).tolist()
    [False, True, False]
    """
    rows = np.flatnonzero(texts)
    size = np.diff(index.bounds)[rows]
    bounds = np.append(0, np.cumsum(size))
    word = index.word[join_ranges(index.bounds[rows], size)]
    place, key = shingles.hash_runs(word, bounds, words=index.words)
    again = np.zeros(len(word), bool)
    again[place] = shingles.look_up(index.entries, key)[1] > 1
    # A longer run is so many of the index's in a row; none of these begins in the last words of a text.
    each = words - index.words + 1
    so_far = np.append(0, np.cumsum(again))
    long = np.flatnonzero(so_far[each:] - so_far[:-each] == each)
    marked = np.zeros(len(texts), bool)
    marked[rows[shingles.find_texts(long, bounds)]] = True
    return marked
