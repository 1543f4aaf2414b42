"""Reviews → their scores and those of their sentences; what a corpus has scored before is not scored again."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.polarity.contributions import ChunkCounter, Evidence
from corpus.polarity.house import House
from corpus.polarity.textblob import load_textblob_lexicon
from corpus.progress import Progress
from corpus.store.basis import Basis
from corpus.store.batch_scores import find_in_batches, score_in_batches
from corpus.store.measured import Measured
from corpus.store.work import ALONE, Work
from corpus.text.untitled import replace_titles

_HOUSE = "house_polarity"

#: The scores of reviews, of their sentences, what they say of aspects, and the chunks of the texts without titles.
ReviewScores = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, Evidence]


@contextlib.contextmanager
def score_reviews(
    reviews: pd.DataFrame,
    spans: pd.DataFrame,
    mentions: pd.DataFrame,
    *,
    basis: Basis,
    former: Measured | None,
    work: Work = ALONE,
) -> Iterator[Callable[[Progress], ReviewScores]]:
    """Begin to score reviews and their sentences, and to count the chunks behind the scores.

    Parameters
    ----------
    reviews : DataFrame
        `review_id` and `text`.
    spans, mentions : DataFrame
        Their sentences and the titles in them: `review` (position), `start` and `end`, by review; of a sentence its
        number in the review, `sentence`, too.
    basis : Basis
        What statements are found by; without a house lexicon in it `house_polarity` is NaN.
    former : Measured or None
        What was measured of the first of the reviews before.
    work : Work
        Who scores them, but by the house lexicon, which this process does.

    Yields
    ------
    callable
        Returns, when all is scored: the scores of the reviews, one row each; those of the sentences, one row a row of
        `spans`; what they say of aspects; and the evidence of the texts without titles. It is given what to report the
        progress to.
    """
    again = np.ones(len(reviews), bool)
    if former:
        again = ~former.mark_unchanged(reviews["review_id"].tolist(), spans, mentions)
    with work.start_scoring(*_select(reviews, spans, mentions, again), basis=basis) as scored:

        def finish(progress: Progress) -> ReviewScores:
            of_reviews, of_sentences, said, evidence = scored(progress)
            both = _join_kept([of_reviews, of_sentences], spans, again, former)
            if former:
                kept = former.statements
                if former.basis != basis.digest:
                    given = _select(reviews, spans, mentions, ~again)
                    kept = _number(find_in_batches(*given, basis, progress), ~again)
                said = _join_said(said, again, kept)
                counter = ChunkCounter(len(reviews))
                counter.put_counted(range(len(former.ids)), former.evidence)
                counter.put_counted(np.flatnonzero(again).tolist(), evidence)
                evidence = counter.count(load_textblob_lexicon())
            by_house = _score_by_house(reviews, spans, mentions, again, basis.house, former, progress)
            of_reviews, of_sentences = (one.join(other) for one, other in zip(both, by_house, strict=True))
            return of_reviews, of_sentences, said, evidence

        yield finish


def _score_by_house(
    reviews: pd.DataFrame,
    spans: pd.DataFrame,
    mentions: pd.DataFrame,
    again: NDArray[np.bool_],
    house: House | None,
    former: Measured | None,
    progress: Progress,
) -> list[pd.DataFrame]:
    """Return the polarity of reviews and of their sentences by a house lexicon; NaN without one."""
    if not house:
        return [pd.DataFrame({_HOUSE: np.nan}, index=range(len(each))) for each in (reviews, spans)]
    if former and former.house != house.digest:
        again, former = np.ones(len(reviews), bool), None
    texts, its_spans, its_mentions = _select(reviews, spans, mentions, again)
    replaced, doing = replace_titles(texts, its_mentions), "scoring by the house lexicon"
    parts = score_in_batches(replaced, its_spans, house.lexicon(), doing, progress)
    named = [part[["polarity"]].set_axis([_HOUSE], axis="columns") for part in parts]
    return _join_kept(named, spans, again, former)


def _select(
    reviews: pd.DataFrame, spans: pd.DataFrame, mentions: pd.DataFrame, chosen: NDArray[np.bool_]
) -> tuple[Any, pd.DataFrame, pd.DataFrame]:
    """Return the texts of some reviews, and their spans and mentions with positions among these."""
    number = np.cumsum(chosen) - 1
    texts = reviews["text"].array if chosen.all() else reviews["text"].array[chosen]
    its_spans, its_mentions = (frame[chosen[frame["review"].to_numpy()]] for frame in (spans, mentions))
    return (
        texts,
        its_spans.assign(review=number[its_spans["review"]]).reset_index(drop=True),
        its_mentions.assign(review=number[its_mentions["review"]]).reset_index(drop=True),
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


def _join_said(said: pd.DataFrame, again: NDArray[np.bool_], kept: pd.DataFrame) -> pd.DataFrame:
    """Return what all reviews say: of those to score `again` what they say now, else what is kept."""
    kept = kept.loc[~again[kept["review"].to_numpy()], list(said)]
    return pd.concat([kept, _number(said, again)]).sort_values("review", kind="stable", ignore_index=True)


def _number(said: pd.DataFrame, chosen: NDArray[np.bool_]) -> pd.DataFrame:
    """Return what some reviews say, each with its position among these, with their positions among all."""
    return said.assign(review=np.flatnonzero(chosen)[said["review"].to_numpy()])


def _merge(old: pd.Series, new: pd.Series, rows: NDArray[np.bool_]) -> NDArray[np.generic]:
    """Return the new values in some rows, and the old ones in the others."""
    values = np.empty(len(rows), new.to_numpy().dtype)
    values[rows], values[~rows] = new, old
    return values
