import pandas as pd
import pytest

from corpus.figures.periods import make_calendar_axis, name_period, pick_periods, place_periods

STARTS = pd.DatetimeIndex(["2025-01-01", "2025-04-01"])


@pytest.mark.parametrize(("months", "name"), [(1, "Jan 2025"), (3, "Jan to Mar 2025"), (12, "2025")])
def test_a_period_is_called_what_readers_call_it(months, name):
    assert name_period(STARTS[0], months) == name


def test_a_quarter_lasts_its_three_months_and_its_middle_lies_halfway():
    lengths, centres = place_periods(STARTS, 3)
    assert lengths.days.tolist() == [90, 91]
    assert centres[0] == pd.Timestamp("2025-02-15")


def test_a_click_hands_over_the_first_day():
    assert pick_periods(STARTS) == [["2025-01-01"], ["2025-04-01"]]


def test_over_a_short_time_every_month_is_named_and_no_day():
    assert make_calendar_axis(STARTS)["dtick"] == "M1"
    assert make_calendar_axis(STARTS[:0])["dtick"] == "M1"
    assert make_calendar_axis(pd.DatetimeIndex(["2024-01-01", "2025-04-01"]))["dtick"] is None
