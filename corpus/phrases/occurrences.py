"""Where the phrases of a corpus occur: as tokens while it is built, and as characters of its reviews in its tables."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.memory import give_back_memory
from corpus.schema import OCCURRENCES
from corpus.text.arrays import join_ranges, name_rows, slice_groups
from corpus.text.laid_aside import GrowingColumns, lay_aside, number_rows
from corpus.text.tokens import Tokens


@dataclass(frozen=True, eq=False)
class Occurrences:
    """The occurrences of some phrases, phrase by phrase, in each in the order of the reviews.

    Attributes
    ----------
    words : int32, one item a phrase
        How many words it has.
    bounds : int64, one more than phrases
        Phrase `i` has the occurrences `bounds[i]:bounds[i + 1]`.
    place : int32, one item an occurrence
        Its first token.
    standalone : bool, one item an occurrence
        Whether it lies in no longer listed phrase.
    """

    words: NDArray[np.integer]
    bounds: NDArray[np.integer]
    place: NDArray[np.integer]
    standalone: NDArray[np.bool_]

    @property
    def first(self) -> NDArray[np.integer]:
        """The first token of the first occurrence of each phrase."""
        return self.place[self.bounds[:-1]]

    def find_rows(self, chosen: NDArray[np.integer]) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
        """Return all occurrences of some phrases, one phrase after the other, and how many each has."""
        size = np.diff(self.bounds)[chosen]
        return join_ranges(self.bounds[chosen], size), size

    def select(self, kept: NDArray[np.bool_]) -> "Occurrences":
        """Return the occurrences of some of the phrases."""
        size = np.diff(self.bounds)
        rows = np.repeat(kept, size)
        bounds = np.append(0, np.cumsum(size[kept]))
        return Occurrences(self.words[kept], bounds, lay_aside(self.place[rows]), lay_aside(self.standalone[rows]))

    def tabulate(self, tokens: Tokens, phrases: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
        """Return the table of occurrences.

        Parameters
        ----------
        tokens : Tokens
            The corpus.
        phrases, reviews : DataFrame
            `phrase_id` of the phrases, and `review_id` of the reviews of the corpus.

        Returns
        -------
        DataFrame
            The columns of `schema.OCCURRENCES`. Both ids are categoricals whose codes are row numbers in `phrases` and
            in `reviews`; offsets and sentences are as narrow as in `Tokens`.
        """
        # One column of the tokens after the other: places of a phrase are all over the corpus, and memory holds each
        # page that is touched until it is given back.
        where = []
        for column in (tokens.review, tokens.start, tokens.end, tokens.sentence):
            found = GrowingColumns(column.dtype)
            for first, last in slice_groups(np.diff(self.bounds)):
                place = self.place[self.bounds[first] : self.bounds[last]]
                if column is tokens.end:
                    place = place + np.repeat(self.words[first:last] - 1, np.diff(self.bounds[first : last + 1]))
                found.extend(column[place])
            where += found.take_arrays()
            give_back_memory()
        review, *where = where
        columns = (
            name_rows(number_rows(self.bounds), _index(phrases["phrase_id"])),
            name_rows(review, _index(reviews["review_id"])),
            *where,
            self.standalone,
        )
        return pd.DataFrame(dict(zip(OCCURRENCES, columns, strict=True)), copy=False)


def _index(ids: pd.Series) -> pd.Index:
    return pd.Index(ids, dtype="str")
