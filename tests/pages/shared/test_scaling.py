"""The scale of polarity: in the sidebar, in the link, on every screen."""

import re
from datetime import date
from pathlib import Path

import pytest

from corpus.phrases.spoken import say_phrase
from corpus.store.building import build
from corpus.store.corpus import open_corpus
from tests.pages.conftest import App, charts, control, decide, paragraphs, tables, through, wide_tables


def test_a_link_shows_the_expected_rating(app: App, sample) -> None:
    at = app("films", numbers="True", scale="rating", measure="polarity")
    means = tables(at)[0].set_index("group")["mean"]
    expected = sample.reviews.assign(
        stars=sample.calibration.predict(sample.reviews["polarity_untitled"], sample.reviews["evidence_untitled"])
    )
    assert means.to_dict() == pytest.approx(expected.groupby("film")["stars"].mean().to_dict())
    axes = [drawn["layout"]["xaxis"]["title"]["text"].replace("<br>", " ") for drawn in charts(at).values()]
    assert all(axis.startswith("expected rating (TextBlob, of 10)") for axis in axes)


def test_the_scale_goes_along_from_screen_to_screen(app: App) -> None:
    at = app("overview", scale="rating")
    through(at, "12 films")
    assert at.query_params["scale"] == "rating"
    assert control(at, "segmented_control", "Show tone as").value == "rating"


def test_textblobs_own_scale_is_one_click_away(app: App, sample) -> None:
    at = app("films", numbers="True", scale="rating", measure="polarity")
    control(at, "segmented_control", "Show tone as").set_value("polarity").run()
    means = tables(at)[0].set_index("group")["mean"]
    assert means.to_dict() == pytest.approx(sample.reviews.groupby("film")["polarity_untitled"].mean().to_dict())


def test_textblob_as_it_is_is_one_switch_away_and_in_the_link(app: App, sample) -> None:
    without, own = (sample.reviews.groupby("film")[name].mean().to_dict() for name in ("polarity_untitled", "polarity"))
    assert without != own
    at = app("films", numbers="True", measure="polarity")
    assert tables(at)[0].set_index("group")["mean"].to_dict() == pytest.approx(without)
    control(at, "toggle", "Score film titles too").set_value(True).run()
    assert tables(at)[0].set_index("group")["mean"].to_dict() == pytest.approx(own)
    assert at.query_params["lexicon"] == "as-is"
    assert paragraphs(at)[0].endswith("; film titles scored too")
    linked = app("films", numbers="True", lexicon="as-is", measure="polarity")
    assert tables(linked)[0].set_index("group")["mean"].to_dict() == pytest.approx(own)
    control(linked, "toggle", "Score film titles too").set_value(False).run()
    assert "lexicon" not in linked.query_params


def test_the_house_lexicon_is_set_aside_while_textblob_is_shown_as_it_is(app: App, shelf: Path) -> None:
    decide(shelf, lambda house: house.change("good", -1.0, on=date(2026, 3, 3)))
    at = app("tone", store=shelf, lexicon="house")
    control(at, "toggle", "Score film titles too").set_value(True).run()
    assert control(at, "segmented_control", "Words scored by").disabled
    assert at.query_params["lexicon"] == "as-is"
    control(at, "toggle", "Score film titles too").set_value(False).run()
    assert at.query_params["lexicon"] == "house"


def test_the_words_of_the_score_leave_the_title_alone_unless_it_counts(app: App, tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("film,text\nBrave,I saw Brave: a brave and good film.\n")
    build([tmp_path / "one.csv"], tmp_path / "store" / "one")
    review = open_corpus(tmp_path / "store" / "one").reviews["review_id"].iloc[0]
    for lexicon, words in (("", ["brave", "good"]), ("as-is", ["Brave", "brave", "good"])):
        asked = {"review": review, "scored": "True", **({"lexicon": lexicon} if lexicon else {})}
        at = app("review", "one", store=tmp_path / "store", **asked)
        (article,) = (html.proto.body for html in at.get("html") if html.proto.body.startswith("<article"))
        assert re.findall(r"<span [^>]*text-decoration:underline[^>]*>([^<]*)</span>", article) == words
        assert re.sub("<[^>]*>", "", article) == "I saw Brave: a brave and good film."
        shares = next(table for table in tables(at) if "contribution" in table)["contribution"]
        assert shares.sum() == pytest.approx((0.8 * (len(words) - 1) + 0.7) / len(words))


@pytest.mark.parametrize(("corpus", "scale"), [("sample", "nonsense"), ("one", "rating")])
def test_a_scale_that_is_not_there_is_polarity(app: App, corpus: str, scale: str) -> None:
    at = app("tone", corpus, scale=scale)
    assert "scale" not in at.query_params
    assert any("tone" in paragraph for paragraph in paragraphs(at))
    assert f"“{scale}” is nothing that “scale” in a link can be here: left out." in paragraphs(at)


@pytest.mark.parametrize("lexicon", ["house", "nonsense"])
def test_a_lexicon_that_is_not_there_is_said_and_textblobs_own(app: App, lexicon: str) -> None:
    at = app("films", lexicon=lexicon)
    assert "lexicon" not in at.query_params
    assert f"“{lexicon}” is nothing that “lexicon” in a link can be here: left out." in paragraphs(at)
    assert not [paragraph for paragraph in paragraphs(app("films", scale="rating")) if "in a link" in paragraph]


def test_a_phrases_polarity_is_that_of_its_sentences_on_the_readers_scale(app: App, sample) -> None:
    listed = wide_tables(app("phrases", each="phrases", scale="rating"))[0]
    stars = sample.sentences.assign(
        polarity=sample.calibration.predict(
            sample.sentences["polarity_untitled"], sample.sentences["evidence_untitled"]
        )
    )
    row = listed.iloc[0]
    phrase = sample.phrases.loc[sample.phrases["phrase"].map(say_phrase) == row["phrase"], "phrase_id"].iloc[0]
    printed = sample.occurrences[sample.occurrences["phrase_id"] == phrase].astype({"review_id": "str"})
    sentences = printed.merge(stars.astype({"review_id": "str"}), on=["review_id", "sentence"])
    assert row["polarity"] == pytest.approx(sentences["polarity"].mean())
