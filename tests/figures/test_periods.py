import pandas as pd

from corpus.figures.periods import make_calendar_axis, pick_periods, place_periods

STARTS = pd.DatetimeIndex(["2025-01-01", "2025-04-01"])


def test_a_quarter_lasts_its_three_months_and_its_middle_lies_halfway():
    lengths, centres = place_periods(STARTS, 3)
    assert lengths.days.tolist() == [90, 91]
    assert centres[0] == pd.Timestamp("2025-02-15")


def test_a_click_hands_over_the_first_day():
    assert pick_periods(STARTS) == [["2025-01-01"], ["2025-04-01"]]


def test_over_a_short_time_every_month_is_named_and_no_day():
    assert make_calendar_axis(STARTS)["dtick"] == "M1"
    assert make_calendar_axis(STARTS[:0])["dtick"] == "M1"
    assert make_calendar_axis(pd.DatetimeIndex(["2024-01-01", "2024-04-01", "2025-04-01"]))["dtick"] is None


def test_years_are_named_without_their_months():
    assert make_calendar_axis(pd.DatetimeIndex(["2023-01-01", "2024-01-01"]))["tickformat"] == "%Y"
    assert make_calendar_axis(STARTS)["tickformat"] == "%b %Y"
