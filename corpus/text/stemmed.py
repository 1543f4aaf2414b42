"""A corpus as numbered lemmas: its words up to inflection, without those that only change the tense of a verb."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.text.arrays import count_before, iterate_stretches
from corpus.text.laid_aside import GrowingColumns, number_rows
from corpus.text.stems import find_lemmas, mark_tense
from corpus.text.token_marks import mark_brackets
from corpus.text.tokens import Tokens


@dataclass(frozen=True, eq=False)
class StemmedText:
    """The lemmas of a corpus; "have rolled" is "roll". Arrays have one item a lemma where nothing else is stated.

    Attributes
    ----------
    word : int32
        Position in `vocabulary`: the lemma.
    stretch : int32
        The same number for the lemmas of a review with no end of a sentence and no bracket between them.
    token : int32
        Position of its word among the tokens of the corpus.
    bounds : int64, one more than reviews
        Review `i` has the lemmas `bounds[i]:bounds[i + 1]`.
    vocabulary : list of str
        The lemmas.
    """

    word: NDArray[np.int32]
    stretch: NDArray[np.int32]
    token: NDArray[np.int32]
    bounds: NDArray[np.int64]
    vocabulary: Sequence[str]

    @classmethod
    def of(cls, tokens: Tokens) -> "StemmedText":
        """Find the lemmas of a tokenised corpus."""
        numbers: dict[str, int] = {}
        lemmas = find_lemmas(tokens.vocabulary)
        number = np.array([numbers.setdefault(lemma, len(numbers)) for lemma in lemmas], np.int32)
        bracketed = mark_brackets(tokens)
        kept = bracketed | ~mark_tense(tokens)
        columns, brackets = GrowingColumns(np.int32, np.int32, np.int32), 0
        for rows in iterate_stretches(tokens.bounds):
            within = np.flatnonzero(kept[rows])
            token = within + rows.start
            before = brackets + count_before(bracketed[rows])
            columns.extend(number[tokens.word[token]], tokens.sentence[token] + before[within], token)
            brackets = before[-1]
        bounds = count_before(kept)[tokens.bounds].astype(np.int64)
        word, stretch, token = columns.take_arrays()
        return cls(word, stretch, token, bounds, list(numbers))

    @cached_property
    def review(self) -> NDArray[np.int32]:
        """Position of each lemma's review among the texts."""
        return number_rows(self.bounds)
