"""Frames with the gap at the end: "sense of *", "hauntingly beautiful *"."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases import places
from corpus.phrases.frames import WIDEST, AnnotatedText, Frames, count_reviews, mark_varied, number_keys

#: A frame that ends in a preposition or article must have this share of its rarest word: "sense of *", not "film of *".
_DEPENDENT = 0.3
#: How often two words must be filled at once, to be a frame: "hauntingly beautiful *", not "special effects *".
_AT_ONCE = 2 / 3


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


def find_runs(text: AnnotatedText, start: NDArray[np.integer], end: NDArray[np.integer]) -> Frames:
    """Find all occurrences of some runs of words, each given by one occurrence; their gaps are not filled."""
    known = {tuple(text.word[a:b].tolist()): a for a, b in zip(start.tolist(), end.tolist(), strict=True)}
    first, words = np.array(list(known.values()), np.int64), np.array([len(run) for run in known], np.int64)
    place, run = places.find_places(text.word, text.sentence, first, words)
    nothing = np.zeros(len(place), np.int32)
    size = np.bincount(run, minlength=len(words))
    return Frames(words.astype(np.int32), np.zeros(len(words), np.int32), size, place.astype(np.int32), nothing)


def find_open_ends(text: AnnotatedText, phrases: Frames, *, min_reviews: int) -> Frames:
    """Find the frames that end in a gap.

    There are three kinds: a content word with a preposition ("sense of"); a longer phrase that ends in a preposition,
    an article or the like ("in conclusion, «film» is a"), both if they make up a large share of their rarest word
    (`mark_dependent`); and two content words that a third mostly follows at once ("hauntingly beautiful").

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
    opened = _find_pairs(text, first[text.preposition[first + 1]], min_reviews)
    adjectives = _find_pairs(text, first[text.content[first + 1]], min_reviews)
    parts = []
    for frames, widest in ((phrases, WIDEST), (opened, WIDEST), (adjectives, 1)):
        filler = text.count_filling_words(frames.gap - 1)
        filler[filler > widest] = 0
        keep = filler > 0
        if widest == 1:
            share = np.bincount(frames.code, weights=keep, minlength=len(frames.size)) / frames.size
            named = text.named[frames.place] | text.named[frames.place + 1]
            chosen = (share >= _AT_ONCE) & ~named[frames.example]
        else:
            chosen = mark_dependent(text, frames.place[frames.example], frames.left, frames.size)
        parts.append(frames.select_occurrences(keep & chosen[frames.code], filler))
    frames = Frames.concatenate(parts)
    return _fold_frames(text, frames.select_frames(mark_varied(text, frames, min_reviews=min_reviews)), min_reviews)


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
