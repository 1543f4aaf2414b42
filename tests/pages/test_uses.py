"""How one phrase is used, and what is hidden from the list of phrases."""

import re

import pytest

from tests.pages.conftest import App, charts, control, doors, paragraphs, tables
from tests.pages.test_phrases import phrases


@pytest.fixture(scope="session")
def ids(sample) -> dict[str, str]:
    return sample.families.families.set_index("pattern")["family_id"].to_dict()


def spread(at):
    """The table of the order of printing."""
    return next(table for table in tables(at) if "order" in table)


def test_a_phrase_of_several_critics_and_one_critic_s_habit_are_called_so(app: App, ids) -> None:
    house = paragraphs(app("phrase", phrase=ids["long after the credits roll/rolled/have rolled"]))
    assert "Nobody wrote more than half of its 21 reviews." in house
    own = paragraphs(app("phrase", phrase=ids["watch the edges of the frame"]))
    assert any(text.startswith("A habit of Rufus Obadele, who wrote 8 of its 8 reviews:") for text in own)


def test_reviews_stand_in_the_order_of_printing_a_dozen_a_page(app: App, ids) -> None:
    phrase = ids["long after the credits roll/rolled/have rolled"]
    first, rest = (spread(app("phrase", phrase=phrase, printed="True", printing=page)) for page in ("1", "2"))
    assert (len(first), len(rest)) == (12, 9)
    assert first["published"].is_monotonic_increasing
    assert first["published"].iloc[-1] <= rest["published"].iloc[0]
    assert rest["reviewers_so_far"].iloc[-1] == 8


def test_it_is_drawn_where_and_when_the_phrase_is_used(app: App, ids) -> None:
    titles = charts(app("phrase", phrase=ids["long after the credits roll/rolled/have rolled"]))
    assert "All 21 uses are in the last fifth of the review" in titles
    assert "Used in all 9 quarters that have reviews" in titles


def test_on_the_scale_of_ratings_sentences_have_ratings_without_a_sign(app: App, ids) -> None:
    titles = charts(app("phrase", phrase=ids["long after the credits roll/rolled/have rolled"], scale="rating"))
    assert [title for title in titles if re.match(r"Its sentences .*: \d\.\d on average, the others \d\.\d", title)]


def test_occurrences_are_counted_among_the_words(app: App, sample, ids) -> None:
    words = int(sample.reviews["words"].sum())
    shown = paragraphs(app("phrase", phrase=ids["long after the credits roll/rolled/have rolled"]))
    rate = f"21 uses in {words:,} words, {210_000 / words:.1f} in every 10,000. First printed on "
    assert any(text.startswith(rate) for text in shown)


def test_without_critics_and_dates_nothing_is_said_of_them(app: App, seeds) -> None:
    # The id is of the words alone, and so the same in every corpus.
    at = app("phrase", "seeds", phrase="1d724a035637")
    assert paragraphs(at)[1:3] == [
        "2 of 3 reviews use it, across two films.",
        "2 uses in 992 words, 20.2 in every 10,000.",
    ]
    assert not any(title.startswith("Used in") for title in charts(at))
    assert "Where its 2 uses are in the review" in charts(at)
    assert list(doors(at)) == ["All phrases", "Put it on the watch list"]


def test_words_of_the_reader_s_list_hide_the_phrases_that_contain_them(app: App) -> None:
    at = app("phrases", without="credits, Heartstrings")
    assert at.query_params == {"corpus": "sample", "without": "credits, Heartstrings"}
    assert not any("credits" in phrase or "heartstrings" in phrase for phrase in phrases(at))
    assert "“long after the credits" not in paragraphs(at)[1]


def test_a_list_that_hides_everything_can_be_changed_again(app: App) -> None:
    at = app("phrases", find="heartstrings", without="heartstrings")
    control(at, "text_input", "Hide phrases with").set_value("").run()
    assert phrases(at)


def test_names_can_be_hidden(app: App) -> None:
    everything = app("phrases", each="phrases", order="phrase", everyday="True")
    at = app("phrases", each="phrases", order="phrase", everyday="True", nameless="True")
    assert at.query_params["nameless"] == "True"
    assert len(phrases(everything)) == len(phrases(at)) == 25
    assert charts(at).keys() != charts(everything).keys()
    assert all(phrase != phrase.title() for phrase in phrases(at))
