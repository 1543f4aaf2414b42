"""What a corpus has measured of its reviews already, so that only the reviews that changed since are scored again."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.polarity.contributions import Evidence
from corpus.schema import SCORES
from corpus.store import table_files
from corpus.store.manifest import Manifest

_SPAN = ["start", "end"]


@dataclass(frozen=True, eq=False)
class Measured:
    """The scores of a built corpus, with what they depend on besides the texts, which the ids are made of.

    Attributes
    ----------
    ids : Index of str
        Of the reviews, in their order.
    reviews : DataFrame
        `schema.SCORES`, one row a review.
    sentences : DataFrame
        `review` (position), `start`, `end` and `schema.SCORES`, by review.
    mentions : DataFrame
        Where titles are left out: `review` (position), `start` and `end`, by review.
    statements : DataFrame
        What they say of aspects: `review` (position) and the other columns of `schema.STATEMENTS`, by review.
    evidence : Evidence
        The chunks of the texts without titles.
    house : str or None
        The digest of the house lexicon that the reviews were scored by.
    basis : str
        The digest of what their statements were found by.
    """

    ids: pd.Index
    reviews: pd.DataFrame
    sentences: pd.DataFrame
    mentions: pd.DataFrame
    statements: pd.DataFrame
    evidence: Evidence
    house: str | None
    basis: str

    @classmethod
    def read(cls, path: Path, manifest: Manifest) -> "Measured":
        """Read what the corpus in a folder has measured.

        Raises
        ------
        StoreError
            A file is missing or damaged.
        """
        tables = {
            name: table_files.read_table(path, manifest, name, without=["text"] if name == "reviews" else [])
            for name in ("reviews", "sentences", "mentions", "statements", "chunks", "chunk_uses")
        }
        ids = pd.Index(tables["reviews"]["review_id"])
        return cls(
            ids,
            tables["reviews"][list(SCORES)],
            _place(tables["sentences"], ids),
            _place(tables["mentions"], ids),
            _place(tables["statements"], ids).astype({"aspect": "str"}),
            Evidence.of_tables(tables["chunks"], tables["chunk_uses"], reviews=ids.tolist()),
            manifest.settings["lexicon"],
            manifest.settings["basis"],
        )

    def select_scores(self, kept: NDArray[np.bool_]) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return the scores of some reviews and of their sentences; marked by position, further reviews are not."""
        return self.reviews[kept[: len(self.ids)]], self.sentences[kept[self.sentences["review"].to_numpy()]]

    def mark_unchanged(self, ids: Sequence[str], spans: pd.DataFrame, mentions: pd.DataFrame) -> NDArray[np.bool_]:
        """Mark the reviews whose scores and chunks are still those of before.

        A score depends on the text, on its sentences, and on the titles in it. The number of a chunk depends on who has
        it first: a review that has become the first is not marked either, so that its chunks are read in their order.

        Parameters
        ----------
        ids : sequence of str
            Of all reviews as they are now: those of before, in their order, and behind them others.
        spans, mentions : DataFrame
            Their sentences and titles as they are now: `review` (position), `start`, `end`, by review.

        Returns
        -------
        array of bool, one a review
        """
        same = np.zeros(len(ids), bool)
        same[: len(self.ids)] = self.ids[: len(ids)] == np.asarray(ids, object)[: len(self.ids)]
        for before, now in ((self.sentences, spans), (self.mentions, mentions)):
            _unmark_different(same, before, now)
        uses = self.evidence.counts.tocoo()
        kept = same[uses.row]
        # Uses are in the order of the reviews.
        chunks, first = np.unique(uses.col, return_index=True)
        lost = np.zeros(uses.shape[1], bool)
        lost[chunks] = ~kept[first]
        heirs = np.flatnonzero(kept & lost[uses.col])
        _, first = np.unique(uses.col[heirs], return_index=True)
        same[uses.row[heirs[first]]] = False
        return same


def _place(table: pd.DataFrame, ids: pd.Index) -> pd.DataFrame:
    """Return a table with the positions of its reviews in the place of their ids, which are categories."""
    of = table["review_id"].cat
    return table.drop(columns="review_id").assign(review=ids.get_indexer(of.categories)[of.codes])


def _unmark_different(same: NDArray[np.bool_], before: pd.DataFrame, now: pd.DataFrame) -> None:
    """Take the mark from the reviews that have other spans than before."""
    one, other = (np.bincount(frame["review"], minlength=len(same))[: len(same)] for frame in (before, now))
    same &= one == other
    before, now = (frame[same[frame["review"].to_numpy()]] for frame in (before, now))
    different = (before[_SPAN].to_numpy() != now[_SPAN].to_numpy()).any(axis=1)
    same[now["review"].to_numpy()[different]] = False
