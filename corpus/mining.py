"""Every run of words that recurs across reviews, level by level, and what is left of it once longer ones are told.

A run of n words can only recur where both runs of n − 1 words in it recur (the Apriori property: Agrawal and Srikant
1994); so each level looks only at the places that the level below has left, and numbers the pairs that it finds there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .tokens import Tokens


@dataclass(frozen=True, eq=False)
class Level:
    """The runs of `words` words that recur; each has a number, its place in `bounds`.

    Attributes
    ----------
    words : int
        How many words a run has.
    place : int32
        First token of each occurrence, run by run, ascending within each.
    bounds : int64, one more than runs
        Run `i` occurs at `place[bounds[i]:bounds[i + 1]]`.
    head, tail : int32, one item a run
        Numbers, one level below, of the run without its last and without its first word.
    """

    words: int
    place: NDArray[np.integer]
    bounds: NDArray[np.integer]
    head: NDArray[np.integer]
    tail: NDArray[np.integer]

    @property
    def occurrences(self) -> NDArray[np.integer]:
        """How often each run occurs."""
        return np.diff(self.bounds)

    @property
    def run(self) -> NDArray[np.integer]:
        """Number of the run, for each item of `place`."""
        return np.repeat(np.arange(len(self.bounds) - 1, dtype=np.int32), self.occurrences)


def recurring(tokens: Tokens, *, min_reviews: int, blocked: NDArray[np.bool_] | None = None) -> list[Level]:
    """Find all runs of words that recur, of any length, within sentences.

    Parameters
    ----------
    tokens : Tokens
        The corpus.
    min_reviews : int
        How many different reviews a run must be in.
    blocked : array of bool, one item a token, optional
        Tokens that no run may contain.

    Returns
    -------
    list of Level
        Runs of 1 word, of 2, and so on to the longest that recurs.
    """
    review = tokens.review
    place: NDArray[np.integer] = np.arange(len(review)) if blocked is None else np.flatnonzero(~blocked)
    key = tokens.word[place].astype(np.int64)
    # A number for each token, −1 where the run that starts there does not recur; one more, to look past the end.
    number = np.full(len(review) + 1, -1, np.int32)
    levels: list[Level] = []
    while True:
        place, bounds = _grouped(place, key, review, min_reviews)
        if not len(place):
            return levels
        first = place[bounds[:-1]]
        if levels:
            level = Level(len(levels) + 1, place, bounds, number[first], number[first + 1])
            number[levels[-1].place] = -1
        else:
            none = np.full(len(first), -1, np.int32)
            level = Level(1, place, bounds, none, none)
        number[place] = level.run
        levels.append(level)
        place = np.sort(place)
        place = place[number[place + 1] >= 0]
        if level.words == 1:
            ahead = place + 1
            place = place[(tokens.sentence[place] == tokens.sentence[ahead]) & (review[place] == review[ahead])]
        key = number[place].astype(np.int64) * len(first) + number[place + 1]


def _grouped(
    place: NDArray[np.integer], key: NDArray[np.integer], review: NDArray[np.integer], min_reviews: int
) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Group ascending places by key; keep the groups that reach enough reviews, as places and bounds."""
    shift = max(len(key) - 1, 1).bit_length()
    if int(key.max(initial=0)).bit_length() + shift < 64:
        # Key and position in one number: sorting numbers is several times as fast as sorting their order.
        packed = np.sort((key << shift) | np.arange(len(key)))
        order = packed & ((1 << shift) - 1)
        key = packed >> shift
    else:
        order = np.argsort(key, kind="stable")
        key = key[order]
    new = np.diff(key, prepend=-1) != 0
    first = np.flatnonzero(new)
    size = np.diff(first, append=len(key))
    often = np.repeat(size >= min_reviews, size)
    place, new = place[order[often]].astype(np.int32), new[often]
    size = size[size >= min_reviews]
    reviews = distinct(review[place], new)
    enough = reviews >= min_reviews
    return place[np.repeat(enough, size)], np.concatenate([[0], np.cumsum(size[enough])])


def distinct(value: NDArray[np.integer], new: NDArray[np.bool_]) -> NDArray[np.integer]:
    """Count the different values in each group of a sorted array; `new` marks where groups start."""
    changes = new.copy()
    changes[1:] |= value[1:] != value[:-1]
    return np.add.reduceat(changes, np.flatnonzero(new), dtype=np.int64) if len(value) else np.empty(0, np.int64)


def fold(
    levels: Sequence[Level], tokens: Tokens, *, min_reviews: int
) -> Iterator[tuple[Level, NDArray[np.bool_], NDArray[np.bool_]]]:
    """Decide, from the longest runs down, which are listed, and which occurrences longer listed ones cover.

    A run is listed while its occurrences outside longer listed runs still reach `min_reviews` reviews (the adjusted
    frequency list of O'Donnell 2011). So of runs that only ever occur inside a longer one, that one alone is listed;
    of runs that overlap, all; and a nested run with a life of its own, with its own count.

    Yields
    ------
    level : Level
        The longest first; without the single words.
    listed : array of bool, one item a run
        Whether the run is listed.
    covered : array of bool, one item an occurrence
        Whether it lies in a longer listed run.

    Notes
    -----
    An occurrence lies in a longer listed one exactly if one of the two occurrences that are longer by one word, to the
    left or to the right, is listed or lies in one itself. So each level need only know the one above.
    """
    review = tokens.review
    above = np.zeros(len(review) + 1, bool)
    shade = np.empty(0, np.int32)
    for level in reversed(levels[1:]):
        above[shade] = above[shade + 1] = True
        covered = above[level.place]
        above[shade] = above[shade + 1] = False
        run = level.run
        own = np.flatnonzero(~covered)
        new = np.diff(run[own], prepend=-1) != 0
        reviews = np.zeros(len(level.head), np.int64)
        reviews[run[own][new]] = distinct(review[level.place[own]], new)
        listed = reviews >= min_reviews
        yield level, listed, covered
        shade = level.place[covered | listed[run]]
