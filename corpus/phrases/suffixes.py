"""Long runs of words that recur, found in a suffix array: the places of a text, sorted by all words that follow.

A review that is published twice has runs of every length, and a text that repeats itself has each of them at nearly
every place: level by level, the work grows with the square of the length. In a suffix array (Manber and Myers 1993,
"Suffix arrays: a new method for on-line string searches") the places of each run are neighbours, whatever its length,
and a run is looked at only where neighbours go on with different words.
"""

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from corpus.phrases import mining
from corpus.phrases.folding import ListedRuns
from corpus.phrases.mining import Level
from corpus.text.arrays import join_ranges

#: The places of a run, by review.
PlacesByReview = dict[int, list[int]]


@dataclass(frozen=True, eq=False)
class Suffixes:
    """The places of the runs of a level, sorted by all the words that follow: a suffix array.

    Attributes
    ----------
    words : int
        How many words the runs of the level have.
    place, review, run : int32, one item a place
        Its token, its review, and the number of its run in the level.
    shared : int64
        How many words it has in common with the place before; 0 where not even the runs of the level are the same.
    """

    words: int
    place: NDArray[np.integer]
    review: NDArray[np.integer]
    run: NDArray[np.integer]
    shared: NDArray[np.integer]

    @classmethod
    def of(cls, level: Level) -> "Suffixes":
        """Sort the places of a level. The words after a place reach as far as the places that follow it directly."""
        order = np.argsort(level.place)
        place, review = level.place[order], level.review[order]
        run = np.repeat(np.arange(len(level.occurrences), dtype=np.int32), level.occurrences)[order]
        last = np.flatnonzero(np.diff(place, append=-1) != 1)
        room = np.repeat(last + 1, np.diff(last, prepend=-1)) - np.arange(len(place))
        ranks = _rank_places(run, room)
        turn = np.argsort(ranks[-1], kind="stable")
        common = _count_common(ranks, room, turn[:-1], turn[1:])
        shared = np.append(0, np.where(common > 0, common + level.words - 1, 0))[: len(place)]
        return cls(level.words, place[turn], review[turn], run[turn], shared)

    def list_runs(self, *, min_reviews: int) -> list[ListedRuns]:
        """List the runs longer than the level's that are not only parts of longer ones, as `folding.fold_levels` does.

        Notes
        -----
        A run that goes on with the same word everywhere is part of a longer one. So it is enough to look, from the
        longest run down, at neighbours that go on with different words. There each review counts by one place that lies
        in no longer listed run. A place that does is dropped for good, as shorter runs lie in that one too.
        """
        place, review = self.place.tolist(), self.review.tolist()
        meeting = np.flatnonzero(self.shared > self.words)
        meeting = meeting[np.argsort(-self.shared[meeting], kind="stable")]
        pairs = zip(self.shared[meeting].tolist(), meeting.tolist(), strict=True)
        # Places that have been joined are neighbours: the first of them knows the last, and the last the first.
        other_end = list(range(len(place)))
        places_from: dict[int, PlacesByReview] = {}
        covered, result = _Covered(), []
        for words, joins in groupby(pairs, key=itemgetter(0)):
            joined = set()
            for _, at in joins:
                first, last = other_end[at - 1], other_end[at]
                other_end[first], other_end[last] = last, first
                before, behind = (
                    places_from.pop(start) if start in places_from else {review[start]: [place[start]]}
                    for start in (first, at)
                )
                places_from[first] = _merge_places(before, behind)
                joined.add(first)
            bounds, standalone = [], []
            for first in sorted(joined):
                covered.drop(places_from[first], words)
                if len(places_from[first]) >= min_reviews:
                    bounds.append((first, other_end[first] + 1))
                    some = (at for places in places_from[first].values() for at in places)
                    standalone += [at for at in some if not covered.covers(at, words)]
                    places_from[first] = {}
            if bounds:
                covered.add(standalone, words)
                result.append(self._build_runs(words, np.array(bounds), standalone))
        return result

    def _build_runs(self, words: int, bounds: NDArray[np.integer], standalone: list[int]) -> ListedRuns:
        """Return runs of so many words, given by where their places begin and end, and by the standalone ones."""
        first, size = bounds[:, 0], bounds[:, 1] - bounds[:, 0]
        rows = join_ranges(first, size)
        rows = rows[np.lexsort((self.place[rows], np.repeat(first, size)))]
        place = self.place[rows]
        return ListedRuns(words, first, size, place, self.review[rows], np.isin(place, standalone))

    def count_parts(self, listed: ListedRuns, levels: Sequence[Level]) -> mining.Parts:
        """Count the first and the last words of listed runs, one, two and so on, as `mining.count_parts` does."""
        first = listed.place[np.cumsum(listed.size) - listed.size].astype(np.int64)
        last = first + listed.words - self.words
        of_first, of_last = (self.run[self._find_turns(place)] for place in (first, last))
        before, behind = (
            mining.count_parts(levels, self.words, of_first),
            mining.count_parts(levels, self.words, of_last),
        )
        longer = np.arange(self.words, listed.words)[:, None]
        left = self._count_occurrences(np.broadcast_to(first, (len(longer), len(first))), longer)
        right = self._count_occurrences(first + listed.words - longer, longer)
        return [*before[0], *left], [*behind[1], *right]

    def _count_occurrences(self, place: NDArray[np.integer], words: NDArray[np.integer]) -> NDArray[np.integer]:
        """Count how often the runs of so many words at some places occur in the corpus."""
        first = self._find_turns(place)
        last = first.copy()
        for span, least in reversed(self._least):
            wider = (first >= span) & (least[np.maximum(first - span + 1, 0)] >= words)
            first -= span * wider
            wider = (last < len(self.place) - span) & (least[np.minimum(last + 1, len(least) - 1)] >= words)
            last += span * wider
        return last - first + 1

    def _find_turns(self, place: NDArray[np.integer]) -> NDArray[np.integer]:
        """Return the positions of some places in the sorted order."""
        order, ascending = self._ascending
        return order[np.searchsorted(ascending, place)]

    @cached_property
    def _ascending(self) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
        order = np.argsort(self.place)
        return order, self.place[order]

    @cached_property
    def _least(self) -> list[tuple[int, NDArray[np.integer]]]:
        """The least `shared` of 1, 2, 4 and so on places in a row, at the first of them."""
        least, span = [(1, self.shared)], 1
        while 2 * span < len(self.shared):
            half = least[-1][1]
            span *= 2
            least.append((span, np.minimum(half[: -span // 2], half[span // 2 :])))
        return least


class _Covered:
    """The places that lie in listed runs. None of these runs lies in another: their ends ascend as their starts do."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._end: dict[int, int] = {}

    def add(self, places: Iterable[int], words: int) -> None:
        """Add runs of so many words that lie in no longer one."""
        for place in places:
            insort(self._starts, place)
            self._end[place] = place + words

    def covers(self, place: int, words: int) -> bool:
        """Return whether the run of so many words at a place lies in a listed one."""
        before = bisect_right(self._starts, place)
        return before > 0 and self._end[self._starts[before - 1]] >= place + words

    def drop(self, places_of: PlacesByReview, words: int) -> None:
        """Drop covered places from the end of each review's list, and reviews without any other place."""
        for review, of_review in list(places_of.items()):
            while of_review and self.covers(of_review[-1], words):
                of_review.pop()
            if not of_review:
                del places_of[review]


def _merge_places(some: PlacesByReview, more: PlacesByReview) -> PlacesByReview:
    """Merge places by review; the shorter list is appended to the longer, so that each place rarely moves."""
    if len(some) < len(more):
        some, more = more, some
    for review, places in more.items():
        shorter, longer = sorted((some.get(review, []), places), key=len)
        longer += shorter
        some[review] = longer
    return some


def _rank_places(run: NDArray[np.integer], room: NDArray[np.integer]) -> list[NDArray[np.integer]]:
    """Number places in the order of the 1, 2, 4 and so on runs that follow, as far as there is room.

    Equal numbers mean equal runs (Karp, Miller and Rosenberg 1972, "Rapid identification of repeated patterns").
    """
    ranks: list[NDArray[np.integer]] = [run.astype(np.int64)]
    step = 1
    while step < room.max(initial=0):
        key = ranks[-1] * (len(run) + 1)
        ahead = np.flatnonzero(room > step)
        key[ahead] += ranks[-1][ahead + step] + 1
        ranks.append(np.unique(key, return_inverse=True)[1])
        step *= 2
    return ranks


def _count_common(
    ranks: list[NDArray[np.integer]], room: NDArray[np.integer], one: NDArray[np.integer], other: NDArray[np.integer]
) -> NDArray[np.integer]:
    """Count the runs that follow two places each and are the same."""
    common = np.zeros(len(one), np.int64)
    for power in reversed(range(len(ranks))):
        left = np.flatnonzero(common < np.minimum(room[one], room[other]))
        a, b = one[left] + common[left], other[left] + common[left]
        same = ranks[power][a] == ranks[power][b]
        common[left[same]] += np.minimum(1 << power, room[a[same]])
    return common
