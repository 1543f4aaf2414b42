"""What sets a group of reviews apart: the words and phrases that it uses more than others, and what it leaves to them.

The comparison itself is `keyness`: how much more often, by log-odds with an informative prior and by signed G², and
whether chance would do it, corrected over all that were tested. Here it is told from one
group's side, folded, and said.
"""

from collections.abc import Collection
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.special import betaincinv

from corpus.phrases.measures import compute_dispersion
from corpus.phrases.terms import Terms
from corpus.schema import split_genres
from corpus.statistics.intervals import estimate_share
from corpus.statistics.keyness import FEWEST_REVIEWS, Counts, measure_keyness
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.mentions import list_spellings
from corpus.text.tokens import tokenise

#: What chance alone would do more often than this is not called a finding.
LEVEL = 0.05
#: Terms of each group that are listed though chance alone might have set them apart.
CLOSEST = 5

#: What reviews can be grouped by, and the column that tells.
BY = {"film": "film", "critic": "reviewer", "outlet": "outlet", "genre": "genres", "year": "published"}

COLUMNS = {
    "group": "str", "term": "str", "kind": "str", "phrase_id": "str", "reviews": "int64", "n": "int64",
    "rest_reviews": "int64", "rest_n": "int64", "count": "int64", "rest_count": "int64", "rate": "float64",
    "rest_rate": "float64", "log_odds": "float64", "low": "float64", "high": "float64", "z": "float64",
    "g2": "float64", "dispersion": "float64", "p": "float64", "q": "float64", "found": "bool",
}  # fmt: skip


def list_memberships(reviews: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """Return which groups each review is in; a review without any has no row.

    Parameters
    ----------
    reviews : DataFrame
    by : str
        A key of `BY`. Of genres, a review can have several.

    Returns
    -------
    DataFrame
        `row` (the review's place, from 0) and `group` (str), by row.
    """
    held = reviews[BY[by]].reset_index(drop=True).dropna()
    if by == "genre":
        held = held.map(split_genres).explode().dropna()
    elif by == "year":
        held = held.dt.year
    told = pd.DataFrame({"row": held.index.to_numpy("int64"), "group": held.to_numpy()}).astype({"group": "str"})
    return told.drop_duplicates(ignore_index=True)


def distinguish_each(
    terms: Terms, groups: pd.Series, *, rows: NDArray[np.int64] | None = None, titles: Collection[str] = ()
) -> pd.DataFrame:
    """Return what sets each group apart from all the others together.

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
        A row a term of a group, of each group the surest first: `found` says that chance alone would hardly do it
        (`q` ≤ 0.05); of the others, each group has its `CLOSEST`. A term in no more reviews of the group than a longer
        one that contains it is left out. `reviews` of its `n` hold the term, against `rest_reviews` of `rest_n`; all
        four count sentences where the terms do. `rate` and `rest_rate` are per 10,000 words; `log_odds` (natural) has a
        95 % interval from `low` to `high`; `dispersion` is Gries's normalised DP within the group, 0 = even.
    """
    compared = measure_keyness(Counts(terms.matrix, pd.RangeIndex(len(terms.table)), terms.lengths), groups, rows=rows)
    if compared.empty:
        return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in COLUMNS.items()})
    compared["found"] = compared["q"] <= LEVEL
    compared = compared.sort_values(["group", "p", "z"], ascending=[True, True, False], kind="stable")
    near = compared[compared["found"] | (_rank(compared) < 4 * CLOSEST)].reset_index(drop=True)
    near = near.assign(**terms.table.iloc[near["feature"]].reset_index(drop=True))
    near = near[~_of_own_title(near, titles)]
    near = near[~_said_already(near)]
    near = near[near["found"] | ~_of_grammar(near)]
    near = near[near["found"] | (_rank(near) < CLOSEST)]
    row = (np.arange(len(groups)) if rows is None else rows)[groups.notna()]
    inside = np.unique(row)
    lengths = pd.Series(terms.lengths[row]).groupby(groups[groups.notna()].to_numpy()).agg(["size", "sum"])
    n, words = (lengths.loc[near["group"], column].to_numpy() for column in ("size", "sum"))
    low, high = _interval(near, words, terms.lengths[inside].sum() - words)
    spread = _dispersion(near, terms, groups, rows)
    near = near.assign(n=n, rest_n=len(inside) - n, low=low, high=high, dispersion=spread)
    return near.astype({"group": "str"})[list(COLUMNS)].reset_index(drop=True)


def distinguish_two(
    terms: Terms,
    here: NDArray[np.bool_],
    there: NDArray[np.bool_],
    *,
    name: str,
    other: str,
    titles: Collection[str] = (),
) -> pd.DataFrame:
    """Return what sets one group apart from another, both ways, seen from the first.

    Parameters
    ----------
    terms : Terms
    here, there : ndarray of bool, one a row of `terms`
        None is in both.
    name, other : str
        What the two are called; they differ.
    titles : collection of str
        As in `distinguish_each`.

    Returns
    -------
    DataFrame
        As from `distinguish_each`. `group` is the one that uses the term more; every number is from the first's side,
        so that `log_odds`, `low`, `high`, `z` and `g2` are negative where the other uses it more; `dispersion` is that
        within the one that uses it more.
    """
    groups = pd.Series(np.where(here, name, other)).where(here | there)
    table = distinguish_each(terms, groups, titles=titles)
    away = (table["group"] != name).to_numpy()
    seen = table.copy()
    for one, rest in (("reviews", "rest_reviews"), ("n", "rest_n"), ("count", "rest_count"), ("rate", "rest_rate")):
        seen[one], seen[rest] = table[one].where(~away, table[rest]), table[rest].where(~away, table[one])
    for column, mirrored in (("log_odds", "log_odds"), ("low", "high"), ("high", "low"), ("z", "z"), ("g2", "g2")):
        seen[column] = table[column].where(~away, -table[mirrored])
    first = seen.assign(away=away).sort_values(["away", "p"], kind="stable")
    return first[list(COLUMNS)].reset_index(drop=True)


def count_uses(terms: Terms, here: NDArray[np.bool_], there: NDArray[np.bool_]) -> pd.DataFrame:
    """Return how often two groups use each term that stands in enough of their reviews to be compared.

    Returns
    -------
    DataFrame
        A row a term: `term`, `kind`, `phrase_id`, `reviews`, `rest_reviews`, `rate`, `rest_rate` (per 10,000 words).
    """
    member = csr_array(np.vstack([here, there]).astype("int64"))
    count = (member @ terms.matrix).toarray()
    reviews = (member @ csr_array(terms.matrix > 0, dtype="int64")).toarray()
    kept = np.flatnonzero((reviews >= FEWEST_REVIEWS).any(axis=0))
    words = np.maximum(member @ terms.lengths, 1)
    rates = count / words[:, None] * 10_000
    told = terms.table.iloc[kept][["term", "kind", "phrase_id"]].reset_index(drop=True)
    return told.assign(
        reviews=reviews[0, kept], rest_reviews=reviews[1, kept], rate=rates[0, kept], rest_rate=rates[1, kept]
    )


def measure_shares(
    terms: Terms, groups: pd.Series, wanted: pd.Series, *, rows: NDArray[np.int64] | None = None
) -> pd.DataFrame:
    """Return how many of each group's reviews hold each of some terms, as shares, 0..1.

    Parameters
    ----------
    terms, groups, rows
        As in `distinguish_each`.
    wanted : Series of str
        Terms of `terms.table`; one that is a word and a phrase is the first of them.

    Returns
    -------
    DataFrame
        A row a term, in the order of `wanted`; a column a group, by name.
    """
    first = terms.table.drop_duplicates("term")
    column = pd.Series(first.index, index=first["term"])[wanted]
    codes, keys = pd.factorize(groups, sort=True)
    known = np.flatnonzero(codes >= 0)
    row = known if rows is None else rows[known]
    member = csr_array((np.ones(len(known)), (codes[known], row)), shape=(len(keys), len(terms.lengths)))
    holds = member @ csr_array(terms.matrix[:, column.to_numpy()] > 0, dtype="float64")
    return pd.DataFrame(
        (holds.toarray() / np.bincount(codes[known])[:, None]).T, index=pd.Index(wanted), columns=pd.Index(keys)
    )


def add_shares(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the shares of reviews that hold each term, and their 95 % intervals.

    Returns
    -------
    DataFrame
        The same rows, also with `share`, `share_low`, `share_high` of the group and `rest_share`, `rest_share_low`,
        `rest_share_high` of the others, 0..1 (Wilson's score interval).
    """
    told = {}
    for side in ("", "rest_"):
        held, of = table[f"{side}reviews"], table[f"{side}n"]
        ends = [estimate_share(int(k), int(n)) for k, n in zip(held, of, strict=True)]
        told[f"{side}share"] = held / of
        told[f"{side}share_low"] = pd.Series([low for low, _ in ends], index=table.index, dtype="float64")
        told[f"{side}share_high"] = pd.Series([high for _, high in ends], index=table.index, dtype="float64")
    return table.assign(**told)


def _rank(table: pd.DataFrame) -> pd.Series:
    """Number the rows of each group, those found and those not found, from 0."""
    return table.groupby(["group", "found"]).cumcount()


def _interval(
    table: pd.DataFrame, n: NDArray[np.int64], n_rest: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the ends of the 95 % interval of the log-odds of terms that are rare, for n and n_rest words.

    To rare terms the odds are the rates, and what matters is the share of all occurrences that falls to the group. Its
    interval is Jeffreys's, Beta(count + ½, rest + ½), which stays right where the rest has none; the normal
    approximation of `keyness.log_odds` does not. Then there is no upper end: NaN.
    """
    count, rest = table["count"].to_numpy("float64") + 0.5, table["rest_count"].to_numpy("float64") + 0.5
    low, high = (betaincinv(count, rest, at) for at in (0.025, 0.975))
    ends = [np.log(share) - np.log1p(-share) + np.log(n_rest / n) for share in (low, high)]
    return ends[0], np.where(table["rest_count"] > 0, ends[1], np.nan)


def _of_own_title(table: pd.DataFrame, titles: Collection[str]) -> pd.Series:
    """Say which rows are words of the title of the film that they are listed for."""
    known = [(title, spelling) for title in titles for spelling in list_spellings(title)]
    tokens = tokenise([spelling for _, spelling in known])
    words = [tokens.vocabulary[number] for number in tokens.word.tolist()]
    own: dict[str, set[str]] = {}
    for (title, _), (first, last) in zip(known, pairwise(tokens.bounds.tolist()), strict=True):
        own.setdefault(title, set()).update(word.removesuffix("'s") for word in words[first:last])
    contents = [{word.removesuffix("'s") for word in words.split()} - FUNCTION_WORDS for words in table["folded"]]
    said = [
        bool(content) and content <= own.get(group, set())
        for group, content in zip(table["group"], contents, strict=True)
    ]
    return pd.Series(said, index=table.index, dtype=bool)


def _of_grammar(table: pd.DataFrame) -> pd.Series:
    """Say which rows are words of grammar and no more."""
    return table["folded"].map(lambda words: FUNCTION_WORDS.issuperset(words.split())).astype("bool")


def _said_already(table: pd.DataFrame) -> pd.Series:
    """Say which rows tell no more than another of their group.

    A term does not that stands in no more reviews than a longer one that contains it; nor one with the same words but
    those of grammar as another that stands in more.
    """
    rows = list(zip(table["group"], table["folded"], table["reviews"], table["found"], strict=True))
    held = {(group, folded): (reviews, found) for group, folded, reviews, found in rows}
    inside = set()
    for group, folded, reviews, found in rows:
        words = folded.split()
        parts = ((first, last) for first in range(len(words)) for last in range(first + 1, len(words) + 1))
        for first, last in parts:
            part = (group, " ".join(words[first:last]))
            if last - first < len(words) and part in held and held[part][0] <= reviews and held[part][1] <= found:
                inside.add(part)
    told = pd.Series([(group, folded) in inside for group, folded, _, _ in rows], index=table.index, dtype=bool)
    contents = [" ".join(word for word in folded.split() if word not in FUNCTION_WORDS) for _, folded, _, _ in rows]
    left = table.assign(content=np.where(contents, contents, table["folded"]))[~told]
    left = left.sort_values(["found", "reviews"], ascending=False, kind="stable")
    told[left.index[left.duplicated(["group", "content"])]] = True
    return told


def _dispersion(
    table: pd.DataFrame, terms: Terms, groups: pd.Series, rows: NDArray[np.int64] | None
) -> NDArray[np.float64]:
    """Return how evenly each row's term is spread over the reviews of its group."""
    if table.empty:
        return np.zeros(0)
    codes, keys = pd.factorize(groups, sort=True)
    known = np.flatnonzero(codes >= 0)
    known = known[np.argsort(codes[known], kind="stable")]
    row = known if rows is None else rows[known]
    asked = pd.Index(keys).get_indexer(table["group"]) * len(terms.table) + table["feature"].to_numpy()
    order = np.argsort(asked)
    taken = terms.matrix[row]
    entry = np.repeat(np.arange(len(row)), np.diff(taken.indptr))
    key = codes[known][entry].astype("int64") * len(terms.table) + taken.indices
    item = np.searchsorted(asked[order], key)
    here = np.flatnonzero(asked[order][np.minimum(item, len(order) - 1)] == key)
    item, entry, frequency = item[here], entry[here], taken.data[here]
    # Rows of the table, entries of the matrix and reviews, group by group.
    starts = [
        np.searchsorted(group, np.arange(len(keys) + 1)) for group in (asked[order] // len(terms.table), codes[known])
    ]
    spread = np.full(len(table), np.nan)
    for group in np.unique(asked[order] // len(terms.table)):
        (first, last), (top, end) = (at[group : group + 2] for at in starts)
        mine = slice(*np.searchsorted(entry, [top, end]))
        spread[order[first:last]] = compute_dispersion(
            item[mine] - first, entry[mine] - top, frequency[mine], terms.lengths[row[top:end]]
        )
    return spread
