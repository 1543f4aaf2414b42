"""Where the listed phrases of a corpus stand among its tokens."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from . import mining
from .tokens import Tokens


@dataclass(frozen=True, eq=False)
class Printings:
    """Where phrases stand.

    Attributes
    ----------
    first, words : int64, one item a phrase
        The first token of its first occurrence, and how many words it has.
    bounds : int64, one more than phrases
        Phrase `i` has the occurrences `bounds[i]:bounds[i + 1]`.
    review, start : int32, one item an occurrence
        Position of its review, and character offset.
    tokens : int64, one item a token
        Review and offset in one number.
    """

    first: NDArray[np.integer]
    words: NDArray[np.integer]
    bounds: NDArray[np.integer]
    review: NDArray[np.integer]
    start: NDArray[np.integer]
    tokens: NDArray[np.integer]

    @classmethod
    def of(cls, tokens: Tokens, phrases: pd.DataFrame, occurrences: pd.DataFrame) -> "Printings":
        """Look up phrases and their occurrences, as `phrases.mine` gives them."""
        code = occurrences["phrase_id"].cat.codes.to_numpy()
        bounds = np.append(np.flatnonzero(mining.changes(code)), len(code))
        keys = (tokens.review.astype(np.int64) << 32) | tokens.start
        review, start = occurrences["review_id"].cat.codes.to_numpy(), occurrences["start"].to_numpy()
        words = phrases["words"].to_numpy()
        printed = cls(words, words, bounds, review, start, keys)
        return replace(printed, first=printed.places(bounds[:-1]))

    def places(self, rows: NDArray[np.integer]) -> NDArray[np.integer]:
        """Return the first tokens of some occurrences."""
        return np.searchsorted(self.tokens, (self.review[rows].astype(np.int64) << 32) | self.start[rows])

    def rows(self, chosen: NDArray[np.integer]) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
        """Return all occurrences of some phrases, one phrase after the other, and how many each has."""
        size = np.diff(self.bounds)[chosen]
        before = np.cumsum(size) - size
        return np.repeat(self.bounds[chosen] - before, size) + np.arange(size.sum()), size

    def count(self, tokens: NDArray[np.bool_]) -> NDArray[np.integer]:
        """Count some of the tokens in each phrase."""
        counted = np.append(0, np.cumsum(tokens))
        return counted[self.first + self.words] - counted[self.first]
