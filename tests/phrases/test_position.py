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
    return fifths(*places, review=review)["occurrences"].tolist()


def fifths(*places, review="r1"):
    return position.count_fifths(position.find_places(standing(*places, review=review), SENTENCES))


def test_an_occurrence_is_in_the_fifth_of_its_middle():
    assert counts((0, 10), (16, 22), (18, 24), (45, 55), (90, 100)) == [2, 1, 1, 0, 1]


def test_a_fifth_is_one_of_the_occurrence_s_own_review():
    assert counts((6, 7), review="r2") == [0, 0, 0, 1, 0]


def test_a_phrase_that_is_the_whole_review_is_in_its_middle():
    assert counts((0, 10), review="r2") == [0, 0, 1, 0, 0]


def test_a_place_is_between_the_beginning_and_the_end_of_its_own_review():
    assert position.find_places(standing((0, 10), (90, 100)), SENTENCES).tolist() == [0.05, 0.95]
    assert position.find_places(standing((0, 10), review="r2"), SENTENCES).tolist() == [0.5]


def test_no_occurrence_gives_five_rows():
    parts = fifths()
    assert parts["part"].tolist() == list(position.FIFTHS)
    assert parts["occurrences"].tolist() == [0] * 5
    assert parts.dtypes.astype("str").to_dict() == {"part": "str", "occurrences": "int64"}


def test_ids_may_be_categories():
    named = standing((0, 5)).astype({"review_id": "category"})
    assert position.find_places(named, SENTENCES.astype({"review_id": "category"})).tolist() == [0.025]


@pytest.mark.parametrize(
    ("closing", "elsewhere", "sentence"),
    [
        (6, 0, "All 6 uses are in the last fifth of the review"),
        (30, 30, "30 of 60 uses are in the last fifth of the review"),
        (2, 2, "Where its 4 uses are in the review"),
        (1, 0, "Where its one use is in the review"),
        (4, 12, "16 uses: no part of the review clearly has more"),
    ],
)
def test_a_fifth_is_named_where_chance_would_hardly_fill_it(closing, elsewhere, sentence):
    """The occurrences elsewhere are spread evenly over the first two fifths."""
    places = [(95, 99)] * closing + [(0, 4), (25, 30)] * (elsewhere // 2)
    assert position.describe_position(fifths(*places)) == sentence


@given(st.lists(st.integers(0, 95), min_size=1, max_size=20))
def test_fifths_add_up_and_order_does_not_matter(starts):
    places = [(start, start + 4) for start in starts]
    assert sum(counts(*places)) == len(starts)
    assert counts(*places) == counts(*reversed(places))
