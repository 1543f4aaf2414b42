"""The turns of phrase that recur in a corpus: a line that has one of them in it says what others have said."""

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.store.corpus import Corpus
from corpus.text.arrays import read_codes

#: A turn of phrase recurs if one in so many reviews has it, and two at least: of what thousands of critics write, any
#: two words are somewhere else.
_RARE = 1_000
#: A phrase of less weight is a term, or has a name in it; see `content.weigh_phrases`.
_TURN = 0.5
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class RecurringTurns:
    """The turns of phrase that recur in a corpus, and where some reviews have them.

    Parameters
    ----------
    corpus : Corpus
    reviews : Series of int
        The reviews, by position.
    """

    def __init__(self, corpus: Corpus, reviews: pd.Series) -> None:
        families, occurrences = corpus.families.families, corpus.families.occurrences
        least = max(2, len(corpus.reviews) / _RARE)
        turns = (families["aside"] == "") & (families["content"] > 1) & (families["weight"] >= _TURN)
        recurring = (turns & (families["reviews"] >= least)).to_numpy()
        asked = np.zeros(len(corpus.reviews), bool)
        asked[reviews] = True
        near = np.flatnonzero(asked[read_codes(occurrences["review_id"])])
        near = near[recurring[read_codes(occurrences["family_id"])[near]]]
        self._places = pd.DataFrame(
            {
                "review": read_codes(occurrences["review_id"])[near].astype("int64"),
                "from": occurrences["start"].to_numpy()[near],
                "to": occurrences["end"].to_numpy()[near],
            }
        )
        # Families of one wording have no occurrences of their own: those of all phrases would have to be read.
        alone = families.loc[recurring & (families["kind"] == "single").to_numpy(), "pattern"]
        self._wordings = {_fold(pattern) for pattern in alone}
        self._longest = max(map(len, self._wordings), default=0)

    def mark(self, lines: pd.DataFrame) -> NDArray[np.bool_]:
        """Mark the lines that have one of them."""
        near = self._places[self._places["review"].isin(lines["review"].unique())]
        pairs = lines[["review", "start", "end"]].reset_index(names="line").merge(near, on="review")
        inside = (pairs["from"] < pairs["end"]) & (pairs["to"] > pairs["start"])
        worded = np.array([self._has_wording(quote) for quote in lines["quote"]], bool)
        return np.isin(lines.index, pairs.loc[inside, "line"]) | worded

    def _has_wording(self, quote: str) -> bool:
        words = _fold(quote)
        runs = (words[at : at + many] for many in range(2, self._longest + 1) for at in range(len(words) - many + 1))
        return any(run in self._wordings for run in runs)


def _fold(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters."""
    return tuple(_WORD.findall(text.lower().replace("’", "'")))
