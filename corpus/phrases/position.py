"""Where in a review a phrase occurs: at the beginning, at the end, or anywhere."""

import numpy as np
import pandas as pd

from corpus.statistics.intervals import estimate_share
from corpus.wording import number, plural

FIFTHS = ("Opening fifth", "Second fifth", "Middle fifth", "Fourth fifth", "Closing fifth")


def count_fifths(occurrences: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Count a phrase's occurrences in each fifth of their reviews.

    The middle of an occurrence decides; a review's fifths are of its characters, up to the end of its last sentence.

    Parameters
    ----------
    occurrences : DataFrame
        Those of one phrase: `review_id`, `start`, `end`.
    sentences : DataFrame
        `review_id`, `end`; of these reviews at least.

    Returns
    -------
    DataFrame
        Five rows in the order of `FIFTHS`: `part`, `occurrences`, and their `share` (0..1; NaN where there are none).
    """
    counted = np.bincount(find_fifths(occurrences, sentences).cat.codes, minlength=len(FIFTHS))
    with np.errstate(invalid="ignore"):
        share = counted / np.float64(counted.sum())
    return pd.DataFrame({"part": pd.Series(FIFTHS, dtype="str"), "occurrences": counted, "share": share})


def find_fifths(occurrences: pd.DataFrame, sentences: pd.DataFrame) -> pd.Series:
    """Return the fifth of its review that each occurrence is in, as a category of `FIFTHS`; see `count_fifths`."""
    ids = occurrences["review_id"].astype("str")
    inside = sentences[sentences["review_id"].isin(ids.unique())]
    length = inside["end"].groupby(inside["review_id"].astype("str")).max()
    place = (occurrences["start"] + occurrences["end"]).to_numpy() / 2 / ids.map(length).to_numpy("float64")
    fifth = np.clip((place * len(FIFTHS)).astype("int64"), 0, len(FIFTHS) - 1)
    return pd.Series(pd.Categorical.from_codes(fifth, categories=pd.Index(FIFTHS), ordered=True))


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
    top = parts.iloc[int(parts["occurrences"].to_numpy().argmax())]
    if estimate_share(int(top["occurrences"]), total, level=0.99)[0] > 1 / len(FIFTHS):
        return f"{number(top['occurrences'])} of {plural(total, 'occurrence')} stand in the {top['part'].lower()}"
    return f"{plural(total, 'occurrence')}: no fifth of a review clearly has more of them"
