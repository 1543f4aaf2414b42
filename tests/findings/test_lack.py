"""What the reviews cannot tell."""

import numpy as np
import pandas as pd

from corpus.findings.lack import list_lacks
from tests.findings.known import NO_TESTS, gather, know, list_phrases, list_reviews

NONE = pd.DataFrame({"kind": []})


def test_what_is_missing_is_said() -> None:
    reviews = list_reviews().assign(rating=np.nan, reviewer=None, published=pd.NaT)
    told = list_lacks(gather(reviews, list_phrases(), value="polarity"), NONE)
    assert "No review has a critic: critics cannot be compared." in told
    assert "No review has a date: nothing is known of what changed." in told
    assert "No review has a rating: films are compared by tone alone, and critics not at all." in told


def test_what_a_few_lack_is_counted() -> None:
    reviews = list_reviews()
    reviews.loc[0, "rating"] = np.nan
    assert "1 of 80 reviews has no rating." in list_lacks(gather(reviews, list_phrases()), NONE)


def test_films_that_have_a_number_for_a_title_are_counted() -> None:
    reviews = list_reviews()
    known = reviews["film"].unique()
    numbered = reviews.assign(film=reviews["film"].replace({known[0]: "tt0369946", known[1]: "tt0071075"}))
    said = f"2 of {len(known)} films have no title here: they are shown by their numbers."
    assert said in list_lacks(gather(numbered, list_phrases()), NONE)
    assert not any("no title" in each for each in list_lacks(gather(reviews, list_phrases()), NONE))


def test_what_was_compared_without_a_difference_is_said_in_place_of_a_finding() -> None:
    random = np.random.default_rng(3)
    reviews = list_reviews()
    shuffled = reviews.assign(rating=random.permutation(reviews["rating"].to_numpy()))
    told = list_lacks(gather(shuffled, list_phrases()), NONE)
    assert "No film is clearly above or below the others." in told
    assert "No critic is clearly harsher or kinder than colleagues on the same films." in told
    clear = list_lacks(gather(reviews, list_phrases()), NONE)
    assert not any(each.startswith("No film is clearly") for each in clear)


def test_nothing_that_changed_is_said_of_the_latest_months() -> None:
    reviews = list_reviews()
    days = pd.date_range("2025-01-01", "2025-02-28", periods=len(reviews))
    first = reviews.assign(published=days.as_unit("s"))
    told = list_lacks(know(gather(first, list_phrases()), shifts=NO_TESTS.assign(conclusion="")), NONE)
    begin = "Only one film has reviews both since 1 Feb 2025 and in the month before"
    assert f"{begin}: too few to compare ratings or tone." in told
    mixed = first.assign(published=days.as_unit("s")[np.random.default_rng(1).permutation(len(reviews))])
    told = list_lacks(know(gather(mixed, list_phrases()), shifts=NO_TESTS.assign(conclusion="")), NONE)
    assert (
        "No clear difference in ratings on the same films between reviews since 1 Feb 2025 and in the month before."
        in told
    )
