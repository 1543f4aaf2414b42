"""Films, critics or outlets that have the same reviews, word for word: one film under two names, a syndicated critic.

Whatever compares texts finds such two the most alike of all, which says nothing of how they are written about.
"""

import numpy as np
import pandas as pd

from corpus.wording import number, plural

#: From this share of the reviews of the smaller of two groups on, what the two share is copies rather than writing.
MOSTLY = 0.5


def find_copied_groups(duplicates: pd.DataFrame, reviews: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """Return the pairs of groups of which most reviews are the same, those with the most such reviews first.

    Parameters
    ----------
    duplicates : DataFrame
        Pairs of reviews from `duplicates.find_near_duplicates`; those of similarity 1 have the same words in the same
        order. Reviews of fewer than five words are in no pair.
    reviews : DataFrame
        Those that count: `review_id` and the column `by`.
    by : str
        The column of groups.

    Returns
    -------
    DataFrame
        One row a pair of groups: `a`, `b` (in order), `same`, how many reviews of the smaller are also the other's, and
        `of`, how many it has; `same` is at least `MOSTLY` of that.
    """
    group = reviews.set_index("review_id")[by].dropna()
    same = duplicates[duplicates["similarity"] >= 1]
    pairs = pd.DataFrame({end: same[end].astype("object") for end in ("a", "b")}).reset_index(drop=True)
    both = pd.DataFrame({end: pairs[end].map(group) for end in pairs})
    between = (both.notna().all(axis=1) & (both["a"] != both["b"])).to_numpy()
    pairs, both = pairs[between], both[between]
    swapped = (both["a"] > both["b"]).to_numpy()[:, None]
    rows = pd.DataFrame(
        np.hstack([np.where(swapped, frame[["b", "a"]], frame[["a", "b"]]) for frame in (both, pairs)]),
        columns=["a", "b", "one", "other"],
    )
    counted = rows.groupby(["a", "b"], as_index=False)[["one", "other"]].nunique()
    sizes = group.value_counts()
    n_a, n_b = (counted[end].map(sizes).to_numpy("int64") for end in ("a", "b"))
    copies = pd.DataFrame(
        {
            "a": counted["a"].astype("str"),
            "b": counted["b"].astype("str"),
            "same": np.where(n_a <= n_b, counted["one"], counted["other"]).astype("int64"),
            "of": np.minimum(n_a, n_b),
        }
    )
    copies = copies[copies["same"] >= MOSTLY * copies["of"]]
    return copies.sort_values(["same", "a", "b"], ascending=[False, True, True], ignore_index=True)


def describe_copied_groups(copies: pd.DataFrame, *, noun: str) -> str:
    """Say which two have the same reviews, word for word; empty where none have.

    Parameters
    ----------
    copies : DataFrame
        From `find_copied_groups`.
    noun : str
        What a group is, in the singular; names of films are put in quotation marks.

    Returns
    -------
    str
        Plain text: names are in it letter for letter.

    Examples
    --------
    >>> copies = pd.DataFrame({"a": ["Dusk"], "b": ["Dawn"], "same": [5], "of": [6]})
    >>> describe_copied_groups(copies, noun="film")
    '“Dusk” and “Dawn” have the same reviews, word for word (5 of 6).'
    """
    if copies.empty:
        return ""
    first, mark = copies.iloc[0], "“{}”" if noun == "film" else "{}"
    two = f"{mark.format(first['a'])} and {mark.format(first['b'])}"
    counted = f"({number(first['same'])} of {number(first['of'])})"
    if len(copies) == 1:
        return f"{two} have the same reviews, word for word {counted}."
    many = plural(len(copies), "pair")
    return f"{many} of {noun}s have the same reviews, word for word, such as {two} {counted}."
