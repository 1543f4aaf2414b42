"""Cores of phrases that stand in more reviews than any phrase around them: "use of light and shadow", often with "the".

Where "the use of light and shadow" recurs, the shorter phrase is listed only if it recurs outside of the longer one
too (`folding.fold`). What stands outside, once or twice, is printed all the same: a family counts it.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases import open_ends
from corpus.phrases.folding import Listed
from corpus.phrases.frames import Frames, Text, in_reviews
from corpus.phrases.inflections import Cores
from corpus.phrases.spelling import Spelling


def find(
    text: Text, spelling: Spelling, phrases: pd.DataFrame, cores: Cores, among: NDArray[np.integer]
) -> tuple[pd.DataFrame, Frames]:
    """Find the cores that are no phrases themselves and stand in more reviews than every phrase that has them.

    Parameters
    ----------
    text : Text
        The corpus.
    spelling : Spelling
        How it is written.
    phrases : DataFrame
        All listed phrases: `words` and `reviews`.
    cores : Cores
        Theirs.
    among : array
        Rows of the phrases whose cores are looked at, if they hold two words of content or more.

    Returns
    -------
    found : DataFrame
        `phrase`, `words`, `reviews`, `standalone_reviews` (0: none by which a family would be named before others), and
        `holder`, the row of a phrase that has this core; one row a core.
    printed : Frames
        Where they stand; not filled.
    """
    chosen = among[cores.content[among] > 1]
    whole = cores.end[chosen] - cores.start[chosen] == phrases["words"].to_numpy()[chosen]
    columns = (chosen, cores.start[chosen], cores.end[chosen], whole, phrases["reviews"].to_numpy()[chosen])
    most: dict[tuple[int, ...], tuple[int, int]] = {}
    listed = set()
    for row, start, end, is_whole, reviews in zip(*(column.tolist() for column in columns), strict=True):
        run = tuple(text.word[start:end].tolist())
        most[run] = max(most.get(run, (0, 0)), (reviews, row))
        if is_whole:
            listed.add(run)
    widest = np.array([each for run, each in most.items() if run not in listed], np.int64).reshape(-1, 2)
    of_phrase, holder = widest[:, 0], widest[:, 1]
    printed = open_ends.everywhere(text, cores.start[holder], cores.end[holder])
    reviews = in_reviews(printed.code, text.review[printed.place], len(holder))
    wider = reviews > of_phrase
    printed = printed.where(wider)
    found = pd.DataFrame(
        {
            "phrase": "",
            "words": printed.left,
            "reviews": reviews[wider],
            "standalone_reviews": 0,
            "holder": holder[wider],
        }
    )
    return found.assign(phrase=_written(text, spelling, printed)), printed


def _written(text: Text, spelling: Spelling, printed: Frames) -> NDArray[np.object_]:
    """Write out each core as it is printed most often."""
    names = np.empty(len(printed.size), object)
    for words in np.unique(printed.left).tolist():
        rows = printed.left == words
        part = printed.where(rows)
        own = np.ones(len(part.place), bool)
        names[rows] = spelling.printed(
            Listed(words, np.flatnonzero(rows), part.size, part.place, text.review[part.place], own)
        )
    return names
