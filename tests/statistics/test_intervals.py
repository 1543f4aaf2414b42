import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from corpus.schema import SelectionError
from corpus.statistics.intervals import (
    RESAMPLED_UP_TO,
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
# The spatial test scores of Efron and Tibshirani (1993), An Introduction to the Bootstrap, table 14.1, column A.
SPATIAL = "48 36 20 29 42 42 20 42 22 41 45 14 6 0 33 28 34 4 32 24 47 41 24 26 30 41"

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
def test_the_interval_of_a_mean_agrees_with_scipys_bca(name):
    sample = SAMPLES[name]
    ours = interval_of(sample)
    theirs = stats.bootstrap((sample,), np.mean, method="BCa", n_resamples=20_000, rng=7).confidence_interval
    noise = 0.25 * stats.sem(sample)
    assert ours.low == pytest.approx(theirs.low, abs=noise)
    assert ours.high == pytest.approx(theirs.high, abs=noise)


def test_the_bounds_follow_the_skew_of_the_sample():
    ours = interval_of(SAMPLES["skewed"])
    assert ours.high - ours.mean > 1.05 * (ours.mean - ours.low)


def test_the_interval_of_a_spread_agrees_with_the_textbook_example():
    # Published for the plug-in variance: 171.5, with a 90 % BCa interval from 115.8 to 259.6 (table 14.2).
    rows = pd.DataFrame({"child": "A", "score": [float(score) for score in SPATIAL.split()]})
    row = estimate_spreads(rows, by="child", value="score", level=0.9).loc[0]
    assert row["sd"] ** 2 * 25 / 26 == pytest.approx(171.5, abs=0.05)
    assert row["low"] ** 2 * 25 / 26 == pytest.approx(115.8, rel=0.04)
    assert row["high"] ** 2 * 25 / 26 == pytest.approx(259.6, rel=0.04)


def test_a_large_group_has_students_interval():
    sample = np.random.default_rng(3).normal(size=RESAMPLED_UP_TO + 1)
    low, high = stats.t.interval(0.95, len(sample) - 1, sample.mean(), stats.sem(sample))
    ours = interval_of(sample)
    assert (ours.low, ours.high) == pytest.approx((low, high))


def test_where_resampling_ends_the_two_intervals_agree():
    sample = np.random.default_rng(4).beta(5, 2, size=RESAMPLED_UP_TO)
    low, high = stats.t.interval(0.95, len(sample) - 1, sample.mean(), stats.sem(sample))
    ours = interval_of(sample)
    assert (ours.low, ours.high) == pytest.approx((low, high), abs=0.25 * stats.sem(sample))


def test_the_spread_of_a_large_group_agrees_with_resampling():
    sample = np.random.default_rng(5).beta(5, 2, size=400)
    row = estimate_spreads(pd.DataFrame({"g": "a", "v": sample}), by="g", value="v").loc[0]
    theirs = stats.bootstrap((sample,), lambda x, axis: np.std(x, axis=axis, ddof=1), n_resamples=4000, rng=7)
    error = theirs.standard_error
    assert row["low"] == pytest.approx(theirs.confidence_interval.low, abs=0.3 * error)
    assert row["high"] == pytest.approx(theirs.confidence_interval.high, abs=0.3 * error)


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
    full = measure(frame(A=[1, 2, 3, 4, 5]), by="film", value="rating")
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


@given(values_of.filter(lambda values: len(set(values)) > 1 and len(values) >= 5), st.sampled_from([0.8, 0.95, 0.99]))
@settings(deadline=None)
def test_the_bounds_lie_about_the_mean_and_inside_the_sample(values, level):
    ours = interval_of(values, level=level)
    assert min(values) - 1e-9 <= ours.low <= ours.mean + 1e-9
    assert ours.mean - 1e-9 <= ours.high <= max(values) + 1e-9


@given(values_of.filter(lambda values: len(set(values)) > 1 and len(values) >= 5), st.sampled_from([0.8, 0.95, 0.99]))
@settings(deadline=None)
def test_the_bounds_of_a_spread_are_in_order_and_no_wider_than_the_sample(values, level):
    row = estimate_spreads(frame(A=values), by="film", value="rating", level=level).loc[0]
    assert 0 <= row["low"] <= row["high"] <= np.ptp(values)


@given(values_of.filter(lambda values: len(set(values)) > 1 and len(values) >= 5))
@settings(deadline=None)
def test_a_wider_promise_has_a_wider_interval(values):
    narrow, wide = interval_of(values, level=0.8), interval_of(values, level=0.99)
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high


def test_an_interval_holds_the_mean_about_as_often_as_it_promises():
    samples = np.random.default_rng(6).normal(5, 1, size=(400, 30))
    rows = pd.DataFrame({"group": np.repeat(np.arange(400), 30), "value": samples.ravel()})
    table = estimate_means(rows, by="group", value="value")
    assert 0.91 <= ((table["low"] <= 5) & (table["high"] >= 5)).mean() <= 0.97


@pytest.mark.parametrize(("k", "n"), [(0, 10), (3, 10), (10, 10), (1, 2), (250, 1000)])
def test_the_interval_of_a_share_agrees_with_scipys_wilson(k, n):
    theirs = stats.binomtest(k, n).proportion_ci(method="wilson")
    assert estimate_share(k, n) == pytest.approx((theirs.low, theirs.high))


def test_a_share_of_nothing_has_no_interval():
    assert all(math.isnan(bound) for bound in estimate_share(0, 0))
