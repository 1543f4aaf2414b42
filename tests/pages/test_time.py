"""The calendar: what came in when, what changed on a day, and how a phrase spread."""

import pandas as pd
import pytest

from corpus.compare import before_after
from corpus.store.selection import Selection
from tests.pages.conftest import SEEDS, App, charts, control, page_text, paragraphs, tables

SPREADING = '"a slow exhale of a film"'


def table(at, column: str) -> pd.DataFrame:
    """The table that has this column."""
    return next(each for each in tables(at) if column in each)


def test_what_the_reviews_can_carry_is_said_above_the_calendar(app: App) -> None:
    at = app("time")
    assert any(
        title.startswith("67 dated reviews in 24 months: enough for a mean of each quarter") for title in charts(at)
    )
    calendar = next(figure for title, figure in charts(at).items() if title.startswith("67 dated"))
    assert calendar["layout"]["height"] > 200


def test_the_finding_compares_before_and_since_with_numbers(app: App, sample) -> None:
    finding = paragraphs(app("time", measure="rating"))[1]
    day = before_after.find_middle_day(sample.reviews)
    turn = before_after.compare_sides(sample.reviews, day=day, value="rating")
    assert finding == before_after.describe_change(
        turn, day=day, write=lambda mean: f"{mean:.1f}", higher="rated higher", lower="rated lower"
    )
    assert "(33 reviews)" in finding


def test_a_link_gives_the_day_and_the_words(app: App) -> None:
    at = app("time", day="2025-01-01", said=SPREADING)
    assert "1 Jan 2025" in paragraphs(at)[1]
    assert at.query_params == {"corpus": "sample", "day": "2025-01-01", "said": SPREADING}


@pytest.mark.parametrize("unknown", [{"day": "yesterday"}, {"measure": "mood"}, {"page": "x"}])
def test_an_unknown_value_in_a_link_is_the_default(app: App, unknown: dict[str, str]) -> None:
    assert app("time", **unknown).query_params == {"corpus": "sample"}


def test_the_calendar_marks_the_day(app: App) -> None:
    calendar = next(figure for title, figure in charts(app("time", day="2025-01-09")).items() if "months" in title)
    assert [(shape["x0"], shape["x1"]) for shape in calendar["layout"]["shapes"]] == [("2025-01-09",) * 2] * 2
    assert any("9 Jan 2025" in note["text"] for note in calendar["layout"]["annotations"])


def test_a_day_beyond_the_calendar_is_its_nearest(app: App) -> None:
    at = app("time", day="1999-01-01")
    assert "13 Sep 2024" in paragraphs(at)[1]


def test_a_phrase_that_spreads_is_told_from_its_first_printing(app: App) -> None:
    at = app("time", said=SPREADING)
    assert "In 9 of 67 dated reviews" in charts(at)
    spread = table(at, "order")
    assert spread["reviewer"].iloc[0] == "Inès Carravel"
    assert "First printed on" in page_text(at)


def test_a_recurring_phrase_is_counted_with_its_variants_and_words_as_they_are_typed(app: App, sample) -> None:
    listed = sample.list_recurring(sample.mask(Selection()))
    first, second = listed.iloc[0], listed.iloc[1]
    at = app("time")
    assert f"{first['reviews']} of 67 reviews use “{first['phrase']}”, in any of its variants." in paragraphs(at)
    at = control(at, "text_input", "Or any words").set_value('"long after the credits roll"').run()
    assert '6 of 67 reviews hold "long after the credits roll", exactly as typed.' in paragraphs(at)
    at = control(at, "selectbox", "Recurring phrase").set_value(second["phrase_id"]).run()
    assert f"{second['reviews']} of 67 reviews use “{second['phrase']}”, in any of its variants." in paragraphs(at)
    assert at.query_params == {"corpus": "sample", "phrase": second["phrase_id"]}


def test_without_a_recurring_phrase_there_are_words_to_search_for(app: App) -> None:
    at = app("time", dates=["2024-10-04", "2024-10-18"])
    assert "No phrase comes back in two of these reviews: search for any words." in paragraphs(at)


def test_a_link_with_more_words_than_can_be_sought_is_cut(app: App) -> None:
    at = app("time", said="zyzzyva " * 100)
    assert len(at.query_params["said"]) == 500
    assert "No review of this selection holds it." in page_text(at)


def test_words_that_cannot_be_understood_or_found_are_said(app: App) -> None:
    assert "never closed" in page_text(app("time", said='"open'))
    assert "No review of this selection holds it." in page_text(app("time", said="zyzzyva"))


def test_phrases_are_listed_as_chance_only_where_asked_for(app: App) -> None:
    at = app("time")
    assert "none is beyond chance" in page_text(at)
    assert not any("rate_before" in each for each in tables(at))
    listed = table(app("time", all="True"), "rate_before")
    assert listed["conclusion"].unique().tolist() == [before_after.CHANCE]
    assert (listed["q"] > 0.05).all()


def test_choosing_another_measure_writes_it_into_the_address(app: App) -> None:
    at = control(app("time"), "button_group", "Measure").set_value("polarity").run()
    assert at.query_params == {"corpus": "sample", "measure": "polarity"}
    assert "Tone before 12 Sep 2025 and since" in charts(at)


def test_without_dates_it_is_said_why_and_what_to_do(app: App) -> None:
    text = page_text(app("time", "one"))
    assert "No review here has a date." in text
    assert "Data" in text


def test_one_day_has_no_before(app: App) -> None:
    text = page_text(app("time", dates=["2025-10-31", "2025-10-31"]))
    assert "All that is dated here is of 31 Oct 2025." in text


def test_a_selection_without_a_review_says_so(app: App) -> None:
    assert "No review fits this selection." in page_text(app("time", words="zyzzyva quagga"))


def test_it_stands_on_hostile_text_and_on_the_seeds(app: App) -> None:
    assert "<script>" not in page_text(app("time", "hostile"))
    if not SEEDS.is_dir():
        pytest.skip("the seeds lie beside the project and are not here")
    assert "No review here has a date." in page_text(app("time", "seeds"))
