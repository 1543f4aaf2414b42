"""The critics, films or reviews that share the most phrases, and which these are.

Two who share much need not have read each other: both may have written of one film, for one paper, or in one decade.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from corpus.errors import SelectionError
from corpus.phrases.ownership import find_occurrence_rows

#: A phrase that more than so many critics, reviews or films share says nothing about any two of them.
COMMON = 100

_ROWS_AT_ONCE = 500


class Holders(NamedTuple):
    """Who uses which phrases outside of longer ones.

    Attributes
    ----------
    has : csr_array of int, shape (members, phrases that count)
        1 or 0.
    names : Index
        The members: critics, films or reviews that have any.
    counted : ndarray of bool, one a phrase
        Which phrases count: shared, but not too common.
    """

    has: csr_array
    names: pd.Index
    counted: NDArray[np.bool_]


def find_sharing_pairs(
    occurrences: pd.DataFrame,
    phrases: pd.DataFrame,
    reviews: pd.DataFrame,
    *,
    of: str = "reviewer",
    one: str | None = None,
    most: int = 50,
    keep: NDArray[np.bool_] | None = None,
    holders: "Holders | None" = None,
) -> pd.DataFrame:
    """List the pairs of critics, of reviews or of films that share the most phrases.

    Only standalone occurrences count, so that the fragments of a phrase do not count again. The weight of a phrase is
    its words, divided by how many others use it besides the one: a phrase that only two use counts whole (resource
    allocation, Zhou, Lü and Zhang 2009, "Predicting missing links via local information"). Phrases that more than
    `COMMON` of them share are left out: what nearly all use says nothing about two.

    Misuse: who shares much has not copied. Critics of one film, one paper or one generation share more than others.

    Parameters
    ----------
    occurrences : DataFrame
        `phrase_id`, `review_id` and `own`, in any order.
    phrases : DataFrame
        The phrases that count: `phrase_id`, `words`.
    reviews : DataFrame
        `review_id` and the column `of`.
    of : str
        A column of `reviews`: "reviewer", "review_id", "film" or any other. Reviews without one are left out.
    one : str, optional
        Only pairs with this one are listed; none if it is in no review that counts.
    most : int
        How many pairs are listed.
    keep : array of bool, one item a review, optional
        Which reviews count; all by default.
    holders : Holders, optional
        What `find_holders` gives of the same, where it is known already.

    Returns
    -------
    DataFrame
        One row a pair: `a` and `b`, in the order of the alphabet (reviews: in their own order); `phrases`, how many
        different ones they share; `words`, the words of these; `weight`, their weight; `together` (0..1), the share of
        phrases that both use in the weight of all phrases that either shares with anyone (Jaccard, weighted). The order
        is that of `weight` × `together`, so that neither two short texts with one phrase in common nor two prolific
        critics are on top for that alone.

    Raises
    ------
    SelectionError
        There is no such column.
    """
    has, names, counted = holders or find_holders(occurrences, phrases, reviews, of=of, keep=keep)
    size = phrases["words"].to_numpy()[counted]
    row_of_one = None if one is None else int(names.get_indexer(pd.Index([one]))[0])
    a, b, weight, together = _find_closest(has, size / (has.sum(axis=0) - 1), row_of_one, most)
    both = has[a] * has[b]
    return pd.DataFrame(
        {
            "a": names[a],
            "b": names[b],
            "phrases": both.sum(axis=1).astype(np.int64),
            "words": (both @ size).astype(np.int64),
            "weight": weight,
            "together": together,
        }
    )


def list_shared_phrases(
    occurrences: pd.DataFrame,
    phrases: pd.DataFrame,
    reviews: pd.DataFrame,
    pairs: pd.DataFrame,
    *,
    of: str = "reviewer",
    keep: NDArray[np.bool_] | None = None,
    holders: "Holders | None" = None,
) -> pd.DataFrame:
    """List the phrases that each pair shares, as `find_sharing_pairs` counts them.

    Parameters
    ----------
    occurrences, phrases, reviews, of, keep, holders
        As in `find_sharing_pairs`; `phrases` also with its `phrase`.
    pairs : DataFrame
        `a` and `b`, of the column `of`. Whoever is in no review that counts shares nothing.

    Returns
    -------
    DataFrame
        One row a pair and a phrase: `pair` (int64), the place of the pair in `pairs`; `phrase_id`, `phrase`, `words`;
        `others` (int64), how many besides these two use it, within longer phrases too. Pairs are in their order; of
        each, the phrase that fewest others use comes first, then the longest.

    Raises
    ------
    SelectionError
        There is no column `of`.
    """
    has, names, counted = holders or find_holders(occurrences, phrases, reviews, of=of, keep=keep)
    a, b = (names.get_indexer(pd.Index(pairs[side])) for side in "ab")
    known = np.flatnonzero((a >= 0) & (b >= 0))
    both = (has[a[known]] * has[b[known]]).tocoo()
    shared_rows, phrase = np.unique(both.col, return_inverse=True)
    listed = phrases.loc[counted, ["phrase_id", "phrase", "words"]].iloc[shared_rows]
    users = _find_members(occurrences, listed, reviews, of, keep)[0].sum(axis=0)
    shared = listed.iloc[phrase].assign(
        pair=known[both.row].astype(np.int64), others=users[phrase].astype(np.int64) - 2
    )
    return shared[["pair", "phrase_id", "phrase", "words", "others"]].sort_values(
        ["pair", "others", "words", "phrase"], ascending=[True, True, False, True], ignore_index=True
    )


def count_reviews_of_pair(
    occurrences: pd.DataFrame,
    reviews: pd.DataFrame,
    phrase_ids: Sequence[str],
    pair: tuple[str, str],
    *,
    of: str = "reviewer",
    keep: NDArray[np.bool_] | None = None,
) -> pd.DataFrame:
    """Count the reviews in which each of two uses some phrases, and find the first dates.

    Misuse: this is the order of publication in this archive, never a claim of copying.

    Parameters
    ----------
    occurrences : DataFrame
        `phrase_id` and `review_id`; a review counts once.
    reviews : DataFrame
        `review_id`, `published` and the column `of`.
    phrase_ids : sequence of str
        The phrases asked about, in their order.
    pair : (str, str)
        The two, of the column `of`.
    of : str
        The column of `reviews` that the two are in: "reviewer", "film" or "review_id".
    keep : array of bool, one item a review, optional
        Which reviews count; all by default.

    Returns
    -------
    DataFrame
        One row a phrase: `phrase_id`; `a_reviews`, `b_reviews` (int64); `a_first`, `b_first`, the first known date.
    """
    counted = reviews if keep is None else reviews[keep]
    theirs = counted[counted[of].isin(pair)]
    counts = pd.DataFrame({"phrase_id": pd.Series(list(phrase_ids), dtype="str")})
    phrase, review = find_occurrence_rows(counts, occurrences, theirs, np.ones(len(theirs), bool))
    used = pd.DataFrame({"phrase": phrase, "review": review}).drop_duplicates()
    used = used.assign(**{name: theirs[name].array[used["review"]] for name in (of, "published")})
    for side, name in zip("ab", pair, strict=True):
        grouped = used[used[of] == name].groupby("phrase")["published"]
        counts[f"{side}_reviews"] = grouped.size().reindex(counts.index, fill_value=0).to_numpy("int64")
        counts[f"{side}_first"] = grouped.min().reindex(counts.index).to_numpy("datetime64[s]")
    return counts[["phrase_id", "a_reviews", "b_reviews", "a_first", "b_first"]]


def find_holders(
    occurrences: pd.DataFrame,
    phrases: pd.DataFrame,
    reviews: pd.DataFrame,
    *,
    of: str = "reviewer",
    keep: NDArray[np.bool_] | None = None,
) -> Holders:
    """Return who uses which phrases; the parameters, and what is raised, are those of `find_sharing_pairs`."""
    if of not in reviews:
        raise SelectionError(f"There is no column “{of}” to pair by; there are: {', '.join(map(str, reviews))}.")
    has, names = _find_members(occurrences, phrases, reviews, of, keep, standalone=True)
    # Whoever has nothing shares nothing: of a film's reviews a few are left of a corpus's thousands.
    having = np.flatnonzero(np.diff(has.indptr))
    has, names = has[having], names[having]
    shared_by = has.sum(axis=0)
    counted = (shared_by > 1) & (shared_by <= COMMON)
    return Holders(has[:, counted], names, counted)


def _find_members(
    occurrences: pd.DataFrame,
    phrases: pd.DataFrame,
    reviews: pd.DataFrame,
    of: str,
    keep: NDArray[np.bool_] | None,
    *,
    standalone: bool = False,
) -> tuple[csr_array, pd.Index]:
    """Return who uses which phrase (1 or 0), and who they are."""
    keep = np.ones(len(reviews), bool) if keep is None else keep
    phrase, review = find_occurrence_rows(phrases, occurrences, reviews, keep, standalone=standalone)
    group, names = pd.factorize(reviews[of], sort=of != "review_id")
    named = group[review] >= 0
    # Products keep the type of the places, and of millions four bytes each are quicker.
    phrase, member = phrase[named].astype(np.int32), group[review[named]].astype(np.int32)
    has = csr_array((np.ones(len(phrase), np.int32), (member, phrase)), shape=(len(names), len(phrases)))
    has.sum_duplicates()
    has.data[:] = 1
    return has, names


def _find_closest(
    has: csr_array, weight: NDArray[np.float64], one: int | None, most: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the closest pairs: their two members, the weight that they share, and their weighted Jaccard."""
    products = has * weight
    total = products.sum(axis=1)
    # A product has no rows to take: each slice would go through all of it.
    weighted = csr_array(products)
    a, b, shared, together = np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0), np.empty(0)
    for row, other, shared_weight in _find_meetings(has, weighted, one):
        share = shared_weight / (total[row] + total[other] - shared_weight)
        # Only what can still be among the best is sorted with them.
        bar = shared[-1] * together[-1] if len(shared) == most else 0.0
        near = np.flatnonzero(share * shared_weight >= bar)
        a, b = np.append(a, row[near]), np.append(b, other[near])
        shared, together = np.append(shared, shared_weight[near]), np.append(together, share[near])
        best = np.lexsort((b, a, -shared * together))[:most]
        a, b, shared, together = a[best], b[best], shared[best], together[best]
    return a, b, shared, together


def _find_meetings(
    has: csr_array, weighted: csr_array, one: int | None
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]]:
    """Yield pairs who share a phrase, or only those with one member (−1 is nobody): both, and the shared weight."""
    if one is not None:
        weights = (has @ weighted[[one]].T.tocsr()).tocoo() if one >= 0 else has[:0, :1].tocoo()
        wanted = weights.row != one
        row = weights.row[wanted].astype(np.int64)
        yield np.minimum(row, one), np.maximum(row, one), weights.data[wanted]
        return
    for first in range(0, has.shape[0], _ROWS_AT_ONCE):
        weights = (_take_last(has, first) @ weighted[first : first + _ROWS_AT_ONCE].T.tocsr()).tocoo()
        wanted = weights.row > weights.col
        a, b = (first + side[wanted].astype(np.int64) for side in (weights.col, weights.row))
        yield a, b, weights.data[wanted]


def _take_last(matrix: csr_array, first: int) -> csr_array:
    """Return the rows of a matrix from one on, without a copy of them."""
    start = matrix.indptr[first]
    entries = matrix.data[start:], matrix.indices[start:], matrix.indptr[first:] - start
    return csr_array(entries, shape=(matrix.shape[0] - first, matrix.shape[1]))
