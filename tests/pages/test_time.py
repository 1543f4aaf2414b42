"""The calendar: how many reviews appeared when, and their mean in each period."""

import pytest

from corpus import calendar
from corpus.compare.praise import measure_praise
from corpus.wording import number
from tests.pages.conftest import (
    SEEDS,
    App,
    charts,
    control,
    doors,
    follow,
    links,
    page_text,
    paragraphs,
    tables,
    through,
)


def test_the_finding_names_the_highest_and_the_lowest_rating(app: App, sample) -> None:
    periods = calendar.summarise_by_period(sample.reviews, value="rating", months=3)
    sentence = calendar.describe_extremes(
        periods, months=3, value="rating", write=lambda mean: number(mean, decimals=1)
    )
    assert sentence in paragraphs(app("time"))
    assert sentence.startswith("Rated highest in Oct to Dec 2025 (")
    assert calendar.describe_busiest(periods, months=3) in charts(app("time"))


def test_tone_comes_second_and_is_in_the_address(app: App) -> None:
    at = control(app("time"), "selectbox", "Show").set_value("polarity").run()
    assert at.query_params == {"corpus": "sample", "measure": "polarity"}
    assert any(text.startswith("Most positive in ") for text in paragraphs(at))


def test_every_period_is_in_the_table_and_leads_to_its_reviews(app: App, sample) -> None:
    periods = tables(app("time", numbers="True"))[0]
    assert periods["n"].sum() == len(sample.reviews)
    assert periods["period"].tolist()[:2] == ["Jul to Sep 2024", "Oct to Dec 2024"]


def test_praise_and_blame_leads_to_a_part_over_time_and_each_period_to_what_is_said_of_it(app: App, sample) -> None:
    at = through(app("praise", part="story"), "The story over time")
    assert at.query_params == {"corpus": "sample", "measure": "aspect:story"}
    assert "that judge the story" in str(charts(at))
    at = follow(at, "/time?corpus=sample&measure=aspect%3Astory&step=3&numbers=True")
    periods = tables(at)[0]
    whole = measure_praise(sample.reviews, sample.statements, by="film").whole.set_index("aspect")
    # Counted are those that judge it; of a quarter with too few no range is said.
    assert periods["n"].sum() == whole.loc["story", "n"]
    assert ((periods["range"] == "too few") == (periods["n"] < 5)).all()
    first = periods["n"].iloc[0]
    said = page_text(follow(at, links(at)[0]))
    assert f"of {first} review{'s' if first > 1 else ''} that judge" in said


def test_unknown_values_in_a_link_are_the_defaults(app: App) -> None:
    assert app("time", measure="mood", page="x").query_params == {"corpus": "sample"}


@pytest.mark.parametrize("section", ["time", "before_after", "spread"])
def test_without_dates_it_is_said_why_and_what_to_do(app: App, section: str) -> None:
    at = app(section, "one")
    assert "No review here has a date." in paragraphs(at)
    assert "Data" in doors(at)


@pytest.mark.parametrize("section", ["time", "before_after", "spread"])
def test_one_day_has_no_before(app: App, section: str) -> None:
    text = page_text(app(section, dates=["2025-10-31", "2025-10-31"]))
    assert "Everything dated here is from 31 Oct 2025." in text


def test_it_stands_on_hostile_text_and_on_the_seeds(app: App) -> None:
    assert "<script>" not in page_text(app("time", "hostile"))
    if not SEEDS.is_dir():
        pytest.skip("the seeds lie beside the project and are not here")
    assert "No review here has a date." in page_text(app("time", "seeds"))
