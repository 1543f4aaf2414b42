"""Cores that are in more reviews than any listed phrase with them: "use of light and shadow", often with "the".

Where "the use of light and shadow" recurs, the shorter phrase is listed only if it recurs outside of the longer one
too (`folding.fold_levels`). Its one or two occurrences outside are uses all the same: the family counts them.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.folding import ListedRuns
from corpus.phrases.frames import Frames, count_reviews, find_runs
from corpus.phrases.inflections import Cores, hash_words
from corpus.phrases.spelling import Spelling
from corpus.text.arrays import mark_changes


def find_unlisted_cores(
    text: AnnotatedText, spelling: Spelling, phrases: pd.DataFrame, cores: Cores, among: NDArray[np.integer]
) -> tuple[pd.DataFrame, Frames]:
    """Find the cores that are no phrases themselves and are in more reviews than every phrase that has them.

    Parameters
    ----------
    text : AnnotatedText
        The corpus.
    spelling : Spelling
        How its words are spelled.
    phrases : DataFrame
        All listed phrases: `words` and `reviews`.
    cores : Cores
        The cores of these.
    among : array
        Rows of the phrases whose cores are looked at, if they have two content words or more.

    Returns
    -------
    cores : DataFrame
        One row a core: `phrase`, `words`, `reviews`, `standalone_reviews` (0, so that no family is named by it before
        others), and `holder`, the row of a phrase with this core.
    places : Frames
        Where they occur; their gaps are not filled.
    """
    chosen = among[cores.content[among] > 1]
    whole = cores.end[chosen] - cores.start[chosen] == phrases["words"].to_numpy()[chosen]
    number, _ = pd.factorize(hash_words(text, cores.start[chosen], cores.end[chosen]))
    listed = np.bincount(number, whole) > 0
    of_chosen = phrases["reviews"].to_numpy()[chosen]
    order = np.lexsort((chosen, of_chosen, number))
    widest = order[np.append(mark_changes(number[order])[1:], True)[: len(order)]]
    widest = widest[~listed[number[widest]]]
    of_phrase, holder = of_chosen[widest], chosen[widest]
    places = find_runs(text, cores.start[holder], cores.end[holder])
    reviews = count_reviews(places.code, text.review[places.place], len(holder))
    wider = reviews > of_phrase
    places = places.select_frames(wider)
    cores_found = pd.DataFrame(
        {
            "phrase": "",
            "words": places.left,
            "reviews": reviews[wider],
            "standalone_reviews": 0,
            "holder": holder[wider],
        }
    )
    return cores_found.assign(phrase=_write_cores(text, spelling, places)), places


def _write_cores(text: AnnotatedText, spelling: Spelling, cores: Frames) -> NDArray[np.object_]:
    """Return the commonest spelling of each core."""
    names = np.empty(len(cores.size), object)
    for words in np.unique(cores.left).tolist():
        rows = cores.left == words
        part = cores.select_frames(rows)
        standalone = np.ones(len(part.place), bool)
        names[rows] = spelling.write_phrases(
            ListedRuns(words, np.flatnonzero(rows), part.size, part.place, text.review[part.place], standalone)
        )
    return names
