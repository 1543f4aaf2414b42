"""Before and after a day: both means, and the phrases that became more or less common."""

import pytest

from corpus.compare import before_after, same_films
from tests.pages.conftest import App, asked, charts, control, page_text, paragraphs, tables


def table(at, column: str):
    """The table that has this column."""
    return next(each for each in tables(at) if column in each)


def test_the_finding_compares_both_sides_with_numbers(app: App, sample) -> None:
    at = app("before_after")
    day = before_after.find_middle_day(sample.reviews)
    turn = before_after.compare_sides(sample.reviews, day=day, value="rating")
    sentence = before_after.describe_change(
        turn, day=day, write=lambda mean: f"{mean:.1f}", higher="rated higher", lower="rated lower"
    )
    assert sentence in paragraphs(at)
    assert "(33 reviews)" in sentence
    assert "Rating before and after 12 Sep 2025" in charts(at)


def test_a_link_gives_the_day_and_the_measure(app: App) -> None:
    at = app("before_after", day="2025-01-01", measure="polarity")
    assert "1 Jan 2025" in paragraphs(at)[1]
    assert asked(at) == {"corpus": "sample", "day": "2025-01-01", "measure": "polarity"}


def test_a_day_beyond_the_calendar_is_its_nearest_and_an_unknown_one_the_middle(app: App) -> None:
    assert "13 Sep 2024" in paragraphs(app("before_after", day="1999-01-01"))[1]
    assert asked(app("before_after", day="yesterday")) == {"corpus": "sample"}


def test_phrases_are_listed_as_luck_only_where_asked_for(app: App) -> None:
    at = app("before_after")
    assert "None of 149 phrases clearly became more or less common: the changes could be luck." in page_text(at)
    assert not any("rate_before" in each for each in tables(at))
    listed = table(control(at, "toggle", "List all 149").set_value(True).run(), "rate_before")
    assert listed["conclusion"].unique().tolist() == [before_after.CHANCE]


@pytest.mark.parametrize("day", ["2024-09-13", "2026-08-14"])
def test_the_first_and_the_last_day_have_too_few_on_one_side(app: App, day: str) -> None:
    assert paragraphs(app("before_after", day=day))[1].startswith("Too few reviews on one side of ")


def test_the_same_films_are_compared_where_there_are_enough(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not any("films reviewed both" in each for each in paragraphs(app("before_after")))
    monkeypatch.setattr(same_films, "describe_same_films", lambda turn, _: f"{len(turn.films)} film on both sides")
    assert "1 film on both sides" in paragraphs(app("before_after"))
