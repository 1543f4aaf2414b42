"""Which tokens of a corpus stand where: at the opening of a sentence, before a bracket, in a pair of words."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.text.arrays import count_before, iterate_stretches, mark_changes
from corpus.text.laid_aside import GrowingColumns
from corpus.text.tokens import Tokens


def count_marked(tokens: Tokens, marked: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Count the marked tokens of each text.

    Examples
    --------
    >>> from corpus.text.tokens import tokenise
    >>> tokens = tokenise(["A good film.", "Good, good."])
    >>> count_marked(tokens, tokens.word == tokens.vocabulary.index("good")).tolist()
    [1, 2]
    """
    return np.diff(count_before(marked)[tokens.bounds]).astype(np.int64)


def mark_openings(tokens: Tokens, rows: slice) -> NDArray[np.bool_]:
    """Mark the tokens of some whole texts, given as rows of the arrays, that open sentences.

    Examples
    --------
    >>> from corpus.text.tokens import tokenise
    >>> mark_openings(tokenise(["A film. Good", "One more"]), slice(0, 5)).tolist()
    [True, False, True, True, False]
    """
    opening = mark_changes(tokens.sentence[rows])
    begins = tokens.bounds[slice(*np.searchsorted(tokens.bounds, [rows.start, rows.stop]))]
    opening[begins - rows.start] = True
    return opening


def mark_pairs(tokens: Tokens, pairs: Sequence[tuple[Collection[str], Collection[str]]]) -> NDArray[np.unsignedinteger]:
    """Mark the tokens that are, with the next one of their sentence, one of some pairs of words.

    Parameters
    ----------
    tokens : Tokens
    pairs : sequence of (collection of str, collection of str)
        At most eight: words, and those right behind them.

    Returns
    -------
    array of int, one item a token
        The powers of two of the pairs: 1 for the first, 2 for the second, and so on.

    Examples
    --------
    >>> from corpus.text.tokens import tokenise
    >>> tokens = tokenise(["We have. Rolled, have rolled"])
    >>> mark_pairs(tokens, [({"have"}, {"rolled"}), ({"we"}, {"have"})]).tolist()
    [2, 0, 0, 1, 0]
    """
    pairs_of: dict[str, int] = {}
    for number, sides in enumerate(pairs):
        for side, words in enumerate(sides):
            for word in words:
                pairs_of[word] = pairs_of.get(word, 0) | 1 << (number + 8 * side)
    sides_of = np.array([pairs_of.get(word, 0) for word in tokens.vocabulary], np.uint16)
    column = GrowingColumns(np.uint8)
    for rows in iterate_stretches(tokens.bounds):
        here = sides_of[tokens.word[rows]]
        marked = np.zeros(len(here), np.uint8)
        marked[:-1] = np.where(mark_openings(tokens, rows)[1:], 0, here[:-1] & (here[1:] >> 8))
        column.extend(marked)
    return column.take_arrays()[0]


def mark_brackets(tokens: Tokens) -> NDArray[np.bool_]:
    """Mark the tokens with a bracket between them and the next one.

    Examples
    --------
    >>> from corpus.text.tokens import tokenise
    >>> mark_brackets(tokenise(["Ada (Ann Lee) sings"])).tolist()
    [True, False, True, False]
    """
    return np.array([any(mark in gap for mark in "()[]{}") for gap in tokens.gaps], bool)[tokens.gap]
