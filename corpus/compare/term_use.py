"""How often groups of reviews use words and phrases: counts, rates and shares of reviews, with intervals."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from corpus.phrases.terms import Terms
from corpus.statistics.intervals import estimate_share
from corpus.statistics.keyness import FEWEST_REVIEWS


def count_uses(terms: Terms, here: NDArray[np.bool_], there: NDArray[np.bool_]) -> pd.DataFrame:
    """Return how often two groups use each term that is in `keyness.FEWEST_REVIEWS` reviews of one of them.

    Parameters
    ----------
    terms : Terms
    here, there : ndarray of bool, one a row of `terms`
        The two groups.

    Returns
    -------
    DataFrame
        One row a term: `term`, `kind`, `phrase_id`, `reviews`, `rest_reviews`, `rate`, `rest_rate` (per 10,000 words).
    """
    member = csr_array(np.vstack([here, there]).astype("int64"))
    count = (member @ terms.matrix).toarray()
    reviews = (member @ csr_array(terms.matrix > 0, dtype="int64")).toarray()
    kept = np.flatnonzero((reviews >= FEWEST_REVIEWS).any(axis=0))
    words = np.maximum(member @ terms.lengths, 1)
    rates = count / words[:, None] * 10_000
    table = terms.table.iloc[kept][["term", "kind", "phrase_id"]].reset_index(drop=True)
    return table.assign(
        reviews=reviews[0, kept], rest_reviews=reviews[1, kept], rate=rates[0, kept], rest_rate=rates[1, kept]
    )


def add_shares(table: pd.DataFrame) -> pd.DataFrame:
    """Return rows of terms with the shares of reviews that hold each, and their 95 % intervals.

    Parameters
    ----------
    table : DataFrame
        From `distinction.distinguish_each` or `distinction.distinguish_two`.

    Returns
    -------
    DataFrame
        The same rows, also with `share`, `share_low`, `share_high` of the group and `rest_share`, `rest_share_low`,
        `rest_share_high` of the others, 0..1 (Wilson's score interval).
    """
    columns = {}
    for side in ("", "rest_"):
        reviews, n = table[f"{side}reviews"], table[f"{side}n"]
        ends = [estimate_share(int(k), int(of)) for k, of in zip(reviews, n, strict=True)]
        columns[f"{side}share"] = reviews / n
        columns[f"{side}share_low"] = pd.Series([low for low, _ in ends], index=table.index, dtype="float64")
        columns[f"{side}share_high"] = pd.Series([high for _, high in ends], index=table.index, dtype="float64")
    return table.assign(**columns)
