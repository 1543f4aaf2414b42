"""Split opinions: every review a dot, the film that splits its critics first, and who has too few reviews."""

from functools import partial

import pytest

from tests.pages.conftest import App, asked, charts, paragraphs, tables


@pytest.fixture
def app(app: App) -> App:
    """Open a link to a section with its table unfolded."""
    return partial(app, numbers="True")


def test_the_film_that_was_planted_to_split_its_critics_is_said_to(app: App, sample) -> None:
    at = app("split")
    assert at.title[0].value == "Split opinions"
    assert paragraphs(at)[1] == "“The Tithe House” split the critics: its 8 reviews rate it from 1.2 to 10."
    table = tables(at)[0].set_index("group")
    assert table["sd"].to_dict() == pytest.approx(sample.reviews.groupby("film")["rating"].std().to_dict())
    assert table.index[0] == "The Tithe House"
    assert table["conclusion"].value_counts().to_dict() == {
        "no clear difference": 10,
        "clearly farther apart": 1,
        "too few reviews to say": 1,
    }
    assert asked(at) == {"corpus": "sample", "numbers": "True"}


def test_every_review_is_a_dot_and_both_camps_are_seen(app: App, sample) -> None:
    ((title, figure),) = charts(app("split")).items()
    assert title == "Most split: “The Tithe House”"
    (dots,) = [trace for trace in figure["data"] if "customdata" in trace]
    films = [film for film, _ in dots["customdata"]]
    assert films.count("The Tithe House") == 8
    assert len(films) == sample.reviews["rating"].count() - 4  # one film has too few reviews


def test_by_words_reviews_differ_in_tone_and_no_film_splits_its_critics(app: App) -> None:
    at = app("split", measure="polarity")
    assert "in tone" in paragraphs(at)[1]
    assert "split" not in paragraphs(at)[1]


def test_three_reviews_are_too_few_and_the_next_step_is_said(app: App, seeds) -> None:
    at = app("split", "seeds")
    assert paragraphs(at)[1] == "Too few reviews to say: at least two films with 5 reviews each are needed."
    assert "Add more reviews on the Data screen." in paragraphs(at)
    assert tables(at)[0]["conclusion"].tolist() == ["too few reviews to say"] * 3
    assert not charts(at)
