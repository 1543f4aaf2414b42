"""Frames: words that recur around a gap which different words fill ("the best * since", "hauntingly beautiful *")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.phrases import places
from corpus.phrases.annotated_text import AnnotatedText
from corpus.text.arrays import LookedUp, mark_changes, slice_rows

#: Most words on one side of a gap. Repeated passages recur in full, and the shapes grow with the square of this.
LONGEST = 12
#: So many keys, about, are numbered together; to part them, one of so many is looked at.
_TOGETHER, _EACH = 4_000_000, 1000


@dataclass(frozen=True, eq=False)
class Frames:
    """Some frames and their occurrences.

    Attributes
    ----------
    left, right : int32, one item a frame
        How many words are before and behind the gap; 0 behind it is an open end.
    size : int64, one item a frame
        How often it occurs.
    place : int32, one item an occurrence
        Its first token, frame by frame, ascending within each.
    filler : int32, one item an occurrence
        How many words fill the gap.
    """

    left: NDArray[np.integer]
    right: NDArray[np.integer]
    size: NDArray[np.integer]
    place: NDArray[np.integer]
    filler: NDArray[np.integer]

    @classmethod
    def of(
        cls, number: NDArray[np.integer], place: NDArray[np.integer], filler: NDArray[np.integer], left: int, right: int
    ) -> "Frames":
        """Group occurrences by the number of their frame; −1 is none. Places must ascend."""
        rows = np.flatnonzero(number >= 0)
        rows = rows[np.argsort(number[rows], kind="stable")]
        size = np.diff(np.flatnonzero(mark_changes(number[rows])), append=len(rows))
        words = np.full((2, len(size)), [[left], [right]], np.int32)
        return cls(words[0], words[1], size, place[rows].astype(np.int32), filler[rows].astype(np.int32))

    @classmethod
    def concatenate(cls, parts: Sequence["Frames"]) -> "Frames":
        """Concatenate several sets of frames."""
        columns = ([getattr(part, name) for part in parts] for name in cls.__dataclass_fields__)
        return cls(*(np.concatenate(arrays) for arrays in columns))

    @property
    def code(self) -> NDArray[np.integer]:
        """Number of the frame, one item an occurrence."""
        return np.repeat(np.arange(len(self.size)), self.size)

    @property
    def example(self) -> NDArray[np.integer]:
        """Row of the first occurrence, one item a frame."""
        return np.cumsum(self.size) - self.size

    @property
    def gap(self) -> NDArray[np.integer]:
        """First token of the filler, one item an occurrence."""
        return self.place + self.left[self.code]

    @property
    def last(self) -> NDArray[np.integer]:
        """Last token, one item an occurrence."""
        return self.gap + self.filler + self.right[self.code] - 1

    def select_frames(self, keep: NDArray[np.bool_]) -> "Frames":
        """Return some of the frames."""
        rows = keep[self.code]
        return Frames(self.left[keep], self.right[keep], self.size[keep], self.place[rows], self.filler[rows])

    def select_occurrences(self, keep: NDArray[np.bool_], filler: NDArray[np.integer]) -> "Frames":
        """Return the frames with some of their occurrences, filled by so many words."""
        size = np.bincount(self.code[keep], minlength=len(self.size))
        frames = Frames(self.left, self.right, size, self.place[keep], filler[keep].astype(np.int32))
        return frames.select_frames(size > 0)


def number_keys(
    key: NDArray[np.integer], review: NDArray[np.integer] | LookedUp, *, min_reviews: int
) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Number the keys that occur in enough reviews.

    Parameters
    ----------
    key, review : array
        One item an occurrence; reviews ascend.
    min_reviews : int
        In how many reviews a key must occur to have a number.

    Returns
    -------
    number : int32, one item an occurrence
        −1 where the key is too rare.
    reviews : int64, one item a number
    """
    number = np.empty(len(key), np.int32)
    counted = [np.empty(0, np.int64)]
    known = 0
    for rows in _cut_by_value(key):
        order = rows[np.argsort(key[rows], kind="stable")]
        new = mark_changes(key[order])
        group = np.cumsum(new, dtype=np.int32) - 1
        reviews = np.bincount(group[new | mark_changes(review[order])])
        enough = reviews >= min_reviews
        number[order] = np.where(enough, known + np.cumsum(enough) - 1, -1)[group]
        counted.append(reviews[enough])
        known += len(counted[-1])
    return number, np.concatenate(counted)


def _cut_by_value(key: NDArray[np.integer]) -> Iterator[NDArray[np.integer]]:
    """Yield the rows of some million keys at a time, the smallest keys first; equal ones come together."""
    sample = np.sort(key[::_EACH])
    edges = np.unique(sample[_TOGETHER // _EACH :: _TOGETHER // _EACH]).tolist()
    least, most = np.iinfo(np.int64).min, np.iinfo(np.int64).max
    for low, high in pairwise([least, *edges, most]):
        parts = (
            np.flatnonzero((key[rows] >= low) & (key[rows] < high)).astype(np.int32) + np.int32(rows.start)
            for rows in slice_rows(len(key))
        )
        yield np.concatenate([np.empty(0, np.int32), *parts])


def count_reviews(code: NDArray[np.integer], review: NDArray[np.integer], size: int) -> NDArray[np.integer]:
    """Count the reviews of each code; occurrences are sorted by code, and in each by review."""
    return np.bincount(code[mark_changes(code) | mark_changes(review)], minlength=size)


def find_runs(text: AnnotatedText, start: NDArray[np.integer], end: NDArray[np.integer]) -> Frames:
    """Find all occurrences of some runs of words, each given by one occurrence; their gaps are not filled."""
    known = {tuple(text.word[a:b].tolist()): a for a, b in zip(start.tolist(), end.tolist(), strict=True)}
    first, words = np.array(list(known.values()), np.int64), np.array([len(run) for run in known], np.int64)
    place, run = places.find_places(text.word, text.sentence, first, words)
    nothing = np.zeros(len(place), np.int32)
    size = np.bincount(run, minlength=len(words))
    return Frames(words.astype(np.int32), np.zeros(len(words), np.int32), size, place, nothing)
