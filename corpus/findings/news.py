"""What is new: the reviews that an addition brought, and what in them repeats."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from corpus.findings import news_kinds
from corpus.findings.arrivals import mark_arrived
from corpus.findings.drafts import PASSAGE
from corpus.findings.news_archive import NewsArchive
from corpus.findings.news_kinds import COPY, MISMATCH, THRESHOLD
from corpus.schema import BANNED, WATCHED, conform

#: The kinds of news in their order, each with what finds it.
KINDS = (BANNED, COPY, PASSAGE, WATCHED, THRESHOLD, MISMATCH)
#: Those at which a newsroom's system should stop.
STOPS = (BANNED, COPY, PASSAGE)
_FINDERS = (
    *(news_kinds.find_uses, news_kinds.find_copies, news_kinds.find_passages),
    *(news_kinds.find_thresholds, news_kinds.find_mismatches),
)
#: One row a piece of news. `phrase` is a phrase, a passage or a misleading word, `start` and `end` its place in the
#: review (−1 of whole reviews), `other` the review that has it too; `before` and `now` count the reviews that have it.
NEWS = {
    **dict.fromkeys(("kind", "review_id", "phrase"), "str"),
    **dict.fromkeys(("start", "end"), "int64"),
    **dict.fromkeys(("sentence", "phrase_id", "other"), "str"),
    **dict.fromkeys(("before", "now"), "int64"),
}
_NOTHING: dict[str, object] = {"phrase": "", "start": -1, "end": -1, "phrase_id": "", "other": ""}


@dataclass(frozen=True, eq=False)
class News:
    """What some reviews brought.

    Attributes
    ----------
    reviews : DataFrame
        The reviews that arrived, as `Corpus.reviews` has them.
    rows : DataFrame
        One row a piece of news (`NEWS`): banned phrases first, then copies, passages, watched phrases, phrases that
        became clichés, and stars against words.
    """

    reviews: pd.DataFrame
    rows: pd.DataFrame

    @property
    def alarms(self) -> pd.DataFrame:
        """The rows at which a newsroom's system should stop: banned phrases, copies, and long passages."""
        return self.rows[self.rows["kind"].isin(STOPS)]

    def select(self, review_ids: Collection[str]) -> "News":
        """Return what is new in some of the reviews alone; counts stay those of all."""
        reviews, rows = (frame[frame["review_id"].isin(review_ids)] for frame in (self.reviews, self.rows))
        return News(reviews.reset_index(drop=True), rows.reset_index(drop=True))


def list_news(archive: NewsArchive, new: Collection[str], *, old: Collection[str] | None = None) -> News:
    """Return what is new with some reviews of a corpus.

    Parameters
    ----------
    archive : NewsArchive
    new : collection of str
        Ids of the reviews that arrived.
    old : collection of str, optional
        Ids of those that were there before; all others by default.
    """
    reviews = archive.corpus.reviews
    arrived = reviews["review_id"].isin(list(new)).to_numpy()
    there = ~arrived if old is None else reviews["review_id"].isin(list(old)).to_numpy() & ~arrived
    pieces = [_NOTHING | piece for find in _FINDERS for piece in find(archive, there, arrived)] if arrived.any() else []
    rows = conform(pd.DataFrame(pieces, columns=list(NEWS)), NEWS)
    order = np.argsort([KINDS.index(kind) for kind in rows["kind"]], kind="stable")
    return News(reviews[arrived].reset_index(drop=True), rows.iloc[order].reset_index(drop=True))


def list_addition(archive: NewsArchive, arrivals: pd.DataFrame, batch: int) -> News:
    """Return what was new with one addition, as it was then: what arrived later does not count.

    Parameters
    ----------
    archive : NewsArchive
    arrivals : DataFrame
        `review_id`, `batch`.
    batch : int
    """
    reviews = archive.corpus.reviews
    old, new = mark_arrived(arrivals, reviews, batch)
    return list_news(archive, reviews.loc[new, "review_id"], old=reviews.loc[old, "review_id"])
