"""Frames with the gap at the end: "sense of *", "hauntingly beautiful *"."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.attraction import mark_selecting
from corpus.phrases.frames import LONGEST, Frames, count_reviews, number_keys
from corpus.phrases.variety import mark_varied

#: A frame must have this share of its rarest word: "sense of *", not "film of *".
_DEPENDENT = 0.3
#: How often two words must be filled at once, to be a frame: "hauntingly beautiful *", not "closely related *".
_AT_ONCE = 2 / 3
#: So many words that recur are no accident, also with a single word of content: "resonate with anyone who has ever".
_LONG = 5


def mark_dependent(
    text: AnnotatedText, first: NDArray[np.integer], words: NDArray[np.integer], size: NDArray[np.integer]
) -> NDArray[np.bool_]:
    """Mark runs of words that make up a large share of the occurrences of their rarest content word.

    Parameters
    ----------
    text : AnnotatedText
        The corpus.
    first, words, size : array, one item a run
        The first token of one occurrence, the number of words, and how often it occurs.
    """
    rarest = np.full(len(first), np.iinfo(np.int64).max)
    for step in range(int(words.max(initial=0))):
        at = np.minimum(first + step, len(text.word) - 1)
        rows = (step < words) & text.content[at]
        rarest[rows] = np.minimum(rarest[rows], text.frequency[text.word[at[rows]]])
    return size >= _DEPENDENT * rarest


def find_open_ends(text: AnnotatedText, phrases: Frames, *, min_reviews: int) -> Frames:
    """Find the frames that end in a gap.

    They make up a large share of their rarest word (`mark_dependent`), and are of three kinds: a phrase that says
    enough, and ends in a preposition, an article or the like ("in conclusion, «film» is a"); a content word with a
    preposition, if they select what follows (`attraction.mark_selecting`: "burst into"); and an adverb with what it
    modifies, if a third word mostly follows at once ("hauntingly beautiful"). A bare "lot of" or "based on" takes
    whatever there is, and is none.

    Parameters
    ----------
    text : AnnotatedText
        The corpus.
    phrases : Frames
        The phrases of three words or more that may be frames, not filled.
    min_reviews : int
        In how many reviews a frame must be.
    """
    first = np.flatnonzero(text.content[:-1] & (text.sentence[1:] == text.sentence[:-1]) & ~text.pause[:-1])
    prepositional, modified = (
        _find_pairs(text, first[chosen], min_reviews)
        for chosen in (text.preposition[first + 1], text.adverb[first] & text.content[first + 1])
    )
    telling = phrases.select_frames(_mark_telling(text, phrases))
    parts = []
    for frames, whole in ((telling, True), (prepositional, False), (modified, False)):
        filled = _fill(text, frames, whole=whole)
        parts.append(filled.select_frames(mark_varied(text, filled, min_reviews=min_reviews)))
    parts[1] = parts[1].select_frames(mark_selecting(text, parts[1]))
    return _fold_frames(text, Frames.concatenate(parts), min_reviews)


def _mark_telling(text: AnnotatedText, frames: Frames) -> NDArray[np.bool_]:
    """Mark frames with two words of content, the film's title among them, or with so many words that they need none."""
    first = frames.place[frames.example]
    content = sum(
        ((step < frames.left) & text.filling[np.minimum(first + step, len(text.word) - 1)]).astype(int)
        for step in range(LONGEST)
    )
    return (content > 1) | (frames.left >= _LONG)


def _fill(text: AnnotatedText, frames: Frames, *, whole: bool) -> Frames:
    """Return the frames that depend on being filled, where they are."""
    first = frames.place[frames.example]
    chosen = mark_dependent(text, first, frames.left, frames.size)
    filler = text.count_filling_words(frames.gap - 1, whole=whole)
    # A pair of content words is followed at once by a third, mostly, or it is a phrase without a gap.
    pair = text.content[frames.gap - 1]
    filler[pair & (filler > 1)] = 0
    share = np.bincount(frames.code, filler > 0, len(frames.size)) / np.maximum(frames.size, 1)
    named = text.named[first] | text.named[first + frames.left - 1]
    chosen &= ~pair[frames.example] | ((share >= _AT_ONCE) & ~named)
    return frames.select_occurrences((filler > 0) & chosen[frames.code], filler)


def _find_pairs(text: AnnotatedText, place: NDArray[np.integer], min_reviews: int) -> Frames:
    """Return pairs of words that recur, out of those at some places."""
    key = text.word[place].astype(np.int64) * len(text.frequency) + text.word[place + 1]
    number, _ = number_keys(key, text.review[place], min_reviews=min_reviews)
    return Frames.of(number, place, np.zeros(len(place), np.int32), 2, 0)


def _fold_frames(text: AnnotatedText, frames: Frames, min_reviews: int) -> Frames:
    """Leave out parts of longer frames, and frames that are more frequent without the function words before them."""
    code, review, size = frames.code, text.review[frames.place], len(frames.size)
    last = frames.gap - 1
    reviews = count_reviews(code, review, size)
    first = frames.example
    core = frames.left.copy()
    for _ in range(int(core.max(initial=0))):
        core -= (core > 2) & ~text.content[last[first] - core + 1]
    # A frame is known by the token it ends with and its length.
    known, wanted = (last.astype(np.int64) << 32) | frames.left[code], (last[first].astype(np.int64) << 32) | core
    at = pd.Index(known).get_indexer(wanted)
    base = np.where(at >= 0, code[at], np.arange(size)) if size else code
    listed = reviews[base] == reviews
    covered = np.zeros(len(text.word), bool)
    for length in np.unique(frames.left)[::-1]:
        rows = np.flatnonzero((frames.left[code] == length) & ~covered[last])
        listed[(frames.left == length) & (count_reviews(code[rows], review[rows], size) < min_reviews)] = False
        covered[last[(frames.left[code] == length) & listed[code]]] = True
    # "a sense of *" and "sense of *" in the same reviews are listed once.
    return frames.select_frames(listed & ((base == np.arange(size)) | ~listed[base]))
