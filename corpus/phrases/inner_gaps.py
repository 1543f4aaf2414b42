"""Frames with the gap inside: "the best * since", "what truly sets * apart is its".

Phrase frames (Fletcher 2003-2012, kfNgram; Römer 2010, "Establishing the phraseological profile of a text type"), with
a gap of one to three words. They grow word by word from frames of three, as a frame can recur only where those inside
it do (the Apriori property); rare keys are first sifted by tables of hashed counts (Park, Chen and Yu 1995), one
after the other (Fang et al. 1998, "Computing iceberg queries efficiently").
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.memory import give_back_memory
from corpus.phrases.annotated_text import WIDEST, AnnotatedText
from corpus.phrases.attraction import mark_bound
from corpus.phrases.frames import LONGEST, Frames, count_reviews, number_keys
from corpus.phrases.neighbour_pairs import count_pairs
from corpus.phrases.variety import mark_varied
from corpus.text.arrays import LookedUp, slice_rows
from corpus.text.laid_aside import GrowingColumns, lay_aside

_SLICE = 1_000_000
#: How many times as often as by chance the words around a gap must occur together.
_LIFT = 10
_BITS = 22
#: How often keys are sifted, each time into other buckets: a single table lets more through, the larger the corpus.
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93))
_SIEVES = len(_MIX)

#: Words before and behind the gap.
Shape = tuple[int, int]


def find_inner_gaps(text: AnnotatedText, *, min_reviews: int) -> Frames:
    """Find the frames with a gap of one to three words inside, which content words fill.

    The words around the gap must meet ten times as often as by chance, and so often that in the whole corpus chance
    would hardly do it once (log-likelihood ratio above the logarithm of its size). The two sides must belong together
    (`attraction.mark_bound`), say something, and leave nothing open but the gap.

    Parameters
    ----------
    text : AnnotatedText
        The corpus.
    min_reviews : int
        In how many reviews a frame must be.
    """
    with ThreadPoolExecutor(1) as beside:
        finding = beside.submit(_find_base, text, (1, 2), min_reviews)
        bases = {(2, 1): _find_base(text, (2, 1), min_reviews), (1, 2): finding.result()}
    give_back_memory()
    _drop_chance(text, bases)
    slot = np.unique(np.concatenate([base.slot for base in bases.values()]))
    slots = _Slots(
        text, lay_aside((slot >> 2).astype(np.int32)), lay_aside((slot & 3).astype(np.int8)), min_reviews, {}, {}
    )
    for shape, base in bases.items():
        slots.keep(shape, np.searchsorted(slot, base.slot), base.number, base.reviews)
    words = 3
    while any((number >= 0).any() for shape, number in slots.number.items() if sum(shape) == words):
        words += 1
        for before in range(max(1, words - LONGEST), min(LONGEST, words - 1) + 1):
            slots.grow((before, words - before))
    frames = Frames.concatenate(list(slots.list_frames()))
    return frames.select_frames(mark_bound(text, frames))


@dataclass(frozen=True, eq=False)
class _Slots:
    """The gaps around which frames grow.

    Attributes
    ----------
    text : AnnotatedText
        The words of the corpus.
    left, gap : int32 and int8, one item a gap
        The last token before it, and how many words fill it.
    min_reviews : int
        In how many reviews a frame must be.
    number : dict of int32 by shape, one item a gap
        Number of the frame of that shape around it, −1 where none recurs.
    reviews : dict of int64 by shape, one item a frame
        How many reviews it is in.
    """

    text: AnnotatedText
    left: NDArray[np.integer]
    gap: NDArray[np.integer]
    min_reviews: int
    number: dict[Shape, NDArray[np.integer]]
    reviews: dict[Shape, NDArray[np.integer]]

    def iterate_shorter(self, shape: Shape, rows: NDArray[np.integer]) -> Iterator[tuple[Shape, NDArray[np.integer]]]:
        """Yield the shapes with one word less, and the token that each lacks around some gaps."""
        before, behind = shape
        left = self.left[rows]
        for parent, outer in (
            ((before - 1, behind), left - before + 1),
            ((before, behind - 1), left + self.gap[rows] + behind),
        ):
            if parent in self.number:
                yield parent, outer

    def grow(self, shape: Shape) -> None:
        """Number the frames of a shape: each contains a frame with a word less."""
        text, columns = self.text, GrowingColumns(np.int32, np.int64)
        for some in slice_rows(len(self.left)):
            every = np.arange(some.start, some.stop)
            key = np.full(len(every), -1, np.int64)
            for side, (parent, outer) in enumerate(self.iterate_shorter(shape, every)):
                number = self.number[parent][every]
                rows = np.flatnonzero((number >= 0) & (key < 0) & (outer >= 0) & (outer < len(text.word)))
                rows = rows[text.sentence[outer[rows]] == text.sentence[self.left[every[rows]]]]
                key[rows] = number[rows].astype(np.int64) * len(text.frequency) + text.word[outer[rows]]
                key[rows] = key[rows] * 2 + side
            rows = np.flatnonzero(key >= 0)
            columns.extend(every[rows], key[rows])
        rows, key = columns.take_arrays()
        self.keep(shape, rows, *number_keys(key, LookedUp(text.review, self.left[rows]), min_reviews=self.min_reviews))

    def keep(
        self, shape: Shape, rows: NDArray[np.integer], number: NDArray[np.integer], reviews: NDArray[np.integer]
    ) -> None:
        """Keep the frames of a shape that have two different fillers or more.

        A frame with always the same filler is only a run of words, and so is all that grows from it: reprints are full
        of them.
        """
        numbered = number >= 0
        rows, number = rows[numbered], number[numbered]
        example = np.zeros(len(reviews), np.int64)
        example[number] = rows
        differs = self.filler[rows] != self.filler[example[number]]
        varied = np.bincount(number, differs, len(reviews)) > 0
        numbers = np.full(len(self.left), -1, np.int32)
        numbers[rows] = np.where(varied[number], number, -1)
        self.number[shape], self.reviews[shape] = lay_aside(numbers), reviews

    @cached_property
    def filler(self) -> NDArray[np.integer]:
        """Number what fills each gap."""
        words = np.zeros(len(self.left), np.int64)
        for step in range(1, WIDEST + 1):
            inside = self.text.word[np.minimum(self.left + step, len(self.text.word) - 1)] + 1
            words = words * (len(self.text.frequency) + 1) + np.where(step <= self.gap, inside, 0)
        return lay_aside(words)

    def list_frames(self) -> Iterator[Frames]:
        """List frames from the longest down, without parts of longer ones and those longer by function words only."""
        text, many = self.text, len(self.left)
        # A bit for each gap: of each shape, those around which a longer frame is listed.
        shaded: dict[Shape, NDArray[np.uint8]] = {}
        nowhere = np.packbits(np.zeros(many, bool))
        for before, behind in sorted(self.number, key=sum, reverse=True):
            shape, number = (before, behind), self.number[before, behind]
            shaded = {longer: bits for longer, bits in shaded.items() if sum(longer) <= before + behind + 1}
            rows = np.flatnonzero(number >= 0)
            rows = rows[np.argsort(number[rows], kind="stable")]
            outer = shaded.get((before + 1, behind), nowhere) | shaded.get((before, behind + 1), nowhere)
            covered = np.unpackbits(outer, count=many).view(bool)
            frames = Frames.of(number[rows], self.left[rows] - np.int32(before - 1), self.gap[rows], before, behind)
            code, example = frames.code, rows[frames.example]
            outside = ~covered[rows]
            listed = count_reviews(code[outside], text.review[frames.place[outside]], len(example)) >= self.min_reviews
            frame_reviews = self.reviews[shape][number[example]]
            listed &= self.count_commonest(shape, example, frame_reviews) - frame_reviews < self.min_reviews
            listed &= _mark_complete(text, frames)
            listed[listed] = mark_varied(text, frames.select_frames(listed), min_reviews=self.min_reviews)
            covered[rows[listed[code]]] = True
            shaded[shape] = np.packbits(covered)
            yield frames.select_frames(listed)

    def count_commonest(
        self, shape: Shape, rows: NDArray[np.integer], reviews: NDArray[np.integer], *, less: int = 2
    ) -> NDArray[np.integer]:
        """Count the reviews of each frame, or of the commonest one with up to two outer function words less."""
        most = reviews
        for parent, outer in self.iterate_shorter(shape, rows):
            number = self.number[parent][rows]
            known = np.flatnonzero((number >= 0) & ~self.text.content[outer])
            commonest = self.reviews[parent][number[known]]
            if less > 1:
                commonest = self.count_commonest(parent, rows[known], commonest, less=less - 1)
            most = most.copy()
            most[known] = np.maximum(most[known], commonest)
        return most


def _mark_complete(text: AnnotatedText, frames: Frames) -> NDArray[np.bool_]:
    """Mark frames, all of one shape, that say something and leave nothing open but the gap.

    No word at their ends depends on one outside ("the rest of", "I've"), and a preposition ends only what has no word
    of content behind the gap: "the best * since", but not "won a * award for". What "and" joins to the filler is free.
    """
    first, last = frames.place[frames.example], frames.last[frames.example]
    behind = last + 1 - frames.right
    informative, content = np.zeros((2, len(first)), np.int64)
    for step in range(int(frames.left.max(initial=0))):
        informative += text.informative[first + step]
    for step in range(int(frames.right.max(initial=0))):
        informative += text.informative[behind + step]
        content += text.content[behind + step]
    opened = text.hanger[first] | text.dangling[last] | (text.preposition[last] & (content > 0))
    return (informative > 0) & ~opened & ~text.coordinating[behind]


@dataclass(eq=False)
class _Base:
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


def _find_base(text: AnnotatedText, shape: Shape, min_reviews: int) -> _Base:
    """Find the frames of three words, of one shape, that recur."""
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
    return _Base(slot, number, words.astype(np.int32), reviews)


def _drop_chance(text: AnnotatedText, bases: Mapping[Shape, _Base]) -> None:
    """Leave out the occurrences of frames that do not recur more often than by chance."""
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
