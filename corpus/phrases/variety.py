"""How much what fills a frame varies."""

import numpy as np
from numpy.typing import NDArray

from corpus.phrases.annotated_text import WIDEST, AnnotatedText
from corpus.phrases.frames import Frames, count_reviews
from corpus.text.arrays import mark_changes

#: Where one filler has more of a frame's uses than this, the frame with it is a phrase and no template.
_DOMINANT = 1 / 2
#: Fillers that a template has, at least: what alternates between two is a phrase in two forms.
_FILLERS = 3


def mark_varied(text: AnnotatedText, frames: Frames, *, min_reviews: int) -> NDArray[np.bool_]:
    """Mark frames that are in enough reviews, with three fillers or more that differ by more than inflection.

    No filler may have more than half of the uses, and no word may be the first word, the first content word or the
    last word of more than half of the fillers, each of which counts once a review: a word that is nearly always there
    belongs to the frame.
    """
    code, size = frames.code, len(frames.size)
    review = text.review[frames.place]
    first, last = frames.gap, frames.gap + frames.filler - 1
    opening = first
    for _ in range(WIDEST - 1):
        first = np.where(text.filling[first], first, np.minimum(first + 1, last))
    whole, kinds = _find_dominant_share(code, _number_fillers(text, frames), np.arange(len(code)), size)
    shares = [
        _find_dominant_share(code, text.lemma[text.word[edge]], review, size)[0] for edge in (opening, first, last)
    ]
    varied = np.max([whole, *shares], axis=0, initial=0) <= _DOMINANT
    return varied & (kinds >= _FILLERS) & (count_reviews(code, review, size) >= min_reviews)


def _number_fillers(text: AnnotatedText, frames: Frames) -> NDArray[np.integer]:
    """Number what fills each occurrence, up to inflection."""
    number = np.zeros(len(frames.place), np.int64)
    for step in range(WIDEST):
        lemma = text.lemma[text.word[np.minimum(frames.gap + step, len(text.word) - 1)]].astype(np.int64) + 1
        number = number * (len(text.lemmas) + 1) + np.where(step < frames.filler, lemma, 0)
    return number


def _find_dominant_share(
    code: NDArray[np.integer], value: NDArray[np.integer], part: NDArray[np.integer], size: int
) -> tuple[NDArray[np.float64], NDArray[np.integer]]:
    """Return the share of the commonest value of each code, and how many values it has; each counts once a part."""
    order = np.lexsort((part, value, code))
    code, value, part = code[order], value[order], part[order]
    new = mark_changes(code) | mark_changes(value)
    once = new | mark_changes(part)
    code, first = code[once], np.flatnonzero(new[once])
    most = np.zeros(size, np.int64)
    np.maximum.at(most, code[first], np.diff(first, append=len(code)))
    return most / np.maximum(np.bincount(code, minlength=size), 1), np.bincount(code[first], minlength=size)
