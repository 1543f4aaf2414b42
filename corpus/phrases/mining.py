"""Runs of lemmas that recur across reviews, found level by level: of one word, of two, and so on.

Words are mined up to inflection (`text.stemmed`): "tug at the heartstrings" and "tugs at the heartstrings" are one run.

A run of n words can only recur where both runs of n − 1 words in it recur (the Apriori property: Agrawal and Srikant
1994); so each level looks only at the places that the level below has left, and numbers the pairs that it finds there.
Runs of more words than `LEVELS` are left to `phrases.suffixes`.

Work goes through slices of about a million places (`arrays.slice_groups`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.memory import give_back_memory
from corpus.text.arrays import iterate_stretches, mark_changes, slice_groups, sort_numbers
from corpus.text.laid_aside import GrowingColumns, lay_aside
from corpus.text.stemmed import StemmedText

#: Runs of so many words, at most, are found level by level. In prose with full stops hardly any that recur are longer;
#: `phrases.suffixes` finds these.
LEVELS = 16

#: Places, their reviews, and a key for the run at each.
Candidates = tuple[NDArray[np.integer], NDArray[np.integer], NDArray[np.integer]]
#: How often the first word of some runs occurs, their first two, and so on to all but one; and their last ones.
Parts = tuple[list[NDArray[np.integer]], list[NDArray[np.integer]]]


@dataclass(frozen=True, eq=False)
class Level:
    """The runs of `words` words that recur; each has a number, its place in `bounds`.

    Attributes
    ----------
    words : int
        How many words a run has.
    bounds : int64, one more than runs
        Where the occurrences of each run start and end in `place`.
    place : int32
        First lemma of each occurrence, run by run, ascending within each. Of single words none is kept.
    review : int32
        Review of each occurrence.
    head, tail : int32, one item a run
        Numbers, one level below, of the run without its last and without its first word.
    """

    words: int
    bounds: NDArray[np.integer]
    place: NDArray[np.integer]
    review: NDArray[np.integer]
    head: NDArray[np.integer]
    tail: NDArray[np.integer]

    @property
    def occurrences(self) -> NDArray[np.integer]:
        """How often each run occurs."""
        return np.diff(self.bounds)

    def iterate_slices(self) -> Iterator[tuple[int, slice, NDArray[np.integer]]]:
        """Yield the runs in slices: the number of the first, the rows of their occurrences, and how many each has."""
        for first, last in slice_groups(self.occurrences):
            yield first, slice(self.bounds[first], self.bounds[last]), np.diff(self.bounds[first : last + 1])


def find_recurring_runs(text: StemmedText, *, min_reviews: int) -> list[Level]:
    """Find all runs of up to `LEVELS` words that recur, within sentences, and within brackets or outside.

    Parameters
    ----------
    text : StemmedText
        The corpus.
    min_reviews : int
        How many different reviews a run must be in.

    Returns
    -------
    list of Level
        Runs of 1 word, of 2, and so on, as far as there are any. Those of `LEVELS` words may be parts of longer ones.
    """
    number, occurrences = _number_words(text, min_reviews)
    none = np.empty(0, np.int32)
    levels = [Level(1, np.append(0, np.cumsum(occurrences)), none, none, none, none)]
    pairs = _find_pairs(text, number, occurrences)
    # Numbers go on from level to level, so that a number below `base` is one of a lower level.
    base = 0
    while True:
        columns = GrowingColumns(np.int32, np.int32, np.int64)
        for candidates in pairs:
            columns.extend(*_group_recurring(*candidates, min_reviews))
        place, review_of, size = columns.take_arrays()
        if not len(size):
            return levels
        bounds = np.append(0, np.cumsum(size))
        first = place[bounds[:-1]]
        head, tail = number[first] - np.int32(base), number[first + 1] - np.int32(base)
        base += len(levels[-1].bounds) - 1
        level = Level(len(levels) + 1, lay_aside(bounds), place, review_of, lay_aside(head), lay_aside(tail))
        levels.append(level)
        give_back_memory()
        if len(levels) == LEVELS:
            return levels
        for run, rows, sizes in level.iterate_slices():
            number[place[rows]] = repeat_numbers(base + run, sizes)
        pairs = _find_longer(level, number, base)


def _number_words(text: StemmedText, min_reviews: int) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Number the words that recur, −1 for others, one item a token and one more; and count the occurrences of each."""
    reviews, occurrences = np.zeros((2, len(text.vocabulary)), np.int64)
    for rows in iterate_stretches(text.bounds):
        word, within = text.word[rows], text.review[rows]
        many = int(within[-1] - within[0]) + 1 if len(within) else 1
        key = sort_numbers(word.astype(np.int64) * many + (within - within[:1]))
        reviews += np.bincount(key[mark_changes(key)] // many, minlength=len(reviews))
        occurrences += np.bincount(word, minlength=len(reviews))
    recur = reviews >= min_reviews
    name = np.where(recur, np.cumsum(recur) - 1, -1).astype(np.int32)
    number = np.full(len(text.word) + 1, -1, np.int32)
    for rows in iterate_stretches(text.bounds):
        number[rows] = name[text.word[rows]]
    return number, occurrences[recur]


def _find_pairs(
    text: StemmedText, number: NDArray[np.integer], occurrences: NDArray[np.integer]
) -> Iterator[Candidates]:
    """Yield the places where two words that recur are neighbours in one stretch of text."""
    ranges = list(slice_groups(occurrences))
    if not ranges:
        return
    of_word = np.repeat(np.arange(len(ranges), dtype=np.uint16), [last - first for first, last in ranges])
    parts: list[list[NDArray[np.int32]]] = [[] for _ in ranges]
    for rows in iterate_stretches(text.bounds):
        # No review ends inside a stretch, so what follows its last token is another review's.
        here, stretch, within = number[rows], text.stretch[rows], text.review[rows]
        place = np.flatnonzero(
            (here[:-1] >= 0) & (here[1:] >= 0) & (stretch[1:] == stretch[:-1]) & (within[1:] == within[:-1])
        )
        part = of_word[here[place]]
        ends = np.cumsum(np.bincount(part, minlength=len(ranges)))[:-1]
        place = (place[np.argsort(part, kind="stable")] + rows.start).astype(np.int32)
        for pieces, piece in zip(parts, np.split(place, ends), strict=True):
            pieces.append(piece.copy())
    for pieces in parts:
        place = np.concatenate(pieces)
        pieces.clear()
        yield place, text.review[place], number[place] * np.int64(len(occurrences)) + number[place + 1]


def _find_longer(level: Level, number: NDArray[np.integer], base: int) -> Iterator[Candidates]:
    """Yield the places where two runs that recur overlap in all words but one each, by the first of them."""
    for run, rows, size in level.iterate_slices():
        place = level.place[rows]
        ahead = number[place + 1] - np.int32(base)
        both = ahead >= 0
        key = repeat_numbers(run, size)[both] * np.int64(len(level.head)) + ahead[both]
        yield place[both], level.review[rows][both], key


def count_parts(levels: Sequence[Level], words: int, runs: NDArray[np.integer]) -> Parts:
    """Count the first and the last words of some runs of so many words."""
    left, right = [], []
    head = tail = runs
    for level, below in zip(levels[words - 1 : 0 : -1], levels[words - 2 :: -1], strict=True):
        head, tail = level.head[head], level.tail[tail]
        left.append(below.bounds[head + 1] - below.bounds[head])
        right.append(below.bounds[tail + 1] - below.bounds[tail])
    return left[::-1], right[::-1]


def repeat_numbers(first: int, size: NDArray[np.integer]) -> NDArray[np.integer]:
    """Number groups from `first`, once for each of their members."""
    return np.repeat(np.arange(first, first + len(size), dtype=np.int32), size)


def _group_recurring(
    place: NDArray[np.integer], review: NDArray[np.integer], key: NDArray[np.integer], min_reviews: int
) -> Candidates:
    """Group places by key, in their order; return those of groups in enough reviews, their reviews, and group sizes."""
    shift = len(key).bit_length()
    if int(key.max(initial=0)).bit_length() + shift < 64:
        # Key and position in one number: sorting numbers is several times as fast as sorting their order.
        key <<= shift
        key |= np.arange(len(key))
        key.sort()
        order = key & ((1 << shift) - 1)
        key >>= shift
    else:
        order = np.argsort(key, kind="stable")
        key = key[order]
    size = np.diff(np.flatnonzero(mark_changes(key)), append=len(key))
    often = size >= min_reviews
    order, size = order[np.repeat(often, size)], size[often]
    group, review = repeat_numbers(0, size), review[order]
    reviews = np.bincount(group[mark_changes(group) | mark_changes(review)], minlength=len(size))
    enough = reviews >= min_reviews
    kept = np.repeat(enough, size)
    return place[order[kept]], review[kept], size[enough]
