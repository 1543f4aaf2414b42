import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import calendar

COLUMNS = {
    "month": "datetime64[s]",
    "n": "int64",
    "mean": "float64",
    "low": "float64",
    "high": "float64",
    "enough": "bool",
}


def printed(*days, polarity=0.5):
    return pd.DataFrame({"published": pd.to_datetime(list(days)).astype("datetime64[s]"), "polarity": polarity})


def test_every_month_from_the_first_printing_to_the_last_is_there():
    months = calendar.summarise_by_period(printed("2024-11-30", "2025-01-01", "2025-01-31"))
    assert months["month"].astype("str").tolist() == ["2024-11-01", "2024-12-01", "2025-01-01"]
    assert months["n"].tolist() == [1, 0, 2]


def test_a_month_has_the_mean_of_its_reviews_and_an_empty_one_none():
    reviews = printed("2025-01-01", "2025-01-02", "2025-03-01").assign(polarity=[0.2, 0.4, -1.0])
    means = calendar.summarise_by_period(reviews)["mean"]
    assert means.round(6).tolist()[::2] == [0.3, -1.0]
    assert pd.isna(means[1])


def test_only_months_with_enough_reviews_have_an_interval():
    reviews = pd.concat(
        [printed(*["2025-01-01"] * 6).assign(polarity=[0, 0.1, 0.2, 0.3, 0.4, 0.5]), printed("2025-02-01")]
    )
    months = calendar.summarise_by_period(reviews)
    assert months["enough"].tolist() == [True, False]
    assert months["low"].notna().tolist() == [True, False]
    assert months["low"][0] < 0.25 < months["high"][0]


def test_another_number_may_be_followed():
    assert calendar.summarise_by_period(printed("2025-01-01").assign(rating=7.5), value="rating")["mean"].tolist() == [
        7.5
    ]


def test_reviews_without_a_date_are_left_out_and_without_a_value_still_counted():
    reviews = printed("2025-01-01", None, "2025-01-09").assign(polarity=[0.2, 0.9, None])
    months = calendar.summarise_by_period(reviews)
    assert (months["n"].tolist(), months["mean"].tolist()) == ([2], [0.2])


def test_no_dated_review_gives_the_same_columns_and_no_row():
    for reviews in (printed(), printed(None)):
        months = calendar.summarise_by_period(reviews)
        assert (len(months), months.dtypes.astype("str").to_dict()) == (0, COLUMNS)
    assert calendar.summarise_by_period(printed("2025-01-01")).dtypes.astype("str").to_dict() == COLUMNS


@given(
    st.lists(st.dates(pd.Timestamp("2020-01-01").date(), pd.Timestamp("2022-12-31").date()), min_size=1, max_size=20)
)
def test_months_add_up_to_the_reviews_in_any_order(days):
    months = calendar.summarise_by_period(printed(*days))
    assert months["n"].sum() == len(days)
    pd.testing.assert_frame_equal(months, calendar.summarise_by_period(printed(*sorted(days))))


def test_quarters_and_years_are_those_of_the_calendar():
    reviews = printed("2024-11-30", "2025-02-01", "2025-03-31", "2025-04-01")
    quarters = calendar.summarise_by_period(reviews, months=3)
    assert quarters["month"].astype("str").tolist() == ["2024-10-01", "2025-01-01", "2025-04-01"]
    assert quarters["n"].tolist() == [1, 2, 1]
    assert calendar.summarise_by_period(reviews, months=12)["n"].tolist() == [1, 3]


def test_the_period_is_as_long_as_the_archive_needs_it():
    assert calendar.choose_period(printed(*["2025-01-01"] * 5, *["2025-02-01"] * 6)) == 1
    assert calendar.choose_period(printed(*["2025-01-01"] * 2, *["2025-02-01"] * 2, *["2025-03-01"] * 2)) == 3
    assert calendar.choose_period(printed("2024-01-01", "2025-01-01")) == 12
    assert calendar.choose_period(printed(None)) == 1


def test_no_calendar_has_more_bars_than_can_be_read():
    days = pd.date_range("2020-01-01", "2023-12-31")
    assert calendar.choose_period(printed(*days[days.year == 2020])) == 1
    assert calendar.choose_period(printed(*days)) == 3
    assert calendar.choose_period(printed(*pd.date_range("2000-01-01", "2024-12-31"))) == 12


def means(*means, enough=True):
    months = pd.date_range("2025-01-01", periods=len(means), freq="3MS")
    frame = pd.DataFrame({"month": months, "n": 6, "mean": means, "enough": enough})
    return frame.assign(low=frame["mean"] - 0.5, high=frame["mean"] + 0.5)


def test_the_highest_and_the_lowest_mean_are_said_and_whether_it_could_be_luck():
    known = {"months": 3, "value": "rating", "write": "{:.1f}".format}
    sentence = calendar.describe_extremes(means(5.0, 7.0, 6.0), **known)
    assert sentence == "Rated highest in Apr to Jun 2025 (7.0), lowest in Jan to Mar 2025 (5.0)."
    assert calendar.describe_extremes(means(5.0, 5.5), **known).endswith("; with so few reviews that could be luck.")
    assert calendar.describe_extremes(means(5.0, 7.0, enough=False), **known) == (
        "12 dated reviews: too few to compare the mean of one quarter with another."
    )


def test_of_one_part_of_the_film_it_is_said_that_only_this_is_judged():
    known = {"months": 3, "value": "polarity", "write": "{:.1f}".format, "on": "the story"}
    assert calendar.describe_extremes(means(0.1, 0.9), **known) == (
        "Most positive on the story in Apr to Jun 2025 (0.9), least in Jan to Mar 2025 (0.1); "
        "with so few reviews that could be luck."
    )
    assert calendar.describe_busiest(means(0.1).assign(n=3), months=3, on="the story") == (
        "Most reviews that judge the story in Jan to Mar 2025: 3 of 3"
    )


def test_what_lies_beyond_the_scale_is_cut_off_a_range():
    reviews = printed(*["2025-01-01"] * 5).assign(polarity=[0.1, 1.0, 1.0, 1.0, 1.0])
    assert calendar.summarise_by_period(reviews)["high"][0] > 1
    assert calendar.summarise_by_period(reviews, span=(-1, 1))["high"][0] == 1


def test_the_busiest_period_is_said():
    assert calendar.describe_busiest(means(5.0).assign(n=3), months=3) == (
        "Most reviews in Jan to Mar 2025: 3 of 3 dated reviews"
    )


@pytest.mark.parametrize(
    ("first", "months", "ends"),
    [
        ("2024-02-01", 1, ("2024-02-01", "2024-02-29")),
        ("2024-10-01", 3, ("2024-10-01", "2024-12-31")),
        ("2025-01-01", 12, ("2025-01-01", "2025-12-31")),
    ],
)
def test_a_period_ends_on_its_last_day(first, months, ends):
    assert calendar.find_period_ends(first, months) == ends
