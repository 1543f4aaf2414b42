"""Reviews → their scores and those of their sentences; what a corpus has scored before is not scored again."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.polarity import scores, untitled
from corpus.polarity.chunks import Note
from corpus.polarity.contributions import ChunkCounter, Evidence
from corpus.polarity.house import House
from corpus.polarity.textblob import Lexicon, load_textblob_lexicon
from corpus.reading.importing import Progress
from corpus.store.measured import Measured
from corpus.text.untitled import replace_titles

#: So many reviews are scored between two reports of the progress.
_BATCH = 2_000
#: What is scored twice: as TextBlob does, and without the titles of films.
_SCORES = ["polarity", "subjectivity", "evidence"]
_HOUSE = "house_polarity"


def score_reviews(
    reviews: pd.DataFrame,
    spans: pd.DataFrame,
    mentions: pd.DataFrame,
    *,
    house: House | None,
    former: Measured | None,
    progress: Progress,
) -> tuple[pd.DataFrame, pd.DataFrame, Evidence]:
    """Score reviews and their sentences, and count the chunks behind the scores.

    Parameters
    ----------
    reviews : DataFrame
        `review_id` and `text`.
    spans, mentions : DataFrame
        Their sentences and the titles in them: `review` (position), `start` and `end`, by review.
    house : House or None
        The house lexicon; without one `house_polarity` is NaN.
    former : Measured or None
        What was measured of the first of the reviews before.
    progress : callable
        Called as `importing.Progress` says.

    Returns
    -------
    reviews, sentences : DataFrame
        `schema.SCORES`, one row a review and one row a row of `spans`.
    evidence : Evidence
        Of the texts without titles.
    """
    counter, again = ChunkCounter(len(reviews)), np.ones(len(reviews), bool)
    if former:
        again = ~former.mark_unchanged(reviews["review_id"].tolist(), spans, mentions)
        counter.put_counted(former.evidence)
    position = np.flatnonzero(again).tolist()
    scored = _score_twice(
        *_select(reviews, spans, mentions, again),
        note=lambda place, chunks: counter.put(position[place], chunks),
        progress=progress,
    )
    both = _join_kept(scored, spans, again, former)
    by_house = [pd.DataFrame({_HOUSE: np.nan}, index=each.index) for each in both]
    if house:
        if former and former.house != house.digest:
            again, former = np.ones(len(reviews), bool), None
        texts, its_spans, its_mentions = _select(reviews, spans, mentions, again)
        replaced, doing = replace_titles(texts, its_mentions), "scoring by the house lexicon"
        parts = _score_in_batches(replaced, its_spans, house.lexicon(), doing, progress)
        named = [part[["polarity"]].set_axis([_HOUSE], axis="columns") for part in parts]
        by_house = _join_kept(named, spans, again, former)
    of_reviews, of_sentences = (one.join(other) for one, other in zip(both, by_house, strict=True))
    return of_reviews, of_sentences, counter.count(load_textblob_lexicon())


def _select(
    reviews: pd.DataFrame, spans: pd.DataFrame, mentions: pd.DataFrame, chosen: NDArray[np.bool_]
) -> tuple[list[str], pd.DataFrame, pd.DataFrame]:
    """Return the texts of some reviews, and their spans and mentions with positions among these."""
    number = np.cumsum(chosen) - 1
    texts = reviews["text"].array[chosen].tolist()
    its_spans, its_mentions = (frame[chosen[frame["review"].to_numpy()]] for frame in (spans, mentions))
    return (
        texts,
        its_spans.assign(review=number[its_spans["review"]]).reset_index(drop=True),
        its_mentions.assign(review=number[its_mentions["review"]]),
    )


def _join_kept(
    scored: Sequence[pd.DataFrame], spans: pd.DataFrame, again: NDArray[np.bool_], former: Measured | None
) -> list[pd.DataFrame]:
    """Return the scores of all reviews, and of all sentences: of those to score `again` the new ones, else the kept."""
    if not former:
        return list(scored)
    kept = former.select_scores(~again)
    return [
        pd.DataFrame({name: _merge(old[name], new[name], rows) for name in new})
        for old, new, rows in zip(kept, scored, (again, again[spans["review"].to_numpy()]), strict=True)
    ]


def _merge(old: pd.Series, new: pd.Series, rows: NDArray[np.bool_]) -> NDArray[np.generic]:
    """Return the new values in some rows, and the old ones in the others."""
    values = np.empty(len(rows), new.to_numpy().dtype)
    values[rows], values[~rows] = new, old
    return values


def _score_twice(
    texts: Sequence[str], spans: pd.DataFrame, mentions: pd.DataFrame, *, note: Note, progress: Progress
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return TextBlob's scores of reviews and of their sentences, beside them the same `…_untitled`."""
    of_reviews, of_sentences = _score_in_batches(texts, spans, None, "scoring reviews", progress, note)
    progress("scoring without titles", 0, len(texts))
    without = untitled.score_untitled(texts, spans, mentions, reviews=of_reviews, sentences=of_sentences, note=note)
    progress("scoring without titles", len(texts), len(texts))
    of_reviews, of_sentences = (
        each.join(other.add_suffix("_untitled"))
        for each, other in zip((of_reviews, of_sentences), without, strict=True)
    )
    return of_reviews, of_sentences


def _score_in_batches(
    texts: Sequence[str],
    spans: pd.DataFrame,
    lexicon: Lexicon | None,
    doing: str,
    progress: Progress,
    note: Note = lambda position, chunks: None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the scores of reviews and those of their sentences, a batch of reviews at a time to report progress."""
    parts = []
    for first in range(0, max(len(texts), 1), _BATCH):
        progress(doing, first, len(texts))
        part = spans[spans["review"].between(first, first + _BATCH - 1)]
        shifted = part.assign(review=part["review"] - first)
        batch = texts[first : first + _BATCH]
        noted = lambda place, chunks, first=first: note(first + place, chunks)  # noqa: E731
        parts.append(scores.score_with_sentences(batch, shifted, lexicon=lexicon, note=noted))
    progress(doing, len(texts), len(texts))
    reviews, sentences = (pd.concat(each, ignore_index=True)[_SCORES] for each in zip(*parts, strict=True))
    return reviews, sentences
