"""Texts read as arrays of code points, many reviews at a time, and their words numbered.

Words, and the gaps between them, are told apart by 64-bit keys of their characters, so that only the distinct ones ever
become Python strings.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from . import sentences
from .sentences import APOSTROPHES, Kind

FILM = "«film»"
FILMS = "«film»'s"

#: Characters read at a time: enough for arrays to pay, little enough to stay in the processor's cache.
_BATCH = 4_000_000
#: A word's first characters tell it from others; what stands behind counts by its length alone.
_TOLD_BY = 256
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SPACE = re.compile(r"\s+")
_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


@dataclass(frozen=True)
class Batch:
    """Some reviews, one to a line, between two line ends; offsets are into all of them."""

    text: str
    codes: NDArray[np.uint32]
    letters: NDArray[np.unsignedinteger]
    kinds: NDArray[np.uint8]
    start: NDArray[np.integer]
    end: NDArray[np.integer]
    spelling: NDArray[np.integer]
    word: NDArray[np.integer]
    first: int
    origin: NDArray[np.integer]

    @property
    def counts(self) -> NDArray[np.integer]:
        """How many words each review has."""
        return np.diff(np.searchsorted(self.start, self.origin))


class Lexicon:
    """The numbers given so far to words, spellings and gaps."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self.spellings: dict[str, int] = {}
        self.gaps: dict[str, int] = {}
        self.word_of = np.empty(0, np.int32)
        self.stem = np.empty(0, np.int32)
        self.traits = np.empty(0, np.int16)
        self.spelling_numbers([FILM, FILMS])

    def spelling_numbers(self, printed: list[str]) -> NDArray[np.integer]:
        """Number spellings as printed, and the words that they are."""
        known = len(self.spellings)
        numbers = [self.spellings.setdefault(spelling, len(self.spellings)) for spelling in printed]
        new = list(self.spellings)[known:]
        words = [self.words.setdefault(_folded(spelling), len(self.words)) for spelling in new]
        unstemmed = list(self.words)[len(self.stem) :]
        stems = [self.words.setdefault(word.removesuffix("'s"), len(self.words)) for word in unstemmed]
        more = np.arange(len(self.stem) + len(stems), len(self.words))
        self.stem = np.concatenate([self.stem, stems, more]).astype(np.int32)
        self.word_of = np.concatenate([self.word_of, np.array(words, np.int32)])
        self.traits = np.concatenate([self.traits, sentences.table(new)])
        return np.array(numbers, np.int32)

    def gap_numbers(self, printed: list[str]) -> NDArray[np.integer]:
        """Number what stands between words, runs of space as one."""
        return np.array([self.gaps.setdefault(_SPACE.sub(" ", gap), len(self.gaps)) for gap in printed], np.int32)


def batches(texts: Sequence[str], lexicon: Lexicon) -> Iterator[Batch]:
    """Read reviews into arrays, some at a time; at least one batch comes, if only an empty one."""
    texts = list(texts)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    part = np.cumsum(lengths) // _BATCH
    edges = [0, *(np.flatnonzero(np.diff(part)) + 1).tolist(), len(texts)]
    for first, last in pairwise(edges):
        origin = np.concatenate([[0], np.cumsum(lengths[first:last] + 1)]) + 1
        yield _read("\n".join(["", *texts[first:last], ""]), first, origin, lexicon)


def _read(text: str, first: int, origin: NDArray[np.integer], lexicon: Lexicon) -> Batch:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    present = np.zeros(0x110000, bool)
    present[codes] = True
    alphabet = np.flatnonzero(present)
    # A letter's place in the batch's own alphabet mostly fits a byte, so that eight of them make one key.
    place = np.zeros(0x110000, np.min_scalar_type(len(alphabet)))
    place[alphabet] = np.arange(1, len(alphabet) + 1)
    letters = place[codes]
    kinds = np.array([0, *(sentences.kind(chr(code)) for code in alphabet)], np.uint8)[letters]

    inside = kinds == Kind.LETTER
    inside[1:-1] |= (kinds[1:-1] == Kind.APOSTROPHE) & inside[:-2] & inside[2:]
    start, end = sentences.runs(inside)
    spelling, example = numbered(letters, start, end)
    spelling = lexicon.spelling_numbers(pieces(text, start[example], end[example]))[spelling]
    return Batch(text, codes, letters, kinds, start, end, spelling, lexicon.word_of[spelling], first, origin)


def pieces(text: str, start: NDArray[np.integer], end: NDArray[np.integer]) -> list[str]:
    """Cut pieces out of a text."""
    return [text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)]


def numbered(
    letters: NDArray[np.unsignedinteger], start: NDArray[np.integer], end: NDArray[np.integer]
) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Number the pieces `start:end` of a text so that equal ones share a number; and give one example of each.

    Up to eight letters are their own key. Longer pieces mix theirs into 64 bits, which two of a million different
    words share with a chance of one in 30 million.
    """
    each = 8 // letters.itemsize
    padded = np.concatenate([letters, np.zeros(each, letters.dtype)])
    windows = np.ndarray(len(letters) + 1, "<u8", padded.data, strides=letters.strides)
    keep = np.array([(1 << (8 * letters.itemsize * n)) - 1 for n in range(each + 1)], np.uint64)
    length = end - start
    key = windows[start] & keep[np.minimum(length, each)]
    longer = np.flatnonzero(length > each)
    for at in range(each, _TOLD_BY, each):
        if not len(longer):
            break
        block = windows[start[longer] + at] & keep[np.minimum(length[longer] - at, each)]
        key[longer] = (key[longer] ^ (key[longer] >> np.uint64(29))) * _MIX + block
        longer = longer[length[longer] > at + each]
    key[longer] = (key[longer] ^ (key[longer] >> np.uint64(29))) * _MIX + length[longer].astype(np.uint64)
    number, distinct = pd.factorize(key)
    example = np.empty(len(distinct), np.intp)
    example[number] = np.arange(len(number))
    return number, example


def _folded(spelling: str) -> str:
    if spelling.isascii():
        return spelling.lower().replace("`", "'")
    return unicodedata.normalize("NFC", spelling.translate(_STRAIGHT)).casefold()
