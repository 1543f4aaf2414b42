"""Critics and outlets whose ratings rise or fall over the years, on films that others rated too."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import stdtr, stdtrit

from corpus.compare.colleagues import Indices
from corpus.compare.harshness import measure_harshness
from corpus.statistics.differences import TOO_FEW, correct_p_values
from corpus.statistics.groups import CONFIDENCE, Array
from corpus.wording import number, ranges, signed

RISING, FALLING, STEADY = "rising", "falling", "no clear change"
#: With fewer films a line is nearly all chance: Student's t with 8 degrees of freedom is 2.3 at 95 %, with 3 it is 3.2.
FEWEST_FILMS = 10
#: With a single colleague there is no saying which of the two changed.
FEWEST_OTHERS = 2
#: A change a year is not told from less than a year.
FEWEST_YEARS = 1.0
#: Deals of a permutation test for each of the tests that it is corrected for, and how many at least and at most.
DEALS_A_TEST, FEWEST_AND_MOST_DEALS = 100, (2_000, 100_000)
_AT_ONCE = 5_000
_YEAR = np.timedelta64(31_556_952, "s")


def measure_drift(reviews: pd.DataFrame, *, by: str = "reviewer", value: str = "rating") -> pd.DataFrame:
    """Return how much each critic's or outlet's ratings rise or fall a year, against others on the same films.

    Each rating is taken less the mean of the others' ratings of the same film, so that the film's quality cancels out;
    of the others, each less its own usual distance from colleagues (`harshness.measure_harshness`), so that nobody
    drifts because kind colleagues made room for harsh ones. These differences are regressed on the date of the review
    by least squares, each weighted by m / (m + 1) where m others rated the film: the inverse of its variance where all
    ratings scatter alike. One film is one observation. The interval is Student's, `q` is corrected for the number of
    those compared (`differences.correct_p_values`). Ratings are coarse and skewed, and the tails of Student's t a
    little too thin for them: with the dates of real critics shuffled, 5.9 % of runs claimed a drift. So whatever it
    finds has to stand a permutation test of the dates as well, and p is the larger of the two (Good 2005, "Permutation,
    Parametric and Bootstrap Tests of Hypotheses", § 3.4).

    Whoever drifts makes colleagues seem to drift the other way: the surest drift is taken out of the ratings that
    others are compared with, then the next, as in a forward search (Atkinson and Riani 2000, "Robust Diagnostic
    Regression Analysis").

    Misuse: it is a drift against the others. A rise that most share is not seen, and makes the rest seem to fall. An
    outlet may drift because its critics change. Ratings of one season may go together by mood; then the intervals are
    too narrow.

    Parameters
    ----------
    reviews : DataFrame
        With `film`, `published`, `by` and `value`; rows without one of them are left out.
    by : str
        Whose drift: a column that names critics or outlets.
    value : str
        A numeric column.

    Returns
    -------
    DataFrame
        One row a group with a film that `FEWEST_OTHERS` more have rated, from the steepest fall to the steepest rise:
        `group`; `films`, so many such; `first` and `last`, the dates of its first and last review of them; `estimate`,
        the change a year, `low`, `high`, `p`, `q`; `conclusion`: "rising", "falling", "no clear change", or "too few
        to compare" where there are fewer than `FEWEST_FILMS` films or `FEWEST_YEARS` between first and last, or no
        scatter; all numbers of the change are NaN then.

    Examples
    --------
    Ann rates one film a month, two others give all of them 5, or nearly:

    >>> months = pd.date_range("2020-01-01", periods=24, freq="MS")
    >>> ann = pd.DataFrame({"film": months.astype(str), "published": months, "reviewer": "Ann"})
    >>> ann["rating"] = np.arange(24) / 12 + np.tile([4, 4.1], 12)
    >>> others = [ann.assign(reviewer=name, rating=np.tile([5, near, 5], 8)) for name, near in (("B", 5.1), ("C", 4.9))]
    >>> drift = measure_drift(pd.concat([ann, *others]))
    >>> drift.loc[drift["group"] == "Ann", ["estimate", "conclusion"]].round(1).to_numpy().tolist()
    [[1.0, 'rising']]
    >>> drift["conclusion"].tolist()
    ['no clear change', 'no clear change', 'rising']
    """
    panel = _build_dated_panel(reviews, by, value)
    groups, codes = panel.groups, panel.group
    many = len(groups)
    films = np.bincount(codes, minlength=many).astype("int64")
    dates = pd.Series(panel.when).groupby(codes)
    first, last = (dates.agg(end).to_numpy("datetime64[s]") for end in ("min", "max"))
    enough = (films >= FEWEST_FILMS) & ((last - first) / _YEAR >= FEWEST_YEARS)
    permuted, drifting, slope = np.zeros(many), np.zeros(many, bool), np.zeros(many)
    while True:
        difference, weight = _compare_with_others(panel, np.where(drifting, slope, 0.0))
        slope, error = _fit_lines(codes, panel.years, difference, weight, films)
        known = enough & (error > 1e-9)
        slope, error = np.where(known, slope, np.nan), np.where(known, error, np.nan)
        p = np.fmax(2 * stdtr(np.maximum(films - 2, 1), -np.abs(slope / error)), np.where(known, permuted, np.nan))
        q = correct_p_values(p)
        sure = q <= 1 - CONFIDENCE
        untried = np.where(sure & (permuted == 0), p, np.inf)
        fresh = sure & (permuted > 0) & ~drifting
        if not np.isfinite(untried).any() and not fresh.any():
            break
        drifting |= fresh
        if np.isfinite(surest := untried.min()):
            tried = int(np.argmax(untried == surest))
            own = codes == tried
            permuted[tried] = _permute_dates(panel.years[own], difference[own], weight[own], tests=int(known.sum()))
    reach = stdtrit(np.maximum(films - 2, 1), (1 + CONFIDENCE) / 2) * error
    conclusion = np.select([~known, sure & (slope < 0), sure & (slope > 0)], [TOO_FEW, FALLING, RISING], STEADY)
    table = pd.DataFrame(
        {
            "group": pd.Series(groups, dtype="str"),
            "films": films,
            "first": first,
            "last": last,
            "estimate": slope,
            "low": slope - reach,
            "high": slope + reach,
            "p": p,
            "q": q,
            "conclusion": pd.Series(conclusion, dtype="str"),
        }
    )
    return table.sort_values("estimate", kind="stable", ignore_index=True)


def describe_drift(table: pd.DataFrame, *, noun: str = "critic") -> str:
    """Say whose ratings rise or fall most over the years, and by how much; or that nobody's do clearly.

    Parameters
    ----------
    table : DataFrame
        From `measure_drift`.
    noun : {"critic", "outlet"}
        What a group is.

    Returns
    -------
    str
        Plain text: names are in it letter for letter.
    """
    able = table[table["conclusion"] != TOO_FEW]
    if able.empty:
        return (
            f"Too few ratings to say whether any {noun} became kinder or harsher: it takes {FEWEST_FILMS} films that "
            "two others rated, over a year."
        )
    by = "in" if noun == "outlet" else "by"
    clauses = []
    for verb, groups in (
        ("rise", able[able["conclusion"] == RISING].iloc[::-1]),
        ("fall", able[able["conclusion"] == FALLING]),
    ):
        if len(groups):
            change = number(abs(groups["estimate"].iloc[0]), decimals=2)
            clauses.append((f"{by} {groups['group'].iloc[0]} {verb}{' most' if len(groups) > 1 else ''}", change))
    if not clauses:
        return f"No {noun}’s ratings clearly rise or fall over the years, beside others on the same films."
    (first, change), *others = clauses
    beyond = "".join(f"; those {other} by {less}" for other, less in others)
    return f"On the same films as others, ratings {first} by {change} points a year{beyond}."


def write_ranges(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table of `measure_drift` with the interval of each change in words, as `range`; empty without one.

    Examples
    --------
    >>> write_ranges(pd.DataFrame({"low": [-0.1, np.nan], "high": [0.25, np.nan]}))["range"].tolist()
    ['−0.10 to +0.25', '']
    """
    return table.assign(range=pd.Series(ranges(table["low"], table["high"], signed), index=table.index, dtype="str"))


class _DatedPanel(NamedTuple):
    """What groups gave films that `FEWEST_OTHERS` more have rated, one item a group and film.

    `levelled` is the value less the group's usual distance from colleagues; `years` is the date, in years, less the
    mean of the group's dates.
    """

    groups: pd.Index
    group: Indices
    film: Indices
    value: Array
    levelled: Array
    when: npt.NDArray[np.datetime64]
    years: Array


def _build_dated_panel(reviews: pd.DataFrame, by: str, value: str) -> _DatedPanel:
    """Collect the dated values of films that enough groups have rated; two of one film are their mean."""
    named = reviews[["film", by, value, "published"]].set_axis(["film", "reviewer", "value", "published"], axis=1)
    known = named.dropna().astype({"film": "str", "reviewer": "str"})
    known = known[known.groupby("film")["reviewer"].transform("nunique") > FEWEST_OTHERS]
    distance = measure_harshness(known, value="value").set_index("critic")["estimate"]
    given = known.groupby(["reviewer", "film"]).agg({"value": "mean", "published": "mean"}).reset_index()
    group, groups = pd.factorize(given["reviewer"], sort=True)
    when = given["published"].to_numpy("datetime64[s]")
    years = (when - np.datetime64("2000-01-01", "s")) / _YEAR
    values = given["value"].to_numpy("float64")
    return _DatedPanel(
        groups=pd.Index(groups, dtype="str"),
        group=group.astype("int64"),
        film=pd.factorize(given["film"])[0].astype("int64"),
        value=values,
        levelled=values - given["reviewer"].map(distance).to_numpy("float64"),
        when=when,
        years=years - pd.Series(years).groupby(group).transform("mean").to_numpy(),
    )


def _compare_with_others(panel: _DatedPanel, drifts: Array) -> tuple[Array, Array]:
    """Return each value less what others gave the film, and its weight.

    `drifts` are the changes a year that are taken out of the values of others.
    """
    if not len(panel.value):
        return panel.value, panel.value
    expected = panel.levelled - drifts[panel.group] * panel.years
    others = np.bincount(panel.film)[panel.film] - 1.0
    mean = (np.bincount(panel.film, expected)[panel.film] - expected) / others
    return panel.value - mean, others / (others + 1)


def _fit_lines(group: Indices, x: Array, y: Array, weight: Array, sizes: Indices) -> tuple[Array, Array]:
    """Return each group's slope by weighted least squares, and its standard error; NaN where it has none."""

    def add_up(values: Array) -> Array:
        return np.bincount(group, values, len(sizes)).astype("float64")

    total = add_up(weight)
    with np.errstate(invalid="ignore", divide="ignore"):
        across, up = (each - (add_up(weight * each) / total)[group] for each in (x, y))
        spread = add_up(weight * across**2)
        slope = add_up(weight * across * up) / spread
        left = add_up(weight * (up - slope[group] * across) ** 2)
        return slope, np.sqrt(left / np.maximum(sizes - 2, 0) / spread)


def _permute_dates(x: Array, y: Array, weight: Array, *, tests: int) -> float:
    """Return how often dates dealt out at random fit a line as well as the true ones: the two-sided p of the slope.

    The deals are so many that, corrected for so many `tests`, their smallest p can be called a finding.
    """
    deals = int(np.clip(DEALS_A_TEST * tests, *FEWEST_AND_MOST_DEALS))
    random = np.random.default_rng(len(x))
    loads = weight * (y - weight @ y / weight.sum())

    def fit(dates: Array) -> Array:
        """Return the sum of squares that a line explains, one a row of dates."""
        return (dates @ loads) ** 2 / (dates**2 @ weight - (dates @ weight) ** 2 / weight.sum())

    true = fit(x[None, :])[0] * (1 - 1e-9)
    better = 0
    for first in range(0, deals, _AT_ONCE):
        many = min(_AT_ONCE, deals - first)
        better += int((fit(random.permuted(np.tile(x, (many, 1)), axis=1)) >= true).sum())
    return (1 + better) / (1 + deals)
