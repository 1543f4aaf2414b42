"""The runs of words in one part of a corpus, counted by a worker, and the counts of several parts merged.

Level by level, as in `phrases.mining`: each part counts the runs of one word more at the places that the level below
has left to it; the counts of all parts are added; those in enough reviews are sent back, and left their places.
No review is in two parts, so that the reviews of a run add up too.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.text.arrays import mark_changes
from corpus.text.partial import Part
from corpus.text.stemmed import StemmedText


@dataclass(frozen=True, eq=False, repr=False)
class Lemmas:
    """All lemmas of a corpus, in the order of their numbers."""

    lemmas: list[str]


@dataclass(frozen=True, eq=False, repr=False)
class Stems:
    """The lemmas of one part.

    Attributes
    ----------
    word, stretch, review : int32
        As in `StemmedText`; `word` by the numbers of the whole corpus, `review` from the first of the part.
    first : int
        The place of the first lemma in the corpus.
    """

    word: NDArray[np.integer]
    stretch: NDArray[np.integer]
    review: NDArray[np.integer]
    first: int


@dataclass(frozen=True, eq=False, repr=False)
class Runs:
    """Runs of one part and where they are.

    Attributes
    ----------
    run : int, one item a run
        Their numbers, ascending.
    size : int32, one item a run
        At how many places each is.
    place, review : int32, one item a place
        The places in the corpus, run by run and ascending within each, and their reviews.
    """

    run: NDArray[np.integer]
    size: NDArray[np.integer]
    place: NDArray[np.integer]
    review: NDArray[np.integer]


@dataclass(frozen=True, eq=False, repr=False)
class Counts:
    """Different runs, ascending, and of each how often it occurs and in how many reviews."""

    run: NDArray[np.integer]
    occurrences: NDArray[np.integer]
    reviews: NDArray[np.integer]


def stem_part(part: Part, lemmas: Lemmas, first: int) -> Stems:
    """Find the lemmas of one part, numbered as in the whole corpus."""
    text = StemmedText.of(part.tokens)
    numbers = {lemma: number for number, lemma in enumerate(lemmas.lemmas)}
    number = np.array([numbers.get(lemma, -1) for lemma in text.vocabulary], np.int32)
    return Stems(number[text.word], text.stretch, text.review, first)


def count_words(stems: Stems) -> Counts:
    """Count the lemmas of one part."""
    return count_runs(_group(stems.word, stems.word, stems.review))


def count_runs(runs: Runs) -> Counts:
    """Count the runs of one part."""
    first = np.cumsum(runs.size) - runs.size
    changes = mark_changes(runs.review)
    changes[first] = True
    reviews = np.add.reduceat(changes, first, dtype=np.int64) if len(first) else first
    return Counts(runs.run, runs.size.astype(np.int64), reviews)


def merge_counts(*parts: Counts) -> Counts:
    """Add the counts of several parts."""
    run, order = _sort(np.concatenate([part.run for part in parts]))
    first = np.flatnonzero(mark_changes(run))
    occurrences, reviews = (
        np.add.reduceat(np.concatenate([getattr(part, name) for part in parts])[order], first) if len(first) else first
        for name in ("occurrences", "reviews")
    )
    return Counts(run[first], occurrences, reviews)


def select_recurring(counts: Counts, min_reviews: int) -> Counts:
    """Return the runs that are in enough reviews; their numbers from now on are their places among these."""
    kept = counts.reviews >= min_reviews
    return Counts(counts.run[kept], counts.occurrences[kept], counts.reviews[kept])


def find_pairs(stems: Stems, kept: Counts) -> Runs:
    """Find the places of one part where two lemmas that recur are neighbours in one stretch of text."""
    number = _number(stems.word, kept)
    follows = (stems.stretch[1:] == stems.stretch[:-1]) & (stems.review[1:] == stems.review[:-1])
    at = np.flatnonzero((number[:-1] >= 0) & (number[1:] >= 0) & follows)
    pair = number[at] * len(kept.run) + number[at + 1]
    return _group(pair, (at + stems.first).astype(np.int32), stems.review[at])


def keep_recurring(runs: Runs, kept: Counts) -> Runs:
    """Return the runs that recur, with their new numbers, and where they are."""
    number = _number(runs.run, kept)
    recur = number >= 0
    rows = np.flatnonzero(np.repeat(recur, runs.size))
    return Runs(number[recur], runs.size[recur], runs.place[rows], runs.review[rows])


def find_longer(runs: Runs, many: int) -> Runs:
    """Find the places where two of `many` runs that recur overlap in all words but one each."""
    first = int(runs.place.min(initial=0))
    number = np.full(int(runs.place.max(initial=0)) - first + 2, -1, np.int64)
    run, place = np.repeat(runs.run, runs.size), runs.place - first
    number[place] = run
    # What two runs of two words or more share is in one stretch of text, and so are both.
    ahead = number[place + 1]
    at = np.flatnonzero(ahead >= 0)
    return _group(run[at] * many + ahead[at], runs.place[at], runs.review[at])


def leave_reviews(runs: Runs) -> tuple[NDArray[np.integer], NDArray[np.integer], NDArray[np.integer]]:
    """Return runs, how often each occurs, and its places: what is sent of them."""
    return runs.run.astype(np.int32), runs.size, runs.place


def _group(run: NDArray[np.integer], place: NDArray[np.integer], review: NDArray[np.integer]) -> Runs:
    """Put places together run by run; those of equal runs stay in their order."""
    run, order = _sort(run)
    first = np.flatnonzero(mark_changes(run))
    return Runs(run[first], np.diff(first, append=len(run)).astype(np.int32), place[order], review[order])


def _number(run: NDArray[np.integer], kept: Counts) -> NDArray[np.int64]:
    """Return the place of each run among those kept, −1 where it is none of them."""
    if not len(kept.run):
        return np.full(len(run), -1, np.int64)
    at = np.minimum(np.searchsorted(kept.run, run), len(kept.run) - 1)
    return np.where(kept.run[at] == run, at, -1)


def _sort(run: NDArray[np.integer]) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Return numbers in ascending order, and the order; equal ones stay in theirs."""
    shift = len(run).bit_length()
    if int(run.max(initial=0)).bit_length() + shift < 64:
        # Sorting numbers is several times as fast as sorting their order.
        packed = run.astype(np.int64) << shift | np.arange(len(run))
        packed.sort()
        return packed >> shift, packed & ((1 << shift) - 1)
    order = np.argsort(run, kind="stable")
    return run[order], order
