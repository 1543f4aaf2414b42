"""What the words of each phrase of a corpus say of it: worked out once for all screens, from its spelling alone."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases.content import lack_capitals, mark_gaps, tokenise_phrases, weigh_tokens
from corpus.phrases.filters import mark_name_phrases, mark_names
from corpus.phrases.listing import count_content_words, mark_shown
from corpus.text.tokens import Tokens


@dataclass(frozen=True, eq=False)
class PhraseMarks:
    """Marks and weights of phrases, one item a phrase.

    Attributes
    ----------
    noticeable, shown, named : ndarray of bool
        From `listing.mark_noticeable`, `listing.mark_default_view` and `filters.mark_names`.
    content, weight : ndarray of int, ndarray of float
        From `content.weigh_phrases` of all of them.
    """

    noticeable: NDArray[np.bool_]
    shown: NDArray[np.bool_]
    named: NDArray[np.bool_]
    content: NDArray[np.integer]
    weight: NDArray[np.float64]

    @classmethod
    def of(cls, phrases: pd.Series) -> "PhraseMarks":
        """Mark phrases, which are spelled out.

        Examples
        --------
        >>> marks = PhraseMarks.of(pd.Series(["tugs at the heartstrings", "the Tin Harbour", "story of the"]))
        >>> marks.noticeable.tolist(), marks.shown.tolist(), marks.named.tolist()
        ([True, True, False], [True, True, False], [False, True, False])
        """
        return cls._of_words(tokenise_phrases(phrases), phrases)

    @classmethod
    def of_both(cls, phrases: pd.Series, some: NDArray[np.bool_]) -> tuple["PhraseMarks", "PhraseMarks"]:
        """Mark phrases, and some of them as `of` would mark these alone, which tells names by all that it is given."""
        words = tokenise_phrases(phrases)
        every = cls._of_words(words, phrases)
        if lack_capitals(words) != lack_capitals(words, some):
            return every, cls.of(phrases[some])
        return every, cls(*(getattr(every, name)[some] for name in cls.__dataclass_fields__))

    @classmethod
    def _of_words(cls, words: Tokens, phrases: pd.Series) -> "PhraseMarks":
        starred = mark_gaps(phrases)
        content, weight = weigh_tokens(words, starred)
        named = mark_name_phrases(words)
        # There it stands for a gap, here for itself: "M*A*S*H".
        named[starred] = mark_names(phrases[starred])
        return cls(count_content_words(words) >= 2, mark_shown(words), named, content, weight)
