"""Pairs in a sentence."""

import pandas as pd
import pytest

from corpus.reuse.pair_wording import (
    describe_absence,
    describe_common_passages,
    describe_common_phrases,
    describe_first_uses,
    describe_missing,
    describe_order,
    describe_pairs,
)

REVIEWS = pd.DataFrame(
    {"review_id": ["r1", "r2", "r3"], "film": ["Dusk", "Dusk", "Dawn"], "reviewer": ["Ann", "Ann", "Bob"]}
)


def pairs_of(*similarities: float | None, b: str = "r2", telling: str = "“x y”, “z”") -> pd.DataFrame:
    row = {"a": "r1", "b": b, "a_name": "Ann", "b_name": "Bob", "phrases": 2, "alone": 1, "telling": telling}
    return pd.DataFrame([row | {"similarity": similarity} for similarity in similarities])


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        (pairs_of(0.9, 0.8), "2 pairs of reviews are at least half the same; two of “Dusk” by Ann are 90 % the same."),
        (
            pairs_of(0.999, 0.8, b="r3"),
            "2 pairs of reviews are at least half the same; two of “Dusk” and “Dawn” by Ann and Bob are 99 % the same.",
        ),
        (pairs_of(1.0, 1.0, 0.8), "3 pairs of reviews are at least half the same, 2 of them word for word."),
        (pairs_of(1.0, None), "Two reviews of “Dusk” by Ann are the same, word for word."),
        (
            pairs_of(None),
            "Ann and Bob are closest in phrasing: 2 phrases, such as “x y”; 1 of them is in no other critic’s reviews.",
        ),
        (
            pairs_of(None, telling=f"“{'x ' * 24}y”"),
            "Ann and Bob are closest in phrasing: 2 phrases in common.",
        ),
    ],
)
def test_near_duplicates_are_counted_and_else_the_first_pair_is_named(pairs, sentence) -> None:
    said = describe_pairs(pairs, REVIEWS, of="critics")
    assert said.replace("\N{NARROW NO-BREAK SPACE}", " ") == sentence


def test_two_reviews_are_named_by_their_critics_as_far_as_two_lines_hold_them() -> None:
    said = describe_pairs(pairs_of(None, b="r3"), REVIEWS, of="reviews")
    assert said.startswith("Two reviews, by Ann and Bob, are closest in phrasing: 2 phrases")
    long = REVIEWS.assign(film="Dusk " * 30)
    said = describe_pairs(pairs_of(0.9), long, of="reviews").replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert said == "Two reviews by Ann are 90 % the same."


@pytest.mark.parametrize(
    ("shared", "alone", "sentence"),
    [
        (1, 1, "“x y”, which is in no other film’s reviews."),
        (1, 0, "only “x y”, which others use too."),
        (3, 0, "3 phrases, such as “x y”."),
        (3, 2, "3 phrases, such as “x y”; 2 of them are in no other film’s reviews."),
    ],
)
def test_what_two_share_is_said_with_the_first_phrase(shared, alone, sentence) -> None:
    assert describe_common_phrases(shared, alone, "“x y”, “z”", of="films") == sentence


@pytest.mark.parametrize(
    ("words", "sizes", "sentence"),
    [
        ([], (10, 10), "These two reviews have no passage of 5 words or more in common."),
        ([10], (10, 9), "These two reviews are the same, word for word: 10 words."),
        ([6], (12, 8), "6 words are the same, in 1 passage: 50 % of the first review and 75 %"),
        ([6, 6], (12, 0), "12 words are the same, in 2 passages: 100 % of the first review and 100 %"),
    ],
)
def test_passages_are_said_with_their_share_of_both_reviews(words, sizes, sentence) -> None:
    described = describe_common_passages(pd.DataFrame({"words": words}), sizes, words=5)
    assert described.replace("\N{NARROW NO-BREAK SPACE}", " ").startswith(sentence)


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (("2025-03-01", "2025-03-04"), "The second was printed 3 days after the first."),
        (("2025-03-04", "2025-03-01"), "The second was printed 3 days before the first."),
        (("2025-03-01", "2025-03-01"), "Both were printed on the same day."),
        (("2025-03-01", None), "It is not known which of the two was printed first."),
    ],
)
def test_the_order_of_publication_is_said_in_days(days, sentence) -> None:
    assert describe_order(*pd.to_datetime(pd.Series(days))) == sentence


@pytest.mark.parametrize(
    ("two", "of", "why"),
    [
        (("Ann", "Bob"), "critics", ""),
        (("Ann", ""), "critics", "Choose two critics to compare."),
        (("Ann", "Ann"), "critics", "A pair is of two critics, and this link names one critic twice."),
        (("Ann", "Eve"), "critics", "“Eve” is not in this corpus."),
        (("Ann", "Cy"), "critics", "No review of this selection is by Cy."),
        (("Ann", "r9"), "reviews", "A review of this link is not in this corpus."),
        (("Ann", "Cy"), "reviews", ""),
    ],
)
def test_two_who_cannot_be_compared_are_told_why(two: tuple[str, str], of: str, why: str) -> None:
    names = pd.Series(["Ann", "Bob", "Cy"])
    assert describe_missing(names, names.head(2), *two, of=of) == why


def test_nobody_shares_a_phrase_or_nobody_with_one() -> None:
    assert describe_absence(of="films", one="") == "No two films of this selection share a recurring phrase."
    assert describe_absence(of="films", one="Dusk").startswith("No other film of this selection shares")


def test_who_printed_first_is_counted_of_all_phrases_of_both() -> None:
    first = pd.Series(["Ann", "Ann", "Bob", None])
    assert describe_first_uses(first, "Ann", "Bob", of="critics") == "Printed first: 2 of 4 by Ann, 1 by Bob"
