"""What the stars suggest: asked for, looked at one by one, accepted all at once."""

import os
import time
from pathlib import Path

import pandas as pd
import pytest

from corpus.desk.database import FILE, open_desk, write_url
from corpus.keeping import refusals
from corpus.polarity.learning import suggestions_path
from corpus.report.tables import to_csv
from corpus.store.building import correct_films
from corpus.store.corpus import open_corpus
from corpus.store.library import Library
from tests.pages.conftest import App, control, decided, doors, follow, links, paragraphs, tables

SUGGESTED = pd.DataFrame(
    [
        ("masterpiece", "missing", None, 0.9, 0.8, 1.0, 120, 80, True, ""),
        ("null", "missing", None, -0.3, -0.5, -0.1, 60, 40, True, ""),
        ("good", "contradicts", 0.7, 0.1, 0.05, 0.2, 900, 300, True, ""),
        ("first", "silence", 0.25, None, -0.01, 0.01, 700, 300, True, ""),
        ("women", "missing", None, -0.2, -0.3, -0.1, 500, 200, True, "person"),
        ("lamp", "missing", None, 0.1, -0.1, 0.3, 50, 40, False, ""),
    ],
    columns=["term", "kind", "now", "suggested", "low", "high", "reviews", "films", "sure", "flag"],
)
SURE = SUGGESTED.head(4)


@pytest.fixture
def learned(shelf: Path) -> Path:
    """A library whose sample has been learned from."""
    suggestions_path(shelf / "sample").write_text(to_csv(SUGGESTED))
    return shelf


def test_a_corpus_of_too_few_ratings_says_how_many_are_needed(app: App) -> None:
    at = app("suggestions")
    assert "This corpus has 67 rated reviews: at least 500 are needed to learn scores." in paragraphs(at)
    assert not any(button.label == "Learn from ratings" for button in at.button)


def test_each_suggestion_stands_with_what_it_rests_on(app: App, learned: Path) -> None:
    at = app("suggestions", store=learned)
    finding = "Ratings clearly suggest a change to 4 words: 2 new, 1 with another score and 1 to ignore."
    assert paragraphs(at)[1] == finding
    shown = tables(at)[0]
    assert shown["kind"].tolist() == ["new score", "new score", "other score", "ignore"]
    assert shown["range"].tolist()[:2] == ["+0.80 to +1.00", "−0.50 to −0.10"]
    same = ["term", "now", "suggested", "reviews", "films"]
    pd.testing.assert_frame_equal(shown[same], SURE[same], check_dtype=False)


def test_the_unsure_and_words_for_people_are_folded_away_and_accepted_by_who_asks(app: App, learned: Path) -> None:
    assert tables(app("suggestions", store=learned, group="unsure"))[0]["term"].tolist() == ["lamp"]
    at = app("suggestions", store=learned, group="flagged")
    assert tables(at)[0]["term"].tolist() == ["women"]
    control(at, "button", "Accept this 1").click().run()
    assert decided(learned).entries == {"women": -0.2}


def test_suggestions_of_an_earlier_version_are_learned_again(app: App, learned: Path) -> None:
    suggestions_path(learned / "sample").write_text(to_csv(SUGGESTED.drop(columns=["sure", "flag"])))
    assert len(tables(app("suggestions", store=learned))) == 0


def test_suggestions_of_one_kind_are_accepted_together_and_then_gone(app: App, learned: Path) -> None:
    at = app("suggestions", store=learned, kind="missing")
    control(at, "button", "Accept these 2").click().run()
    house = decided(learned)
    assert house.entries == {"masterpiece": 0.9, "null": -0.3}
    assert {change.origin for change in house.history} == {"stars"}
    assert "No suggestion of this kind is left." in paragraphs(at)
    assert any(text.startswith("2 words of the word list changed") for text in paragraphs(at))
    assert doors(at)["Word list"].startswith("/tone?tab=lexicon&")
    assert paragraphs(at)[1] == "Ratings clearly suggest a change to 2 words: 1 with another score and 1 to ignore."
    assert at.query_params["lexicon"] == "house"


def test_all_can_be_accepted_and_undone_at_once(app: App, learned: Path) -> None:
    at = app("suggestions", store=learned)
    control(at, "button", "Accept these 4").click().run()
    assert paragraphs(at)[1] == (
        "The word list follows every sure suggestion. 2 suggestions are left to be read one by one."
    )
    assert decided(learned).entries["first"] is None
    at = app("lexicon", store=learned)
    control(at, "button", "Undo the last change").click().run()
    assert decided(learned).is_empty


def test_a_refused_suggestion_does_not_come_back_until_it_is_taken_back(app: App, learned: Path) -> None:
    at = app("suggestions", store=learned)
    at = follow(at, links(at, kind="cell")[2])
    control(at, "button", "Refuse").click().run()
    assert "What is suggested for “good” is refused." in paragraphs(at)
    assert tables(at)[0]["term"].tolist() == ["masterpiece", "null", "first"]

    # Learned again, it stays refused.
    suggestions_path(learned / "sample").write_text(to_csv(SUGGESTED))
    at = app("suggestions", store=learned, refused="True")
    assert [each["term"].tolist() for each in tables(at)] == [["masterpiece", "null", "first"], ["good"]]
    control(at, "button", "Accept these 3").click().run()
    assert "good" not in decided(learned).entries

    at = app("suggestions", store=learned, decide="good")
    control(at, "button", "Take back").click().run()
    assert tables(at)[0]["term"].tolist() == ["good"]


def test_the_refusal_that_is_undone_is_the_last_of_this_corpus(app: App, learned: Path) -> None:
    desk = open_desk(write_url(learned / FILE))
    refusals.refuse(desk, "sample", "good", by="Ann")
    refusals.refuse(desk, "one", "brisk", by="Bob")
    at = app("suggestions", store=learned, refused="True")
    assert "The last change: the refusal of “good” was added by Ann." in paragraphs(at)
    control(at, "button", "Undo the last change").click().run()
    assert "good" in tables(at)[0]["term"].tolist()
    assert refusals.read_refusals(desk, "one")["term"].tolist() == ["brisk"]


def test_words_that_were_learned_from_stars_are_not_praised_by_the_same_stars(app: App, learned: Path) -> None:
    control(app("suggestions", store=learned), "button", "Accept these 4").click().run()
    warning = "Our word list was learned from ratings."
    assert any(paragraph.startswith(warning) for paragraph in paragraphs(app("match", store=learned, lexicon="house")))
    assert not any(paragraph.startswith(warning) for paragraph in paragraphs(app("match", store=learned)))


def test_what_was_learned_from_another_build_is_not_shown(app: App, learned: Path) -> None:
    os.utime(suggestions_path(learned / "sample"), ns=(0, 0))
    assert len(tables(app("suggestions", store=learned))) == 0


def test_a_renamed_corpus_keeps_what_was_learned_from_it(app: App, learned: Path) -> None:
    Library(learned).rename("sample", "Another name")
    at = app("suggestions", store=learned)
    assert "Another name" in at.selectbox(key="corpus").options
    assert len(tables(at)[0]) == len(SURE)


def test_a_corpus_that_was_built_anew_shows_nothing_of_what_was_learned_before(app: App, learned: Path) -> None:
    path = learned / "sample"
    time.sleep(1.1)  # the day and the second of a build are kept
    correct_films(path, {open_corpus(path).reviews["review_id"].iloc[0]: "Another film"})
    assert len(tables(app("suggestions", store=learned))) == 0
