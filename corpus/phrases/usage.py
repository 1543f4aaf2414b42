"""Who uses a phrase, how often over time, and whether polarity or ratings are different with it."""

import re
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.calendar import summarise_by_period
from corpus.statistics.differences import A_HIGHER, B_HIGHER, TOO_FEW, compare_pairs
from corpus.statistics.groups import ENOUGH
from corpus.statistics.intervals import estimate_means, estimate_share
from corpus.wording import PERIODS, date, listed, number, plural

#: The groups of a contrast, in their order.
WITH, WITHOUT = "With it", "Without it"
#: The conclusion where the values of a side are all the same, as of one text that is repeated word for word.
NO_SPREAD = "all of one side are the same"


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
    contrast: Contrast,
    *,
    subject: str,
    noun: str,
    measure: str,
    write: Callable[[float], str],
    higher: str,
    lower: str,
) -> str:
    """Say whether sentences or reviews with a phrase clearly differ from the others, with both means.

    Parameters
    ----------
    contrast : Contrast
        From `compare_use`.
    subject : str
        What has the phrase, in the plural: "Reviews with it".
    noun : str
        What has a value, in the plural: "rated reviews".
    measure : str
        What is compared: "rating".
    write : callable
        Writes a value, as `wording.signed`.
    higher, lower : str
        The words for the higher and the lower mean: "more positive", "more negative".

    Examples
    --------
    >>> ratings = compare_use(pd.Series([8, 9, 5, 6, 7]), np.array([True, True, False, False, False]))
    >>> words = {"noun": "rated reviews", "measure": "rating", "higher": "rated higher", "lower": "rated lower"}
    >>> describe_contrast(ratings, subject="Reviews with it", write=number, **words)
    'Too few rated reviews to compare: 9 with it, 6 without'
    """
    using, rest = (write(value) for value in contrast.means["mean"].iloc[:2])
    if contrast.conclusion in (A_HIGHER, B_HIGHER):
        told = higher if contrast.conclusion == A_HIGHER else lower
        return f"{subject} are {told}: {using} on average, the others {rest}"
    why = {
        TOO_FEW: f"Too few {noun} to compare",
        NO_SPREAD: f"The {noun} are too alike to compare",
    }
    return f"{why.get(contrast.conclusion, f'No clear difference in {measure}')}: {using} with it, {rest} without"


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


def describe_periods(periods: pd.DataFrame, months: int) -> str:
    """Say in how many of the periods that have reviews a phrase is used.

    Parameters
    ----------
    periods : DataFrame
        From `count_per_period`.
    months : {1, 3, 12}
        How long a period is.

    Examples
    --------
    >>> describe_periods(pd.DataFrame({"n": [2, 0, 1], "reviews": [5, 0, 4]}), 3)
    'Used in both quarters that have reviews'
    """
    using, of = int((periods["n"] > 0).sum()), int((periods["reviews"] > 0).sum())
    every = "both" if of == 2 else f"all {number(of)}"
    part = every if using == of else f"{number(using)} of {number(of)}"
    return f"Used in {part} {PERIODS[months]}s that have reviews"


def describe_owner(kind: str | float, owner: str | float, spread: pd.DataFrame, reviews: pd.DataFrame) -> str:
    """Say whether a phrase is shared by several critics, one critic's habit or neither; "" where no critic is named.

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
        written = plural(int((reviews["reviewer"] == owner).sum()), "review")
        return f"A habit of {owner}, who wrote {of}: hardly chance, with {written} by this critic in all."
    if kind == "house":
        reviews_of = f"{number(total)} {'signed ' * (total < len(spread))}reviews"
        return f"Nobody wrote more than half of its {reviews_of}."
    if len(signed) == 1:
        return f"Only {signed.index[0]} uses it, in {plural(total, 'review')}: too few to call it a habit."
    return f"{signed.index[0]} wrote {of}."


def describe_most(counted: pd.DataFrame, *, by: str, of: int) -> str:
    """Say of which film, by which critic or in which outlet most reviews use a phrase.

    Parameters
    ----------
    counted : DataFrame
        `name` and `reviews`, the most first.
    by : {"film", "critic", "outlet"}
    of : int
        How many reviews use it.

    Examples
    --------
    >>> describe_most(pd.DataFrame({"name": ["Ann", "Bob"], "reviews": [5, 3]}), by="critic", of=9)
    'Ann uses it most: in 5 of 9 reviews'
    >>> describe_most(pd.DataFrame({"name": ["A", "B", "C"], "reviews": [1, 1, 1]}), by="film", of=3)
    'No film has more than 1 review with it'
    """
    most = int(counted["reviews"].iloc[0])
    first = counted.loc[counted["reviews"] == most, "name"].tolist()
    if len(first) > 2:
        return f"No {by} has more than {plural(most, 'review')} with it"
    times = f"{number(most)} of {plural(of, 'review')}" if len(first) == 1 else f"{plural(most, 'review')} each"
    if by == "critic":
        return f"{listed(first)} {'uses' if len(first) == 1 else 'use'} it most: in {times}"
    return f"Most often {'on' if by == 'film' else 'in'} {listed(first)}: {times}"


def describe_variants(counted: pd.DataFrame, *, template: bool) -> str:
    """Say which variant of a phrase, or which filling of its gap, most reviews use, of how many.

    Parameters
    ----------
    counted : DataFrame
        `name` and `reviews`, the most first.
    template : bool
        Whether the phrase has a gap.

    Examples
    --------
    >>> describe_variants(pd.DataFrame({"name": ["rolled", "roll"], "reviews": [10, 6]}), template=False)
    '“rolled” is the most common of 2 variants'
    """
    first, many, what = f"“{counted['name'].iloc[0]}”", number(len(counted)), "words" if template else "variants"
    if (counted["reviews"] == counted["reviews"].iloc[0]).sum() > 1:
        return f"{many} {what}{' fill the gap' if template else ''}"
    return f"{first} {'most often fills the gap, of' if template else 'is the most common of'} {many} {what}"


def spell_variants(fillers: pd.Series, said: str) -> pd.Series:
    """Return the variants of a phrase as they are said as a whole.

    Parameters
    ----------
    fillers : Series of str
        What differs between them.
    said : str
        One of the variants.

    Returns
    -------
    Series of str
        `fillers` as they are, where it is not clear which words of `said` differ.

    Examples
    --------
    >>> spell_variants(pd.Series(["rolled", "roll"]), "long after the credits rolled").tolist()
    ['long after the credits rolled', 'long after the credits roll']
    """
    for filler in fillers:
        places = list(re.finditer(rf"(?<!\w){re.escape(filler)}(?!\w)", said))
        if len(places) == 1:
            first, last = places[0].span()
            return said[:first] + fillers + said[last:]
    return fillers


def describe_dates(spread: pd.DataFrame) -> str:
    """Say when a phrase was first and last printed, and by whom; nothing where no date is known.

    Misuse: the order of printing says nothing of copying.

    Parameters
    ----------
    spread : DataFrame
        From `ownership.trace_spread`.
    """
    dated = spread[spread["published"].notna()]
    if dated.empty:
        return ""
    first, last = dated.iloc[0], dated.iloc[-1]
    if len(dated) == 1:
        return f"Printed on {_say_day(first)}."
    return f"First printed on {_say_day(first)}; last on {_say_day(last)}."


def _say_day(review: pd.Series) -> str:
    day = date(review["published"])
    return f"{day} by {review['reviewer']}" if pd.notna(review["reviewer"]) else day
