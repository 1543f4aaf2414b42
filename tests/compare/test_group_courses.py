"""The course of some groups' reviews: who is drawn, who is put together, and who is too short."""

import pandas as pd

from corpus.compare.group_courses import ALL, OTHERS, compare_courses


def sentences_of(**polarities: list[float]) -> pd.DataFrame:
    """The sentences of reviews by their polarity, each of ten characters."""
    rows = [
        (review, number, 10 * number, 10 * number + 10, value)
        for review, values in polarities.items()
        for number, value in enumerate(values)
    ]
    return pd.DataFrame(rows, columns=["review_id", "sentence", "start", "end", "polarity"])


WARMER, SHORT = [0.0, 0.1, 0.2, 0.3, 0.4], [0.5]
REVIEWS = pd.DataFrame({"review_id": ["a", "b", "c", "d"], "film": ["Dusk", "Dusk", "Dawn", "Noon"]})
SENTENCES = sentences_of(a=WARMER, b=WARMER, c=WARMER[::-1], d=SHORT)


def test_groups_with_most_reviews_are_drawn_and_short_reviews_are_lost() -> None:
    courses = compare_courses(REVIEWS, SENTENCES, by="film")
    assert courses.drawn == ["Dusk", "Dawn"]
    assert courses.lost == 1
    assert courses.whole["n"].tolist() == [3]
    # Two of three go up from 0 to 0.4, and one down.
    together = courses.frame[courses.frame["group"] == ALL].sort_values("part")
    assert together["mean"].iloc[[0, -1]].round(6).tolist() == [0.133333, 0.266667]


def test_the_groups_that_are_named_are_drawn_and_the_others_are_one() -> None:
    courses = compare_courses(REVIEWS, SENTENCES, by="film", names=["Dawn"])
    assert courses.drawn == ["Dawn"]
    assert set(courses.frame["group"]) == {"Dawn", OTHERS}
    assert courses.turns["group"].tolist() == ["Dawn"]
    # From 0.4 in the first fifth to 0 in the last.
    assert courses.turns["difference"].round(6).tolist() == [-0.4]
