import datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.dates import describe_dates, parse_dates

SHARED = Path(__file__).parents[2].parent / "shared" / "data"


def published(*spellings: object) -> list[str]:
    return (
        parse_dates(pd.Series(list(spellings), dtype=object)).published.dt.strftime("%Y-%m-%d").fillna("NaT").tolist()
    )


@pytest.mark.parametrize(
    "spelling",
    [
        *["2025-03-04", "2025-3-4", "2025/03/04", "2025.03.04", "20250304"],
        *["2025-03-04T23:30:00Z", "2025-03-04 23:30:00.123456+02:00", "2025-03-04T01:30", "2025-03-04 9:00:00 PM"],
        *["4 Mar 2025", "4 March 2025", "4th of March 2025", "04-Mar-2025", "4 MAR 2025", "2025-Mar-04"],
        *["March 4, 2025", "Mar. 4 2025", "March 4th, 2025", "Tuesday, March 4, 2025", "March 4, 2025 at 10:30 pm"],
        *["Tue, 04 Mar 2025 10:00:00 GMT", "Tue Mar 04 10:00:00 +0000 2025"],
        *[datetime.date(2025, 3, 4), datetime.datetime(2025, 3, 4, 23, 59), pd.Timestamp("2025-03-04 23:59", tz="UTC")],
    ],
)
def test_a_date_is_read_in_the_usual_spellings(spelling):
    assert published(spelling) == ["2025-03-04"]


@pytest.mark.parametrize(
    ("spelling", "day", "read_as"),
    [("2025", "2025-01-01", "year alone"), (2025.0, "2025-01-01", "year alone")]
    + [(spelling, "2025-03-01", "month alone") for spelling in ("2025-03", "03/2025", "March 2025", "Mar. 2025")],
)
def test_a_month_or_a_year_alone_is_its_first_day(spelling, day, read_as):
    parsed = parse_dates(pd.Series([spelling], dtype=object))
    assert parsed.published.astype("str").tolist() == [day]
    assert parsed.read_as.tolist() == [read_as]


@pytest.mark.parametrize(
    "spelling",
    [
        *["May", "Sunday", "today", "1", "12", "8/10", "nan", "NaT", "0000-00-00", "9" * 500, "a review of May 2025"],
        *["31 Feb 2025", "2025-02-30", "31/02/2025", "2025-13-01", "13/13/2025", "29 Feb 2025"],
        *["99999", "9999-12-31", "0001-01-01", "1700-05-05", "03/04/25", "3 Mar 98", "1741000000000.5"],
        *[["a list"], True, -1, float("inf")],
    ],
)
def test_what_is_no_date_is_unreadable_and_never_a_guess(spelling):
    parsed = parse_dates(pd.Series([spelling], dtype=object))
    assert parsed.published.isna().all()
    assert parsed.read_as.tolist() == ["unreadable"]


def test_an_empty_cell_has_no_date():
    parsed = parse_dates(pd.Series(["", None, float("nan"), pd.NaT, " "], dtype=object))
    assert parsed.published.isna().all()
    assert set(parsed.read_as) == {""}


def test_the_order_of_day_and_month_is_decided_for_the_whole_column():
    assert published("03/04/2025", "25/04/2025") == ["2025-04-03", "2025-04-25"]
    assert published("03/04/2025", "04/25/2025") == ["2025-03-04", "2025-04-25"]
    assert published("3.4.2025", "3-4-2025 10:00") == ["2025-04-03", "2025-04-03"]


def test_most_of_the_telling_dates_decide_and_the_others_keep_their_own_order():
    days = pd.Series(["03/04/2025", "04/25/2025", "04/26/2025", "25/04/2025"])
    parsed = parse_dates(days)
    assert parsed.published.astype("str").tolist() == ["2025-03-04", "2025-04-25", "2025-04-26", "2025-04-25"]
    assert describe_dates(days, parsed) == [
        "1 date such as 03/04/2025 was read as month/day/year, because 2 others can only be read so, "
        "although 1 can only be read the other way."
    ]


def test_a_column_that_does_not_tell_its_order_says_so():
    days = pd.Series(["03/04/2025", "05/04/2025", "06/06/2025"])
    assert describe_dates(days, parse_dates(days)) == [
        "2 dates such as 03/04/2025 were read as day/month/year, because nothing in the column says otherwise."
    ]


def test_what_was_assumed_and_what_was_unreadable_is_said():
    days = pd.Series(["2025-03-04", "2024", "March 2024", "soon", "3/4/98", "soon", ""])
    assert describe_dates(days, parse_dates(days)) == [
        "1 date gave only a month and was taken as the first of the month.",
        "1 date gave only a year and was taken as the first of January.",
        "3 dates could not be read: soon, 3/4/98. A month is read as a number or by its English name, a year of four "
        "digits from 1888 to 2100.",
    ]


def test_dates_without_a_doubt_need_no_sentence():
    days = pd.Series(["2025-03-04", "4 March 2025", "25/12/2025", None])
    assert describe_dates(days, parse_dates(days)) == []


def test_a_column_of_nothing_but_long_numbers_counts_from_1970():
    assert published(1741046400000, None, 999999999999) == ["2025-03-04", "NaT", "2001-09-09"]
    assert published("1741046400") == ["2025-03-04"]
    assert published(1741046400000, "2025-03-04") == ["NaT", "2025-03-04"]
    assert published(9999999999999) == ["NaT"]


def test_a_datetime_column_keeps_its_local_dates():
    moments = pd.Series(pd.to_datetime(["2025-03-04 23:30+02:00", None]), index=[4, 2])
    parsed = parse_dates(moments)
    assert parsed.published.astype("str").fillna("NaT").tolist() == ["2025-03-04", "NaT"]
    assert parsed.read_as.tolist() == ["date", ""]
    assert parsed.index.tolist() == [4, 2]
    assert parse_dates(pd.Series(pd.to_datetime(["0001-01-01"]))).read_as.tolist() == ["unreadable"]


@pytest.mark.parametrize("empty", [pd.Series([], dtype="str"), pd.Series([], dtype="datetime64[ns]")])
def test_no_dates_give_the_same_columns(empty):
    parsed = parse_dates(empty)
    assert {name: str(dtype) for name, dtype in parsed.dtypes.items()} == {
        "published": "datetime64[s]",
        "read_as": "str",
    }
    assert describe_dates(empty, parsed) == []


@given(st.lists(st.dates(datetime.date(1888, 1, 1), datetime.date(2100, 12, 31)), min_size=1))
def test_every_date_is_itself_again_however_it_is_printed(days):
    expected = [str(day) for day in days]
    for form in "%Y-%m-%d", "%d %B %Y", "%b %d, %Y", "%A, %d %b %Y", "%Y%m%d":
        assert published(*(day.strftime(form) for day in days)) == expected


@given(
    st.lists(st.one_of(st.text(max_size=15), st.text("0123456789/-.: MarchT", max_size=15), st.integers(), st.none()))
)
def test_any_column_gives_dates_at_midnight_or_says_that_it_cannot(values):
    parsed = parse_dates(pd.Series(values, dtype=object))
    assert str(parsed.published.dtype) == "datetime64[s]"
    assert (parsed.published.isna() == parsed.read_as.isin(["", "unreadable"])).all()
    assert parsed.published.dropna().dt.year.between(1888, 2100).all()
    assert (parsed.published.dropna().dt.normalize() == parsed.published.dropna()).all()
    assert all(isinstance(sentence, str) for sentence in describe_dates(pd.Series(values, dtype=object), parsed))


@pytest.mark.shared
def test_every_date_of_a_real_site_is_read():
    if not SHARED.is_dir():
        pytest.skip("the shared data folder is absent")
    days = pd.read_csv(SHARED / "rt_critics.csv", usecols=["creationDate"], dtype=str)["creationDate"]
    assert parse_dates(days).published.notna().all()
