import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.phrases import position

#: Two reviews of 100 and of 10 characters, the first in two sentences.
SENTENCES = pd.DataFrame({"review_id": ["r1", "r1", "r2"], "start": [0, 51, 0], "end": [50, 100, 10]})


def standing(*places, review="r1"):
    rows = [(review, start, end) for start, end in places]
    return pd.DataFrame(rows, columns=["review_id", "start", "end"]).astype({"start": "int64", "end": "int64"})


def counts(*places, review="r1"):
    return position.count_fifths(standing(*places, review=review), SENTENCES)["occurrences"].tolist()


def test_an_occurrence_is_in_the_fifth_of_its_middle():
    assert counts((0, 10), (16, 22), (18, 24), (45, 55), (90, 100)) == [2, 1, 1, 0, 1]


def test_a_fifth_is_one_of_the_occurrence_s_own_review():
    assert counts((6, 7), review="r2") == [0, 0, 0, 1, 0]


def test_a_phrase_that_is_the_whole_review_is_in_its_middle():
    assert counts((0, 10), review="r2") == [0, 0, 1, 0, 0]


def test_shares_are_of_all_occurrences():
    parts = position.count_fifths(standing((0, 5), (1, 6), (95, 99), (96, 100)), SENTENCES)
    assert parts["part"].tolist() == list(position.FIFTHS)
    assert parts["share"].tolist() == [0.5, 0, 0, 0, 0.5]


def test_no_occurrence_gives_five_rows_without_a_share():
    parts = position.count_fifths(standing(), SENTENCES)
    assert parts["occurrences"].tolist() == [0] * 5
    assert parts["share"].isna().all()
    assert parts.dtypes.astype("str").to_dict() == {"part": "str", "occurrences": "int64", "share": "float64"}


def test_ids_may_be_categories():
    named = standing((0, 5)).astype({"review_id": "category"})
    parts = position.count_fifths(named, SENTENCES.astype({"review_id": "category"}))
    assert parts["occurrences"].tolist() == [1, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("closing", "elsewhere", "clear"), [(6, 0, True), (2, 2, False), (30, 30, True), (4, 12, False)]
)
def test_a_fifth_is_named_where_chance_would_hardly_fill_it(closing, elsewhere, clear):
    """The occurrences elsewhere are spread evenly over the first two fifths."""
    places = [(95, 99)] * closing + [(0, 4), (25, 30)] * (elsewhere // 2)
    text = position.describe_position(position.count_fifths(standing(*places), SENTENCES))
    assert text.startswith(f"{closing} of {closing + elsewhere} occurrences stand in the closing fifth") == clear
    assert text.endswith("no fifth of a review clearly has more of them") != clear


@given(st.lists(st.integers(0, 95), min_size=1, max_size=20))
def test_fifths_add_up_and_order_does_not_matter(starts):
    places = [(start, start + 4) for start in starts]
    assert sum(counts(*places)) == len(starts)
    assert counts(*places) == counts(*reversed(places))
