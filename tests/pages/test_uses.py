"""How one phrase is used, and what is set aside from the list of phrases."""

import re

import pytest

from tests.pages.conftest import App, charts, control, paragraphs, tables
from tests.pages.test_phrases import phrases


@pytest.fixture(scope="session")
def ids(sample) -> dict[str, str]:
    return sample.families.families.set_index("pattern")["family_id"].to_dict()


def spread(at):
    """The table of the order of printing."""
    return next(table for table in tables(at) if "order" in table)


def test_a_cliche_and_a_tic_are_told_apart(app: App, ids) -> None:
    house = paragraphs(app("phrase", phrase=ids["long after the credits roll/rolled/have rolled"]))
    assert "House: 8 critics share it, none with more than half of its 21 reviews." in house
    own = paragraphs(app("phrase", phrase=ids["watch the edges of the frame"]))
    assert any(text.startswith("Rufus Obadele’s own: 8 of its 8 reviews, of the 8 by this critic;") for text in own)


def test_reviews_stand_in_the_order_of_printing_a_dozen_a_page(app: App, ids) -> None:
    phrase = ids["long after the credits roll/rolled/have rolled"]
    first, rest = (spread(app("phrase", phrase=phrase, printing=page)) for page in ("1", "2"))
    assert (len(first), len(rest)) == (12, 9)
    assert first["published"].is_monotonic_increasing
    assert first["published"].iloc[-1] <= rest["published"].iloc[0]
    assert rest["reviewers_so_far"].iloc[-1] == 8


def test_it_is_drawn_when_where_and_how_warmly_the_phrase_stands(app: App, ids) -> None:
    titles = charts(app("phrase", phrase=ids["long after the credits roll/rolled/have rolled"]))
    assert "Where: 21 of 21 occurrences stand in the closing fifth" in titles
    assert "When: in 21 of 67 dated reviews" in titles
    assert "How warm: its sentences, and the mean of all others" in titles


def test_a_mean_is_said_with_its_number_and_its_interval(app: App, ids) -> None:
    shown = paragraphs(app("phrase", phrase=ids["long after the credits roll/rolled/have rolled"]))
    polarity = next(text for text in shown if "assessed sentences with it" in text)
    assert polarity.startswith("21 assessed sentences with it: ")
    assert "21 rated reviews with it: 7.3 (6.3 to 8.2); the 46 without: 5.3 (4.6 to 6.0)" in polarity


def test_on_the_scale_of_ratings_sentences_have_ratings_without_a_sign(app: App, ids) -> None:
    shown = paragraphs(app("phrase", phrase=ids["long after the credits roll/rolled/have rolled"], scale="rating"))
    sentences = next(text for text in shown if "assessed sentences with it" in text).splitlines()[0]
    assert re.match(r"21 assessed sentences with it: \d\.\d \(\d\.\d to \d\.\d\);", sentences)


def test_occurrences_are_counted_among_the_words(app: App, sample, ids) -> None:
    words = int(sample.reviews["words"].sum())
    shown = paragraphs(app("phrase", phrase=ids["long after the credits roll/rolled/have rolled"]))
    assert f"21 occurrences in {words:,} words: {210_000 / words:.1f} in 10,000." in shown


def test_without_critics_and_dates_nothing_is_said_of_them(app: App, seeds) -> None:
    # The id is of the words alone, and so the same in every corpus.
    at = app("phrase", "seeds", phrase="1d724a035637")
    assert any(
        "use of light and shadow creates a dreamlike atmosphere” stands in 2 of 3" in text for text in paragraphs(at)
    )
    assert not at.subheader
    assert not any(title.startswith("When") for title in charts(at))
    assert any(title.startswith("Where") for title in charts(at))


def test_words_of_the_reader_s_list_hide_the_phrases_that_contain_them(app: App) -> None:
    at = app("phrases", without="credits, Heartstrings")
    assert at.query_params == {"corpus": "sample", "without": "credits, Heartstrings"}
    assert not any("credits" in phrase or "heartstrings" in phrase for phrase in phrases(at))
    assert "“long after the credits" not in paragraphs(at)[1]


def test_a_list_that_hides_everything_can_be_changed_again(app: App) -> None:
    at = app("phrases", "seeds", without=",".join("abcdefghijklmnopqrstuvwxyz"))
    control(at, "text_input", "Leave out phrases with").set_value("").run()
    assert len(phrases(at)) == 21


def test_names_can_be_set_aside(app: App) -> None:
    everything = app("phrases", each="phrases", order="phrase")
    at = app("phrases", each="phrases", order="phrase", nameless="True")
    assert at.query_params["nameless"] == "True"
    assert len(phrases(everything)) == len(phrases(at)) == 25
    assert charts(at).keys() != charts(everything).keys()
    assert all(phrase != phrase.title() for phrase in phrases(at))
