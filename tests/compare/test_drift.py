"""Whose ratings rise or fall over the years, against others on the same films."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import linregress

from corpus.compare.drift import describe_drift, measure_drift


def make_panel(critics=6, films=60, *, seed=0, years=8.0, drift=0.0) -> pd.DataFrame:
    """Reviews of the same films by some critics; of the first, ratings rise by so much a year."""
    random = np.random.default_rng(seed)
    day = np.sort(random.uniform(0, years * 365.25, films))
    quality = random.normal(6, 1.5, films) + day / 1000
    rows = [
        (f"film {film}", f"critic {critic}", quality[film] + critic / 4 + random.normal(0, 1.2), day[film])
        for critic in range(critics)
        for film in range(films)
    ]
    reviews = pd.DataFrame(rows, columns=["film", "reviewer", "rating", "day"])
    reviews.loc[reviews["reviewer"] == "critic 0", "rating"] += drift * reviews["day"] / 365.25
    return reviews.assign(published=pd.Timestamp("2015-01-01") + pd.to_timedelta(reviews.pop("day"), unit="D"))


def test_where_nobody_drifts_the_line_is_that_of_the_plain_differences():
    reviews = make_panel(critics=3, films=20)
    row = measure_drift(reviews).set_index("group").loc["critic 1"]
    wide = reviews.pivot_table(index="film", columns="reviewer", values="rating")
    when = reviews.drop_duplicates("film").set_index("film")["published"].reindex(wide.index)
    # Dates count in whole seconds.
    years = (when - when.min()).dt.floor("s").dt.total_seconds() / 31_556_952
    line = linregress(years, wide["critic 1"] - (wide["critic 0"] + wide["critic 2"]) / 2)
    assert (row["estimate"], row["p"]) == pytest.approx((line.slope, line.pvalue), rel=1e-5)
    assert row["high"] - row["estimate"] == pytest.approx(2.100922 * line.stderr, rel=1e-5)
    assert (row["films"], row["first"]) == (20, reviews["published"].min().floor("s"))


def test_of_two_alone_there_is_no_saying_who_drifts():
    assert measure_drift(make_panel(critics=2, drift=0.5)).empty


def test_a_planted_drift_is_found_with_its_interval_and_no_other_is_claimed():
    table = measure_drift(make_panel(drift=0.3)).set_index("group")
    planted = table.loc["critic 0"]
    assert planted["conclusion"] == "rising"
    assert planted["low"] < 0.3 < planted["high"]
    assert (table.drop("critic 0")["conclusion"] == "no clear change").all()


def test_films_that_get_better_and_colleagues_who_change_are_no_drift():
    """Five kind colleagues rated the early films, five harsh ones the late, and all of them one film in three."""
    reviews = make_panel(critics=11, films=90, seed=2)
    film = reviews["film"].str.removeprefix("film ").astype(int)
    critic = reviews["reviewer"].str.removeprefix("critic ").astype(int)
    late = film >= 45
    reviews["rating"] += np.select([critic.between(1, 5), critic > 5], [2.0, -2.0], 0.0)
    wrote = (critic == 0) | (film % 3 == 0) | np.where(late, critic > 5, critic <= 5)
    row = measure_drift(reviews[wrote]).set_index("group").loc["critic 0"]
    assert row["low"] < 0 < row["high"]


def test_few_films_or_less_than_a_year_have_no_line():
    columns = ["estimate", "low", "high", "p", "q"]
    for reviews in (make_panel(films=9), make_panel(years=0.9)):
        table = measure_drift(reviews)
        assert (table["conclusion"] == "too few to compare").all()
        assert table[columns].isna().all(axis=None)
    assert describe_drift(table).startswith("Too few ratings to say whether any critic became kinder or harsher")


def test_reviews_without_a_date_a_critic_or_a_rating_do_not_count():
    reviews = make_panel(critics=3, films=20)
    holes = [
        reviews.head(5).assign(**{column: pd.Series([None] * 5, dtype=reviews[column].dtype)})
        for column in ("published", "reviewer", "rating")
    ]
    pd.testing.assert_frame_equal(measure_drift(pd.concat([reviews, *holes])), measure_drift(reviews))
    none = measure_drift(reviews.head(0))
    assert (len(none), none.dtypes.tolist()) == (0, measure_drift(reviews).dtypes.tolist())


def test_outlets_drift_as_critics_do():
    reviews = make_panel(drift=0.3)
    outlets = measure_drift(reviews.assign(outlet=reviews["reviewer"], reviewer="one"), by="outlet")
    pd.testing.assert_frame_equal(outlets, measure_drift(reviews))


@pytest.mark.parametrize(
    ("conclusions", "sentence"),
    [
        (
            ["falling", "no clear change", "rising"],
            "On the same films as others, ratings in C rise by 0.30 points a year; those in A fall by 0.30.",
        ),
        (
            ["falling", "falling", "too few to compare"],
            "On the same films as others, ratings in A fall most by 0.30 points a year.",
        ),
        (
            ["no clear change"] * 3,
            "No outlet’s ratings clearly rise or fall over the years, beside others on the same films.",
        ),
    ],
)
def test_a_drift_is_told_in_points_a_year(conclusions, sentence):
    estimate = np.array([-0.3, 0.0, 0.3])
    table = pd.DataFrame(
        {"group": list("ABC"), "estimate": estimate, "low": estimate - 0.1, "high": estimate + 0.1}
        | {"conclusion": conclusions}
    )
    assert describe_drift(table, noun="outlet") == sentence
