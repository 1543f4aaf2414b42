"""How often each review uses each word, and which words are names."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from corpus.text.arrays import count_before, iterate_stretches, mark_changes, slice_groups, slice_rows
from corpus.text.counts import tabulate_counts
from corpus.text.laid_aside import GrowingColumns
from corpus.text.stems import find_lemmas
from corpus.text.tokens import Tokens, tokenise

#: The words of so many reviews are counted at a time.
_TOGETHER = 2_000


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words of a corpus, review by review.

    Attributes
    ----------
    words : list of str
        With case folded, as in `tokens.Tokens`. A film's title in its own reviews is the one word «film».
    counts : csr_array of int, shape (reviews, words)
        How often each review uses each word. A selection of reviews is a selection of rows.
    lengths : ndarray of int64, shape (reviews,)
        The length of each review in words, including words that are left out of `words`.
    capitalised : ndarray of float, shape (words,)
        Of a word's occurrences inside a sentence (not its first word), the share with a capital; NaN where it only
        ever opens one.
    """

    words: list[str]
    counts: csr_array
    lengths: NDArray[np.int64]
    capitalised: NDArray[np.float64]

    @classmethod
    def of(
        cls, texts: Sequence[str], *, films: Sequence[str | None] | pd.Series | None = None, min_reviews: int = 2
    ) -> "Vocabulary":
        """Count the words of reviews.

        Parameters
        ----------
        texts : sequence of str
            One text a review.
        films : sequence of str or missing, optional
            The film of each review, whose title is then one word.
        min_reviews : int
            Words in fewer reviews are left out.

        Examples
        --------
        >>> vocabulary = Vocabulary.of(["A bread film by Ada.", "Ada bakes bread, bread, bread."])
        >>> vocabulary.words, vocabulary.counts.toarray().tolist()
        (['bread', 'ada'], [[1, 1], [3, 1]])
        >>> vocabulary.capitalised.tolist()
        [0.0, 1.0]
        """
        return cls.of_tokens(tokenise(texts, films=films), min_reviews=min_reviews)

    @classmethod
    def of_tokens(cls, tokens: Tokens, *, min_reviews: int = 2) -> "Vocabulary":
        """Count the words of reviews that are split into words already; see `of`."""
        many = len(tokens.vocabulary)
        columns = GrowingColumns(np.int32, np.int32, np.int32)
        for first in range(0, len(tokens.bounds) - 1, _TOGETHER):
            bounds = tokens.bounds[first : first + _TOGETHER + 1]
            word = tokens.word[bounds[0] : bounds[-1]]
            # Summing happens in place: not in the tokens' own arrays.
            part = csr_array(
                (np.ones(len(word), np.int32), word, bounds - bounds[0]), shape=(len(bounds) - 1, many), copy=True
            )
            part.sum_duplicates()
            columns.extend(part.data, part.indices, np.diff(part.indptr))
        times, word, size = columns.take_arrays()
        used = np.zeros(many, np.int64)
        for rows in slice_rows(len(word)):
            used += np.bincount(word[rows], minlength=many)
        kept = used >= max(min_reviews, 1)
        number = np.cumsum(kept, dtype=np.int32) - 1
        columns, begins = GrowingColumns(np.int32, np.int32), np.zeros(len(size) + 1, np.int32)
        ends = np.append(0, np.cumsum(size))
        for first, last in slice_groups(size):
            rows = slice(ends[first], ends[last])
            counted = kept[word[rows]]
            columns.extend(times[rows][counted], number[word[rows][counted]])
            begins[first + 1 : last + 1] = (
                count_before(counted)[ends[first + 1 : last + 1] - ends[first]] + begins[first]
            )
        counts = csr_array((*columns.take_arrays(), begins), shape=(len(size), int(kept.sum())))
        chosen = np.flatnonzero(kept)
        words = [tokens.vocabulary[each] for each in chosen]
        return cls(words, counts, np.diff(tokens.bounds), measure_capitals(tokens)[chosen])

    @classmethod
    def of_counts(cls, words: pd.DataFrame, counts: csr_array, lengths: NDArray[np.int64]) -> "Vocabulary":
        """Return what `tabulate` has given; `lengths` are those of the reviews."""
        return cls(words["word"].tolist(), counts, lengths, words["capitalised"].to_numpy())

    def tabulate(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return the words, and how often each review uses them: `schema.WORDS` and `schema.WORD_COUNTS`."""
        words = pd.DataFrame({"word": self.words, "capitalised": self.capitalised}).astype({"word": "str"})
        return words, tabulate_counts(self.counts, of="word")

    @cached_property
    def lemmas(self) -> list[str]:
        """The lemma of each word."""
        return find_lemmas(self.words)

    @property
    def named(self) -> NDArray[np.bool_]:
        """Which words are names as far as capitals can show: most of their occurrences inside sentences have one.

        Misuse: adjectives of nations are too, and so is “I”; a word that only ever opens sentences is not.
        """
        return np.nan_to_num(self.capitalised) > 0.5


def measure_capitals(tokens: Tokens) -> NDArray[np.float64]:
    """Return the share of each word's occurrences inside sentences that has a capital; NaN if all open one."""
    capital = np.array([spelling[0].isupper() for spelling in tokens.spellings], bool)
    inside, capitals = np.zeros((2, len(tokens.vocabulary)), np.int64)
    for rows in iterate_stretches(tokens.bounds):
        # The first word of a sentence is another sentence's than the word before it, or another review's.
        opening = mark_changes(tokens.sentence[rows]) | mark_changes(tokens.review[rows])
        word, spelling = tokens.word[rows][~opening], tokens.spelling[rows][~opening]
        inside += np.bincount(word, minlength=len(inside))
        capitals += np.bincount(word[capital[spelling]], minlength=len(inside))
    with np.errstate(invalid="ignore"):
        return capitals / inside
