"""Reads texts as arrays of characters, many reviews at a time, and numbers their words.

Words, and the gaps between them, are compared by 64-bit keys of their characters, so that only the distinct ones ever
become Python strings.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from pandas.arrays import ArrowStringArray

from corpus.text import sentences
from corpus.text.sentences import APOSTROPHES, Kind

FILM = "«film»"
FILMS = "«film»'s"

#: Characters read at a time: enough to make arrays worth while, few enough to stay in the processor's cache.
_BATCH = 4_000_000
#: Words are compared by so many first characters; of the rest only the length counts.
_COMPARED = 256
#: How many words are remembered by their keys, as a power of two.
_SLOTS = 18
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SPACE = re.compile(r"\s+")
_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


@dataclass(frozen=True)
class Batch:
    """Some reviews as one text, with a line end before, between and behind them; offsets are into this text.

    Attributes
    ----------
    text : str
        All of it.
    codes, letters, kinds : int, one item a character
        Its code point, its place in the alphabet (`WordNumbers`), and its `sentences.Kind`.
    start, end, spelling, word : int, one item a word
        Offsets, and numbers of the spelling and of the word.
    first : int
        Position of the first review among all texts.
    origin : int, one item a review and one more
        Offset of each review.
    """

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


class WordNumbers:
    """Numbers for letters, words, spellings and gaps, given in the order in which they first occur."""

    def __init__(self) -> None:
        # A letter's place in the corpus's own alphabet mostly fits a byte, so that eight of them make one key.
        self.place = np.zeros(0x110000, np.uint8)
        self.kinds = np.zeros(1, np.uint8)
        self.keys = np.zeros(1 << _SLOTS, np.uint64)
        self.by_key = np.empty(1 << _SLOTS, np.int32)
        self.words: dict[str, int] = {}
        self.spellings: dict[str, int] = {}
        self.gaps: dict[str, int] = {}
        self.word_of = np.empty(0, np.int32)
        self.stem = np.empty(0, np.int32)
        self.traits = np.empty(0, np.int16)
        self.number_spellings([FILM, FILMS])

    def number_letters(self, codes: NDArray[np.uint32]) -> NDArray[np.unsignedinteger]:
        """Return the places of characters in the alphabet, from 1; its `kinds` can be looked up by them."""
        letters = self.place[codes]
        seen = np.zeros(len(self.place), bool)
        seen[codes[letters == 0]] = True
        new = np.flatnonzero(seen)
        if not len(new):
            return letters
        size = len(self.kinds) + len(new)
        if size > np.iinfo(self.place.dtype).max:
            # Keys are made of places, so those made of narrower places are no longer valid.
            self.place = self.place.astype(np.min_scalar_type(size))
            self.keys[:] = 0
        self.place[new] = np.arange(len(self.kinds), size)
        self.kinds = np.append(
            self.kinds, np.array([sentences.classify_character(chr(code)) for code in new], np.uint8)
        )
        return self.place[codes]

    def number_pieces(
        self, text: str, letters: NDArray[np.unsignedinteger], start: NDArray[np.integer], end: NDArray[np.integer]
    ) -> NDArray[np.integer]:
        """Number the spellings at some places of a text, given its letters' places in the alphabet too."""
        key = hash_pieces(letters, start, end)
        slot = (key * _MIX) >> np.uint64(64 - _SLOTS)
        number = self.by_key[slot]
        # Of words that share a slot one is remembered; the others are looked up by their letters each time.
        unknown = np.flatnonzero(self.keys[slot] != key)
        code, example = number_distinct(key[unknown])
        chosen = unknown[example]
        new_numbers = self.number_spellings(cut_pieces(text, start[chosen], end[chosen]))
        number[unknown] = new_numbers[code]
        self.keys[slot[chosen]], self.by_key[slot[chosen]] = key[chosen], new_numbers
        return number

    def number_spellings(self, texts: list[str]) -> NDArray[np.integer]:
        """Number spellings, and the words behind them: with case folded and apostrophes straight."""
        known = len(self.spellings)
        numbers = [self.spellings.setdefault(spelling, len(self.spellings)) for spelling in texts]
        new = list(self.spellings)[known:]
        words = [self.words.setdefault(_fold_case(spelling), len(self.words)) for spelling in new]
        unstemmed = list(self.words)[len(self.stem) :]
        stems = [self.words.setdefault(word.removesuffix("'s"), len(self.words)) for word in unstemmed]
        more = np.arange(len(self.stem) + len(stems), len(self.words))
        self.stem = np.concatenate([self.stem, stems, more]).astype(np.int32)
        self.word_of = np.concatenate([self.word_of, np.array(words, np.int32)])
        self.traits = np.concatenate([self.traits, sentences.tabulate_traits(new)])
        return np.array(numbers, np.int32)

    def number_gaps(self, texts: list[str]) -> NDArray[np.integer]:
        """Number the gaps between words; runs of space count as one space."""
        return np.array([self.gaps.setdefault(_SPACE.sub(" ", gap), len(self.gaps)) for gap in texts], np.int32)


def cut_batches(texts: Iterable[str]) -> list[int]:
    """Return where batches of texts begin, and behind these where the last one ends; at least one, if an empty one."""
    lengths = _count_letters(texts)
    part = np.cumsum(lengths) // _BATCH
    return [0, *(np.flatnonzero(np.diff(part)) + 1).tolist(), len(lengths)]


def read_batches(texts: Sequence[str], numbers: WordNumbers, edges: Sequence[int] | None = None) -> Iterator[Batch]:
    """Read reviews into arrays, some at a time; by default as many as `cut_batches` says."""
    for first, last in pairwise(cut_batches(texts) if edges is None else edges):
        batch = _list_texts(texts[first:last])
        origin = np.concatenate([[0], np.cumsum(np.fromiter(map(len, batch), np.int64) + 1)]) + 1
        yield _read_batch("\n".join(["", *batch, ""]), first, origin, numbers)


def _count_letters(texts: Iterable[str]) -> NDArray[np.int64]:
    """Return how many characters each text has; of a column of a frame, none becomes one of Python's for it."""
    if isinstance(texts, ArrowStringArray):
        return pc.utf8_length(pa.array(texts, pa.large_string())).to_numpy().astype(np.int64)
    return np.fromiter(map(len, texts), np.int64)


def _list_texts(texts: Sequence[str]) -> list[str]:
    return texts.to_numpy(object).tolist() if isinstance(texts, ArrowStringArray) else list(texts)


def _read_batch(text: str, first: int, origin: NDArray[np.integer], numbers: WordNumbers) -> Batch:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    letters = numbers.number_letters(codes)
    kinds = numbers.kinds[letters]
    inside = kinds == Kind.LETTER
    inside[1:-1] |= (kinds[1:-1] == Kind.APOSTROPHE) & inside[:-2] & inside[2:]
    start, end = sentences.find_runs(inside)
    spelling = numbers.number_pieces(text, letters, start, end)
    return Batch(text, codes, letters, kinds, start, end, spelling, numbers.word_of[spelling], first, origin)


def cut_pieces(text: str, start: NDArray[np.integer], end: NDArray[np.integer]) -> list[str]:
    """Cut pieces out of a text."""
    return [text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)]


def hash_pieces(
    letters: NDArray[np.unsignedinteger], start: NDArray[np.integer], end: NDArray[np.integer]
) -> NDArray[np.uint64]:
    """Hash the pieces `start:end` of a text.

    Up to eight letters are their own key. Longer pieces are mixed into 64 bits, which two of a million different words
    share with a chance of one in 30 million.
    """
    each = 8 // letters.itemsize
    padded = np.concatenate([letters, np.zeros(each, letters.dtype)])
    windows = np.ndarray(len(letters) + 1, "<u8", padded.data, strides=letters.strides)
    keep = np.array([(1 << (8 * letters.itemsize * n)) - 1 for n in range(each + 1)], np.uint64)
    length = end - start
    key = windows[start] & keep[np.minimum(length, each)]
    longer = np.flatnonzero(length > each)
    for at in range(each, _COMPARED, each):
        if not len(longer):
            break
        block = windows[start[longer] + at] & keep[np.minimum(length[longer] - at, each)]
        key[longer] = (key[longer] ^ (key[longer] >> np.uint64(29))) * _MIX + block
        longer = longer[length[longer] > at + each]
    key[longer] = (key[longer] ^ (key[longer] >> np.uint64(29))) * _MIX + length[longer].astype(np.uint64)
    return key


def number_distinct(key: NDArray[np.uint64]) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Number keys so that equal ones share a number, in the order of first places; also return a place of each."""
    number, different = pd.factorize(key)
    example = np.empty(len(different), np.intp)
    example[number] = np.arange(len(number))
    return number, example


def _fold_case(spelling: str) -> str:
    if spelling.isascii():
        return spelling.lower().replace("`", "'")
    return unicodedata.normalize("NFC", spelling.translate(_STRAIGHT)).casefold()
