"""Runs of numbers that are known, found wherever a text has them: numbers of words, or of their lemmas."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.text import shingles
from corpus.text.arrays import join_ranges


@dataclass(frozen=True, eq=False)
class KnownRuns:
    """Runs of any length, to look them up in a text; its arrays may be in a file that is read where it is touched.

    Attributes
    ----------
    number : array of int, ≥ 0
        The numbers of all runs, one run behind the other.
    bounds : array of int, one more than runs
        Run `i` is `number[bounds[i]:bounds[i + 1]]`; an empty one is never found.
    entries : uint64, ascending
        One item a run, to find it by (`shingles.pack_entries`).
    """

    number: NDArray[np.integer]
    bounds: NDArray[np.integer]
    entries: NDArray[np.uint64]

    @classmethod
    def of(cls, number: NDArray[np.integer], bounds: NDArray[np.integer]) -> "KnownRuns":
        """Index some runs."""
        size = np.diff(bounds)
        key = np.zeros(len(size), np.uint64)
        run = np.flatnonzero(size > 0)
        held, step = run, 0
        while len(held):
            key[held] = shingles.extend_keys(key[held], number[bounds[held] + step])
            step += 1
            held = held[size[held] > step]
        return cls(number, bounds, shingles.pack_entries(run, shingles.finish_keys(key[run])))

    def find(self, number: NDArray[np.integer], last: NDArray[np.integer]) -> NDArray[np.int64]:
        """Find all places of all runs in a text.

        Hashes only narrow the search down: what they find is compared number by number.

        Parameters
        ----------
        number : array of int
            The numbers of the text; −1 for what no run has.
        last : array of int, one item a number
            Where a run that begins here has to end at the latest.

        Returns
        -------
        array, shape (3, places)
            Where each begins, how long it is, and the number of its run; by length, then place, then run.

        Examples
        --------
        >>> runs = KnownRuns.of(np.array([7, 8, 7]), np.array([0, 2, 3]))
        >>> runs.find(np.array([-1, 7, 8, 7]), np.array([4, 4, 4, 4])).tolist()
        [[1, 3, 1], [1, 1, 2], [1, 1, 0]]
        """
        size = np.diff(self.bounds)
        first, key = np.arange(len(number)), np.zeros(len(number), np.uint64)
        found = [np.zeros((3, 0), np.int64)]
        for length in range(1, int(size.max(initial=0)) + 1):
            kept = first + length <= last[first]
            kept[kept] = number[first[kept] + length - 1] >= 0
            first, key = first[kept], key[kept]
            if not len(first):
                break
            key = shingles.extend_keys(key, number[first + length - 1])
            begin, matches = shingles.look_up(self.entries, shingles.finish_keys(key))
            run = shingles.unpack_places(self.entries[join_ranges(begin, matches)])
            at = np.repeat(first, matches)[size[run] == length]
            run = run[size[run] == length]
            for step in range(length):
                same = number[at + step] == self.number[self.bounds[run] + step]
                at, run = at[same], run[same]
            found.append(np.stack([at, np.full(len(at), length), run]))
        return np.concatenate(found, axis=1)
