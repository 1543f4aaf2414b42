"""How far reviews lie apart: who divides, who unites, and who has too few."""

import pytest

from tests.pages.conftest import App, asked, charts, paragraphs, tables


def test_the_film_that_was_planted_to_divide_is_said_to_divide(app: App, sample) -> None:
    at = app("split")
    assert at.title[0].value == "Which films divide, and which unite?"
    assert paragraphs(at)[1].startswith("“The Tithe House” (3.79) divides its critics; ")
    table = tables(at)[0].set_index("group")
    assert table["sd"].to_dict() == pytest.approx(sample.reviews.groupby("film")["rating"].std().to_dict())
    assert table.index[0] == "The Tithe House"
    assert table["conclusion"].value_counts().to_dict() == {"as usual": 10, "wider than usual": 1, "too few to tell": 1}
    ((title, figure),) = charts(at).items()
    assert title == "Clearly wide apart: The Tithe House"
    assert figure["data"][1]["customdata"][0] == ["The Tithe House"]
    assert len(figure["data"][1]["customdata"]) == 11
    assert asked(at) == {"corpus": "sample"}


def test_by_words_reviews_differ_in_tone_and_no_film_divides_its_critics(app: App) -> None:
    at = app("split", measure="polarity")
    assert at.title[0].value == "Which films’ reviews differ most in tone?"
    assert "in tone" in paragraphs(at)[1]
    assert not any(word in text for text in paragraphs(at)[:2] for word in ("divide", "unite"))


def test_three_reviews_are_too_few_to_tell_and_it_is_said(app: App, seeds) -> None:
    at = app("split", "seeds")
    assert paragraphs(at)[1].startswith("There is too little to")
    assert tables(at)[0]["conclusion"].tolist() == ["too few to tell"] * 3
