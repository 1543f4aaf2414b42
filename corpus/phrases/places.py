"""Looks up every place of some runs of words in a corpus."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.text import shingles
from corpus.text.arrays import join_ranges, slice_rows
from corpus.text.laid_aside import GrowingColumns

#: A run is looked up by its first and its last words: 2, 4, 8 or 16 of each. A longer one is then compared to its end.
_WIDTHS = (2, 4, 8, 16)
#: A run and a place are packed into one number: so many bits of it are the place.
_HALF = 32
_BITS = 22


def find_places(
    word: NDArray[np.integer], sentence: NDArray[np.integer], first: NDArray[np.integer], words: NDArray[np.integer]
) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Find every place of some runs of words, within sentences.

    Parameters
    ----------
    word, sentence : array of int
        The word of each token of a corpus, and its sentence; these ascend.
    first, words : array of int, one item a run
        A token at which it begins, and how many words it has, 2 or more. No two are the same.

    Returns
    -------
    place, run : array of int32, one item a place
        The token at which a run begins, and which of those given it is: run by run, ascending within each.

    Examples
    --------
    >>> word, sentence = np.array([7, 8, 9, 7, 8, 9, 7]), np.array([0, 0, 0, 0, 0, 1, 1])
    >>> [column.tolist() for column in find_places(word, sentence, np.array([0, 5]), np.array([2, 2]))]
    [[0, 3, 2, 5], [0, 0, 1, 1]]
    """
    found = GrowingColumns(np.int64)
    for place, run in _iterate_places(word, sentence, first, words):
        found.extend(run << _HALF | place)
    (key,) = found.take_arrays()
    key = np.sort(key)
    return (key & ((1 << _HALF) - 1)).astype(np.int32), (key >> _HALF).astype(np.int32)


def count_places(
    word: NDArray[np.integer], sentence: NDArray[np.integer], first: NDArray[np.integer], words: NDArray[np.integer]
) -> NDArray[np.int64]:
    """Count the places of some runs of words that `find_places` finds.

    Examples
    --------
    >>> word, sentence = np.array([7, 8, 9, 7, 8, 9, 7]), np.array([0, 0, 0, 0, 0, 1, 1])
    >>> count_places(word, sentence, np.array([0, 5]), np.array([2, 2])).tolist()
    [2, 2]
    """
    count = np.zeros(len(first), np.int64)
    for _, run in _iterate_places(word, sentence, first, words):
        count += np.bincount(run, minlength=len(first))
    return count


def _iterate_places(
    word: NDArray[np.integer], sentence: NDArray[np.integer], first: NDArray[np.integer], words: NDArray[np.integer]
) -> Iterator[tuple[NDArray[np.integer], NDArray[np.integer]]]:
    """Yield places and their runs, as `find_places` finds them; those of a run ascend."""
    lookups = [_Lookup.of(word, first, words, width) for width in _WIDTHS if width <= words.max(initial=0)]
    # Few tokens are the first word of a run before the second word of one: only what begins at these is numbered.
    sides = np.zeros(int(word.max(initial=0)) + 1, np.uint8)
    for nth, lookup in enumerate(lookups):
        for side in range(2):
            sides[word[first[lookup.run] + side]] |= 1 << (2 * nth + side)
    for rows in slice_rows(len(word) if lookups else 0):
        side = sides[word[rows.start : rows.stop + 1]]
        side = side[:-1] & (side[1:] >> 1)
        for nth, lookup in enumerate(lookups):
            place, run = lookup.find_runs(word, np.flatnonzero(side & (1 << 2 * nth)) + rows.start)
            last = place + words[run] - 1
            inside = np.flatnonzero(last < len(word))
            inside = inside[sentence[place[inside]] == sentence[last[inside]]]
            place, run = place[inside], run[inside]
            same = np.ones(len(place), bool)
            for each in np.unique(run[words[run] > 2 * _WIDTHS[-1]]).tolist():
                its = np.flatnonzero(run == each)
                number, wanted = (
                    _number_long(word, at, int(words[each])) for at in (place[its], first[each : each + 1])
                )
                same[its] = number == wanted
            yield place[same], run[same]


@dataclass(frozen=True, eq=False)
class _Lookup:
    """Runs by as many first and last words; long ones by their first words and those that follow.

    Attributes
    ----------
    width : int
        How many words.
    run : int64, one item a run
        Which of all runs it is.
    head, tail : uint64
        The numbers of its first words, ascending, and of its last.
    alike : int64
        How many runs from this one on have the same first words.
    behind : int64
        How many words before its last.
    among : bool
        Which buckets hold any of these runs.
    """

    width: int
    run: NDArray[np.integer]
    head: NDArray[np.uint64]
    alike: NDArray[np.integer]
    tail: NDArray[np.uint64]
    behind: NDArray[np.integer]
    among: NDArray[np.bool_]

    @classmethod
    def of(
        cls, word: NDArray[np.integer], first: NDArray[np.integer], words: NDArray[np.integer], width: int
    ) -> "_Lookup":
        """Choose the runs of so many words and fewer than twice as many; of the greatest width, all that are longer."""
        run = np.flatnonzero((words >= width) & ((words < 2 * width) | (width == _WIDTHS[-1])))
        head = _number_words(word, first[run], width)
        order = np.argsort(head)
        run, head = run[order], head[order]
        behind = np.minimum(words[run] - width, width)
        among = np.zeros(1 << _BITS, bool)
        among[_find_bucket(head)] = True
        alike = np.searchsorted(head, head, "right") - np.arange(len(head))
        return cls(width, run, head, alike, _number_words(word, first[run] + behind, width), behind, among)

    def find_runs(
        self, word: NDArray[np.integer], place: NDArray[np.integer]
    ) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
        """Return those of some places where runs begin, and which runs these are."""
        place = place[place <= len(word) - self.width]
        key = _number_words(word, place, self.width)
        rows = np.flatnonzero(self.among[_find_bucket(key)])
        place, key = place[rows], key[rows]
        left = np.searchsorted(self.head, key)
        alike = np.where(np.append(self.head, 0)[left] == key, np.append(self.alike, 0)[left], 0)
        place, nth = np.repeat(place, alike), join_ranges(left, alike)
        inside = place + self.behind[nth] <= len(word) - self.width
        place, nth = place[inside], nth[inside]
        same = _number_words(word, place + self.behind[nth], self.width) == self.tail[nth]
        return place[same], self.run[nth[same]]


def _number_words(word: NDArray[np.integer], start: NDArray[np.integer], width: int) -> NDArray[np.uint64]:
    """Number the runs of so many words, a power of two, that begin at some tokens."""
    key = [word[start + step].astype(np.uint64) for step in range(width)]
    while len(key) > 1:
        key = [shingles.mix_numbers(one, other) for one, other in zip(key[::2], key[1::2], strict=True)]
    return key[0]


def _number_long(word: NDArray[np.integer], start: NDArray[np.integer], size: int) -> NDArray[np.uint64]:
    """Number the runs of so many words, any number of them, that begin at some tokens, which ascend."""
    return shingles.number_runs(word.take, np.zeros(len(start), np.int8), start, words=size)


def _find_bucket(key: NDArray[np.uint64]) -> NDArray[np.integer]:
    return (key >> np.uint64(64 - _BITS)).astype(np.int64)
