"""What moves the tone: words, what they add, their forms, and the words of each film."""

import pytest

from tests.pages.conftest import App, charts, doors, follow, links, paragraphs, tables, through


def test_the_words_shares_add_up_to_the_mean_polarity(app: App, sample) -> None:
    at = app("tone")
    assert at.title[0].value == "Which words lift and lower the tone?"
    assert paragraphs(at)[1] == "“Good” lifts the tone most; “cold” lowers it most."
    assert f"Together, the words make a mean tone of +{sample.reviews['polarity_untitled'].mean():.2f}" in charts(at)
    first = tables(app("tone", numbers="True"))[1]
    assert list(first) == ["word", "share", "polarity", "occurrences", "reviews"]
    assert first["share"].abs().is_monotonic_decreasing


def test_praise_stands_right_of_blame(app: App) -> None:
    (drawn,) = charts(app("tone")).values()
    hovers = drawn["data"][0]["hovertext"]
    assert sum("adds +" in hover for hover in hovers) == sum("adds −" in hover for hover in hovers) == 12


def test_a_link_opens_a_words_forms_and_the_way_to_its_sentences(app: App) -> None:
    at = app("tone", word="good")
    forms = tables(at)[0]
    assert "good" in forms["chunk"].tolist()
    assert any("not" in chunk or "very" in chunk for chunk in forms["chunk"])
    through(at, "Reviews with “good”")
    assert at.query_params["words"] == "good"
    assert at.title[0].value == "Reviews"


def test_a_word_without_a_score_says_so(app: App) -> None:
    assert "“xyzzy” has no score in these reviews." in paragraphs(app("tone", word="xyzzy"))


def test_each_film_names_what_carries_it(app: App, sample) -> None:
    films = tables(app("tone"))[0].set_index("film")
    means = sample.reviews.groupby("film")["polarity_untitled"].mean()
    assert films["mean"].to_dict() == pytest.approx(means.to_dict())
    assert films["praise"].str.len().gt(0).all()


def test_words_can_stand_in_another_order(app: App) -> None:
    at = app("tone", numbers="True", order="reviews")
    assert tables(at)[1]["reviews"].is_monotonic_decreasing


def test_what_a_click_has_narrowed_is_left_behind_by_the_menu_and_keeps_the_readers_own_search(app: App) -> None:
    at = app("tone", words="score", word="beautiful")
    own = paragraphs(at)[0]
    reviews = through(at, "Reviews with “beautiful”")
    assert reviews.query_params["words"] == "score beautiful"
    assert paragraphs(follow(reviews, "/tone"))[0] == own
    at = app("tone")
    every = paragraphs(at)[0]
    film = follow(at, links(at, place=-1)[0])
    assert film.query_params["added"] == "film"
    assert paragraphs(film)[0] != every
    assert paragraphs(follow(film, "/critics"))[0] == every


def test_a_word_without_a_score_can_be_closed(app: App) -> None:
    assert "word" not in through(app("tone", word="gentleman"), "Close").query_params


def test_a_badge_says_how_far_tone_matches_stars_and_leads_to_the_section_on_it(app: App) -> None:
    at = through(app("tone"), "Tone matches stars no better than chance here (67 rated reviews)")
    assert at.title[0].value == "Do words match stars?"
    assert "No ratings here to check tone against" in doors(app("tone", "one"))
