"""What a worker holds of one part of a corpus, and does with it: tokenise and score."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.store.basis import Basis
from corpus.store.batch_scores import Scored, score_twice
from corpus.text.partial import Part, tokenise_part
from corpus.text.tokens import list_sentences


@dataclass(frozen=True, eq=False, repr=False)
class Piece:
    """Some reviews that follow each other, with the rest of the batches that they are in; it never prints its texts.

    Attributes
    ----------
    texts : list of str
    film : array of int, one item a text
        Which of the corpus's films it is of; −1 where that is not known.
    edges, kept
        As for `partial.tokenise_part`.
    """

    texts: list[str]
    film: NDArray[np.integer]
    edges: list[int]
    kept: slice


@dataclass(frozen=True, eq=False, repr=False)
class Names:
    """The films of a corpus."""

    names: list[str]


def choose_cuts(texts: Sequence[str], parts: int) -> list[int]:
    """Return where so many parts of about as many characters begin, and the last one ends; some may have no review."""
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))
    shares = np.arange(1, parts) * (ends[-1] if len(ends) else 0) / parts
    return [0, *np.searchsorted(ends, shares).tolist(), len(texts)]


def cut_piece(texts: Sequence[str], film: NDArray[np.integer], batches: Sequence[int], first: int, last: int) -> Piece:
    """Cut some reviews out of a corpus, with the rest of their batches.

    Parameters
    ----------
    texts : sequence of str
        All texts.
    film : array of int, one item a text
    batches : sequence of int
        Where the tokeniser's batches begin and the last one ends, from `scanning.cut_batches`.
    first, last : int
        The first of the reviews, and the one behind them.
    """
    low = min(int(np.searchsorted(batches, first, side="right")) - 1, len(batches) - 2)
    high = max(int(np.searchsorted(batches, last)), low + 1)
    origin, end = batches[low], batches[high]
    edges = [each - origin for each in batches[low : high + 1]]
    return Piece(list(texts[origin:end]), film[origin:end], edges, slice(first - origin, last - origin))


def hold(given: object) -> object:
    """Return what is given: so a worker holds it, and has it sent again where it was lost."""
    return given


def tokenise_piece(piece: Piece, names: Names) -> Part:
    """Split the reviews of one part into words and sentences."""
    return tokenise_part(piece.texts, piece.film, names.names, edges=piece.edges, kept=piece.kept)


def score_piece(piece: Piece, part: Part, mentions: pd.DataFrame, basis: Basis) -> Scored:
    """Score the reviews of one part and their sentences.

    Parameters
    ----------
    piece : Piece
    part : Part
        Its tokens.
    mentions : DataFrame
        The titles in its reviews, as for `scorer.start_scoring`, numbered from the first of them.
    basis : Basis
        What their statements are found by.
    """
    spans = list_sentences(part.tokens)
    return score_twice(piece.texts[piece.kept], spans, mentions, lambda doing, done, of: None, basis=basis)
