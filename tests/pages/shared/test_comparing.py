"""What can be compared with what."""

from dataclasses import replace

from pages.shared import comparing


def test_one_year_is_nothing_to_compare_and_one_film_is_shown_by_itself(view) -> None:
    one = replace(view, reviews=view.reviews.head(1))
    assert not comparing.compares(one, "published_year")
    assert comparing.compares(one, "film")
    assert comparing.comparable(one)
    assert not comparing.comparable(replace(view, reviews=view.reviews.head(0)))


def test_a_measure_is_offered_where_a_review_has_a_value(view) -> None:
    assert list(comparing.list_measures(view)) == ["rating", "polarity"]
    unrated = replace(view, reviews=view.reviews.assign(rating=float("nan")))
    assert list(comparing.list_measures(unrated)) == ["polarity"]


def test_a_group_opens_its_reviews_and_a_dot_its_review(view) -> None:
    film = view.reviews["film"].iloc[0]
    opened = comparing.open_group(view, "film", film)
    assert (opened.screen, opened.query["film"], opened.query["added"]) == ("reviews", [film], ["film"])
    assert comparing.open_group(view, "film", film, "r1").screen == "review"
