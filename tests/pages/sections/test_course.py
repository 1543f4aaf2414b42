"""The course of reviews, film by film."""

from functools import partial

import pandas as pd
import pytest

from corpus.store.building import build
from tests.pages.conftest import App, asked, charts, paragraphs, tables

LOW, PEPPER = "Low Tide: A Reckoning", "Pepper & Brine"


@pytest.fixture
def app(app: App) -> App:
    """Open a link to a section with its table unfolded."""
    return partial(app, numbers="True")


def test_the_course_of_all_reviews_is_drawn_first_as_the_finding_is_of_them_and_then_of_five_films(app: App) -> None:
    at = app("course")
    title = "Tone from the first fifth of a review to the last: all reviews, and the 5 films with most reviews"
    figure = charts(at)[title]
    drawn = [trace["customdata"][0][0] for trace in figure["data"] if "customdata" in trace]
    assert len(set(drawn)) == 6
    assert figure["layout"]["annotations"][0]["text"].replace("\xa0", " ") == "All reviews · 67"
    assert "Grey: all others." in figure["layout"]["title"]["text"]
    assert len(tables(at)[0]) == 12
    assert paragraphs(at)[1] == "No film’s reviews clearly end more positive or more negative than they begin."
    assert paragraphs(at)[2].startswith("Tone matches stars no better than chance here")


def test_chosen_films_have_their_course_drawn(app: App) -> None:
    at = app("course", **{"with": [LOW, PEPPER]})
    (figure,) = charts(at).values()
    drawn = [trace["customdata"][0][0] for trace in figure["data"] if "customdata" in trace]
    assert drawn == [LOW, PEPPER]
    assert set(tables(at)[0]["group"]) == {LOW, PEPPER}


def test_as_many_films_as_elsewhere_can_be_chosen(app: App, sample) -> None:
    films = sorted(sample.reviews["film"].unique())[:8]
    assert app("course", **{"with": films}).query_params["with"] == films


def test_a_chosen_film_whose_reviews_are_too_short_has_no_course(app: App, tmp_path, read_here) -> None:
    long, short = "It is slow. It is lovely. It is dull. It is bright. It is good. It is bad.", "A lovely film."
    rows = [
        {"film": film, "text": f"{text} ({n})"} for film, text in (("Loaf", long), ("Crumb", short)) for n in range(3)
    ]
    pd.DataFrame(rows).to_csv(tmp_path / "two.csv", index=False)
    build([tmp_path / "two.csv"], tmp_path / "shelf" / "two", name="Two")
    at = app("course", "two", store=tmp_path / "shelf", **{"with": ["Crumb", "Loaf"]})
    (figure,) = charts(at).values()
    assert {trace["customdata"][0][0] for trace in figure["data"] if "customdata" in trace} == {"Loaf"}
    assert "3 reviews with fewer than 5 sentences left out." in "\n".join(paragraphs(at))


def test_three_reviews_are_too_few_and_it_is_said(app: App, seeds) -> None:
    at = app("course", "seeds")
    assert paragraphs(at)[1].startswith("Too few reviews to say:")
    assert tables(at)[0]["conclusion"].tolist() == ["too few reviews to say"] * 3
    assert not charts(at)


def test_genres_have_no_course_for_a_review_would_count_against_itself(app: App) -> None:
    at = app("course", by="genre")
    assert asked(at) == {"corpus": "sample", "numbers": "True"}
