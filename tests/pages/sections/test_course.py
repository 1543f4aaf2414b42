"""The course of reviews, film by film."""

import pandas as pd

from corpus.store.building import build
from tests.pages.conftest import App, asked, charts, paragraphs, tables

LOW, PEPPER = "Low Tide: A Reckoning", "Pepper & Brine"


def test_the_course_of_six_films_is_drawn_beside_all_others(app: App) -> None:
    at = app("course")
    figure = charts(at)["From opening to verdict, in fifths"]
    drawn = {trace["customdata"][0][0] for trace in figure["data"] if "customdata" in trace}
    assert len(drawn) == 6
    assert "Grey: all others." in figure["layout"]["title"]["text"]
    assert len(tables(at)[0]) == 12
    assert (
        paragraphs(at)[1]
        == "For none of 10 films can it be told whether reviews end more positive or more negative than they begin."
    )


def test_chosen_films_have_their_course_drawn(app: App) -> None:
    at = app("course", **{"with": [LOW, PEPPER]})
    (figure,) = charts(at).values()
    drawn = [trace["customdata"][0][0] for trace in figure["data"] if "customdata" in trace]
    assert drawn == [LOW, PEPPER]
    assert set(tables(at)[0]["group"]) == {LOW, PEPPER}


def test_of_more_films_in_a_link_than_are_drawn_the_first_are_chosen(app: App, sample) -> None:
    at = app("course", **{"with": sorted(sample.reviews["film"].unique())[:8]})
    assert at.query_params["with"] == sorted(sample.reviews["film"].unique())[:6] == at.multiselect(key="with").value


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
    assert "3 reviews of fewer than 5 sentences left out." in "\n".join(paragraphs(at))


def test_three_reviews_are_too_few_to_tell_and_it_is_said(app: App, seeds) -> None:
    at = app("course", "seeds")
    assert paragraphs(at)[1].startswith("There is too little to")
    assert tables(at)[0]["conclusion"].tolist() == ["too few to tell"] * 3


def test_genres_have_no_course_for_a_review_would_count_against_itself(app: App) -> None:
    at = app("course", by="genre")
    assert asked(at) == {"corpus": "sample"}
