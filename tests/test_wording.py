import datetime
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.wording import byline, chance, date, listed, month, number, percent, plural, signed


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [
        (0, 0, "0"),
        (1204, 0, "1,204"),
        (1234567, 0, "1,234,567"),
        (-3, 0, "−3"),
        (-0.4, 0, "0"),
        (1.25, 1, "1.3"),
        (8.75, 1, "8.8"),
        (-6.25, 1, "−6.3"),
        (1.005, 2, "1.01"),
        (2.5, 0, "3"),
        (6.249, 1, "6.2"),
        (np.int64(7), 0, "7"),
        (math.nan, 2, "–"),
        (math.inf, 0, "–"),
        (pd.NA, 0, "–"),
    ],
)
def test_a_number_has_its_thousands_apart_a_true_minus_and_a_half_rounded_away_from_zero(value, decimals, words):
    assert number(value, decimals=decimals) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(-0.12, "−0.12"), (0.5, "+0.50"), (0.0, "0.00"), (-0.001, "0.00"), (0.001, "0.00"), (math.nan, "–")],
)
def test_a_signed_number_says_its_side_unless_it_is_zero_as_shown(value, words):
    assert signed(value) == words


@given(st.floats(-1e6, 1e6))
def test_a_signed_number_reads_back_as_what_was_shown(value):
    shown = signed(value, decimals=3).replace("−", "-").replace(",", "")
    assert float(shown) == pytest.approx(value, abs=0.00051)


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.0, "< 0.001"), (0.00099, "< 0.001"), (0.001, "0.001"), (0.04449, "0.044"), (1, "1.000"), (math.nan, "–")],
)
def test_a_chance_is_never_nothing(value, words):
    assert chance(value) == words


def test_a_percentage_never_breaks_from_its_sign():
    assert percent(0.125, decimals=1) == "12.5\u202f%"
    assert percent(1) == "100\u202f%"
    assert percent(math.nan) == "–"


@pytest.mark.parametrize(
    "day", ["2025-03-03", datetime.date(2025, 3, 3), pd.Timestamp("2025-03-03 14:00"), np.datetime64("2025-03-03", "s")]
)
def test_a_date_is_written_the_same_from_any_type(day):
    assert date(day) == "3 Mar 2025"
    assert month(day) == "Mar 2025"


@pytest.mark.parametrize("day", [None, pd.NaT, np.datetime64("NaT")])
def test_a_missing_date_is_a_dash(day):
    assert date(day) == "–"
    assert month(day) == "–"


def test_a_byline_holds_what_is_known_of_a_review():
    day = pd.Timestamp("2025-03-03")
    whole = pd.Series({"film": "Dusk", "reviewer": "Ann Bell", "published": day})
    assert byline(whole) == ["Dusk", "Ann Bell", "3 Mar 2025"]
    assert byline(pd.Series({"film": float("nan"), "reviewer": "Ann Bell", "published": pd.NaT})) == ["Ann Bell"]
    assert byline(pd.Series({"film": None, "reviewer": None, "published": pd.NaT})) == []


def test_a_noun_agrees_with_its_count():
    assert plural(1, "review") == "1 review"
    assert plural(3, "review") == "3 reviews"
    assert plural(0, "story", "stories") == "0 stories"
    assert plural(25000, "story", "stories") == "25,000 stories"


@pytest.mark.parametrize(
    ("names", "words"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_names_are_listed_as_one_phrase(names, words):
    assert listed(names) == words


def test_a_long_list_names_a_few_and_counts_the_rest():
    assert listed(list("ABCDE"), most=2) == "A, B and 3 more"
    assert listed(list("AB"), most=2) == "A and B"
    assert listed(["one", "two"], last="or") == "one or two"
