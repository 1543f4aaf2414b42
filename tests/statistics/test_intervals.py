import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from corpus.errors import SelectionError
from corpus.statistics.intervals import (
    FEWEST_FOR_SPREAD,
    estimate_means,
    estimate_medians,
    estimate_share,
    estimate_spreads,
)

SAMPLES = {
    "skewed": np.random.default_rng(1).exponential(size=30),
    "coarse": np.random.default_rng(2).integers(5, 10, size=40).astype(float),
    "small": np.array([0.1, 0.2, 0.25, 0.3, 0.9]),
}

values_of = st.lists(st.integers(-100, 100).map(lambda hundredths: hundredths / 100), min_size=0, max_size=30)


def frame(**groups: list[float]) -> pd.DataFrame:
    rows = [(group, value) for group, values in groups.items() for value in values]
    return pd.DataFrame(rows, columns=["film", "rating"]).astype({"film": "str", "rating": "float64"})


def interval_of(values, level: float = 0.95):
    """Return what `means_by` says of one sample, as a named tuple; it has no row for one without a value."""
    columns = ["n", "mean", "low", "high", "enough"]
    table = estimate_means(frame(A=list(values)), by="film", value="rating", level=level)
    nothing = pd.DataFrame([[0, math.nan, math.nan, math.nan, False]], columns=columns)
    return next((table if len(table) else nothing)[columns].itertuples(index=False))


def usual(seed: int) -> list[float]:
    return np.random.default_rng(seed).integers(1, 10, 12).tolist()


@pytest.mark.parametrize("name", SAMPLES)
def test_the_interval_of_a_mean_is_students(name):
    sample = SAMPLES[name]
    low, high = stats.t.interval(0.9, len(sample) - 1, sample.mean(), stats.sem(sample))
    ours = interval_of(sample, level=0.9)
    assert (ours.low, ours.high) == pytest.approx((low, high))


def test_the_interval_of_five_ratings_worked_by_hand():
    # Squares about the mean of 7: 4 + 1 + 0 + 1 + 4; t of 4 degrees of freedom is 2.776.
    reach = 2.7764 * math.sqrt(10 / 4 / 5)
    ours = interval_of([5, 6, 7, 8, 9])
    assert (ours.low, ours.high) == pytest.approx((7 - reach, 7 + reach), abs=1e-4)


@pytest.mark.parametrize("name", ["skewed", "coarse"])
def test_the_interval_of_a_spread_is_bonetts(name):
    sample, n, z = SAMPLES[name], len(SAMPLES[name]), 1.959964
    trimmed = stats.trim_mean(sample, 1 / (2 * math.sqrt(n - 4)))
    kurtosis = max(
        n * ((sample - trimmed) ** 4).sum() / ((sample - sample.mean()) ** 2).sum() ** 2,
        stats.kurtosis(sample, fisher=False, bias=False),
    )
    c = n / (n - z)
    reach = stats.t.ppf(0.975, n - 1) * c * math.sqrt((kurtosis - (n - 3) / n) / (n - 1))
    centre = math.log(c * sample.var(ddof=1))
    row = estimate_spreads(frame(A=sample.tolist()), by="film", value="rating").loc[0]
    assert row["sd"] == pytest.approx(sample.std(ddof=1))
    assert row[["low", "high"]].tolist() == pytest.approx(
        [math.exp((centre - reach) / 2), math.exp((centre + reach) / 2)], rel=1e-6
    )


def test_a_spread_has_an_interval_from_ten_values_on():
    rows = frame(A=usual(9)[:9], B=usual(9)[:10], C=[7] * 12)
    table = estimate_spreads(rows, by="film", value="rating")
    assert FEWEST_FOR_SPREAD == 10
    assert table["enough"].tolist() == [False, True, False]
    assert table[["low", "high"]].notna().all(axis=1).tolist() == [False, True, False]


@pytest.mark.parametrize("sample", [[], [7.0], [6.0, 7.0, 8.0, 9.0], [7.0] * 12])
def test_too_few_values_or_values_all_the_same_have_no_interval(sample):
    ours = interval_of(sample)
    assert not ours.enough
    assert math.isnan(ours.low)
    assert math.isnan(ours.high)
    assert ours.n == len(sample)


@pytest.mark.parametrize(("n", "depth"), [(6, 1), (8, 1), (9, 2), (10, 2), (15, 4), (20, 6), (25, 8), (50, 18)])
def test_the_interval_of_a_median_runs_between_the_published_ranks(n, depth):
    # Ranks of the 95 % interval, as in Conover (1999), Practical Nonparametric Statistics, section 3.2.
    row = estimate_medians(frame(A=list(range(1, n + 1))), by="film", value="rating").loc[0]
    assert row[["low", "high"]].tolist() == [depth, n + 1 - depth]
    assert row["median"] == (n + 1) / 2
    outside = stats.binom.cdf(depth - 1, n, 0.5)
    assert 2 * outside <= 0.05 < 2 * stats.binom.cdf(depth, n, 0.5)


def test_five_values_are_too_few_for_a_median_at_95_and_enough_at_90():
    rows = frame(A=[1, 2, 3, 4, 5])
    assert not estimate_medians(rows, by="film", value="rating").loc[0, "enough"]
    row = estimate_medians(rows, by="film", value="rating", level=0.9).loc[0]
    assert row[["low", "high", "enough"]].tolist() == [1, 5, True]


def test_a_table_of_medians_says_the_same_of_means():
    rows = frame(A=usual(9), B=[7] * 8, C=[1, 9])
    means, medians = estimate_means(rows, by="film", value="rating"), estimate_medians(rows, by="film", value="rating")
    assert list(means) == list(medians)
    same = ["group", "n", "missing", "mean", "median", "sd"]
    pd.testing.assert_frame_equal(means[same], medians[same])
    assert medians["enough"].tolist() == [True, False, False]
    assert medians[["low", "high"]].notna().any(axis=1).tolist() == [True, False, False]


def test_an_interval_holds_the_median_at_least_as_often_as_it_promises():
    samples = np.random.default_rng(8).exponential(size=(400, 15))
    rows = pd.DataFrame({"group": np.repeat(np.arange(400), 15), "value": samples.ravel()})
    table = estimate_medians(rows, by="group", value="value")
    assert ((table["low"] <= math.log(2)) & (table["high"] >= math.log(2))).mean() >= 0.94


def test_a_missing_value_is_counted_and_never_averaged():
    table = estimate_means(frame(A=[6, np.nan, 8], B=[np.nan]), by="film", value="rating")
    assert table["group"].tolist() == ["A", "B"]
    assert table["n"].tolist() == [2, 0]
    assert table["missing"].tolist() == [1, 1]
    assert table["mean"].tolist() == pytest.approx([7, np.nan], nan_ok=True)
    assert table["median"].tolist() == pytest.approx([7, np.nan], nan_ok=True)
    assert table["sd"].tolist() == pytest.approx([math.sqrt(2), np.nan], nan_ok=True)


def test_nullable_numbers_are_read():
    rows = pd.DataFrame({"film": "A", "stars": pd.array([1, 2, None], dtype="Int64")})
    assert estimate_means(rows, by="film", value="stars").loc[0, ["n", "missing", "mean"]].tolist() == [2, 1, 1.5]


def test_a_row_without_a_group_is_left_out():
    rows = frame(A=[1, 2, 3])
    rows.loc[2, "film"] = np.nan
    assert estimate_means(rows, by="film", value="rating")[["group", "n"]].to_numpy().tolist() == [["A", 2]]


@pytest.mark.parametrize("measure", [estimate_means, estimate_medians, estimate_spreads])
def test_an_empty_frame_gives_the_same_columns(measure):
    full = measure(frame(A=usual(9)), by="film", value="rating")
    none = measure(frame(), by="film", value="rating")
    assert none.empty
    pd.testing.assert_series_equal(none.dtypes, full.dtypes)


def test_a_column_that_cannot_be_compared_is_named():
    with pytest.raises(SelectionError, match="no column “colour” to compare; there are: film, rating"):
        estimate_means(frame(A=[1]), by="colour", value="rating")
    with pytest.raises(SelectionError, match="“film” cannot be averaged"):
        estimate_means(frame(A=[1]), by="rating", value="film")


@given(values_of, st.randoms())
@settings(deadline=None)
def test_order_does_not_matter(values, random):
    shuffled = values.copy()
    random.shuffle(shuffled)
    np.testing.assert_array_equal(interval_of(shuffled), interval_of(values))


@given(values_of, values_of)
@settings(deadline=None)
def test_a_group_is_measured_by_itself_whatever_the_others_are(values, others):
    row = estimate_means(frame(A=values, B=others), by="film", value="rating").set_index("group").reindex(["A"]).iloc[0]
    alone = interval_of(values)
    if values:
        assert row[["n", "mean", "low", "high"]].tolist() == pytest.approx(list(alone[:4]), nan_ok=True)
        assert row["enough"] == alone.enough


@given(values_of.filter(lambda values: len(set(values)) > 1 and len(values) >= 10), st.sampled_from([0.8, 0.95, 0.99]))
@settings(deadline=None)
def test_the_bounds_of_a_spread_lie_about_it(values, level):
    row = estimate_spreads(frame(A=values), by="film", value="rating", level=level).loc[0]
    assert 0 <= row["low"] <= row["sd"] <= row["high"] < np.inf


@given(values_of.filter(lambda values: len(set(values)) > 1 and len(values) >= 5))
@settings(deadline=None)
def test_a_wider_promise_has_a_wider_interval(values):
    narrow, wide = interval_of(values, level=0.8), interval_of(values, level=0.99)
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high


@pytest.mark.parametrize(("measure", "n", "least"), [(estimate_means, 5, 0.93), (estimate_spreads, 10, 0.92)])
@pytest.mark.parametrize("shape", ["two peaks", "long tails"])
def test_an_interval_holds_the_truth_about_as_often_as_it_promises(measure, n, least, shape):
    random = np.random.default_rng(6)
    # Ratings that love or hate, of variance 9; and polarities with outliers, of kurtosis 4.2.
    samples = (
        random.choice([-3.5, -2.5, 2.5, 3.5], (3000, n)) if shape == "two peaks" else random.logistic(0, 1, (3000, n))
    )
    spread = math.sqrt(9.25) if shape == "two peaks" else math.pi / math.sqrt(3)
    truth = 0 if measure is estimate_means else spread
    rows = pd.DataFrame({"group": np.repeat(np.arange(3000), n), "value": samples.ravel()})
    table = measure(rows, by="group", value="value").query("enough")
    assert least <= ((table["low"] <= truth) & (table["high"] >= truth)).mean()


@pytest.mark.parametrize(("k", "n"), [(0, 10), (3, 10), (10, 10), (1, 2), (250, 1000)])
def test_the_interval_of_a_share_agrees_with_scipys_wilson(k, n):
    theirs = stats.binomtest(k, n).proportion_ci(method="wilson")
    assert estimate_share(k, n) == pytest.approx((theirs.low, theirs.high))


def test_a_share_of_nothing_has_no_interval():
    assert all(math.isnan(bound) for bound in estimate_share(0, 0))
