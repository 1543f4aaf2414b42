"""Pairs of reviews that are nearly the same: reprints, second versions, wire copy under two names.

What two texts have in common is no proof that one was copied: both may quote a press book, a third review, or the film.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from corpus.errors import CorpusError
from corpus.reuse import prefixes
from corpus.schema import DUPLICATES, conform
from corpus.text import shingles
from corpus.text.arrays import mark_changes, slice_groups, slice_rows
from corpus.text.laid_aside import GrowingColumns
from corpus.text.tokens import Tokens

#: Pairs are looked for among reviews that share a run of words which at most so many reviews have.
MOST_COPIES = 200

_PAIRS_AT_ONCE = 20_000
_ROUNDING = 1e-9


def find_near_duplicates(
    tokens: Tokens, reviews: pd.DataFrame, *, threshold: float = 0.5, words: int = 5
) -> pd.DataFrame:
    """Find the pairs of reviews that are nearly the same.

    Reviews are compared as sets of runs of five words (w-shingling, Broder 1997, "On the resemblance and containment of
    documents"). The result is exact, unlike Broder's own min-wise sampling, which would miss some pairs: a review of
    which less than `threshold` recurs in others can be in no such pair, and without these little is left to compare.

    Parameters
    ----------
    tokens : Tokens
        The reviews' texts, tokenised.
    reviews : DataFrame
        The same reviews in the same order: `review_id`, `published`.
    threshold : float, above 0 and up to 1
        The lowest similarity of a pair.
    words : int
        How many words a run has, ≥ 2. Reviews of fewer words are in no pair.

    Returns
    -------
    DataFrame
        One row a pair, most similar first: `a` (the one published first, as far as known) and `b`, their ids;
        `similarity` (0..1), the share of all different runs of words in the two that both have (Jaccard);
        `shared_words`, the words of `a` in runs that `b` has too, repeats counted once.

    Raises
    ------
    CorpusError
        `threshold` or `words` is out of its range.

    Notes
    -----
    Pairs are looked for by runs of words that at most `MOST_COPIES` reviews have: what more reviews repeat word for
    word is boilerplate, and a matter of `corpus.phrases.listing`.
    """
    if not 0 < threshold <= 1:
        raise CorpusError(f"Similarity is above 0 and at most 1; threshold is {threshold}.")
    run, place, review, different = _find_recurring_runs(tokens, words, threshold)
    candidates = prefixes.list_candidates(run, review, different, threshold=threshold, most=MOST_COPIES)
    one, other = map(np.concatenate, zip(*candidates, strict=True))
    compared = np.zeros(len(different), bool)
    compared[one] = compared[other] = True
    places = _lay_out(run, place, review, compared)
    present = csr_array((np.ones(places.nnz, np.int32), places.indices, places.indptr), shape=places.shape)
    # Reviews without a date come last.
    turn = np.argsort(np.argsort(reviews["published"].to_numpy("datetime64[s]"), kind="stable"))
    columns: dict[str, list[NDArray[np.generic]]] = {name: [] for name in DUPLICATES}
    for some in np.split(np.arange(len(one)), range(_PAIRS_AT_ONCE, len(one), _PAIRS_AT_ONCE)):
        first = turn[one[some]] < turn[other[some]]
        a, b = (np.where(pick, one[some], other[some]) for pick in (first, ~first))
        both = (places[a] * present[b]).tocsr()
        shared = np.diff(both.indptr)
        similarity = shared / (different[a] + different[b] - shared)
        near = similarity >= threshold
        for name, values in zip(columns, (a, b, similarity, _count_covered_words(both, words)), strict=True):
            columns[name].append(values[near])
    pairs = pd.DataFrame({name: np.concatenate(parts) for name, parts in columns.items()})
    pairs = pairs.iloc[np.lexsort((turn[pairs["b"]], turn[pairs["a"]], -pairs["similarity"]))]
    named = {name: reviews["review_id"].array[pairs[name].to_numpy()] for name in ("a", "b")}
    return conform(pairs.assign(**named), DUPLICATES)


def _find_recurring_runs(tokens: Tokens, words: int, threshold: float) -> list[NDArray[np.integer]]:
    """Return which runs of words the reviews share that may be near-duplicates.

    Returns
    -------
    run, place, review : int32, by ascending run
        The number of a run, a review that has it, and the first place of it there.
    different : array, one item a review
        How many different runs it has, those that do not recur included.
    """
    different = np.maximum(np.diff(tokens.bounds) - words + 1, 0)
    columns = GrowingColumns(np.int32, np.int32, np.int32)
    found = 0
    for place in shingles.iterate_repeated(shingles.pack_runs(tokens.word, tokens.bounds, words=words)):
        key = shingles.hash_places(tokens.word, place, words=words)
        order = np.argsort(key, kind="stable")
        new, place = mark_changes(key[order]), place[order]
        review = shingles.find_texts(place, tokens.bounds)
        once = new | mark_changes(review)
        different -= np.bincount(review[~once], minlength=len(different))
        run = (np.cumsum(new) - 1)[once]
        kept = np.bincount(run)[run] > 1
        columns.extend(run[kept] + found, place[once][kept], review[once][kept])
        found += int(new.sum())
    left, before = columns.take_arrays(), -1
    while len(left[0]) != before:
        before = len(left[0])
        left = _leave_out_rare(left, different, threshold)
    return [*left, different]


def _leave_out_rare(
    places: list[NDArray[np.integer]], different: NDArray[np.integer], threshold: float
) -> list[NDArray[np.integer]]:
    """Return the runs that recur, in reviews of which enough does: number, place and review, by ascending number."""
    run, place, review = places
    bounds = np.flatnonzero(np.append(mark_changes(run), True))
    size = np.diff(bounds)
    again = np.repeat(size > 1, size)
    slices = [slice(bounds[first], bounds[last]) for first, last in slice_groups(size)]
    recurring = np.zeros(len(different), np.int64)
    for rows in slices:
        recurring += np.bincount(review[rows][again[rows]], minlength=len(different))
    enough = recurring >= threshold * different - _ROUNDING
    columns = GrowingColumns(np.int32, np.int32, np.int32)
    for rows in slices:
        kept = again[rows] & enough[review[rows]]
        columns.extend(run[rows][kept], place[rows][kept], review[rows][kept])
    return columns.take_arrays()


def _lay_out(
    run: NDArray[np.integer], place: NDArray[np.integer], review: NDArray[np.integer], chosen: NDArray[np.bool_]
) -> csr_array:
    """Return one more than the first place of each run in each of the chosen reviews: reviews × runs."""
    columns = GrowingColumns(np.int32, np.int32, np.int32)
    for rows in slice_rows(len(run)):
        kept = chosen[review[rows]]
        columns.extend(run[rows][kept], place[rows][kept] + np.int32(1), review[rows][kept])
    run, place, review = columns.take_arrays()
    number = np.cumsum(mark_changes(run), dtype=np.int32) - 1
    return csr_array((place, (review, number)), shape=(len(chosen), int(number[-1]) + 1 if len(number) else 0))


def _count_covered_words(both: csr_array, words: int) -> NDArray[np.integer]:
    """Count the words that the shared runs of each pair cover together."""
    pair = np.repeat(np.arange(both.shape[0]), np.diff(both.indptr))
    place = both.data[np.lexsort((both.data, pair))]
    ahead = np.where(np.diff(pair, append=-1) == 0, np.diff(place, append=0), words)
    return np.bincount(pair, np.minimum(ahead, words), both.shape[0]).astype(np.int64)
