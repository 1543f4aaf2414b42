"""A corpus tokenised in parts, each by whoever has its texts, and numbered as if it had been split at once.

Whether a word is a name is counted within a batch of texts (`scanning.cut_batches`), so a part is read together with
the rest of the batches that its first and its last review are in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.text.arrays import narrow_signed
from corpus.text.scanning import Batch, WordNumbers, read_batches
from corpus.text.tokens import COLUMNS, Tokens, gather_tokens, number_titles


@dataclass(frozen=True, eq=False, repr=False)
class Part:
    """The tokens of some reviews that follow each other, with numbers of their own.

    Attributes
    ----------
    tokens : Tokens
        Of these reviews alone. Their vocabulary, spellings and gaps may have more than they use.
    new : list of list of str, one a batch that was read
        The spellings that are in none of those before.
    """

    tokens: Tokens
    new: list[list[str]]


def tokenise_part(
    texts: Sequence[str],
    film: NDArray[np.integer],
    names: Sequence[str],
    *,
    edges: Sequence[int],
    kept: slice,
) -> Part:
    """Split some reviews into words and sentences, as `tokens.tokenise` splits all.

    Parameters
    ----------
    texts : sequence of str
        The batches that hold the reviews, from their first text to their last.
    film : array of int, one item a text
        Which of the films it is of; −1 where that is not known.
    names : sequence of str
        All films of the corpus: a word of one title may be part of another.
    edges : sequence of int
        Where among the texts each batch begins, and where the last one ends.
    kept : slice
        The reviews of this part, among the texts.
    """
    numbers = WordNumbers()
    titles = number_titles(list(names), numbers)
    known = [len(numbers.spellings)]

    def read() -> Iterator[Batch]:
        for each in read_batches(texts, numbers, edges):
            known.append(len(numbers.spellings))
            yield each

    tokens = gather_tokens(read(), titles, film, numbers)
    new = [tokens.spellings[first:last] for first, last in pairwise(known)]
    return Part(_select_reviews(tokens, kept), new)


def leave_words(part: Part) -> Part:
    """Return a part without what `join_parts` can do without: so it is smaller to send."""
    tokens = part.tokens
    return replace(part, tokens=replace(tokens, word=tokens.word[:0], vocabulary=[], spelling=tokens.spelling.copy()))


def join_parts(parts: Sequence[Part], names: Sequence[str]) -> Tokens:
    """Return the tokens of all parts, numbered as `tokens.tokenise` numbers those of the whole corpus.

    Parameters
    ----------
    parts : sequence of Part
        All of them, in order; at least one.
    names : sequence of str
        As for `tokenise_part`.
    """
    numbers = WordNumbers()
    number_titles(list(names), numbers)
    gaps: dict[str, int] = {}
    for part in parts:
        # Of a batch that two parts have read, the second has nothing that has no number yet.
        for spellings in part.new:
            numbers.number_spellings(spellings)
        for between in part.tokens.gaps:
            gaps.setdefault(between, len(gaps))
    many = sum(len(part.tokens.spelling) for part in parts)
    spelling, gap, start, end, sentence = (np.empty(many, np.int32) for _ in range(5))
    counts, spans, done, reviews = [np.zeros(1, np.int64)], [], 0, 0
    for part in parts:
        tokens = part.tokens
        rows = slice(done, done + len(tokens.spelling))
        spelling[rows] = _renumber(tokens.spellings, numbers.spellings)[tokens.spelling]
        gap[rows] = _renumber(tokens.gaps, gaps)[tokens.gap]
        start[rows], end[rows], sentence[rows] = tokens.start, tokens.end, tokens.sentence
        counts.append(np.diff(tokens.bounds))
        spans.append(tokens.spans + np.array([[reviews], [0], [0]], np.int32))
        done, reviews = rows.stop, reviews + len(tokens.bounds) - 1
    return Tokens(
        word=numbers.word_of[spelling],
        spelling=spelling,
        gap=narrow_signed(gap),
        start=narrow_signed(start),
        end=narrow_signed(end),
        sentence=narrow_signed(sentence),
        bounds=np.cumsum(np.concatenate(counts)),
        spans=np.concatenate(spans, axis=1),
        vocabulary=list(numbers.words),
        spellings=list(numbers.spellings),
        gaps=list(gaps),
    )


def _select_reviews(tokens: Tokens, kept: slice) -> Tokens:
    """Return the tokens of some reviews that follow each other, as copies."""
    first, last = tokens.bounds[kept.start], tokens.bounds[kept.stop]
    columns = {name: getattr(tokens, name)[first:last].copy() for name in COLUMNS}
    spans = tokens.spans[:, slice(*np.searchsorted(tokens.spans[0], [kept.start, kept.stop]))].copy()
    spans[0] -= kept.start
    return replace(tokens, **columns, bounds=tokens.bounds[kept.start : kept.stop + 1] - first, spans=spans)


def _renumber(names: Sequence[str], numbers: dict[str, int]) -> NDArray[np.int32]:
    """Return the number that each name has elsewhere; −1 where it has none, as what no token of a part is."""
    return np.array([numbers.get(name, -1) for name in names], np.int32)
