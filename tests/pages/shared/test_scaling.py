"""The scale of polarity: in the sidebar, in the link, on every screen."""

import pytest

from tests.pages.conftest import App, charts, control, paragraphs, tables, through


def test_a_link_shows_the_expected_rating(app: App, sample) -> None:
    at = app("films", scale="rating")
    means = tables(at)[0].set_index("group")["mean"]
    expected = sample.reviews.assign(
        stars=sample.calibration.predict(sample.reviews["polarity"], sample.reviews["evidence"])
    )
    assert means.to_dict() == pytest.approx(expected.groupby("film")["stars"].mean().to_dict())
    axes = [drawn["layout"]["xaxis"]["title"]["text"] for drawn in charts(at).values()]
    assert all(axis.startswith("expected rating (TextBlob, of 10)") for axis in axes)


def test_the_scale_goes_along_from_screen_to_screen(app: App) -> None:
    at = app("overview", scale="rating")
    through(at, "12 films")
    assert at.query_params["scale"] == "rating"
    assert control(at, "segmented_control", "Polarity as").value == "rating"


def test_textblobs_own_scale_is_one_click_away(app: App, sample) -> None:
    at = app("films", scale="rating")
    control(at, "segmented_control", "Polarity as").set_value("polarity").run()
    means = tables(at)[0].set_index("group")["mean"]
    assert means.to_dict() == pytest.approx(sample.reviews.groupby("film")["polarity"].mean().to_dict())


@pytest.mark.parametrize(("corpus", "scale"), [("sample", "nonsense"), ("one", "rating")])
def test_a_scale_that_is_not_there_is_polarity(app: App, corpus: str, scale: str) -> None:
    at = app("reviews", corpus, scale=scale)
    assert "scale" not in at.query_params
    assert any("mean polarity" in paragraph for paragraph in paragraphs(at))
    assert f"“{scale}” is nothing that “scale” in a link can be here: left out." in paragraphs(at)


@pytest.mark.parametrize("lexicon", ["house", "nonsense"])
def test_a_lexicon_that_is_not_there_is_said_and_textblobs_own(app: App, lexicon: str) -> None:
    at = app("films", lexicon=lexicon)
    assert "lexicon" not in at.query_params
    assert f"“{lexicon}” is nothing that “lexicon” in a link can be here: left out." in paragraphs(at)
    assert not [paragraph for paragraph in paragraphs(app("films", scale="rating")) if "in a link" in paragraph]


def test_a_phrases_polarity_is_that_of_its_sentences_on_the_readers_scale(app: App, sample) -> None:
    listed = tables(app("phrases", each="phrases", scale="rating"))[0]
    stars = sample.sentences.assign(
        polarity=sample.calibration.predict(sample.sentences["polarity"], sample.sentences["evidence"])
    )
    row = listed.iloc[0]
    phrase = sample.phrases.loc[sample.phrases["phrase"] == row["phrase"], "phrase_id"].iloc[0]
    printed = sample.occurrences[sample.occurrences["phrase_id"] == phrase].astype({"review_id": "str"})
    sentences = printed.merge(stars.astype({"review_id": "str"}), on=["review_id", "sentence"])
    assert row["polarity"] == pytest.approx(sentences["polarity"].mean())
