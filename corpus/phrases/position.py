"""Where in a review a phrase occurs: at the beginning, at the end, or anywhere."""

import numpy as np
import pandas as pd

from corpus.statistics.groups import ENOUGH
from corpus.statistics.intervals import estimate_share
from corpus.wording import number, plural

FIFTHS = ("first fifth", "second fifth", "middle fifth", "fourth fifth", "last fifth")


def find_places(occurrences: pd.DataFrame, sentences: pd.DataFrame) -> pd.Series:
    """Return where in its review each occurrence is, from 0, the beginning, to 1, the end.

    The middle of an occurrence decides; a review is as long as its characters up to the end of its last sentence.

    Parameters
    ----------
    occurrences : DataFrame
        Those of one phrase: `review_id`, `start`, `end`.
    sentences : DataFrame
        `review_id`, `end`; of these reviews at least.

    Returns
    -------
    Series of float
        One item an occurrence, in their order, from 0 on.
    """
    ids = occurrences["review_id"].astype("str")
    inside = sentences[sentences["review_id"].isin(ids.unique())]
    length = inside["end"].groupby(inside["review_id"].astype("str")).max()
    middle = (occurrences["start"] + occurrences["end"]).to_numpy() / 2
    return pd.Series(np.clip(middle / ids.map(length).to_numpy("float64"), 0, 1), dtype="float64")


def count_fifths(places: pd.Series) -> pd.DataFrame:
    """Count a phrase's occurrences in each fifth of their reviews.

    Parameters
    ----------
    places : Series of float, 0..1
        From `find_places`.

    Returns
    -------
    DataFrame
        Five rows in the order of `FIFTHS`: `part`, `occurrences`.

    Examples
    --------
    >>> count_fifths(pd.Series([0.1, 0.5, 0.9, 1.0]))["occurrences"].tolist()
    [1, 0, 1, 0, 2]
    """
    fifth = np.clip((places.to_numpy() * len(FIFTHS)).astype("int64"), 0, len(FIFTHS) - 1)
    counted = np.bincount(fifth, minlength=len(FIFTHS))
    return pd.DataFrame({"part": pd.Series(FIFTHS, dtype="str"), "occurrences": counted})


def describe_position(parts: pd.DataFrame) -> str:
    """Say in which fifth a phrase occurs most, if that is clearly more than a fifth of its occurrences.

    The highest of five counts is hardly ever below a fifth: it is named only where the lower end of its 99 % interval
    (Wilson; 95 % divided among five) is above.

    Parameters
    ----------
    parts : DataFrame
        From `count_fifths`.
    """
    total = int(parts["occurrences"].sum())
    if total < ENOUGH:
        return f"Where {'its one use is' if total == 1 else f'its {number(total)} uses are'} in the review"
    top = parts.iloc[int(parts["occurrences"].to_numpy().argmax())]
    if estimate_share(int(top["occurrences"]), total, level=0.99)[0] > 1 / len(FIFTHS):
        share = f"{number(top['occurrences'])} of" if top["occurrences"] < total else "All"
        return f"{share} {plural(total, 'use')} are in the {top['part']} of the review"
    return f"{plural(total, 'use')}: no part of the review clearly has more"
