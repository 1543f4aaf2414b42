"""What can be compared with what."""

from dataclasses import replace

from corpus.store.selection import Selection
from pages.shared import comparing


def test_one_year_is_nothing_to_compare_and_one_film_is_shown_by_itself(view, view_of) -> None:
    reviews = view.reviews
    first = reviews[reviews["film"] == reviews["film"].iloc[0]].sort_values("published").iloc[0]
    one = view_of(film=(first["film"],), dates=(first["published"], first["published"]))
    assert "film" in comparing.list_comparable(one)
    assert "year" not in comparing.list_comparable(one)
    assert "film" not in comparing.list_comparable(one, without=("film",))
    assert not comparing.list_comparable(view_of(words="no review says this"))


def test_a_measure_is_offered_where_a_review_has_a_value(view) -> None:
    assert list(comparing.list_measures(view)) == ["rating", "polarity"]
    unrated = replace(view, selection=Selection(words="unrated"), reviews=view.reviews.assign(rating=float("nan")))
    assert list(comparing.list_measures(unrated)) == ["polarity"]


def test_a_group_opens_its_reviews_and_a_dot_its_review(view) -> None:
    film = view.reviews["film"].iloc[0]
    opened = comparing.open_group(view, "film", film)
    assert (opened.screen, opened.query["film"], opened.query["added"]) == ("reviews", [film], ["film"])
    assert comparing.open_group(view, "film", film, "r1").screen == "review"
