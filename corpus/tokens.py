"""The corpus tokenised once: word ids, character offsets, sentence breaks.

Texts are read as arrays of code points, many reviews at a time. Words and the gaps between them are numbered by 64-bit
keys of their characters, so that only the distinct ones ever become Python strings.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from . import mentions
from . import sentences as breaking
from .sentences import APOSTROPHES, Kind
from .words import FUNCTION_WORDS

FILM = "«film»"
FILMS = "«film»'s"

#: Characters read at a time: enough for arrays to pay, little enough to stay in the processor's cache.
_BATCH = 4_000_000
#: A word's first characters tell it from others; what stands behind counts by its length alone.
_TOLD_BY = 256
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SPACE = re.compile(r"\s+")
_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


@dataclass(frozen=True, eq=False)
class Tokens:
    """A tokenised corpus. Arrays named in the singular have one item a token, in the order of the texts.

    Attributes
    ----------
    word : int32
        Position in `vocabulary`: the word with its case folded and apostrophes straight.
    spelling : int32
        Position in `spellings`: the word as printed.
    gap : int32
        Position in `gaps`: what is printed between this token and the next, runs of space as one.
    start, end : int32
        Character offsets into the token's own review.
    sentence : int32
        Number of the sentence within the review, from 0.
    bounds : int64, one more than reviews
        Review `i` has the tokens `bounds[i]:bounds[i + 1]`.
    spans : int32, three rows, one column a sentence
        Review (by position), start and end of every sentence, also of those without a word.
    vocabulary, spellings, gaps : list of str
        What the numbers stand for. A film's title in its own reviews is the word «film».
    """

    word: NDArray[np.int32]
    spelling: NDArray[np.int32]
    gap: NDArray[np.int32]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    sentence: NDArray[np.int32]
    bounds: NDArray[np.int64]
    spans: NDArray[np.int32]
    vocabulary: list[str]
    spellings: list[str]
    gaps: list[str]

    @property
    def review(self) -> NDArray[np.int32]:
        """Position of each token's review among the texts."""
        return np.repeat(np.arange(len(self.bounds) - 1, dtype=np.int32), np.diff(self.bounds))


def tokenise(texts: Sequence[str], *, films: Sequence[str | None] | None = None) -> Tokens:
    """Split reviews into words and sentences.

    A word is a run of letters, digits and the marks on them, with apostrophes inside it. A hyphen separates. Sentences
    end as `corpus.sentences` says, and at each line's end.

    Parameters
    ----------
    texts : sequence of str
        One text a review.
    films : sequence of str or None, optional
        The film of each review. Where it is known, its title in the text is one token, «film», with the offsets of
        the printed title and of the quotation marks around it; so is its possessive, «film»'s.

    Returns
    -------
    Tokens

    Examples
    --------
    >>> tokens = tokenise(["Star-crossed lovers. Don’t cry!"])
    >>> [tokens.vocabulary[word] for word in tokens.word]
    ['star', 'crossed', 'lovers', "don't", 'cry']
    >>> tokens.sentence.tolist()
    [0, 0, 0, 1, 1]
    """
    lexicon = _Lexicon()
    film, names = pd.factorize(np.asarray([None] * len(texts) if films is None else list(films), dtype=object))
    titles = _titles(list(names), lexicon)
    parts = []
    for batch in _batches(texts, lexicon):
        stops, doubtful = breaking.ends(
            batch.kinds, batch.codes, batch.start, batch.end, lexicon.traits[batch.spelling]
        )
        if len(titles.film):
            batch, stops = _with_titles(batch, stops, doubtful, titles, film, lexicon)
        parts.append(_columns(batch, stops, lexicon))
    columns = [np.concatenate(arrays, axis=-1) for arrays in zip(*parts, strict=True)]
    word, spelling, gap, start, end, sentence, counts, spans = columns
    return Tokens(
        word=word,
        spelling=spelling,
        gap=gap,
        start=start,
        end=end,
        sentence=sentence,
        bounds=np.append(0, np.cumsum(counts)),
        spans=spans,
        vocabulary=list(lexicon.words),
        spellings=list(lexicon.spellings),
        gaps=list(lexicon.gaps),
    )


def sentences(tokens: Tokens) -> pd.DataFrame:
    """Return every sentence of the corpus, also those without a word ("***").

    Returns
    -------
    DataFrame
        `review` (position among the texts), `sentence` (from 0 within the review, as in `Tokens.sentence`), `start` and
        `end` (character offsets into the text, without the space around the sentence); all int64.
    """
    review, start, end = tokens.spans.astype(np.int64)
    return pd.DataFrame({"review": review, "sentence": _running(review), "start": start, "end": end})


@dataclass(frozen=True)
class _Batch:
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

    def review(self, offset: NDArray[np.integer]) -> NDArray[np.integer]:
        """Return which review of the batch an offset lies in."""
        return np.searchsorted(self.origin, offset, side="right") - 1


class _Lexicon:
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
        self.traits = np.concatenate([self.traits, breaking.table(new)])
        return np.array(numbers, np.int32)

    def gap_numbers(self, printed: list[str]) -> NDArray[np.integer]:
        """Number what stands between words, runs of space as one."""
        return np.array([self.gaps.setdefault(_SPACE.sub(" ", gap), len(self.gaps)) for gap in printed], np.int32)


def _batches(texts: Sequence[str], lexicon: _Lexicon) -> Iterator[_Batch]:
    """Read reviews into arrays, some at a time; at least one batch comes, if only an empty one."""
    texts = list(texts)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    part = np.cumsum(lengths) // _BATCH
    edges = [0, *(np.flatnonzero(np.diff(part)) + 1).tolist(), len(texts)]
    for first, last in pairwise(edges):
        origin = np.concatenate([[0], np.cumsum(lengths[first:last] + 1)]) + 1
        yield _read("\n".join(["", *texts[first:last], ""]), first, origin, lexicon)


def _read(text: str, first: int, origin: NDArray[np.integer], lexicon: _Lexicon) -> _Batch:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    present = np.zeros(0x110000, bool)
    present[codes] = True
    alphabet = np.flatnonzero(present)
    # A letter's place in the batch's own alphabet mostly fits a byte, so that eight of them make one key.
    place = np.zeros(0x110000, np.min_scalar_type(len(alphabet)))
    place[alphabet] = np.arange(1, len(alphabet) + 1)
    letters = place[codes]
    kinds = np.array([0, *(breaking.kind(chr(code)) for code in alphabet)], np.uint8)[letters]

    inside = kinds == Kind.LETTER
    inside[1:-1] |= (kinds[1:-1] == Kind.APOSTROPHE) & inside[:-2] & inside[2:]
    start, end = breaking.runs(inside)
    spelling, example = _numbered(letters, start, end)
    spelling = lexicon.spelling_numbers(_pieces(text, start[example], end[example]))[spelling]
    return _Batch(text, codes, letters, kinds, start, end, spelling, lexicon.word_of[spelling], first, origin)


def _pieces(text: str, start: NDArray[np.integer], end: NDArray[np.integer]) -> list[str]:
    return [text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)]


def _numbered(
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


def _titles(names: list[str], lexicon: _Lexicon) -> mentions.Titles:
    """Return the films' titles as word numbers."""
    printed = [mentions.spellings(name) for name in names]
    film = np.repeat(np.arange(len(names)), [len(spellings) for spellings in printed])
    words: list[list[int]] = []
    for batch in _batches([spelling for spellings in printed for spelling in spellings], lexicon):
        words += [part.tolist() for part in np.split(batch.word, np.searchsorted(batch.start, batch.origin[1:-1]))]
    words = words[: len(film)]
    filled = np.array([bool(numbers) for numbers in words], bool)
    function = np.array([word in FUNCTION_WORDS for word in lexicon.words])
    return mentions.Titles.of(film[filled], [numbers for numbers in words if numbers], function)


def _with_titles(
    batch: _Batch,
    stops: NDArray[np.integer],
    doubtful: NDArray[np.bool_],
    titles: mentions.Titles,
    film: NDArray[np.integer],
    lexicon: _Lexicon,
) -> tuple[_Batch, NDArray[np.integer]]:
    """Make one token of each mention of a review's own film; no sentence ends inside it."""
    quote = (batch.kinds == Kind.CLOSING) | (batch.kinds == Kind.APOSTROPHE)
    opens, closes = quote[batch.start - 1], quote[batch.end]
    lines = np.flatnonzero(batch.kinds == Kind.LINE_END)
    initial = np.zeros(len(batch.start) + 1, bool)
    initial[np.searchsorted(batch.start, np.concatenate([lines, stops]))] = True
    prose = mentions.Prose(
        word=batch.word,
        trait=lexicon.traits[batch.spelling],
        start=batch.start,
        end=batch.end,
        film=np.repeat(
            film[batch.first : batch.first + len(batch.origin) - 1],
            np.diff(np.searchsorted(batch.start, batch.origin)),
        ),
        initial=initial[:-1],
        opens=opens,
        closes=closes,
        stem=lexicon.stem,
    )
    first, last, possessive = mentions.find(titles, prose)
    quoted = opens[first] & closes[last]
    start, end, spelling = batch.start.copy(), batch.end.copy(), batch.spelling.copy()
    start[first] -= quoted
    end[first] = end[last] + quoted
    spelling[first] = np.where(possessive, lexicon.spellings[FILMS], lexicon.spellings[FILM])
    # Words 2 to n of each mention go: +1 behind its first word, −1 behind its last, and the running sum between is 1.
    change = np.bincount(first + 1, minlength=len(start) + 1) - np.bincount(last + 1, minlength=len(start) + 1)
    kept = np.cumsum(change[: len(start)]) == 0

    if len(first):
        holder = np.maximum(np.searchsorted(start[first], stops) - 1, 0)
        behind_title = stops - end[first][holder]
        inside = (stops > start[first][holder]) & ((behind_title < 0) | (doubtful & (behind_title == 1)))
        stops = stops[~inside]
    spelling = spelling[kept]
    return replace(batch, start=start[kept], end=end[kept], spelling=spelling, word=lexicon.word_of[spelling]), stops


def _columns(batch: _Batch, stops: NDArray[np.integer], lexicon: _Lexicon) -> tuple[NDArray[np.integer], ...]:
    """Return a batch's share of the arrays of `Tokens`, with offsets into each review."""
    lines = np.flatnonzero(batch.kinds == Kind.LINE_END)
    cuts = np.sort(np.concatenate([stops, lines]))
    start, end = breaking.spans(batch.kinds, cuts)
    review = batch.review(start)
    origin = batch.origin[review]
    spans = np.stack([review + batch.first, start - origin, end - origin]).astype(np.int32)

    words = np.diff(np.searchsorted(batch.start, start), append=len(batch.start))
    sentence, origin = np.repeat(_running(review), words), np.repeat(origin, words)
    counts = np.diff(np.searchsorted(batch.start, batch.origin))
    gap = _gaps(batch, lexicon)
    per_token = (batch.word, batch.spelling, gap, batch.start - origin, batch.end - origin, sentence)
    return *(array.astype(np.int32, copy=False) for array in per_token), counts, spans


def _gaps(batch: _Batch, lexicon: _Lexicon) -> NDArray[np.integer]:
    """Number what is printed between each word and the next."""
    behind = np.append(batch.start[1:], len(batch.text))[: len(batch.end)]
    number = np.full(len(behind), lexicon.gap_numbers([" "])[0])
    odd = np.flatnonzero((behind - batch.end > 1) | (batch.codes[batch.end] != ord(" ")))
    end, behind = batch.end[odd], behind[odd]
    gap, example = _numbered(batch.letters, end, behind)
    number[odd] = lexicon.gap_numbers(_pieces(batch.text, end[example], behind[example]))[gap]
    return number


def _running(group: NDArray[np.integer]) -> NDArray[np.integer]:
    """Number the items of each run of equal values from 0."""
    first = np.flatnonzero(np.diff(group, prepend=-1))
    return np.arange(len(group)) - np.repeat(first, np.diff(first, append=len(group)))


def _folded(spelling: str) -> str:
    if spelling.isascii():
        return spelling.lower().replace("`", "'")
    return unicodedata.normalize("NFC", spelling.translate(_STRAIGHT)).casefold()
