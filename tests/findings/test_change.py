"""What changed, in words, and only where it is clear."""

from dataclasses import replace

import pandas as pd

from corpus.compare.before_after import AFTER, BEFORE, CHANCE, COMMONER, RARER, compare_two
from corpus.findings.change import LINKED, find_counts, find_shift, find_turn, list_unturned
from corpus.findings.sides import Place, Sides, count_sides
from corpus.polarity.measure import Measure
from corpus.polarity.scale import PolarityScale
from corpus.statistics.differences import ALIKE

REVIEWS = pd.DataFrame({"rating": [2, 3, 2, 3, 2, 3, 7, 8, 7, 8, 7, 8.0]})
SIDE = pd.Series([AFTER] * 6 + [BEFORE] * 6)
SINCE = Sides(
    SIDE, "since 1 May 2025", "in the month before", 1, place=Place("before_after", {"day": "2025-05-01"}, {})
)
BESIDE = Sides(SIDE, "in The Post", "in The Echo")
RATING = Measure.of("rating", PolarityScale())
PHRASES = pd.DataFrame({"phrase_id": ["a", "b"], "said": ["slow burn", "by far"]})
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
    many = replace(SINCE, side=pd.concat([SIDE, SIDE], ignore_index=True))
    (since,) = find_counts(many, count_sides(many))
    assert (since.kind, since.exhibit.form) == ("reviews since", "timeline")
    assert list(find_counts(SINCE, count_sides(SINCE))) == [], "of twelve reviews that is no news"
    assert list(find_counts(Sides(SIDE.iloc[:6], "here", "there"), count_sides(SINCE))) == []


def test_a_mean_that_clearly_fell_is_said_with_both() -> None:
    turn = compare_two(REVIEWS, SIDE, value="rating")
    (found,) = find_turn(turn, SINCE, RATING)
    assert (
        found.sentence == "Reviews since 1 May 2025 are rated lower: 2.5 on average, against 7.5 in the month before."
    )
    assert (found.value, found.n) == (-5.0, 12)
    assert found.parameters == {"day": "2025-05-01", "measure": "rating"}
    assert found.low < -5 < found.high
    assert found.exhibit.rows["value"].tolist() == [7.5, 2.5]
    assert list(find_turn(turn._replace(conclusion="no clear difference"), SINCE, RATING)) == []


def test_on_the_same_films_is_said_and_a_link_of_few_films_shows_these() -> None:
    turn = compare_two(REVIEWS, SIDE, value="rating")._replace(films=("Dawn", "Dusk"))
    (found,) = find_turn(turn, SINCE, RATING)
    assert found.sentence.startswith("On the same 2 films, reviews since 1 May 2025 are rated lower: 2.5 on average, ")
    assert found.parameters["film"] == ("Dawn", "Dusk")
    assert "on the same 2 films" in found.exhibit.unit
    (many,) = find_turn(turn._replace(films=tuple(f"Film {n}" for n in range(LINKED + 1))), SINCE, RATING)
    assert "film" not in many.parameters


def test_what_does_not_differ_is_told_from_what_is_too_little_to_compare() -> None:
    turn = compare_two(REVIEWS, SIDE, value="rating")
    alike, unknown = turn._replace(conclusion=ALIKE), turn._replace(p=float("nan"), films=("Dusk",))
    assert list(list_unturned({"ratings": turn}, BESIDE)) == []
    assert list(list_unturned({"ratings": alike, "tone": unknown}, BESIDE)) == [
        "Only one film has reviews both in The Post and in The Echo: too few to compare tone.",
        "No clear difference in ratings on the same films between reviews in The Post and in The Echo.",
    ]
    unmatched = replace(BESIDE, matched=False)
    assert list(list_unturned({"ratings": unknown, "tone": unknown}, unmatched)) == [
        "Too few reviews to compare ratings or tone between those in The Post and in The Echo."
    ]


def test_the_phrase_that_rose_comes_before_the_one_that_fell() -> None:
    (found,) = find_shift(SHIFTS, PHRASES, SINCE)
    assert found.sentence == (
        "“slow burn” is on the rise: in 4 of 6 reviews since 1 May 2025, against 0 of 6 in the month before."
    )
    assert found.parameters == {"phrase": "a"}
    (fell,) = find_shift(SHIFTS.tail(1), PHRASES, BESIDE)
    assert fell.sentence == "“by far” is in 1 of 6 reviews in The Post, against 5 of 6 in The Echo."
    shown = fell.exhibit.rows[["label", "n", "all"]].to_records(index=False).tolist()
    assert shown == [("by far, in The Post", 1, 6), ("by far, in The Echo", 5, 6)]
    (both,) = find_shift(SHIFTS.assign(conclusion=COMMONER), PHRASES, BESIDE)
    assert both.sentence.endswith("against 0 of 6 in The Echo; 1 other phrase differs too.")
    assert list(find_shift(SHIFTS.assign(conclusion=CHANCE), PHRASES, SINCE)) == []
