"""What changed on a day: the mean of the reviews before and after, and the phrases that became more common or less."""

from collections.abc import Callable
from datetime import date as calendar_date
from datetime import timedelta
from typing import NamedTuple

import numpy as np
import pandas as pd

from corpus.statistics import keyness
from corpus.statistics.differences import A_HIGHER, ALIKE, B_HIGHER, TOO_FEW, compare_pairs
from corpus.statistics.intervals import estimate_means
from corpus.wording import date, number, plural, signed

#: The sides of a day, in their order; the day itself is the first of the later.
BEFORE, AFTER = "Before", "After"
COMMONER, RARER, CHANCE = "more common", "less common", "could be luck"

HIGHER, LOWER = "higher after", "lower after"

#: The share of false findings that is accepted.
LEVEL = 0.05

Day = calendar_date | pd.Timestamp | str


class DayChange(NamedTuple):
    """The change of a mean on a day: both means (`intervals.estimate_means`), and the later less the earlier.

    `delta` is Cliff's, −1..1: how much more often a later value is above an earlier one than below. `conclusion` is
    "higher after", "lower after", "no clear difference" or "too few to compare". `films` are those on which both
    sides are compared; none where reviews are, whatever their films.
    """

    means: pd.DataFrame
    difference: float
    low: float
    high: float
    delta: float
    p: float
    conclusion: str
    films: tuple[str, ...] = ()


def split_by_day(reviews: pd.DataFrame, *, day: Day) -> pd.Series:
    """Return whether each review was published before a day or after; missing where it has no date.

    Parameters
    ----------
    reviews : DataFrame
        With `published`.
    day : date, Timestamp or ISO text
        The first of the later side.

    Examples
    --------
    >>> reviews = pd.DataFrame({"published": pd.to_datetime(["2025-03-02", "2025-03-03"])})
    >>> split_by_day(reviews, day="2025-03-03").tolist()
    ['Before', 'After']
    """
    published = reviews["published"]
    side = pd.Series(np.where(published < pd.Timestamp(day), BEFORE, AFTER), index=reviews.index, dtype="str")
    return side.where(published.notna())


def find_middle_day(reviews: pd.DataFrame) -> pd.Timestamp:
    """Return the day before which half of the dated reviews were published; at least one must have a date."""
    days = reviews["published"].dropna().sort_values().to_numpy()
    return pd.Timestamp(days[len(days) // 2]).normalize()


def compare_sides(reviews: pd.DataFrame, *, day: Day, value: str = "polarity") -> DayChange:
    """Compare the mean of the reviews before a day with that of those after.

    The test, interval and effect are those of `differences.compare_pairs`.

    Misuse: a day that was chosen because of what follows it gives a change that looks surer than it is. Later reviews
    are of other films and by other critics, so that a change need not be one of opinion.

    Parameters
    ----------
    reviews : DataFrame
        With `published` and `value`; reviews without one of them are left out.
    day : date, Timestamp or ISO text
    value : str
        A numeric column.
    """
    return compare_two(reviews, split_by_day(reviews, day=day), value=value)


def compare_two(reviews: pd.DataFrame, side: pd.Series, *, value: str) -> DayChange:
    """Compare the means of two sides of some reviews, as `compare_sides` does those of a day.

    Parameters
    ----------
    reviews : DataFrame
        With `value`.
    side : Series of str
        `BEFORE` or `AFTER` of each review; those without are left out.
    value : str
        A numeric column.
    """
    frame = reviews.assign(side=side)
    means = estimate_means(frame, by="side", value=value)
    means = means.sort_values("group", ascending=False, ignore_index=True)  # before, then after
    compared = compare_pairs(frame, by="side", value=value)
    if compared.empty:
        return DayChange(means, np.nan, np.nan, np.nan, np.nan, np.nan, TOO_FEW)
    row = compared.iloc[0]  # a pair is in the order of its names: `a` is the later side
    conclusion = {A_HIGHER: HIGHER, B_HIGHER: LOWER}.get(row["conclusion"], row["conclusion"])
    return DayChange(means, row["difference"], row["low"], row["high"], row["delta"], row["p"], conclusion)


def list_dots(reviews: pd.DataFrame, *, day: Day, value: str) -> pd.DataFrame:
    """Return a dot for each dated review: `review_id`, `film`, `reviewer`, `published`, `group` (its side), `value`.

    Parameters
    ----------
    reviews : DataFrame
        `review_id`, `film`, `reviewer`, `published` and `value`.
    day : date, Timestamp or ISO text
    value : str
        A numeric column.
    """
    side = split_by_day(reviews, day=day)
    dots = reviews[["review_id", "film", "reviewer", "published"]].assign(group=side, value=reviews[value])
    return dots[side.notna()]


def find_side_dates(
    side: str, *, day: calendar_date, first: calendar_date, last: calendar_date
) -> tuple[calendar_date, calendar_date]:
    """Return the first and the last day of a side of a day, between the first and the last of all.

    Examples
    --------
    >>> first, last = calendar_date(2025, 1, 1), calendar_date(2025, 12, 31)
    >>> str(find_side_dates(BEFORE, day=calendar_date(2025, 3, 1), first=first, last=last)[1])
    '2025-02-28'
    """
    return (first, day - timedelta(days=1)) if side == BEFORE else (day, last)


def find_phrase_shifts(occurrences: pd.DataFrame, reviews: pd.DataFrame, *, day: Day) -> pd.DataFrame:
    """Return the phrases that one side of a day uses more than the other: those that became more common or less.

    By `keyness.measure_keyness` of either side against the other: a phrase counts for its reviews as well as for its
    occurrences, so that one long review makes no change, and all phrases in enough reviews are corrected for together.
    A phrase in fewer than `keyness.FEWEST_REVIEWS` reviews of a side is not tested: in a small archive none may be.

    Parameters
    ----------
    occurrences : DataFrame
        `review_id` and `phrase_id`.
    reviews : DataFrame
        `review_id`, `published`, `words`; those without a date are left out.
    day : date, Timestamp or ISO text

    Returns
    -------
    DataFrame
        One row a phrase that one side uses more, the smallest q first: `phrase_id`, `before` and `after`, the
        reviews that hold it; `rate_before` and `rate_after`, of 100 reviews; `log_odds` (above 0: more common), `p`,
        `q` and `conclusion`, "more common", "less common" or "could be luck".
    """
    return compare_phrases(occurrences, reviews, split_by_day(reviews, day=day))


def compare_phrases(occurrences: pd.DataFrame, reviews: pd.DataFrame, side: pd.Series) -> pd.DataFrame:
    """Return the phrases that one of two sides of some reviews uses more, as `find_phrase_shifts` does of a day.

    Parameters
    ----------
    occurrences, reviews : DataFrame
        As in `find_phrase_shifts`.
    side : Series of str
        `BEFORE` or `AFTER` of each review; those without are left out.
    """
    dated = reviews[side.notna()]
    side = side[side.notna()]
    keyed = keyness.measure_keyness(keyness.count_features(occurrences, dated), side)
    # Of one side alone nothing has changed.
    keyed = keyed if side.nunique() == 2 else keyed.iloc[:0]
    later = (keyed["group"] == AFTER).to_numpy()
    own, rest = keyed["reviews"].to_numpy(), keyed["rest_reviews"].to_numpy()
    before, after = np.where(later, rest, own), np.where(later, own, rest)
    sizes = side.value_counts().reindex([BEFORE, AFTER], fill_value=0)
    sure = (keyed["q"] <= LEVEL).to_numpy()
    table = pd.DataFrame(
        {
            "phrase_id": keyed["feature"].astype("str").to_numpy(),
            "before": before.astype("int64"),
            "after": after.astype("int64"),
            "rate_before": 100.0 * before / max(sizes[BEFORE], 1),
            "rate_after": 100.0 * after / max(sizes[AFTER], 1),
            "log_odds": np.where(later, keyed["log_odds"], -keyed["log_odds"]),
            "p": keyed["p"].to_numpy(),
            "q": keyed["q"].to_numpy(),
            "conclusion": pd.Series(np.select([sure & later, sure & ~later], [COMMONER, RARER], CHANCE), dtype="str"),
        }
    )
    return table.astype({"phrase_id": "str"}).sort_values(["q", "p"], kind="stable", ignore_index=True)


def describe_change(
    change: DayChange, *, day: Day, write: Callable[[float], str], higher: str = "higher", lower: str = "lower"
) -> str:
    """Return in one sentence how a mean changed on a day, with both means and numbers of reviews.

    Parameters
    ----------
    change : DayChange
    day : date, Timestamp or ISO text
    write : callable
        Writes a mean, as `wording.signed`.
    higher, lower : str
        What it is to have the higher or the lower mean: "rated higher", "rated lower".
    """
    means = [
        f"{write(mean)} {group.lower()} ({plural(n, 'review')})"
        for group, mean, n in zip(change.means["group"], change.means["mean"], change.means["n"], strict=True)
        if n
    ]
    if change.conclusion == TOO_FEW:
        return f"Too few reviews on one side of {date(day)} to compare: {' and '.join(means) or 'none has a value'}."
    if change.conclusion == ALIKE:
        return f"No clear difference before and after {date(day)}: {', '.join(means)}."
    low, high = (number(end, decimals=2) for end in sorted((abs(change.low), abs(change.high))))
    word = higher if change.conclusion == HIGHER else lower
    by = f"{number(abs(change.difference), decimals=2)} ({low} to {high})"
    return f"From {date(day)} on, reviews are {word} by {by}: {', '.join(means)}."


def describe_phrase_shifts(shifts: pd.DataFrame) -> str:
    """Return in one sentence how many phrases became more common and how many less."""
    if shifts.empty:
        return f"No phrase is in {keyness.FEWEST_REVIEWS} reviews of one side: too few to say what changed."
    counted = shifts["conclusion"].value_counts()
    commoner, rarer = int(counted.get(COMMONER, 0)), int(counted.get(RARER, 0))
    if not commoner + rarer:
        if len(shifts) == 1:
            return "The one phrase to compare did not clearly become more or less common: the change could be luck."
        return f"None of {number(len(shifts))} phrases clearly became more or less common: the changes could be luck."
    return f"{plural(commoner, 'phrase')} became more common, {number(rarer)} less common."


def describe_effect(change: DayChange) -> str:
    """Say by how much the later mean is above the earlier, and how often a later value is; empty without an interval.

    Parameters
    ----------
    change : DayChange
        From `compare_sides`.
    """
    if pd.isna(change.low):
        return ""
    return (
        f"The mean after less the mean before: {signed(change.difference)} ({signed(change.low)} to "
        f"{signed(change.high)}). Cliff’s delta {signed(change.delta)}: −1 where every later value is lower, +1 "
        "where every one is higher."
    )
