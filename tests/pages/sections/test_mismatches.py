"""Mismatches: which reviews disagree, which words mislead, and what readers say of them."""

import json
from datetime import date
from pathlib import Path

import pytest

from corpus.polarity import verdicts
from corpus.polarity.disagreement import rank_disagreements, select_far_apart
from corpus.polarity.scores import score_texts
from corpus.store.scored import ScoredCorpus
from tests.pages.conftest import App, charts, control, decide, doors, paragraphs, tables, through, wide_tables


def test_the_reviews_furthest_apart_come_first_with_the_words_at_fault(app: App, sample) -> None:
    at = app("mismatches")
    expected = rank_disagreements(ScoredCorpus.of(sample).reviews)
    listed = tables(at)[0]
    assert listed["rating"].tolist() == expected["rating"].head(7).tolist()
    assert listed["difference"].abs().is_monotonic_decreasing
    assert listed["words"].str.len().gt(0).sum() > 4
    assert paragraphs(at)[1].startswith(
        "Words and stars are far apart in 7 of 67 rated reviews: 3 sound kinder, 4 harsher."
    )
    assert "7 reviews far apart, furthest first" in [heading.value for heading in at.subheader]
    assert "Reviews by their tone and their rating" in charts(at)


@pytest.mark.parametrize(("side", "sign", "many"), [("kinder", 1, 3), ("harsher", -1, 4)])
def test_a_link_shows_those_of_one_side_that_the_finding_counts(app: App, side: str, sign: int, many: int) -> None:
    listed = tables(app("mismatches", side=side))[0]
    assert (listed["difference"] * sign > 0).tolist() == [True] * many


def test_a_word_at_fault_is_confirmed_and_taken_back(app: App, shelf: Path, sample) -> None:
    review = rank_disagreements(ScoredCorpus.of(sample).reviews)["review_id"].iloc[0]
    at = app("mismatches", store=shelf, review=review)
    button = next(button for button in at.button if (button.key or "").startswith(f"confirmed {review}"))
    word = button.key.rpartition(" ")[2]
    button.click().run()
    assert any(f"“{word}”" in paragraph and "marked as misleading here" in paragraph for paragraph in paragraphs(at))
    marked = tables(app("mismatches", store=shelf, show="words", marked="True"))[-1]
    assert marked[["word", "ruling"]].to_numpy().tolist() == [[word, "misleading here"]]
    at.button(key=f"confirmed {review} {word}").click().run()
    assert not any("marked as misleading here" in paragraph for paragraph in paragraphs(at))


def test_two_who_decide_on_a_word_see_both_and_choose(app: App, shelf: Path, sample) -> None:
    review = rank_disagreements(ScoredCorpus.of(sample).reviews)["review_id"].iloc[0]
    one, other = (app("mismatches", store=shelf, review=review) for _ in range(2))
    first = {
        at: next(b for b in at.button if (b.key or "").startswith(f"{ruling} "))
        for at, ruling in ((one, "confirmed"), (other, "dismissed"))
    }
    word = first[one].key.rpartition(" ")[2]
    for at in (one, other):
        first[at].click().run()
    assert f"Somebody has changed this meanwhile. It now says: “{word}” is misleading here" in paragraphs(other)
    control(other, "button", "Keep mine").click().run()
    assert any(f"“{word}”" in paragraph and "marked as fair here" in paragraph for paragraph in paragraphs(other))


def test_what_readers_say_stands_beside_the_words(app: App, shelf: Path, sample) -> None:
    review = rank_disagreements(ScoredCorpus.of(sample).reviews)["review_id"].iloc[0]
    at = app("mismatches", store=shelf, show="words")
    word = wide_tables(at)[0]["word"].iloc[0]
    given = {"review_id": review, "word": word, "ruling": "dismissed", "on": "2026-03-03"}
    verdicts.verdicts_path(shelf / "sample").write_text(json.dumps([given]))
    listed = wide_tables(app("mismatches", store=shelf, show="words"))[0].set_index("word")
    assert listed.loc[word, ["confirmed", "dismissed"]].tolist() == [0, 1]


def test_a_word_at_fault_leads_to_the_lexicon(app: App, sample) -> None:
    review = rank_disagreements(ScoredCorpus.of(sample).reviews)["review_id"].iloc[0]
    at = app("mismatches", review=review)
    door = next(label for label in doors(at) if label.startswith("Change “"))
    through(at, door)
    assert at.title[0].value == "Word list"
    assert f"Change “{control(at, 'text_input', 'Word or phrase').value}” in the word list" == door


def test_without_ratings_nothing_can_disagree(app: App) -> None:
    at = app("mismatches", "one")
    assert paragraphs(at)[1].startswith("No review here has both a rating and enough scored words")
    assert len(tables(at)) == 0


def test_a_damaged_file_of_verdicts_is_named_and_nothing_is_lost(app: App, shelf: Path) -> None:
    verdicts.verdicts_path(shelf / "sample").write_text("{")
    at = app("mismatches", store=shelf)
    assert any("sample.verdicts.json is not JSON" in paragraph for paragraph in paragraphs(at))
    assert len(tables(at)) == 1


def test_the_assessed_words_are_those_of_the_lexicon_in_use(app: App, shelf: Path, sample) -> None:
    house = decide(shelf, lambda house: house.change("the", 0.1, on=date(2026, 3, 3)))
    listed = wide_tables(app("mismatches", store=shelf, lexicon="house"))[0]
    scored = score_texts(sample.read_untitled(sample.reviews["review_id"].tolist()), lexicon=house.lexicon())
    expected = rank_disagreements(sample.reviews.assign(polarity=scored["polarity"], evidence=scored["evidence"]))
    far = select_far_apart(expected)
    assert listed[["evidence", "rating"]].to_numpy().tolist() == far[["evidence", "rating"]].to_numpy().tolist()
