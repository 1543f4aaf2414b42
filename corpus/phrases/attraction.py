"""How firmly the parts of a frame belong together, and what fills it to the frame."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.phrases.annotated_text import WIDEST, AnnotatedText
from corpus.phrases.frames import Frames
from corpus.phrases.places import count_places
from corpus.text.arrays import mark_changes

#: From this normalised information on, between 0 for chance and 1 for never apart, two sides of a gap belong together,
_BOUND = 0.3
#: also if they met by luck, by so many standard deviations more often than they should (19 of 20 chances are below it),
_LUCK = 1.645
#: and from this on a filler belongs to its frame.
_OWN = 0.4
#: A frame selects what fills it, if this share of its uses is by fillers that recur and belong to it,
_SELECTED = 0.5
#: so many of them, or more.
_FILLERS = 3


def normalise_information(joint: NDArray[np.number], expected: NDArray[np.floating], total: int) -> NDArray[np.float64]:
    """Normalised pointwise mutual information: how much more often than by chance two parts meet.

    It is log(joint / expected), divided by its greatest value for parts that meet so often, log(total / joint).

    Parameters
    ----------
    joint : array
        How often two parts meet, once or more.
    expected : array of float
        How often they would by chance: f₁ · f₂ / `total`.
    total : int
        Words in the corpus, more than `joint`.

    Returns
    -------
    array of float64
        0 where they meet as often as by chance, 1 where never apart.

    Notes
    -----
    Bouma 2009, "Normalized (pointwise) mutual information in collocation extraction". Divided so, rare parts are not
    favoured as by plain information; what meets once or twice still proves little.

    Examples
    --------
    >>> normalise_information(np.array([10, 10]), np.array([0.1, 10]), 1000).tolist()
    [1.0, 0.0]
    """
    return np.log(joint / expected) / np.log(total / joint)


def mark_bound(text: AnnotatedText, frames: Frames) -> NDArray[np.bool_]:
    """Mark frames with a gap inside whose two sides belong together, whatever fills the gap.

    What meets five times may have done so by luck: the lower end of the count's interval (Poisson, by the normal
    approximation) must be enough.
    """
    behind = frames.last[frames.example] + 1 - frames.right
    starts = np.append(frames.place[frames.example], behind)
    left, right = np.split(_count_runs(text, starts, np.append(frames.left, frames.right)), 2)
    total = len(text.word)
    # The right side may follow at as many places as there are widths of a gap.
    expected = WIDEST * left * right / max(total, 1)
    least = np.maximum(frames.size - _LUCK * np.sqrt(frames.size), 1)
    return normalise_information(least, expected, total) >= _BOUND


@dataclass(frozen=True, eq=False)
class Heads:
    """The last words of what fills some frames.

    Attributes
    ----------
    number : int64, one item an occurrence
        Which pair of a frame and a last word it is.
    information : float64, one item a pair
        Normalised information of the frame and the word.
    reviews : int64, one item a pair
        In how many reviews the two meet.
    """

    number: NDArray[np.integer]
    information: NDArray[np.float64]
    reviews: NDArray[np.integer]

    @classmethod
    def of(cls, text: AnnotatedText, frames: Frames) -> "Heads":
        """Measure what fills some frames."""
        code, word = frames.code, text.word[frames.gap + frames.filler - 1]
        key = code * len(text.frequency) + word
        order = np.argsort(key, kind="stable")
        new = mark_changes(key[order])
        number = np.empty(len(key), np.int64)
        number[order] = np.cumsum(new) - 1
        reviews = np.bincount(number[order][new | mark_changes(text.review[frames.place[order]])])
        first = order[new]
        expected = frames.size[code[first]] * text.frequency[word[first]] / max(len(text.word), 1)
        return cls(number, normalise_information(np.bincount(number), expected, len(text.word)), reviews)

    def mark_own(self, *, min_reviews: int) -> NDArray[np.bool_]:
        """Mark the pairs that recur and belong together, as "sense of" and "humor", "cup of" and "tea"."""
        return (self.information >= _OWN) & (self.reviews >= min_reviews)


def mark_selecting(text: AnnotatedText, frames: Frames) -> NDArray[np.bool_]:
    """Mark frames that select what fills them: half of their uses have one of three fillers, or more, of their own.

    "burst into" has tears, laughter and flames; "plunges into" and "a lot of" take whatever there is. The idea is
    Resnik's (1993, "Selection and information"), who measures how strongly a verb selects its objects.
    """
    heads = Heads.of(text, frames)
    own = heads.mark_own(min_reviews=2)
    uses = np.bincount(frames.code, own[heads.number], len(frames.size))
    code = np.empty(len(own), np.int64)
    code[heads.number] = frames.code
    fillers = np.bincount(code, own, len(frames.size))
    return (uses >= _SELECTED * frames.size) & (fillers >= _FILLERS)


def _count_runs(text: AnnotatedText, start: NDArray[np.integer], words: NDArray[np.integer]) -> NDArray[np.integer]:
    """Count how often each run of words occurs in the corpus, given by one place of it."""
    count = text.frequency[text.word[start]].copy()
    longer = np.flatnonzero(words > 1)
    known: dict[tuple[int, ...], int] = {}
    spans = zip(start[longer].tolist(), words[longer].tolist(), strict=True)
    number = [known.setdefault(tuple(text.word[at : at + size].tolist()), len(known)) for at, size in spans]
    _, example = np.unique(np.array(number, np.int64), return_index=True)
    first, size = start[longer[example]].astype(np.int64), words[longer[example]].astype(np.int64)
    count[longer] = count_places(text.word, text.sentence, first, size)[number]
    return count
