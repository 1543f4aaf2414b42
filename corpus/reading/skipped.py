"""What did not become a review, counted by reason."""

import pandas as pd

from corpus.schema import REJECTS, conform

#: A reason longer than this is cut, in characters.
LONGEST = 160


def with_kinds(rejects: pd.DataFrame) -> pd.DataFrame:
    """Return the rejects with a `kind`: the reason in words that are the same for all rows of that kind.

    Names in quotation marks and numbers are left out of it where they differ from row to row.

    Parameters
    ----------
    rejects : DataFrame
        `schema.REJECTS`.

    Examples
    --------
    >>> with_kinds(pd.DataFrame({"reason": ["2 cells where 3 are", "4 cells where 3 are"]}))["kind"].tolist()
    ['… cells where … are', '… cells where … are']
    """
    rejects = conform(rejects, REJECTS)
    reasons = rejects["reason"]
    plain = (
        reasons.str.replace(r"(?<=same text, film and critic as ).*", "another row", regex=True)
        .str.replace(r"“[^”]*”", "“…”", regex=True)
        .str.replace(r"\d[\d,.]*(?<=\d)", "…", regex=True)
    )
    alone = reasons.groupby(plain).transform("nunique") == 1
    kinds = plain.mask(alone, reasons)
    return rejects.assign(kind=kinds.mask(kinds.str.len() > LONGEST, kinds.str[: LONGEST - 1] + "…").astype("str"))


def by_kind(rejects: pd.DataFrame) -> pd.DataFrame:
    """Return how many rows there are of each kind, the most first.

    Returns
    -------
    DataFrame
        `kind` and `rows`.

    Examples
    --------
    >>> by_kind(pd.DataFrame({"reason": ["there is no text", "it is empty", "there is no text"]})).values.tolist()
    [['there is no text', 2], ['it is empty', 1]]
    """
    counted = with_kinds(rejects).groupby("kind", sort=False).size()
    return counted.sort_values(ascending=False, kind="stable").rename_axis("kind").reset_index(name="rows")
