"""What a selection's reviews use of the list of phrases, counted by going once over what all reviews use."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases import counting
from corpus.phrases.counting import PhraseReviews
from corpus.phrases.families import Families
from corpus.text.arrays import mark_changes, read_codes


@dataclass(frozen=True, eq=False)
class PhraseUse:
    """Which phrase or family is in which review, sorted once so that no selection needs to be.

    Attributes
    ----------
    pairs : PhraseReviews
        By phrase, and in each by film, so that the reviews of one film stand together.
    by_reviewer : ndarray of int32 or None
        The rows of `pairs` by phrase and reviewer; None where no review names its reviewer.
    groups : dict of ndarray of int, one item a review
        From `counting.number_groups`.
    size : int
        How many phrases there are.
    """

    pairs: PhraseReviews
    by_reviewer: NDArray[np.int32] | None
    groups: dict[str, NDArray[np.integer]]
    size: int

    @classmethod
    def of_families(cls, families: Families, occurrences: pd.DataFrame, reviews: pd.DataFrame) -> "PhraseUse":
        """Return where the families of the first view are: those without a reason in `aside`, in their order.

        Parameters
        ----------
        families : Families
        occurrences : DataFrame
            Those of the single phrases, as in an opened corpus: the codes of both ids are positions among phrases and
            reviews, as they are in `families.occurrences`.
        reviews : DataFrame
            All reviews of the corpus: `film`, `reviewer`.
        """
        shown = (families.families["aside"] == "").to_numpy()
        number = np.where(shown, np.cumsum(shown) - 1, -1).astype(np.int32)
        single, row = families.singles
        # A phrase that belongs to a larger family counts there.
        alone = np.full(len(families.members), -1, np.int32)
        alone[row] = number[single]
        own = occurrences["own"].to_numpy()
        everywhere = np.ones(len(families.occurrences), bool)
        parts = [
            _count_by_review(alone, occurrences, "phrase_id", own),
            _count_by_review(number, families.occurrences, "family_id", everywhere),
        ]
        code, review, times, outside = (np.concatenate(columns) for columns in zip(*parts, strict=True))
        groups = counting.number_groups(reviews)
        order = _sort_by_group(code, groups["films"][review])
        pairs = PhraseReviews(code[order], review[order], times[order], outside[order])
        by_reviewer = None
        if (groups["reviewers"] >= 0).any():
            by_reviewer = _sort_by_group(pairs.code, groups["reviewers"][pairs.review]).astype(np.int32)
        return cls(pairs, by_reviewer, groups, int(shown.sum()))

    def count(self, reviews: pd.DataFrame, keep: NDArray[np.bool_]) -> pd.DataFrame:
        """Count each phrase in some of the reviews.

        Parameters
        ----------
        reviews : DataFrame
            All reviews of the corpus: `published`.
        keep : ndarray of bool, one a review
            Which of them count.

        Returns
        -------
        DataFrame
            The columns `counting.COUNTS` and `counting.DATES`, one row a phrase, also of those that they do not use.
        """
        every, size = self.pairs, self.size
        rows = np.flatnonzero(keep[every.review])
        pairs = PhraseReviews(every.code[rows], every.review[rows], every.occurrences[rows], every.standalone[rows])
        alone = pairs.standalone > 0
        counts = {
            "occurrences": np.bincount(pairs.code, pairs.occurrences, size).astype(np.int64),
            "reviews": np.bincount(pairs.code, minlength=size),
            "films": self._count_distinct("films", rows),
            "reviewers": self._count_reviewers(keep),
            "standalone_occurrences": np.bincount(pairs.code, pairs.standalone, size).astype(np.int64),
            "standalone_reviews": np.bincount(pairs.code[alone], minlength=size),
            "standalone_films": self._count_distinct("films", rows[alone]),
            "standalone_reviewers": self._count_reviewers(keep, alone=True),
        }
        return pd.DataFrame({**counts, **counting.find_dates(pairs, reviews, size)})

    def _count_reviewers(self, keep: NDArray[np.bool_], *, alone: bool = False) -> NDArray[np.int64]:
        if self.by_reviewer is None:
            return np.zeros(self.size, np.int64)
        counted = keep[self.pairs.review]
        if alone:
            counted &= self.pairs.standalone > 0
        return self._count_distinct("reviewers", self.by_reviewer[counted[self.by_reviewer]])

    def _count_distinct(self, name: str, rows: NDArray[np.integer]) -> NDArray[np.int64]:
        """Count the different groups of each phrase in rows that stand by phrase and group; −1 is none."""
        code, group = self.pairs.code[rows], self.groups[name][self.pairs.review[rows]]
        first = (mark_changes(code) | mark_changes(group)) & (group >= 0)
        return np.bincount(code[first], minlength=self.size)


def _sort_by_group(code: NDArray[np.integer], group: NDArray[np.integer]) -> NDArray[np.intp]:
    """Return the order by phrase, and in each by group; −1 is none."""
    # Of two keys made one, a stable sort finds the runs that are in order already: a tenth of the time.
    key = code.astype(np.int64) * (int(group.max(initial=0)) + 2) + group
    return np.argsort(key, kind="stable")


def _count_by_review(
    number: NDArray[np.int32], occurrences: pd.DataFrame, name: str, standalone: NDArray[np.bool_]
) -> tuple[NDArray[np.integer], ...]:
    """Return the columns of `PhraseReviews` of the phrases that have a number; −1 is none."""
    code = number[read_codes(occurrences[name])]
    rows = np.flatnonzero(code >= 0)
    pairs = counting.sum_by_review(code[rows], read_codes(occurrences["review_id"])[rows], standalone[rows])
    # A phrase is in a review a few times: a byte is mostly enough, of millions of rows.
    small = np.min_scalar_type(int(pairs.occurrences.max(initial=0)))
    return pairs.code, pairs.review, pairs.occurrences.astype(small), pairs.standalone.astype(small)
