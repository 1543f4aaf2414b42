"""The wordings of runs of lemmas: "tug at the heartstrings" and "tugs at the heartstrings" are two of one run."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from corpus.phrases.folding import ListedRuns
from corpus.text import shingles
from corpus.text.stemmed import StemmedText
from corpus.text.tokens import Tokens


def split_wordings(listed: ListedRuns, text: StemmedText, tokens: Tokens) -> Iterator[ListedRuns]:
    """Split runs of lemmas by how they are worded.

    Parameters
    ----------
    listed : ListedRuns
        Some runs of lemmas.
    text : StemmedText
        The lemmas.
    tokens : Tokens
        The words of the same corpus.

    Yields
    ------
    ListedRuns
        The wordings of so many words, in the order of their runs: `run` is the row of the run among those given, and
        `place` a token.
    """
    run = np.repeat(np.arange(len(listed.size)), listed.size)
    first = text.token[listed.place]
    length = text.token[listed.place + (listed.words - 1)] - first + 1
    for words in np.unique(length).tolist():
        rows = np.flatnonzero(length == words)
        number = shingles.number_runs(tokens.word.take, run[rows], first[rows], words=words)
        # Wordings are numbered in the order of their first place, so that those of one run are neighbours.
        wording, distinct = pd.factorize(number)
        rows = rows[np.argsort(wording, kind="stable")]
        size = np.bincount(wording, minlength=len(distinct))
        yield ListedRuns(
            words,
            run[rows[np.cumsum(size) - size]],
            size,
            first[rows],
            listed.review[rows],
            listed.standalone[rows],
        )
