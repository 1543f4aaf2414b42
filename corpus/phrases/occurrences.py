"""Looks up which tokens the occurrences of listed phrases are."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases.mining import iterate_stretches
from corpus.text.arrays import join_ranges, mark_changes
from corpus.text.tokens import Tokens

_STRETCH = 8


@dataclass(frozen=True, eq=False)
class OccurrenceIndex:
    """An index from the occurrences of phrases to the tokens of a corpus.

    Attributes
    ----------
    first, words : int64, one item a phrase
        The first token of its first occurrence, and how many words it has.
    bounds : int64, one more than phrases
        Phrase `i` has the occurrences `bounds[i]:bounds[i + 1]`.
    review, start : int32, one item an occurrence
        Position of its review, and character offset.
    token_start : int32, one item a token
        Character offset.
    block : int32
        The first token that starts in each stretch of eight characters, review by review.
    origin : int64, one item a review
        The first stretch of it.
    """

    first: NDArray[np.integer]
    words: NDArray[np.integer]
    bounds: NDArray[np.integer]
    review: NDArray[np.integer]
    start: NDArray[np.integer]
    token_start: NDArray[np.integer]
    block: NDArray[np.integer]
    origin: NDArray[np.integer]

    @classmethod
    def of(cls, tokens: Tokens, phrases: pd.DataFrame, occurrences: pd.DataFrame) -> "OccurrenceIndex":
        """Index phrases and their occurrences, as `listing.mine_phrases` gives them."""
        code = occurrences["phrase_id"].cat.codes.to_numpy()
        bounds = np.append(np.flatnonzero(mark_changes(code)), len(code))
        length = np.zeros(len(tokens.bounds) - 1, np.int64)
        filled = np.diff(tokens.bounds) > 0
        length[filled] = tokens.start[tokens.bounds[1:][filled] - 1]
        ends = np.cumsum(length // _STRETCH + 1)
        origin = ends - (length // _STRETCH + 1)
        block = np.zeros(int(ends[-1]) if len(ends) else 0, np.int32)
        review_of = tokens.review
        # Of tokens that start in one stretch the first is written last.
        for rows in reversed([*iterate_stretches(tokens)]):
            stretch = origin[review_of[rows]] + tokens.start[rows] // _STRETCH
            block[stretch[::-1]] = np.arange(rows.start, rows.stop)[::-1]
        review, start = occurrences["review_id"].cat.codes.to_numpy(), occurrences["start"].to_numpy()
        words = phrases["words"].to_numpy()
        index = cls(words, words, bounds, review, start, tokens.start, block, origin)
        return replace(index, first=index.find_tokens(bounds[:-1]))

    def find_tokens(self, rows: NDArray[np.integer]) -> NDArray[np.integer]:
        """Return the first tokens of some occurrences."""
        return self.look_up(self.review[rows], self.start[rows])

    def look_up(self, review: NDArray[np.integer], start: NDArray[np.integer]) -> NDArray[np.integer]:
        """Return the tokens that start at some characters of some reviews."""
        place = self.block[self.origin[review] + start // _STRETCH]
        behind = np.flatnonzero(self.token_start[place] != start)
        while len(behind):
            place[behind] += 1
            behind = behind[self.token_start[place[behind]] != start[behind]]
        return place

    def find_rows(self, chosen: NDArray[np.integer]) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
        """Return all occurrences of some phrases, one phrase after the other, and how many each has."""
        size = np.diff(self.bounds)[chosen]
        return join_ranges(self.bounds[chosen], size), size
