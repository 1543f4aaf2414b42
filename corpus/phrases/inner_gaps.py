"""Frames with the gap inside: "the best * since", "what truly sets * apart is its".

Phrase frames (Fletcher 2003-2012, kfNgram; Römer 2010, "Establishing the phraseological profile of a text type"), with
a gap of one to three words. They grow word by word from frames of three, as a frame can recur only where those inside
it do (the Apriori property).
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.memory import give_back_memory
from corpus.phrases.annotated_text import WIDEST, AnnotatedText
from corpus.phrases.attraction import mark_bound
from corpus.phrases.base_frames import Shape, drop_chance, find_base_frames
from corpus.phrases.frames import LONGEST, Frames, count_reviews, number_keys
from corpus.phrases.variety import mark_varied
from corpus.text.arrays import LookedUp, slice_rows
from corpus.text.laid_aside import GrowingColumns, lay_aside


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
        finding = beside.submit(find_base_frames, text, (1, 2), min_reviews)
        bases = {(2, 1): find_base_frames(text, (2, 1), min_reviews), (1, 2): finding.result()}
    give_back_memory()
    drop_chance(text, bases)
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
