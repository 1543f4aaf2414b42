"""Keyness: the words and phrases that a group of texts uses more than all the others."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array
from scipy.special import gammaln, ndtr, xlogy

from corpus.statistics.group_counts import count_by_group
from corpus.statistics.groups import Array

#: A feature in fewer texts of a group is not listed for it.
FEWEST_REVIEWS = 3
#: For features in more texts than this, every p is taken to be possible: a little too strict.
COUNTED_OUT = 60
#: The weight of the prior, in words: about two reviews.
PRIOR_WORDS = 500.0


@dataclass(frozen=True, eq=False)
class Counts:
    """How often each feature, a word or a phrase, occurs in each review.

    Attributes
    ----------
    matrix : csr_array, shape (reviews, features)
        Occurrences. A selection of reviews is a selection of rows.
    features : Index
        What the columns are.
    words : ndarray of int, shape (reviews,)
        The length of each review.

    Examples
    --------
    The words of a tokenised corpus:

    >>> ones = np.ones(len(tokens.word), dtype="int64")  # doctest: +SKIP
    >>> matrix = csr_array((ones, tokens.word, tokens.bounds))  # doctest: +SKIP
    >>> Counts(matrix, pd.Index(tokens.vocabulary), np.diff(tokens.bounds))  # doctest: +SKIP
    """

    matrix: csr_array
    features: pd.Index
    words: npt.NDArray[np.int64]


def count_features(occurrences: pd.DataFrame, reviews: pd.DataFrame, *, feature: str = "phrase_id") -> Counts:
    """Count the features of each review.

    Parameters
    ----------
    occurrences : DataFrame
        One row an occurrence: `review_id` and the column `feature`, quickest as categories. Those in other reviews are
        left out.
    reviews : DataFrame
        `review_id` and `words`, in the order that the rows shall have.
    feature : str
        The column of `occurrences` that holds the features.
    """
    review, used = (occurrences[name].astype("category").cat for name in ("review_id", feature))
    # A corpus has a hundred occurrences for each of its reviews and phrases: names are looked up once.
    row = np.append(pd.Index(reviews["review_id"]).get_indexer(review.categories), -1)[review.codes]
    code, place = used.codes.to_numpy(), np.full(len(used.categories) + 1, -1)
    seen = np.flatnonzero(np.bincount(code[code >= 0], minlength=len(used.categories)))
    seen = seen[used.categories[seen].argsort()]
    place[seen] = np.arange(len(seen))
    column = place[code]
    here = (row >= 0) & (column >= 0)
    shape = (len(reviews), len(seen))
    matrix = csr_array((np.ones(here.sum(), dtype="int64"), (row[here], column[here])), shape=shape)
    return Counts(matrix, used.categories[seen], reviews["words"].to_numpy("int64"))


def measure_keyness(
    counts: Counts,
    groups: pd.Series,
    *,
    rows: npt.NDArray[np.int64] | None = None,
    fewest_reviews: int = FEWEST_REVIEWS,
    prior: float = PRIOR_WORDS,
) -> pd.DataFrame:
    """Return the features that each group uses more than all the others together.

    It answers two questions. How much more: by `log_odds`, its `z` (to sort by) and `signed_g2`. And whether chance
    would do it: words come in bursts, and to a test that takes each for an independent draw one long review makes a
    film's word (Lijffijt et al. 2016, "Significance testing of word frequencies in corpora", DSH 31, 374-397). So `p`
    is the larger of two, each one-sided: that of G², and that of dealing the reviews out to the groups at random, of
    which at least so many that hold the feature fall to the group (Fisher's exact test). `q` is corrected over
    all features in enough reviews times all groups: Benjamini and Hochberg's, for tests that cannot reach every p, and
    stepping down (Döhler, Durand and Roquain 2018, "New FDR bounds for discrete and heterogeneous tests", Electronic
    Journal of Statistics 12, 1867-1900). Where there is nothing but chance, it finds anything in 5 % of cases at most.

    Misuse: a group against the rest, not against each other one. Critics' words follow the films they were given.
    A feature that is missing here was not shown to be used equally.

    Parameters
    ----------
    counts : Counts
        From `count_features`, or of tokens.
    groups : Series, shape (reviews,)
        The group of each review, in the order of the rows; those without one are left out.
    rows : ndarray of int, optional
        The row that each item of `groups` is about, where a review can be in several groups, as in genres; its
        groups are then compared with the reviews outside of them.
    fewest_reviews : int
        A feature in fewer reviews of a group is not listed for it.
    prior : float
        Weight of the prior, in words (see `log_odds`).

    Returns
    -------
    DataFrame
        One row a feature of a group, the highest `z` of each group first: `group`, `feature`, `count`, `rest_count`,
        `rate`, `rest_rate` (per 10,000 words), `reviews`, `rest_reviews` (that hold it), `log_odds`, `z`, `g2`, `p`
        and `q`. Call those findings that have a q of at most 0.05.
    """
    table, keys = measure_codes(counts, groups, rows=rows, fewest_reviews=fewest_reviews, prior=prior)
    table = table.iloc[np.lexsort((table["feature"], -table["z"], table["group"]))].reset_index(drop=True)
    return table.assign(group=keys[table["group"]], feature=counts.features[table["feature"]])


def measure_codes(
    counts: Counts,
    groups: pd.Series,
    *,
    rows: npt.NDArray[np.int64] | None = None,
    fewest_reviews: int = FEWEST_REVIEWS,
    prior: float = PRIOR_WORDS,
) -> tuple[pd.DataFrame, pd.Index]:
    """Return the same with the numbers of groups and features, not in order: of thousands of groups, names are slow.

    Returns
    -------
    DataFrame
        The columns of `measure_keyness`; `group` is a position among the groups, `feature` one among the features.
    Index
        The groups.
    """
    codes, keys = pd.factorize(groups, sort=True)
    known = np.flatnonzero(codes >= 0)
    row = known if rows is None else np.asarray(rows)[known]
    code, everyone = codes[known], np.unique(row)
    size = np.bincount(code, minlength=len(keys))
    words = np.bincount(code, counts.words[row], len(keys)).astype(np.int64)
    all_words = int(counts.words[everyone].sum())
    found = count_by_group(counts.matrix, code, row, fewest=fewest_reviews)
    total, total_in_reviews = found.all_times, found.all_reviews
    rest_times, its_words = total[found.feature] - found.times, words[found.group]
    more = np.flatnonzero(found.times * (all_words - its_words) > rest_times * its_words)
    group, feature, count, in_reviews = (each[more] for each in found[:4])
    rest, n, n_rest = total[feature] - count, words[group], all_words - words[group]
    ratio, z = log_odds(count, n, rest, n_rest, prior=prior)
    g2 = signed_g2(count, n, rest, n_rest)
    p = np.maximum(
        ndtr(-np.sqrt(g2)), _compute_dealt_p(in_reviews, size[group], total_in_reviews[feature], len(everyone))
    )
    table = pd.DataFrame(
        {
            "group": group,
            "feature": feature,
            "count": count,
            "rest_count": rest,
            "rate": count / n * 10_000,
            "rest_rate": rest / n_rest * 10_000,
            "reviews": in_reviews,
            "rest_reviews": total_in_reviews[feature] - in_reviews,
            "log_odds": ratio,
            "z": z,
            "g2": g2,
            "p": p,
            "q": _correct_discrete_p(p, size, total_in_reviews, len(everyone), fewest_reviews),
        }
    )
    return table, keys


def log_odds(
    count: npt.ArrayLike, n: npt.ArrayLike, rest: npt.ArrayLike, n_rest: npt.ArrayLike, *, prior: float = PRIOR_WORDS
) -> tuple[Array, Array]:
    """Return the log-odds ratio of a feature between a group and the rest, and its z.

    With an informative Dirichlet prior: the feature's rate in both together, counted as `prior` words added to
    either side, draws rare features towards no difference (Monroe, Colaresi and Quinn 2008, "Fightin' Words",
    Political Analysis 16, 372-403, equations 16, 19 and 22).

    Parameters
    ----------
    count, rest : array_like of int
        Occurrences in the group and in the rest.
    n, n_rest : array_like of int
        Words of the group and of the rest.
    prior : float
        So many words, with the feature at its rate in both together, are added to either side.

    Returns
    -------
    log_odds, z : ndarray
        Positive where the group uses it more.
    """
    count, n, rest, n_rest = (np.asarray(given, dtype="float64") for given in (count, n, rest, n_rest))
    expected = prior * (count + rest) / (n + n_rest)
    here, there = count + expected, rest + expected
    ratio = np.log(here / (n + prior - here)) - np.log(there / (n_rest + prior - there))
    return ratio, ratio / np.sqrt(1 / here + 1 / there)


def signed_g2(count: npt.ArrayLike, n: npt.ArrayLike, rest: npt.ArrayLike, n_rest: npt.ArrayLike) -> Array:
    """Return Dunning's log-likelihood ratio G², negative where the group uses the feature less.

    As quanteda's `textstat_keyness(measure = "lr", correction = "none")`: over the four cells of the feature and all
    other words, in the group and in the rest (Dunning 1993, "Accurate Methods for the Statistics of Surprise and
    Coincidence", Computational Linguistics 19, 61-74). It grows with the corpus: rank by it within one, and compare
    sizes of effect by `log_odds`.

    Parameters
    ----------
    count, n, rest, n_rest : array_like of int
        As in `log_odds`.

    Examples
    --------
    >>> signed_g2(7, 10, 2, 9).round(3)
    np.float64(4.535)
    """
    count, n, rest, n_rest = (np.asarray(given, dtype="float64") for given in (count, n, rest, n_rest))
    others, rest_others = n - count, n_rest - rest
    cells = sum(xlogy(cell, cell) for cell in (count, rest, others, rest_others))
    margins = sum(xlogy(margin, margin) for margin in (n, n_rest, count + rest, others + rest_others))
    g2 = 2 * (cells - margins + xlogy(n + n_rest, n + n_rest))
    return np.sign(count * n_rest - rest * n) * np.maximum(g2, 0)


def _compute_dealt_p(in_group: npt.ArrayLike, size: npt.ArrayLike, total: npt.ArrayLike, everything: int) -> Array:
    """Return how often at least `in_group` of `total` reviews fall into `size` of `everything`, dealt at random.

    The upper tail of the hypergeometric distribution; 1 where `in_group` is not above what is expected. Summed here for
    all features at once, because scipy's takes 40 µs for each.
    """
    x, size, total = (np.asarray(given, dtype="int64") for given in (in_group, size, total))
    share = np.ones(x.shape)
    above = np.flatnonzero(x > size * total / everything)
    x, size, total = x[above], size[above], total[above]
    # Each factorial is looked up, of all numbers of reviews that there can be.
    log_factorial = gammaln(np.arange(everything + 1) + 1.0)

    def count_log_ways(n: npt.NDArray[np.int64], k: npt.NDArray[np.int64]) -> Array:
        return log_factorial[n] - log_factorial[k] - log_factorial[n - k]

    term = np.exp(
        count_log_ways(total, x)
        + count_log_ways(everything - total, size - x)
        - (log_factorial[everything] - log_factorial[size] - log_factorial[everything - size])
    )
    deal = np.stack([x, size, total, everything - size - total]).astype("float64")
    tail, row = term.copy(), np.arange(len(term))
    # Above the mean each term is smaller than the one before: what no longer counts in its sum never will.
    while (going := term > 1e-17 * tail[row]).any():
        if np.count_nonzero(going) < len(row) / 2:
            term, row, deal = term[going], row[going], deal[:, going]
        held, drawn, holding, neither = deal
        term = term * (holding - held) * (drawn - held) / ((held + 1) * (neither + held + 1))
        held += 1
        tail[row] += term
    share[above] = np.minimum(tail, 1)
    return share


def _correct_discrete_p(
    p: Array, size: npt.NDArray[np.int64], total_in_reviews: npt.NDArray[np.int64], everything: int, fewest: int
) -> Array:
    """Return q for the p of the tests that are listed, of all features in at least `fewest` reviews times all groups.

    Where m tests would each have p ≤ x by chance in a share x of cases, Benjamini and Hochberg expect m · x of them.
    A deal of few reviews reaches few values: a test counts with the largest that it reaches up to x, often none. The
    smallest p must pass alone, then the two smallest, and so on; equal ones have the rank of the first of them. So
    where there is nothing but chance, the chance that anything has a q of at most x is x at most.
    """
    sizes, groups = np.unique(size, return_counts=True)
    totals, features = np.unique(total_in_reviews[total_in_reviews >= fewest], return_counts=True)
    few = totals <= COUNTED_OUT
    s, t = (grid.ravel() for grid in np.meshgrid(sizes, totals[few], indexing="ij"))
    tests = np.outer(groups, features[few]).ravel()
    # From this many reviews of the group on, the feature may be listed: by its words, even where it is in all reviews.
    first = np.maximum(fewest, s + t - everything)
    steps = np.maximum(np.minimum(s, t) - first + 1, 0)
    pair = np.repeat(np.arange(len(s)), steps)
    in_group = first[pair] + np.arange(len(pair)) - np.repeat(np.cumsum(steps) - steps, steps)
    reached = _compute_dealt_p(in_group, s[pair], t[pair], everything)
    last = np.append(pair[1:] != pair[:-1], True)[: len(pair)]
    below = np.where(last, 0, np.append(reached[1:], 0)[: len(pair)])
    order = np.argsort(reached)
    expected = np.append(0, np.cumsum((tests[pair] * (reached - below))[order]))
    rising = np.argsort(p, kind="stable")
    rising_p = p[rising]
    chance = expected[np.searchsorted(reached[order], rising_p * (1 + 1e-9), side="right")]
    chance = chance + rising_p * features[~few].sum() * groups.sum()
    raw = chance / (np.searchsorted(rising_p, rising_p * (1 - 1e-9), side="left") + 1)
    q = np.empty(len(p))
    q[rising] = np.minimum(np.maximum.accumulate(raw), 1)
    return q
