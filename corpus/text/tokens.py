"""A corpus as numbered words, with character offsets and sentences."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.text import mentions
from corpus.text import sentences as breaking
from corpus.text.arrays import narrow_signed, slice_groups, slice_rows
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.laid_aside import GrowingColumns, lay_aside, number_rows
from corpus.text.scanning import FILM, FILMS, Batch, WordNumbers, cut_pieces, hash_pieces, number_distinct, read_batches
from corpus.text.sentences import Kind
from corpus.text.title_spellings import list_spellings

#: The arrays of `Tokens` with one item a token.
COLUMNS = ("word", "spelling", "gap", "start", "end", "sentence")


@dataclass(frozen=True, eq=False)
class Tokens:
    """A tokenised corpus. Arrays named in the singular have one item a token, in the order of the texts.

    Those of a large corpus lie in files, and cannot be written to.

    Attributes
    ----------
    word : int32
        Position in `vocabulary`: the word with its case folded and apostrophes straight.
    spelling : int32
        Position in `spellings`: the word as it is spelled.
    gap : int16 or int32
        Position in `gaps`: the characters between this token and the next, with runs of space as one.
    start, end : int16 or int32
        Character offsets into the token's own review.
    sentence : int16 or int32
        Number of the sentence within the review, from 0.
    bounds : int64, one more than reviews
        Review `i` has the tokens `bounds[i]:bounds[i + 1]`.
    spans : int32, three rows, one column a sentence
        Review (by position), start and end of every sentence, also of those without a word.
    vocabulary, spellings, gaps : list of str
        The strings behind the numbers. A film's title in its own reviews is the word «film».
    """

    word: NDArray[np.int32]
    spelling: NDArray[np.int32]
    gap: NDArray[np.integer]
    start: NDArray[np.integer]
    end: NDArray[np.integer]
    sentence: NDArray[np.integer]
    bounds: NDArray[np.int64]
    spans: NDArray[np.int32]
    vocabulary: list[str]
    spellings: list[str]
    gaps: list[str]

    @cached_property
    def review(self) -> NDArray[np.int32]:
        """Position of each token's review among the texts."""
        return number_rows(self.bounds)

    @cached_property
    def traits(self) -> NDArray[np.integer]:
        """The `sentences.Trait`s of each spelling."""
        return breaking.tabulate_traits(self.spellings)


def tokenise(texts: Sequence[str], *, films: Sequence[str | None] | pd.Series | None = None) -> Tokens:
    """Split reviews into words and sentences.

    A word is a run of letters, digits and the marks on them, with apostrophes inside it. A hyphen separates. Sentences
    end as `corpus.text.sentences` says, and at each line's end.

    Parameters
    ----------
    texts : sequence of str
        One text a review.
    films : sequence of str or missing, optional
        The film of each review, as the column of a frame has it. Where it is known, its title in the text is one token,
        «film», with the offsets of the title and of the quotation marks around it; so is its possessive,
        «film»'s.

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
    numbers = WordNumbers()
    film, names = pd.factorize(np.asarray([None] * len(texts) if films is None else list(films), dtype=object))
    titles = number_titles(list(names), numbers)
    return gather_tokens(read_batches(texts, numbers), titles, film, numbers)


def gather_tokens(
    batches: Iterable[Batch], titles: mentions.Titles, film: NDArray[np.integer], numbers: WordNumbers
) -> Tokens:
    """Return the tokens of batches of reviews, with the titles of their films as one token each.

    Parameters
    ----------
    batches : iterable of Batch
        What `scanning.read_batches` gives with these `numbers`.
    titles : Titles
        What `number_titles` gives with these `numbers`.
    film : array of int, one item a review
        Which of the films it is of; −1 where that is not known.
    numbers : WordNumbers
    """
    columns = GrowingColumns(*[np.int32] * 10)
    for batch in batches:
        columns.extend(*_build_columns(batch, titles, film, numbers))
    word, spelling, gap, start, end, sentence, counts, *spans = columns.take_arrays()
    # Texts of many pages are rare: most numbers need two bytes. One column after the other, so that each is freed.
    gap, start, end, sentence = map(_lay_narrow_aside, (gap, start, end, sentence))
    return Tokens(
        word=word,
        spelling=spelling,
        gap=gap,
        start=start,
        end=end,
        sentence=sentence,
        bounds=np.append(0, np.cumsum(counts)),
        spans=lay_aside(np.concatenate(spans)).reshape(3, -1),
        vocabulary=list(numbers.words),
        spellings=list(numbers.spellings),
        gaps=list(numbers.gaps),
    )


def _lay_narrow_aside(values: NDArray[np.int32]) -> NDArray[np.integer]:
    """Return numbers as `narrow_signed` does, in a file if there are many of them; some are copied at a time."""
    column = GrowingColumns(narrow_signed(values.max(initial=0, keepdims=True)).dtype)
    for rows in slice_rows(len(values)):
        column.extend(values[rows])
    return column.take_arrays()[0]


def list_sentences(tokens: Tokens) -> pd.DataFrame:
    """Return every sentence of the corpus, also those without a word ("***").

    Returns
    -------
    DataFrame
        `review` (position among the texts), `sentence` (from 0 within the review, as in `Tokens.sentence`), `start` and
        `end` (character offsets into the text, without the space around the sentence); all int32.
    """
    review, start, end = tokens.spans
    sentence = lay_aside(_number_within(review).astype(np.int32))
    return pd.DataFrame({"review": review, "sentence": sentence, "start": start, "end": end}, copy=False)


def iterate_parts(tokens: Tokens) -> Iterator[Tokens]:
    """Yield stretches of whole reviews, of about a million tokens each, as `arrays.iterate_stretches` cuts them.

    Their words, spellings and gaps are those of the whole corpus, and so are their numbers.
    """
    for first, last in slice_groups(np.diff(tokens.bounds)):
        rows = slice(tokens.bounds[first], tokens.bounds[last])
        columns = {name: getattr(tokens, name)[rows] for name in COLUMNS}
        yield replace(tokens, **columns, bounds=tokens.bounds[first : last + 1] - rows.start)


def number_titles(names: list[str], numbers: WordNumbers) -> mentions.Titles:
    """Return the films' titles as word numbers."""
    spellings_of = [list_spellings(name) for name in names]
    film = np.repeat(np.arange(len(names)), [len(spellings) for spellings in spellings_of])
    words: list[list[int]] = []
    for batch in read_batches([spelling for spellings in spellings_of for spelling in spellings], numbers):
        words += [part.tolist() for part in np.split(batch.word, np.searchsorted(batch.start, batch.origin[1:-1]))]
    words = words[: len(film)]
    filled = np.array([bool(spelling) for spelling in words], bool)
    function = np.array([word in FUNCTION_WORDS for word in numbers.words])
    return mentions.Titles.of(film[filled], [spelling for spelling in words if spelling], function)


def _join_titles(
    batch: Batch,
    stops: NDArray[np.integer],
    doubtful: NDArray[np.bool_],
    titles: mentions.Titles,
    film: NDArray[np.integer],
    numbers: WordNumbers,
) -> tuple[Batch, NDArray[np.integer]]:
    """Make one token of each mention of a review's own film; no sentence ends inside it."""
    quote = (batch.kinds == Kind.CLOSING) | (batch.kinds == Kind.APOSTROPHE)
    opens, closes = quote[batch.start - 1], quote[batch.end]
    lines = np.flatnonzero(batch.kinds == Kind.LINE_END)
    initial = np.zeros(len(batch.start) + 1, bool)
    initial[np.searchsorted(batch.start, np.concatenate([lines, stops]))] = True
    prose = mentions.Prose(
        word=batch.word,
        trait=numbers.traits[batch.spelling],
        start=batch.start,
        end=batch.end,
        film=np.repeat(film[batch.first : batch.first + len(batch.counts)], batch.counts),
        initial=initial[:-1],
        opens=opens,
        closes=closes,
        stem=numbers.stem,
    )
    first, last, possessive = mentions.find_mentions(titles, prose)
    quoted = opens[first] & closes[last]
    start, end, spelling = batch.start.copy(), batch.end.copy(), batch.spelling.copy()
    start[first] -= quoted
    end[first] = end[last] + quoted
    spelling[first] = np.where(possessive, numbers.spellings[FILMS], numbers.spellings[FILM])
    # Words 2 to n of each mention are dropped: +1 behind its first word, −1 behind its last, so the sum between is 1.
    change = np.bincount(first + 1, minlength=len(start) + 1) - np.bincount(last + 1, minlength=len(start) + 1)
    kept = np.cumsum(change[: len(start)]) == 0

    if len(first):
        holder = np.maximum(np.searchsorted(start[first], stops) - 1, 0)
        behind_title = stops - end[first][holder]
        inside = (stops > start[first][holder]) & ((behind_title < 0) | (doubtful & (behind_title == 1)))
        stops = stops[~inside]
    spelling = spelling[kept]
    return replace(batch, start=start[kept], end=end[kept], spelling=spelling, word=numbers.word_of[spelling]), stops


def _build_columns(
    batch: Batch, titles: mentions.Titles, film: NDArray[np.integer], numbers: WordNumbers
) -> tuple[NDArray[np.integer], ...]:
    """Return a batch's share of the arrays of `Tokens`: one item a token; the tokens of each review; the spans."""
    stops, doubtful = breaking.find_ends(
        batch.kinds, batch.codes, batch.start, batch.end, numbers.traits[batch.spelling]
    )
    if len(titles.film):
        batch, stops = _join_titles(batch, stops, doubtful, titles, film, numbers)
    cuts = np.sort(np.concatenate([stops, np.flatnonzero(batch.kinds == Kind.LINE_END)]))
    start, end = breaking.find_spans(batch.kinds, cuts)
    review = np.searchsorted(batch.origin, start, side="right") - 1
    origin = batch.origin[review]
    spans = (review + batch.first, start - origin, end - origin)

    words = np.diff(np.searchsorted(batch.start, start), append=len(batch.start))
    sentence, origin = np.repeat(_number_within(review), words), np.repeat(origin, words)
    offsets = (batch.start - origin, batch.end - origin)
    return (batch.word, batch.spelling, _number_gaps(batch, numbers), *offsets, sentence, batch.counts, *spans)


def _number_gaps(batch: Batch, numbers: WordNumbers) -> NDArray[np.integer]:
    """Number the gaps between each word and the next."""
    behind = np.append(batch.start[1:], len(batch.text))[: len(batch.end)]
    number = np.full(len(behind), numbers.number_gaps([" "])[0])
    odd = np.flatnonzero((behind - batch.end > 1) | (batch.codes[batch.end] != ord(" ")))
    end, behind = batch.end[odd], behind[odd]
    gap, example = number_distinct(hash_pieces(batch.letters, end, behind))
    number[odd] = numbers.number_gaps(cut_pieces(batch.text, end[example], behind[example]))[gap]
    return number


def _number_within(group: NDArray[np.integer]) -> NDArray[np.integer]:
    """Number the items of each run of equal values from 0."""
    first = np.flatnonzero(np.diff(group, prepend=-1))
    return np.arange(len(group)) - np.repeat(first, np.diff(first, append=len(group)))
