"""The selection in the sidebar: what can be chosen, what it says, and the way back."""

from datetime import date

import pytest

from corpus.aspects.values import average_statements
from pages.shared import places
from tests.pages.conftest import App, asked, control, paragraphs, tables

ALL = "67 reviews of 12 films, 2024–2026"


# The sidebar is the same in all sections of a screen; two of them show one critic or one part of the film besides.
@pytest.mark.parametrize("screen", [*(screen for screen in places.SCREENS if screen != "data"), "critic", "praise"])
def test_the_selection_is_said_at_the_top_and_reset_by_a_button(app: App, screen: str) -> None:
    at = app(screen, critic="Inès Carravel", rating=["2", "8"])
    assert asked(at) == {"corpus": "sample", "critic": "Inès Carravel", "rating": ["2.0", "8.0"]}
    assert at.multiselect(key="critic").value == ["Inès Carravel"]
    assert paragraphs(at)[0] == "5 reviews of 5 films by Inès Carravel, 2025–2026, rated 2 to 8"
    at = control(at, "button", "Reset the selection").click().run()
    assert paragraphs(at)[0] == ALL
    # Whom or what a screen of its own showed, it goes on showing.
    assert {name: value for name, value in asked(at).items() if name not in ("shown", "said")} == {"corpus": "sample"}
    assert control(at, "button", "Reset the selection").disabled


def test_each_list_offers_what_the_corpus_has_the_most_frequent_first(app: App, sample) -> None:
    at = app("overview")
    assert at.multiselect(key="film").options[0] == sample.reviews["film"].value_counts().index[0]
    assert sorted(at.multiselect(key="critic").options) == sorted(sample.reviews["reviewer"].unique())
    assert len(at.multiselect(key="outlet").options) == 3


def test_capital_or_in_a_search_is_a_word_and_below_it_stands_what_to_type_instead(app: App) -> None:
    at = app("reviews", words="score OR soundtrack")
    hint = "OR is looked for as a word. Type score|soundtrack instead."
    assert hint in paragraphs(at)
    at = at.text_input(key="words").set_value("score|soundtrack").run()
    assert hint not in paragraphs(at)


def test_what_a_corpus_does_not_have_is_not_asked_for(app: App) -> None:
    at = app("overview", "one")
    assert not at.multiselect
    assert [slider.label for slider in [*at.slider, *at.select_slider]] == ["Tone, by TextBlob"]


def test_the_ends_of_tone_are_written_with_a_true_minus_and_a_link_may_lie_between_two_steps(app: App, sample) -> None:
    tone = app("overview", polarity=["-0.12", "1"]).select_slider(key="polarity")
    assert tone.value == (-0.12, 1.0)
    assert tone.options[0] == "−1.00"
    assert "−0.12" in tone.options
    at = tone.set_value((0.2, 1.0)).run()
    assert paragraphs(at)[0].startswith(f"{(sample.reviews['polarity'] >= 0.2).sum()} reviews")


def test_other_columns_can_be_chosen_by(app: App) -> None:
    at = app("reviews", "hostile")
    shelves = control(at, "multiselect", "Other columns").options
    assert all(option.startswith("shelf=") for option in shelves)
    at = control(at, "multiselect", "Other columns").set_value(shelves[:1]).run()
    assert len(tables(at)[0]) == 1
    assert asked(at) == {"corpus": "hostile", "where": shelves[0]}


def test_reviews_that_blame_a_part_of_the_film_can_be_chosen_and_a_link_brings_them_back(app: App, sample) -> None:
    means = average_statements(sample.reviews, sample.statements)
    blaming, praising = means["aspect:story"] < 0, means["aspect:acting"] > 0
    at = control(app("reviews"), "multiselect", "Blame").set_value(["story"]).run()
    assert paragraphs(at)[0].startswith(f"{blaming.sum()} reviews that blame the story, of ")
    assert asked(at) == {"corpus": "sample", "blame": "story"}
    at = app("overview", blame=["story", "pace"], praise="acting", rating=["", "9"])
    assert at.multiselect(key="blame").value == ["story", "pace"]
    both = ((blaming | (means["aspect:pace"] < 0)) & praising & (sample.reviews["rating"] <= 9)).sum()
    assert both > 1
    assert paragraphs(at)[0].startswith(f"{both} reviews that praise the acting and blame the story or the pace, of ")
    at = control(at, "button", "Reset the selection").click().run()
    assert asked(at) == {"corpus": "sample"}
    assert "This corpus has no part of the film called “plot”: left out." in paragraphs(app("films", blame="plot"))


def test_choosing_narrows_says_itself_and_writes_the_address(app: App) -> None:
    at = control(app("overview"), "multiselect", "Outlet").set_value(["Aisle & Balcony"]).run()
    assert "in Aisle & Balcony" in paragraphs(at)[0]
    assert asked(at) == {"corpus": "sample", "outlet": "Aisle & Balcony"}


def test_a_range_over_everything_does_not_narrow(app: App) -> None:
    at = app("overview", rating=["6", ""])
    assert at.slider(key="rating").value == (6.0, 10.0)
    at = at.slider(key="rating").set_value((0.0, 10.0)).run()
    assert paragraphs(at)[0] == ALL
    assert asked(at) == {"corpus": "sample"}


def test_the_dates_of_the_control_are_the_corpus_s(app: App, sample) -> None:
    days = sample.reviews["published"]
    at = app("overview")
    assert at.slider(key="dates").value == (days.min().date(), days.max().date())
    at = at.slider(key="dates").set_value((date(2025, 1, 1), date(2025, 12, 31))).run()
    number = int(days.between("2025-01-01", "2025-12-31").sum())
    assert paragraphs(at)[0].startswith(f"{number} reviews")
    assert asked(at) == {"corpus": "sample", "dates": ["2025-01-01", "2025-12-31"]}


@pytest.mark.parametrize("screen", ["overview", "films", "phrases", "reviews", "draft"])
@pytest.mark.parametrize(
    ("words", "mistake"),
    [('"long after', "The quotation mark at position 1 is never closed."), ("/(?=a)b/", "position")],
)
def test_a_search_that_cannot_be_understood_gets_a_sentence_and_all_is_shown(
    app: App, screen: str, words: str, mistake: str
) -> None:
    at = app(screen, words=words)
    assert [text for text in paragraphs(at) if mistake in text and text.endswith("Shown without the search.")]
    assert ALL in paragraphs(at)
    assert at.text_input(key="words").value == words


@pytest.mark.parametrize("words", ["(", "*good", "<b>", "'; DROP TABLE reviews; --"])
def test_no_search_stops_the_screen(app: App, words: str) -> None:
    at = app("overview", words=words)
    assert not at.error
    assert at.title[0].value == "Our reviews at a glance"


def test_a_search_takes_the_one_syntax(app: App, sample) -> None:
    texts = sample.read_texts(sample.reviews["review_id"].tolist()).str.lower()
    number = texts.str.contains(r"\b(?:soundtrack|score)\b").sum()
    assert 0 < number < 67
    at = control(app("overview"), "text_input", "Words in the text").set_value("score|soundtrack").run()
    assert paragraphs(at)[0].startswith(f"{number} reviews")
    assert asked(at) == {"corpus": "sample", "words": "score|soundtrack"}


@pytest.mark.parametrize("screen", ["films", "phrases", "reviews", "draft"])
def test_the_menu_takes_the_selection_to_another_screen(app: App, screen: str) -> None:
    at = app("overview", critic="Inès Carravel", words="the")
    selection = paragraphs(at)[0]
    at.query_params = {}
    at = at.switch_page(f"pages/{screen}.py").run()
    assert paragraphs(at)[0] == selection
    assert asked(at) == {"corpus": "sample", "critic": "Inès Carravel", "words": "the"}
