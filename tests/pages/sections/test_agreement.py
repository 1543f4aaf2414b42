"""Agreement: the closest and the farthest pairs of critics, by name."""

from functools import partial

import pytest

from corpus.compare.agreement import FEWEST_TO_NAME
from tests.pages.conftest import App, charts, follow, links, page_text, paragraphs, tables


@pytest.fixture
def app(app: App) -> App:
    """Open a link to a section with its table unfolded."""
    return partial(app, numbers="True")


def test_pairs_of_few_films_are_listed_but_none_is_named(app: App) -> None:
    at = app("agreement")
    assert paragraphs(at)[1] == "No two critics have 10 films in common: too few to say which two agree most."
    assert all(
        "Grey: fewer than 10, so it could be luck." in str(each["layout"]["title"]) for each in charts(at).values()
    )
    (pairs,) = tables(at)
    assert (pairs["films"] < FEWEST_TO_NAME).all()
    assert (pairs["films"] >= 5).all()


def test_the_closest_and_the_farthest_are_drawn_on_one_scale(app: App) -> None:
    drawn = charts(app("agreement"))
    assert list(drawn) == ["Closest on the same films", "Farthest apart"]
    closest, farthest = drawn.values()
    assert closest["layout"]["xaxis"]["range"] == farthest["layout"]["xaxis"]["range"]
    assert [len(each["data"][0]["customdata"]) for each in (closest, farthest)] == [6, 6]
    assert {"Rufus Obadele", "Tomas Wrenfield"} == set(closest["data"][0]["customdata"][0])


def test_a_pair_opens_the_reviews_of_both(app: App) -> None:
    at = app("agreement")
    opened = follow(at, links(at)[0])
    assert sorted(opened.query_params["critic"]) == ["Rufus Obadele", "Tomas Wrenfield"]


def test_the_agreement_of_all_is_in_the_method(app: App) -> None:
    assert "8 critics together, on 12 films: Krippendorff" in page_text(app("agreement"))


def test_one_film_is_too_little_to_compare_two_by_two(app: App) -> None:
    at = app("agreement", film="The Tithe House")
    assert paragraphs(at)[1] == "No two critics have 5 films in common: too few to compare two by two."
    assert any("Widen the selection" in text for text in paragraphs(at))
