"""The course of one review in words; how groups end is said in `test_courses`, beside what it is measured from."""

import numpy as np
import pandas as pd

from corpus.compare.course_wording import describe_opening, describe_peaks


def course_of(*polarities: float) -> pd.DataFrame:
    """Sentences of one review, ten characters each."""
    place = range(len(polarities))
    return pd.DataFrame(
        {
            "review_id": "r1",
            "sentence": place,
            "start": [10 * n for n in place],
            "end": [10 * n + 10 for n in place],
            "polarity": np.array(polarities, dtype="float64"),
        }
    )


def test_the_most_positive_sentence_and_the_most_negative_are_named_by_their_place() -> None:
    course = course_of(0.1, np.nan, -0.4, 0.5)
    assert describe_peaks(course) == "Most positive in sentence 4, most negative in sentence 3 of 4"


def test_one_scored_sentence_is_neither_the_most_positive_nor_the_most_negative() -> None:
    assert describe_peaks(course_of(0.1, np.nan)) == "1 sentence of 2 with scored words"


def test_a_review_is_said_by_its_first_fifth_and_its_last() -> None:
    write = "{:.1f}".format
    said = describe_opening(course_of(0.1, 0, 0, 0, 0.7), write=write)
    assert said == "Opening 0.1, verdict 0.7: its first and its last fifth."
    assert "Opening without a scored word," in describe_opening(course_of(np.nan, 0, 0, 0, 0.7), write=write)
    assert describe_opening(course_of(0.1, 0.2, 0.3, 0.4), write=write) == ""
