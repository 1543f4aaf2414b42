"""The latest months beside those before."""

from dataclasses import replace

import pandas as pd
import pytest

from corpus.compare.before_after import AFTER, BEFORE
from corpus.findings.sides import PERIODS, compare_means, count_periods, count_sides, split_latest


def print_on(*days: str) -> pd.DataFrame:
    return pd.DataFrame({"published": pd.to_datetime(list(days)), "rating": 5.0, "polarity": 0.1})


def test_the_latest_period_ends_with_the_last_day_and_is_beside_as_long_a_one() -> None:
    # One review a month: only years have reviews enough, and there is no whole year before the last.
    reviews = print_on("2024-06-30", "2025-01-31", "2025-02-01", "2025-03-30", "2025-04-30")
    sides, whole = split_latest(reviews)
    assert (sides.this, sides.other, sides.months) == ("since 1 Feb 2025", "in the three months before", 3)
    assert sides.side.tolist()[1:] == [BEFORE, AFTER, AFTER, AFTER]
    assert sides.side.isna().tolist() == [True, False, False, False, False]
    assert (whole.side.tolist()[0], whole.other) == (BEFORE, "before")
    assert sides.count() == (3, 1)


def test_without_two_periods_there_is_nothing_to_set_beside() -> None:
    assert split_latest(print_on("2025-03-01", "2025-03-31")) is None
    assert split_latest(print_on("2025-03-01").assign(published=pd.NaT)) is None


def test_periods_are_counted_back_from_the_last_day() -> None:
    reviews = print_on("2025-01-15", "2025-02-10", "2025-03-10", "2025-03-31")
    counted = count_periods(reviews, 1)
    assert counted["label"].tolist() == ["to 31 Jan 2025", "to 28 Feb 2025", "to 31 Mar 2025"]
    assert counted["n"].tolist() == [1, 1, 2]
    assert counted["named"].tolist() == [False, False, True]
    assert len(count_periods(print_on("2020-01-15", "2025-03-31"), 1)) == PERIODS


def test_two_sides_are_counted_and_compared() -> None:
    reviews = print_on(*[f"2025-01-{day:02}" for day in range(1, 11)], *[f"2025-02-{day:02}" for day in range(1, 29)])
    sides, _ = split_latest(pd.concat([print_on("2024-12-01"), reviews], ignore_index=True))
    assert count_sides(sides)["n"].tolist() == list(sides.count())
    whole = pd.concat([print_on("2024-12-01"), reviews], ignore_index=True)
    rating, tone = compare_means(whole.assign(film=None), replace(sides, matched=False))
    assert rating.difference == pytest.approx(0)
    assert tone.means["n"].tolist() == [10, 28]
    matched, _ = compare_means(whole.assign(film=[f"Film {n % 6}" for n in range(39)], rating=whole.index % 5), sides)
    assert len(matched.films) == 6


def test_a_view_of_the_latest_period_and_the_one_before_is_known() -> None:
    sides, _ = split_latest(print_on("2025-01-15", "2025-02-10", "2025-03-10", "2025-03-31"))
    assert sides.place == ("before_after", {"day": "2025-03-01"}, {"dates": ("2025-02-01", "2025-03-31")})
