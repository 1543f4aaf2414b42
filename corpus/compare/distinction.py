"""What sets a group of reviews apart: the words and phrases that it uses more than others do.

The statistics are those of `keyness`: how much more often, by log-odds with an informative prior and by signed G², and
whether chance would do it, corrected over all that were tested. Here their table is put into the order that people
read, without what `repeated_terms` leaves out.
"""

from collections.abc import Collection

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import betaincinv

from corpus.compare.repeated_terms import mark_grammar, mark_repeated, mark_titles
from corpus.phrases.measures import compute_dispersion
from corpus.phrases.terms import Terms
from corpus.schema import split_genres
from corpus.statistics.keyness import Counts, measure_codes
from corpus.text.arrays import mark_changes

#: A term with a q of at most this is a finding.
LEVEL = 0.05
#: Terms of each group that are listed though chance alone might have set them apart.
CLOSEST = 5

#: What reviews can be grouped by, and the column of the groups.
BY = {"film": "film", "critic": "reviewer", "outlet": "outlet", "genre": "genres", "year": "published"}

COLUMNS = {
    "group": "str", "term": "str", "kind": "str", "phrase_id": "str", "reviews": "int64", "n": "int64",
    "rest_reviews": "int64", "rest_n": "int64", "count": "int64", "rest_count": "int64", "rate": "float64",
    "rest_rate": "float64", "log_odds": "float64", "low": "float64", "high": "float64", "z": "float64",
    "g2": "float64", "dispersion": "float64", "p": "float64", "q": "float64", "significant": "bool",
}  # fmt: skip
_BESIDES = {"feature": "int64", "words": "int64"}


def list_memberships(reviews: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """Return which groups each review is in; a review without any has no row.

    Parameters
    ----------
    reviews : DataFrame
        With the column that `BY` names.
    by : str
        A key of `BY`. A review can have several genres.

    Returns
    -------
    DataFrame
        `row` (the review's position, from 0) and `group` (str), by row.
    """
    groups = reviews[BY[by]].reset_index(drop=True).dropna()
    if by == "genre":
        groups = groups.map(split_genres).explode().dropna()
    elif by == "year":
        groups = groups.dt.year
    members = pd.DataFrame({"row": groups.index.to_numpy("int64"), "group": groups.to_numpy()})
    return members.astype({"group": "str"}).drop_duplicates(ignore_index=True)


def distinguish_each(
    terms: Terms, groups: pd.Series, *, rows: NDArray[np.int64] | None = None, titles: Collection[str] = ()
) -> pd.DataFrame:
    """Return the terms that set each group apart from all the others together, and how surely and evenly they do.

    Misuse: the rest of a selection is no neutral English. What sets a film apart from eleven others need not set it
    apart from a twelfth. The interval takes each word for an independent draw, and is too narrow for words that come
    in bursts; `p` and `q` do not (see `keyness.measure_keyness`).

    Parameters
    ----------
    terms : Terms
    groups : Series
        The group of each row of `terms`, in their order; those without one are left out.
    rows : ndarray of int, optional
        The row that each item of `groups` is about, where one can be in several.
    titles : collection of str
        Those of the groups that are films: the words of its own title do not set a film apart.

    Returns
    -------
    DataFrame
        One row a term of a group, of each group the smallest p first: `significant` is whether the term is a finding
        (`q` ≤ `LEVEL`); of the others, each group has its `CLOSEST`. A term in no more reviews of the group than a
        longer one that contains it is left out. `reviews` of its `n` hold the term, against `rest_reviews` of
        `rest_n`; all four count sentences where the terms do. `rate` and `rest_rate` are per 10,000 words; `log_odds`
        (natural) has a 95 % interval from `low` to `high`; `dispersion` is Gries's normalised DP within the group,
        0 = even.
    """
    table = find_distinct(terms, groups, rows=rows, titles=titles)
    words = terms.lengths[np.unique(_list_rows(groups, rows))].sum()
    low, high = _bound_log_odds(table, words)
    table = table.assign(low=low, high=high, dispersion=_measure_dispersion(table, terms, groups, rows))
    return table[list(COLUMNS)]


def find_distinct(
    terms: Terms, groups: pd.Series, *, rows: NDArray[np.int64] | None = None, titles: Collection[str] = ()
) -> pd.DataFrame:
    """Return the terms that set each group apart, as `distinguish_each` has them, without what takes longest.

    Returns
    -------
    DataFrame
        Without `low`, `high` and `dispersion`; also with `feature`, the position of the term, and `words`, the length
        of the group in words.
    """
    counts = Counts(terms.matrix, pd.RangeIndex(len(terms.table)), terms.lengths)
    compared, keys = measure_codes(counts, groups, rows=rows)
    if compared.empty:
        columns = {name: dtype for name, dtype in COLUMNS.items() if name not in ("low", "high", "dispersion")}
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in {**columns, **_BESIDES}.items()})
    compared["significant"] = compared["q"] <= LEVEL
    # Of those that are no findings a few more than are listed: some are left out below.
    table = compared[compared["significant"] | _mark_closest(compared, 4 * CLOSEST)]
    # By group, then p, then z, the highest first; equal ones by feature.
    table = table.iloc[np.lexsort((table["feature"], -table["z"], table["p"], table["group"]))]
    table = table[table["significant"] | (_number_rows(table) < 4 * CLOSEST)].reset_index(drop=True)
    group = table["group"].to_numpy()
    row = _list_rows(groups, rows)
    codes = keys.get_indexer(pd.Index(groups[groups.notna()]))
    n, words = np.bincount(codes, minlength=len(keys)), np.bincount(codes, terms.lengths[row], len(keys))
    table = table.assign(
        **terms.table.iloc[table["feature"]].reset_index(drop=True),
        group=keys[group],
        n=n[group],
        rest_n=len(np.unique(row)) - n[group],
        words=words[group].astype("int64"),
    )
    table = table[~mark_titles(table, titles)]
    table = table[~mark_repeated(table)]
    table = table[table["significant"] | ~mark_grammar(table)]
    table = table[table["significant"] | (_number_rows(table) < CLOSEST)]
    return table.astype({"group": "str"}).reset_index(drop=True)


def _list_rows(groups: pd.Series, rows: NDArray[np.int64] | None) -> NDArray[np.int64]:
    """Return the row that each item of `groups` is about, without those that are in no group."""
    return (np.arange(len(groups)) if rows is None else rows)[groups.notna()]


def distinguish_two(
    terms: Terms,
    here: NDArray[np.bool_],
    there: NDArray[np.bool_],
    *,
    name: str,
    other: str,
    titles: Collection[str] = (),
) -> pd.DataFrame:
    """Return the terms that set one group apart from another, both ways, from the side of the first.

    Parameters
    ----------
    terms : Terms
    here, there : ndarray of bool, one a row of `terms`
        The two groups; no row is in both.
    name, other : str
        Their names, which differ.
    titles : collection of str
        As in `distinguish_each`.

    Returns
    -------
    DataFrame
        As from `distinguish_each`. `group` is the one that uses the term more; every number is from the side of the
        first, so that `log_odds`, `low`, `high`, `z` and `g2` are negative where the other uses it more; `dispersion`
        is that within the one that uses it more.
    """
    groups = pd.Series(np.where(here, name, other)).where(here | there)
    table = distinguish_each(terms, groups, titles=titles)
    away = (table["group"] != name).to_numpy()
    turned = table.copy()
    for one, rest in (("reviews", "rest_reviews"), ("n", "rest_n"), ("count", "rest_count"), ("rate", "rest_rate")):
        turned[one], turned[rest] = table[one].where(~away, table[rest]), table[rest].where(~away, table[one])
    for column, mirrored in (("log_odds", "log_odds"), ("low", "high"), ("high", "low"), ("z", "z"), ("g2", "g2")):
        turned[column] = table[column].where(~away, -table[mirrored])
    ordered = turned.assign(away=away).sort_values(["away", "p"], kind="stable")
    return ordered[list(COLUMNS)].reset_index(drop=True)


def _mark_closest(compared: pd.DataFrame, many: int) -> NDArray[np.bool_]:
    """Mark those that are no findings and have one of the smallest p of their group; all that share the last of these.

    Of hundreds of thousands that are none, few are listed: the others need not be sorted.
    """
    marks = ~compared["significant"].to_numpy()
    rows = np.flatnonzero(marks)
    group, p = (compared[name].to_numpy()[rows] for name in ("group", "p"))
    order = np.lexsort((p, group))
    first = np.flatnonzero(mark_changes(group[order]))
    size = np.diff(first, append=len(rows))
    largest = p[order[first + np.minimum(size, many) - 1]]
    marks[rows[order[p[order] > np.repeat(largest, size)]]] = False
    return marks


def _number_rows(table: pd.DataFrame) -> pd.Series:
    """Number the rows of each group from 0, findings and others each by themselves."""
    return table.groupby(["group", "significant"]).cumcount()


def _bound_log_odds(table: pd.DataFrame, every_word: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the ends of the 95 % interval of the log-odds of rare terms, of all groups' words.

    To rare terms the odds are the rates, and what matters is the share of all occurrences that falls to the group. Its
    interval is Jeffreys's, Beta(count + ½, rest + ½), which stays right where the rest has none; the normal
    approximation of `keyness.log_odds` does not. Then there is no upper end: NaN.
    """
    n = table["words"].to_numpy()
    n_rest = every_word - n
    count, rest = table["count"].to_numpy("float64") + 0.5, table["rest_count"].to_numpy("float64") + 0.5
    # Many terms share both counts, and each bound takes microseconds.
    pairs, of = np.unique(np.column_stack([count, rest]).view("complex128").ravel(), return_inverse=True)
    low, high = (betaincinv(pairs.real, pairs.imag, at)[of] for at in (0.025, 0.975))
    ends = [np.log(share) - np.log1p(-share) + np.log(n_rest / n) for share in (low, high)]
    return ends[0], np.where(table["rest_count"] > 0, ends[1], np.nan)


def _measure_dispersion(
    table: pd.DataFrame, terms: Terms, groups: pd.Series, rows: NDArray[np.int64] | None
) -> NDArray[np.float64]:
    """Return how evenly each row's term is spread over the reviews of its group."""
    if table.empty:
        return np.zeros(0)
    codes, keys = pd.factorize(groups, sort=True)
    known = np.flatnonzero(codes >= 0)
    known = known[np.argsort(codes[known], kind="stable")]
    row = known if rows is None else rows[known]
    taken = terms.matrix[row]
    of, feature = pd.Index(keys).get_indexer(table["group"]), table["feature"].to_numpy()
    order = np.argsort(of, kind="stable")
    every = np.arange(len(keys) + 1)
    rows_at, reviews_at = (np.searchsorted(codes_of, every) for codes_of in (of[order], codes[known]))
    number = np.full(len(terms.table), -1)
    places, items = [], []
    for group in np.flatnonzero(np.diff(rows_at)):
        mine = order[slice(*rows_at[group : group + 2])]
        first, last = taken.indptr[reviews_at[group : group + 2]]
        number[feature[mine]] = mine
        item = number[taken.indices[first:last]]
        here = np.flatnonzero(item >= 0)
        places.append(here + first)
        items.append(item[here])
        number[feature[mine]] = -1
    place = np.concatenate(places)
    part = np.searchsorted(taken.indptr, place, side="right") - 1
    return compute_dispersion(np.concatenate(items), part, taken.data[place], terms.lengths[row], corpus=codes[known])
