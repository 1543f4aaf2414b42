"""How a phrase, or any words, spread over the calendar."""

from corpus.store.selection import Selection
from tests.pages.conftest import App, asked, charts, control, page_text, paragraphs, tables

SPREADING = '"a slow exhale of a film"'


def test_words_are_followed_from_their_first_printing(app: App) -> None:
    at = app("spread", said=SPREADING)
    assert any(title.startswith("Used in ") and title.endswith(" quarters that have reviews") for title in charts(at))
    spread = next(each for each in tables(at) if "order" in each)
    assert spread["reviewer"].iloc[0] == "Inès Carravel"
    assert "First printed on" in page_text(at)


def test_a_recurring_phrase_is_counted_with_its_variants_and_words_as_they_are_typed(app: App, sample) -> None:
    listed = sample.list_recurring(sample.mask(Selection()))
    first, second = listed.iloc[0], listed.iloc[1]
    one, other = first["said"], second["said"]
    at = app("spread")
    assert f"{first['reviews']} of 67 reviews use “{one}”, variants counted in." in paragraphs(at)
    at = control(at, "text_input", "Or any words").set_value('"long after the credits roll"').run()
    assert '6 of 67 reviews have "long after the credits roll", exactly as typed.' in paragraphs(at)
    at = control(at, "selectbox", "Recurring phrase").set_value(second["phrase_id"]).run()
    assert f"{second['reviews']} of 67 reviews use “{other}”, variants counted in." in paragraphs(at)
    assert asked(at) == {"corpus": "sample", "phrase": second["phrase_id"]}


def test_without_a_recurring_phrase_there_are_words_to_search_for(app: App) -> None:
    at = app("spread", dates=["2024-10-04", "2024-10-18"])
    assert "No phrase worth listing recurs in these reviews. Type any words instead." in paragraphs(at)


def test_a_link_with_more_words_than_can_be_sought_is_cut(app: App) -> None:
    at = app("spread", said="zyzzyva " * 100)
    assert len(at.query_params["said"]) == 500
    assert "No review of this selection has these words." in page_text(at)


def test_words_that_cannot_be_understood_are_said(app: App) -> None:
    assert "never closed" in page_text(app("spread", said='"open'))
