"""Scores texts a batch at a time: as TextBlob does and without titles, and what they say of each aspect of the film."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from corpus.polarity import scores, untitled
from corpus.polarity.chunks import Chunk, Note
from corpus.polarity.contributions import ChunkCounter, Evidence
from corpus.polarity.textblob import Lexicon, load_textblob_lexicon
from corpus.progress import Progress
from corpus.store.basis import Basis
from corpus.text.untitled import replace_titles

#: So many texts are scored between two reports of the progress, and so many a process of its own holds.
BATCH = 500

#: The scores of a batch of texts, those of their sentences, and what they say of aspects.
BatchScores = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]


class Scored(NamedTuple):
    """The scores of some texts.

    Attributes
    ----------
    reviews, sentences : DataFrame
        TextBlob's scores, beside them the same `…_untitled`; one row a text, and one row a sentence.
    statements : DataFrame
        What the texts without titles say of aspects (`aspects.statements.find_statements`).
    evidence : Evidence
        The chunks of the texts without titles.
    """

    reviews: pd.DataFrame
    sentences: pd.DataFrame
    statements: pd.DataFrame
    evidence: Evidence


def cut_batches(texts: Sequence[str], *places: pd.DataFrame) -> Iterator[tuple[int, Sequence[str], list[pd.DataFrame]]]:
    """Yield texts a batch at a time, at least one: the number of its first, the texts, and each table of places in it.

    Places come with `review`, ascending, and are numbered from the first text of the batch.
    """
    for first in range(0, max(len(texts), 1), BATCH):
        batch = texts[first : first + BATCH]
        yield first, batch, [_select(each, first, len(batch)) for each in places]


def _select(places: pd.DataFrame, first: int, many: int) -> pd.DataFrame:
    part = places.iloc[slice(*np.searchsorted(places["review"].to_numpy(), (first, first + many)))]
    return part.assign(review=part["review"] - first)


def score_batch(
    texts: list[str], spans: pd.DataFrame, mentions: pd.DataFrame, *, first: int, basis: Basis, counter: ChunkCounter
) -> BatchScores:
    """Score a batch of texts and their sentences twice, find what they say, and count their chunks.

    Parameters
    ----------
    texts, spans, mentions
        As `cut_batches` yields them.
    first : int
        The number of its first text, for what they say and for the counter.
    basis : Basis
        What their statements are found by.
    counter : ChunkCounter
        Takes the chunks of the texts without titles.
    """

    def note(place: int, chunks: Iterable[Chunk]) -> None:
        counter.put(first + place, chunks)

    own = scores.score_with_sentences(texts, spans, note=note)
    without = untitled.score_untitled(texts, spans, mentions, reviews=own[0], sentences=own[1], note=note)
    of_reviews, of_sentences = (
        one.join(other.add_suffix("_untitled")) for one, other in zip(own, without, strict=True)
    )
    said = basis.find(replace_titles(texts, mentions), spans)
    return of_reviews, of_sentences, said.assign(review=said["review"] + first)


def score_twice(
    texts: Sequence[str], spans: pd.DataFrame, mentions: pd.DataFrame, progress: Progress, *, basis: Basis
) -> Scored:
    """Score texts and their sentences as TextBlob does, and without titles, and count the chunks behind the scores.

    Parameters
    ----------
    texts, spans, mentions, basis
        As for `scorer.start_scoring`.
    progress : callable
        Called as `progress.Progress` says.
    """
    counter, parts = ChunkCounter(len(texts)), []
    for first, batch, its_places in cut_batches(texts, spans, mentions):
        progress("scoring reviews", first, len(texts))
        parts.append(score_batch(list(batch), *its_places, first=first, basis=basis, counter=counter))
    progress("scoring reviews", len(texts), len(texts))
    reviews, sentences, statements = _join(parts)
    return Scored(reviews, sentences, statements, counter.count(load_textblob_lexicon()))


def find_in_batches(
    texts: Sequence[str], spans: pd.DataFrame, mentions: pd.DataFrame, basis: Basis, progress: Progress
) -> pd.DataFrame:
    """Return what texts say of aspects, as `score_twice` finds it, where nothing else is to be scored."""
    parts, doing = [], "finding what is praised and blamed"
    for first, batch, (its_spans, its_mentions) in cut_batches(texts, spans, mentions):
        progress(doing, first, len(texts))
        said = basis.find(replace_titles(list(batch), its_mentions), its_spans)
        parts.append(said.assign(review=said["review"] + first))
    progress(doing, len(texts), len(texts))
    return pd.concat(parts, ignore_index=True)


def score_in_batches(
    texts: Sequence[str],
    spans: pd.DataFrame,
    lexicon: Lexicon | None,
    doing: str,
    progress: Progress,
    note: Note = lambda position, chunks: None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the scores of texts and those of their sentences, a batch of texts at a time to report progress."""
    parts = []
    for first, batch, (its_spans,) in cut_batches(texts, spans):
        progress(doing, first, len(texts))
        noted = lambda place, chunks, first=first: note(first + place, chunks)  # noqa: E731
        parts.append(scores.score_with_sentences(list(batch), its_spans, lexicon=lexicon, note=noted))
    progress(doing, len(texts), len(texts))
    reviews, sentences = _join(parts)
    return reviews, sentences


def _join(parts: Sequence[Sequence[pd.DataFrame]]) -> list[pd.DataFrame]:
    return [pd.concat(each, ignore_index=True) for each in zip(*parts, strict=True)]
