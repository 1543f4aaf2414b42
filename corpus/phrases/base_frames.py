"""Frames of three words with a gap inside, from which the longer ones grow.

Rare keys are first sifted by tables of hashed counts (Park, Chen and Yu 1995), one after the other (Fang et al. 1998,
"Computing iceberg queries efficiently").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.phrases.annotated_text import WIDEST, AnnotatedText
from corpus.phrases.frames import number_keys
from corpus.phrases.neighbour_pairs import count_pairs
from corpus.text.arrays import LookedUp, slice_rows
from corpus.text.laid_aside import GrowingColumns

_SLICE = 1_000_000
#: How many times as often as by chance the words around a gap must occur together.
_LIFT = 10
_BITS = 22
#: How often keys are sifted, each time into other buckets: a single table lets more through, the larger the corpus.
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93))
_SIEVES = len(_MIX)

#: Words before and behind the gap.
Shape = tuple[int, int]


@dataclass(eq=False)
class BaseFrames:
    """Frames of three words that recur.

    Attributes
    ----------
    slot : int64, one item an occurrence
        The last token before the gap and the gap's width, in one number; ascending.
    number : int32, one item an occurrence
        Number of the frame.
    words : int32, three rows, one column a frame
        Its words.
    reviews : int64, one item a frame
        How many reviews it is in.
    """

    slot: NDArray[np.integer]
    number: NDArray[np.integer]
    words: NDArray[np.integer]
    reviews: NDArray[np.integer]


def find_base_frames(text: AnnotatedText, shape: Shape, min_reviews: int) -> BaseFrames:
    """Find the frames of three words, of one shape, that recur.

    Parameters
    ----------
    text : AnnotatedText
        The corpus.
    shape : (int, int)
        Two words before the gap and one behind it, or one and two.
    min_reviews : int
        In how many reviews a frame must be.
    """
    before, _ = shape
    parts = [
        [(gap, _find_places(text, before, gap, start)) for gap in range(1, WIDEST + 1)]
        for start in range(0, max(len(text.word), 1), _SLICE)
    ]
    for which in range(_SIEVES):
        counts = np.zeros(1 << _BITS, np.int32)
        for gap, first in chain.from_iterable(parts):
            np.add.at(counts, _find_bucket(_number_words(text, before, gap, first), which), np.int32(1))
        often = counts >= min_reviews
        del counts
        for part in parts:
            part[:] = [
                (gap, first[often[_find_bucket(_number_words(text, before, gap, first), which)]]) for gap, first in part
            ]
    columns = GrowingColumns(np.int64, np.int64, np.int32)
    for part in parts:
        slot = np.concatenate([(first.astype(np.int64) + (before - 1)) << 2 | gap for gap, first in part])
        key = np.concatenate([_number_words(text, before, gap, first) for gap, first in part])
        part.clear()
        order = np.argsort(slot)
        columns.extend(slot[order], key[order], slot[order] >> 2)
    slot, key, left = columns.take_arrays()
    number, reviews = number_keys(key, LookedUp(text.review, left), min_reviews=min_reviews)
    columns = GrowingColumns(np.int64, np.int32)
    example = np.empty(len(reviews), np.int64)
    for some in slice_rows(len(slot)):
        numbers = number[some]
        rows = np.flatnonzero(numbers >= 0)
        example[numbers[rows]] = key[some][rows]
        columns.extend(slot[some][rows], numbers[rows])
    slot, number = columns.take_arrays()
    size = len(text.frequency)
    words = np.stack([example // size**2, example // size % size, example % size])
    return BaseFrames(slot, number, words.astype(np.int32), reviews)


def drop_chance(text: AnnotatedText, bases: Mapping[Shape, BaseFrames]) -> None:
    """Leave out, of frames in place, the occurrences of those that do not recur more often than by chance.

    Parameters
    ----------
    text : AnnotatedText
        The corpus.
    bases : mapping of shape to BaseFrames
        The frames of both shapes.
    """
    pairs = np.concatenate([base.words[:2] if shape == (2, 1) else base.words[1:] for shape, base in bases.items()], 1)
    times = iter(np.split(count_pairs(text.word, *pairs), np.cumsum([len(base.reviews) for base in bases.values()])))
    for (before, _), base in bases.items():
        alone = base.words[2 if before > 1 else 0]
        expected = WIDEST * next(times) * text.frequency[alone] / max(len(text.word), 1)
        observed = np.bincount(base.number, minlength=len(base.reviews))
        ratio = observed * np.log(observed / expected) - (observed - expected)
        rows = ((observed > _LIFT * expected) & (ratio > np.log(len(text.word) + 1)))[base.number]
        base.slot, base.number = base.slot[rows], base.number[rows]


def _find_places(text: AnnotatedText, before: int, gap: int, start: int) -> NDArray[np.int32]:
    """Return the first token of each place of three words in a slice, so many before a gap of so many."""
    stop = max(min(start + _SLICE, len(text.word) - gap - 2), start)
    fixed = _list_steps(before, gap)

    def at(values: Any, step: int) -> NDArray[Any]:
        return values[start + step : stop + step]

    keep = at(text.filling, before + gap - 1) & ~at(text.hanger, before)
    keep &= at(text.sentence, 0) == at(text.sentence, gap + 2)
    for step in range(before - 1, before + gap):
        keep &= ~at(text.pause, step)
    keep &= at(text.content, fixed[0]) | at(text.content, fixed[1]) | at(text.content, fixed[2])
    return (np.flatnonzero(keep) + start).astype(np.int32)


def _number_words(text: AnnotatedText, before: int, gap: int, first: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return a number for the three words of each place, so many of them before a gap of so many words."""
    key = np.zeros(len(first), np.int64)
    for step in _list_steps(before, gap):
        key *= len(text.frequency)
        key += text.word[first + step]
    return key


def _list_steps(before: int, gap: int) -> list[int]:
    """List the places of three words, so many of them before a gap of so many words; the first is at 0."""
    return [*range(before), *range(before + gap, 3 + gap)]


def _find_bucket(key: NDArray[np.integer], which: int) -> NDArray[np.integer]:
    """Return the bucket of each key in one of the tables; keys that share one in the first rarely do in the second."""
    return ((key.view(np.uint64) * _MIX[which]) >> np.uint64(64 - _BITS)).view(np.int64)
