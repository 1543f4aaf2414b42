"""Who uses a phrase, how often over time, and whether polarity or ratings are different with it."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.calendar import summarise_by_period
from corpus.statistics.differences import A_HIGHER, B_HIGHER, TOO_FEW, compare_pairs
from corpus.statistics.groups import ENOUGH
from corpus.statistics.intervals import estimate_means, estimate_share
from corpus.wording import date, number, plural

#: The groups of a contrast, in their order.
WITH, WITHOUT = "With it", "Without it"
#: The conclusion where the values of a side are all the same, as of one text that is repeated word for word.
NO_SPREAD = "all of one side are the same, which tells nothing of chance"


class Contrast(NamedTuple):
    """Sentences or reviews with a phrase against those without: both means (`estimate_means`), and the conclusion."""

    means: pd.DataFrame
    conclusion: str


def mark_sentences(sentences: pd.DataFrame, occurrences: pd.DataFrame) -> NDArray[np.bool_]:
    """Mark the sentences that contain one of the occurrences.

    Parameters
    ----------
    sentences, occurrences : DataFrame
        `review_id` and `sentence`.
    """
    places = ["review_id", "sentence"]
    wanted = pd.MultiIndex.from_frame(occurrences[places].astype({"review_id": "str"}))
    marked = sentences["review_id"].isin(wanted.unique(0)).to_numpy(copy=True)
    marked[marked] = pd.MultiIndex.from_frame(sentences.loc[marked, places].astype({"review_id": "str"})).isin(wanted)
    return marked


def compare_use(values: pd.Series, using: NDArray[np.bool_]) -> Contrast | None:
    """Compare the values of sentences or reviews that use a phrase with those of all others.

    Misuse: a phrase's own words are part of its sentences and of their polarity. Sentences of one review, and reviews
    by one critic, are less independent than the test assumes.

    Parameters
    ----------
    values : Series of float
        A polarity a sentence or a rating a review; those that are missing are left out.
    using : array of bool, one item a value

    Returns
    -------
    Contrast or None
        None where a side has no value at all. The conclusion is one of `differences`, where `a` is the side with the
        phrase, or `NO_SPREAD`.
    """
    frame = pd.DataFrame({"group": np.where(using, WITH, WITHOUT), "value": values.to_numpy("float64")}).dropna()
    if frame["group"].nunique() < 2:
        return None
    means = estimate_means(frame, by="group", value="value")
    if not means["enough"].all():
        return Contrast(means, TOO_FEW if means["n"].min() < ENOUGH else NO_SPREAD)
    return Contrast(means, compare_pairs(frame, by="group", value="value")["conclusion"].iloc[0])


def describe_contrast(
    contrast: Contrast, *, noun: str, write: Callable[[float], str], higher: str = "higher", lower: str = "lower"
) -> str:
    """Say both means with their 95 % intervals and numbers, and whether they clearly differ.

    Parameters
    ----------
    contrast : Contrast
        From `compare_use`.
    noun : str
        What has one value, "sentence" or "review": in the singular.
    write : callable
        Writes a value, as `wording.signed`.
    higher, lower : str
        The words for the higher and the lower mean: "warmer", "colder".

    Examples
    --------
    >>> ratings = compare_use(pd.Series([8, 9, 5, 6, 7]), np.array([True, True, False, False, False]))
    >>> describe_contrast(ratings, noun="review", write=number)
    '2 reviews with it: 8; the 3 without: 6; too few to compare.'
    """
    using, rest = contrast.means.iloc[0], contrast.means.iloc[1]
    conclusion = {A_HIGHER: f"those with it are {higher}", B_HIGHER: f"those with it are {lower}"}
    return (
        f"{plural(using['n'], noun)} with it: {_write_mean(using, write)}; the {number(rest['n'])} without: "
        f"{_write_mean(rest, write)}; {conclusion.get(contrast.conclusion, contrast.conclusion)}."
    )


def count_per_period(reviews: pd.DataFrame, using: NDArray[np.bool_], *, months: int = 1) -> pd.DataFrame:
    """Count the reviews of each period that use a phrase, and their rate per 100 reviews.

    Parameters
    ----------
    reviews : DataFrame
        With `published`; reviews without a date are left out.
    using : array of bool, one item a review
    months : {1, 3, 12}
        How long a period is.

    Returns
    -------
    DataFrame
        Every period from the first date of any review to the last: `month` (its first day), `n` reviews that use the
        phrase, of all its `reviews`; the `rate` per 100 reviews (NaN where there are none) with its 95 % interval
        (Wilson) `low` and `high`, NaN unless there are `enough` reviews.

    Notes
    -----
    A rising rate may be one critic who writes more. This is no test of a trend.
    """
    counted = summarise_by_period(reviews.assign(used=np.where(using, 100.0, 0.0)), value="used", months=months)
    size, rate = counted["n"], counted["mean"]
    used = (rate * size / 100).fillna(0).round().astype("int64")
    enough = size >= ENOUGH
    bounds = [estimate_share(k, n) if sure else (np.nan, np.nan) for k, n, sure in zip(used, size, enough, strict=True)]
    low, high = np.array(bounds, "float64").reshape(-1, 2).T * 100
    return pd.DataFrame(
        {
            "month": counted["month"],
            "n": used,
            "reviews": size,
            "rate": rate,
            "low": low,
            "high": high,
            "enough": enough,
        }
    )


def describe_owner(kind: str | float, owner: str | float, spread: pd.DataFrame, reviews: pd.DataFrame) -> str:
    """Say whether a phrase is a house cliché, a critic's own or neither; nothing where no critic is named.

    Parameters
    ----------
    kind, owner : str or missing
        From `ownership.find_owners`.
    spread : DataFrame
        From `ownership.trace_spread`: the reviews that use it.
    reviews : DataFrame
        All reviews that were looked at: `reviewer`.
    """
    signed = spread["reviewer"].value_counts()
    if signed.empty:
        return ""
    total = int(signed.sum())
    of = f"{number(signed.iloc[0])} of its {plural(total, 'review')}"
    if kind == "own":
        written = int((reviews["reviewer"] == owner).sum())
        return f"{owner}’s own: {of}, of the {number(written)} by this critic; so many would hardly be by chance."
    if kind == "house":
        return (
            f"House: {plural(len(signed), 'critic')} share it, none with more than half of its {number(total)} reviews."
        )
    if len(signed) == 1:
        return (
            f"{signed.index[0]} alone, in {plural(total, 'review')}: too few, or too likely by chance, to be a habit."
        )
    return f"Neither the house’s nor one critic’s own: {plural(len(signed), 'critic')}, {signed.index[0]} with {of}."


def describe_dates(spread: pd.DataFrame) -> str:
    """Say when a phrase was first used and by whom, and when last; nothing where no date is known.

    Parameters
    ----------
    spread : DataFrame
        From `ownership.trace_spread`.
    """
    dated = spread[spread["published"].notna()]
    if dated.empty:
        return ""
    first, last = dated.iloc[0], dated["published"].iloc[-1]
    by = f" by {first['reviewer']}" if pd.notna(first["reviewer"]) else ""
    return (
        f"First printed here on {date(first['published'])}{by}, last on {date(last)}; "
        "the order of printing says nothing of copying."
    )


def _write_mean(side: pd.Series, write: Callable[[float], str]) -> str:
    mean = write(side["mean"])
    return f"{mean} ({write(side['low'])} to {write(side['high'])})" if side["enough"] else mean
