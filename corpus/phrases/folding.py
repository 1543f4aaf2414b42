"""From runs of words that recur to phrases: a run that only occurs inside longer ones is left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.phrases import mining
from corpus.phrases.mining import Level
from corpus.text.arrays import join_ranges, mark_changes
from corpus.text.stemmed import StemmedText


@dataclass(frozen=True, eq=False)
class ListedRuns:
    """Some runs of one length, as folding lists them, or wordings of these (`wordings.split_wordings`).

    Attributes
    ----------
    words : int
        How many words they have.
    run : int64, one item a run
        Its number in the level of that length, or where its places begin among the suffixes.
    size : int64, one item a run
        How often it occurs.
    place, review : int32, one item an occurrence
        Its first lemma (of wordings, its first token), run by run, ascending within each; and its review.
    standalone : bool, one item an occurrence
        Whether it lies in no longer listed run.
    """

    words: int
    run: NDArray[np.integer]
    size: NDArray[np.integer]
    place: NDArray[np.integer]
    review: NDArray[np.integer]
    standalone: NDArray[np.bool_]


def fold_levels(
    levels: Sequence[Level], text: StemmedText, *, min_reviews: int, longer: Sequence[ListedRuns] = ()
) -> Iterator[ListedRuns]:
    """List the runs of two words or more that are not only parts of longer ones, the longest first.

    A run is listed while its occurrences outside longer listed runs still reach `min_reviews` reviews (the adjusted
    frequency list of O'Donnell 2011). So of runs that only ever occur inside a longer one, that one alone is listed;
    of runs that overlap, all; and a nested run that often occurs outside the longer one too, with its own count.

    Parameters
    ----------
    levels : sequence of Level
        As from `mining.find_recurring_runs`.
    text : StemmedText
        The corpus.
    min_reviews : int
        As given to `mining.find_recurring_runs`.
    longer : sequence of ListedRuns
        What is listed of longer runs (`suffixes.Suffixes.list_runs`).

    Yields
    ------
    ListedRuns
        Some phrases of one length at a time; a length may come in several parts.

    Notes
    -----
    An occurrence lies in a longer listed one exactly if one of the two occurrences that are longer by one word, to the
    left or to the right, is listed or lies in one itself. So each level need only know the one above.
    """
    above = np.zeros(len(text.word) + 1, bool)
    inside_longer = [_find_covered(longer, words=len(levels) + 1)]
    for level in reversed(levels[1:]):
        for places in inside_longer:
            above[places] = above[places + 1] = True
        marked, inside_longer = inside_longer, []
        for first, rows, size in level.iterate_slices():
            place, review = level.place[rows], level.review[rows]
            covered = above[place]
            standalone = ~covered
            run = mining.repeat_numbers(0, size)
            counted = mark_changes(run[standalone]) | mark_changes(review[standalone])
            listed = np.bincount(run[standalone][counted], minlength=len(size)) >= min_reviews
            kept = np.repeat(listed, size)
            inside_longer.append(place[kept | covered])
            yield ListedRuns(
                level.words, first + np.flatnonzero(listed), size[listed], place[kept], review[kept], standalone[kept]
            )
        for places in marked:
            above[places] = above[places + 1] = False


def _find_covered(longer: Sequence[ListedRuns], *, words: int) -> NDArray[np.integer]:
    """Return the places of all runs of so many words that lie in listed ones, each place once."""
    none = np.empty(0, np.int64)
    start = np.concatenate([none, *(listed.place[listed.standalone] for listed in longer)])
    size = np.concatenate([none, *(np.full(listed.standalone.sum(), listed.words - words + 1) for listed in longer)])
    order = np.argsort(start)
    start, size = start[order], size[order]
    # No listed run lies in another, so that what begins later ends later too.
    return join_ranges(start, np.minimum(size, np.diff(start, append=np.iinfo(np.int64).max)))
