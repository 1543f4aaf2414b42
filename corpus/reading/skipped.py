"""The rows that became no review, counted by the kind of reason."""

import pandas as pd

from corpus.schema import REJECT_KINDS, REJECTS, conform
from corpus.wording import plural

#: A reason longer than this is cut, in characters.
LONGEST = 160


def describe_kind(label: str, rows: int) -> str:
    """Say how many rows were rejected for a reason; the reason itself is said of one.

    Examples
    --------
    >>> describe_kind("it has no text", 1), describe_kind("it has no text", 38)
    ('1 row: it has no text', '38 rows: each has no text')
    """
    said = f"each {label.removeprefix('it ')}" if rows > 1 and label.startswith("it ") else label
    return f"{plural(rows, 'row')}: {said}"


def count_kinds(rejects: pd.DataFrame) -> pd.DataFrame:
    """Return how many rows were rejected for each kind of reason, the most first.

    Parameters
    ----------
    rejects : DataFrame
        `schema.REJECTS`.

    Returns
    -------
    DataFrame
        `kind`, one of `schema.REJECT_KINDS`; `label`, the reason itself where all rows of the kind have the same one,
        else the kind as a sentence; `rows`, how many.

    Examples
    --------
    >>> reasons = ["2 cells where the header has 3", "4 cells where the header has 3"]
    >>> count_kinds(pd.DataFrame({"kind": "cell count", "reason": reasons})).values.tolist()
    [['cell count', '… cells where the header has …', 2]]
    """
    by_kind = conform(rejects, REJECTS).groupby("kind", sort=False)["reason"]
    counted = by_kind.agg(reason="first", different="nunique", rows="size").reset_index()
    counted["label"] = counted["reason"].mask(counted["different"] > 1, counted["kind"].map(REJECT_KINDS))
    cut = counted["label"].str.len() > LONGEST
    counted["label"] = counted["label"].mask(cut, counted["label"].str[: LONGEST - 1] + "…").astype("str")
    return counted.sort_values("rows", ascending=False, kind="stable", ignore_index=True)[["kind", "label", "rows"]]
