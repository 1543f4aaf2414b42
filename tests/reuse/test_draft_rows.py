"""What a draft repeats, one row a phrase or a passage."""

import pandas as pd
import pytest

from corpus.reuse import draft_rows

TEXT = "A harbour  full\nof rain, and a harbour full of rain."
REVIEWS = pd.DataFrame(
    {
        "review_id": ["r1", "r2", "r3"],
        "film": ["Dusk", "Dusk", None],
        "reviewer": ["Ann", "Bob", "Ann"],
        "published": pd.to_datetime(["2025-03-03", "2025-01-01", None]).astype("datetime64[s]"),
    }
)
MATCH = ["start", "end", "review_id", "printed_start", "printed_end", "words"]


def matches(*rows):
    return pd.DataFrame(rows, columns=MATCH)


def test_a_phrase_is_one_row_with_its_first_wording_and_how_often_it_is_used():
    listed = pd.DataFrame({"phrase_id": ["x", "rain"], "phrase": ["x", "a harbour full of rain"], "reviews": [9, 2]})
    marks = pd.DataFrame({"start": [0, 29], "end": [23, 51], "phrase_id": ["rain", "rain"]})
    rows = draft_rows.list_phrase_rows(TEXT, marks, listed)
    assert rows[["printed", "times", "reviews", "start", "end"]].to_numpy().tolist() == [
        ["A harbour full of rain", 2, 2, 0, 23]
    ]


def test_a_passage_is_one_row_with_all_who_printed_all_of_it():
    found = matches(
        (0, 23, "r1", 5, 28, 5), (0, 51, "r2", 7, 58, 10), (0, 51, "r3", 9, 60, 10), (4, 23, "r3", 70, 89, 4)
    )
    row = draft_rows.list_passage_rows(TEXT, found, REVIEWS).iloc[0]
    assert row[["start", "end", "words", "review_id", "printed_start", "reviews"]].tolist() == [0, 51, 10, "r2", 7, 2]
    assert (row["first_published"], row["last_published"]) == (pd.Timestamp("2025-01-01"),) * 2
    assert pd.isna(row["whose"])


def test_passages_that_overlap_a_little_are_two_and_no_match_gives_the_same_columns():
    found = matches((0, 23, "r1", 5, 28, 5), (17, 51, "r1", 70, 104, 7))
    rows = draft_rows.list_passage_rows(TEXT, found, REVIEWS)
    assert rows[["start", "end"]].to_numpy().tolist() == [[0, 23], [17, 51]]
    assert rows["whose"].tolist() == ["Ann", "Ann"]
    none = draft_rows.list_passage_rows(TEXT, found.head(0), REVIEWS)
    assert none.dtypes.astype(str).to_dict() == rows.dtypes.astype(str).to_dict()


@pytest.mark.parametrize(
    ("passage", "words", "phrase", "telling"),
    [
        ("and it is one of the", 6, "", False),
        ("the fogged ferry window from the", 6, "", True),
        ("the fogged ferry window from the", 6, "It was the fogged ferry window from the", False),
        # Two words beside what recurs say little.
        ("it was a breath of fresh air again", 8, "breath of fresh air", False),
        ("the fogged ferry window was a breath of fresh air", 10, "breath of fresh air", True),
        ("with Ada Quill and Anna Holloway", 6, "", False),
        ("it is what it is and it was what it was to us", 12, "", True),
    ],
)
def test_a_passage_says_something_beside_its_phrases_or_is_long_and_no_phrase_covers_it(
    passage, words, phrase, telling
):
    text = f"{phrase} indeed." if passage in phrase else f"It said: {passage} indeed."
    spans = [(text.index(each), text.index(each) + len(each)) for each in (passage, phrase or "It said")]
    passages, phrases = (pd.DataFrame([span], columns=["start", "end"]) for span in spans)
    assert draft_rows.mark_telling(text, passages.assign(words=words), phrases).tolist() == [telling]


def test_without_a_critic_s_own_reviews_phrases_are_counted_in_those_of_others():
    rows = pd.DataFrame(
        {"phrase_id": ["a", "b"], "reviews": [3, 1], "first_published": pd.NaT, "last_published": pd.NaT}
    )
    occurrences = pd.DataFrame({"phrase_id": ["a", "a", "a", "a", "b"], "review_id": ["r1", "r2", "r2", "r3", "r3"]})
    left = draft_rows.recount_without(rows, occurrences, REVIEWS, critic="Ann")
    assert left[["phrase_id", "reviews"]].to_numpy().tolist() == [["a", 1]]
    assert left["first_published"].tolist() == [pd.Timestamp("2025-01-01")]


def test_marks_that_overlap_are_one_that_the_best_of_them_names():
    marks = pd.DataFrame({"start": [30, 0, 5], "end": [40, 10, 15], "rank": [3, 2, 1], "phrase": ["c", "a", "b"]})
    assert draft_rows.join_overlapping(marks)[["start", "end", "phrase"]].to_numpy().tolist() == [
        [0, 15, "b"],
        [30, 40, "c"],
    ]
