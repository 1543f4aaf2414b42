"""What changed, in words, and only where it is clear."""

import pandas as pd

from corpus.compare.before_after import AFTER, BEFORE, CHANCE, COMMONER, RARER, compare_two
from corpus.findings.change import find_counts, find_shift, find_turn
from corpus.findings.sides import Sides, count_sides
from corpus.polarity.measure import Measure
from corpus.polarity.scale import PolarityScale

REVIEWS = pd.DataFrame({"rating": [2, 3, 2, 3, 2, 3, 7, 8, 7, 8, 7, 8.0]})
SIDE = pd.Series([AFTER] * 6 + [BEFORE] * 6)
SINCE = Sides(SIDE, "since 1 May 2025", "in the month before", 1)
BESIDE = Sides(SIDE, "in The Post", "in The Echo")
RATING = Measure.of("rating", PolarityScale())
PHRASES = pd.DataFrame({"phrase_id": ["a", "b"], "phrase": ["slow burn", "by far"], "kind": "single"})
SHIFTS = pd.DataFrame(
    {
        "phrase_id": ["a", "b"], "before": [0, 5], "after": [4, 1], "rate_before": [0.0, 83.3],
        "rate_after": [66.7, 16.7], "q": [0.01, 0.02], "p": [0.001, 0.002], "conclusion": [COMMONER, RARER],
    }
)  # fmt: skip


def test_reviews_are_counted_on_both_sides() -> None:
    (found,) = find_counts(BESIDE, count_sides(BESIDE))
    assert found.sentence == "6 reviews in The Post, against 6 in The Echo."
    assert (found.kind, found.value, found.exhibit.form) == ("reviews beside", 0.0, "ranking")
    (since,) = find_counts(SINCE, count_sides(SINCE))
    assert (since.kind, since.exhibit.form) == ("reviews since", "timeline")
    assert list(find_counts(Sides(SIDE.iloc[:6], "here", "there"), count_sides(SINCE))) == []


def test_a_mean_that_clearly_fell_is_said_with_both() -> None:
    turn = compare_two(REVIEWS, SIDE, value="rating")
    (found,) = find_turn(turn, SINCE, RATING)
    assert (
        found.sentence == "Reviews since 1 May 2025 are rated lower: 2.5 on average, against 7.5 in the month before."
    )
    assert (found.value, found.n, found.parameters) == (-5.0, 12, {"measure": "rating"})
    assert found.low < -5 < found.high
    assert found.exhibit.rows["value"].tolist() == [7.5, 2.5]
    assert list(find_turn(turn._replace(conclusion="no clear difference"), SINCE, RATING)) == []


def test_the_phrase_that_rose_comes_before_the_one_that_fell() -> None:
    (found,) = find_shift(SHIFTS, PHRASES, SINCE)
    assert found.sentence == (
        "“slow burn” is on the rise: in 4 of 6 reviews since 1 May 2025, against 0 of 6 in the month before."
    )
    assert found.parameters == {"phrase": "a"}
    (fell,) = find_shift(SHIFTS.tail(1), PHRASES, BESIDE)
    assert fell.sentence == "“by far” is less common: in 1 of 6 reviews in The Post, against 5 of 6 in The Echo."
    assert list(find_shift(SHIFTS.assign(conclusion=CHANCE), PHRASES, SINCE)) == []
