"""The order of phrases and families: the biggest clichés first, trivial phrases last."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases.content import weigh_phrases
from corpus.text.arrays import mark_changes


def rank_phrases(
    phrases: pd.DataFrame, *, weights: tuple[NDArray[np.integer], NDArray[np.floating]] | None = None
) -> pd.DataFrame:
    """Sort phrases, those first that an editor would circle in red: the biggest clichés.

    These are long, about something, in many reviews, by many critics, of many films, and a fixed expression. The score
    is ::

        (content × (words − 1)) ** ¾ × weight × log2(standalone_reviews) × log2(2 + standalone_reviewers)
        × (1 + log10(1 + 1000 × association × (1 − 1 / √occurrences)))
        × √(standalone_occurrences / occurrences) × standalone_films / min(standalone_reviews, films)

    where `content` and `weight` are those of `content.weigh_phrases` (they may be given), and `films` the most that
    any phrase here has. What occurs a few times may be together by luck: of the association counts what is left if the
    phrase occurred one standard deviation less often (Poisson), a conservative estimate as in Evert 2005, "The
    statistics of word cooccurrences". The last factors lower the score of what mostly is a fragment of longer phrases,
    and of what is the subject of a film rather than a habit of reviewers (its range, as Gries 2008, "Dispersions and
    adjusted frequencies in corpora", calls it); where films are unknown, the range is left out. Phrases of equal score
    are sorted by words, then by reviews, the most first, then by the alphabet.
    """
    content, weight = weigh_phrases(phrases) if weights is None else weights
    return sort_by_score(phrases, score_phrases(phrases, content, weight), "phrase")


def score_phrases(
    phrases: pd.DataFrame, content: NDArray[np.integer], weight: NDArray[np.floating]
) -> NDArray[np.float64]:
    """Score phrases or families as `rank_phrases` does.

    Parameters
    ----------
    phrases : DataFrame
        Phrases or families with their counts.
    content, weight : array, one item a phrase
        How many of its words are informative, and how much of a turn of phrase they make (`content.weigh_phrases`).
    """
    score = (content * (phrases["words"] - 1)) ** 0.75 * weight
    score *= np.log2(phrases["standalone_reviews"].clip(lower=1)) * np.log2(2 + phrases["standalone_reviewers"])
    proven = 1 - 1 / np.sqrt(phrases["occurrences"].clip(lower=1))
    score *= 1 + np.log10(1 + 1000 * phrases["association"].fillna(0) * proven)
    score *= np.sqrt(phrases["standalone_occurrences"] / phrases["occurrences"])
    if films := phrases["films"].max():
        score *= phrases["standalone_films"] / phrases["standalone_reviews"].clip(1, films)
    return score.to_numpy(np.float64, copy=True)


def sort_by_score(phrases: pd.DataFrame, score: NDArray[np.float64], name: str) -> pd.DataFrame:
    """Sort phrases by a score; equal ones by words, then by reviews, the most first, then by the column `name`."""
    keys = [-phrases[column].to_numpy() for column in ("standalone_reviews", "words")]
    order = np.lexsort((*keys, -score))
    # Texts take long to sort: only those are read of which the numbers are all equal.
    new = np.logical_or.reduce([mark_changes(key[order]) for key in (*keys, score)])
    equal = np.flatnonzero(~new | ~np.append(new[1:], True))
    names, group = phrases[name].to_numpy()[order[equal]], np.cumsum(new)[equal]
    order[equal] = order[equal[np.lexsort((names, group))]]
    return phrases.iloc[order].reset_index(drop=True)
