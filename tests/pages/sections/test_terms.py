"""The words for parts of the film: looked at, kept, undone, taken away, read in again, and the reviews read by them."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corpus.aspects.house_terms import HouseTerms
from corpus.aspects.term_entries import Meaning
from corpus.desk.database import FILE, open_desk, write_url
from corpus.keeping.terms import change_terms, read_terms
from corpus.store.corpus import open_corpus
from tests.pages.conftest import App, control, doors, paragraphs, tables, through

DAY = date(2026, 3, 3)


def keep(at: AppTest) -> AppTest:
    return control(at, "button", "Keep this change").click().run()


def decided(shelf: Path) -> HouseTerms:
    desk = open_desk(write_url(shelf / FILE))
    try:
        return read_terms(desk, "sample").house
    finally:
        desk.close()


def test_a_word_is_added_the_reviews_are_read_again_and_the_change_is_undone(app: App, shelf: Path) -> None:
    at = app("terms", store=shelf)
    assert paragraphs(at)[1].startswith("Nothing is changed yet: ")
    assert not (shelf / FILE).exists()
    at = app("terms", store=shelf, term="Volcano", of="visuals", own="0.5")
    users = open_corpus(shelf / "sample").find_containing("volcano").sum()
    assert f"“volcano” is not in the list. {users} reviews use it." in paragraphs(at)
    assert "“volcano” names the visuals and praises by itself, with +0.50." in paragraphs(at)
    at = keep(at)
    assert paragraphs(at)[1].startswith("1 word is our own. Last change: ")
    assert decided(shelf).settings == {"volcano": Meaning("visuals", 0.5)}
    assert any("from before, until" in paragraph for paragraph in paragraphs(app("praise", store=shelf)))
    row = tables(at)[0].iloc[0]
    assert row[["term", "before", "after", "origin"]].tolist() == [
        "volcano", "not in the list", "visuals, +0.50", "An editor",
    ]  # fmt: skip
    before = open_corpus(shelf / "sample")
    at = control(at, "button", "Read the reviews again").click().run()
    after = open_corpus(shelf / "sample")
    grown = after.statements["aspect"].value_counts() - before.statements["aspect"].value_counts()
    assert grown["visuals"] >= users > 1
    assert after.phrases.equals(before.phrases)
    assert not any("from before, until" in paragraph for paragraph in paragraphs(app("praise", store=shelf)))
    assert not any(button.label == "Read the reviews again" for button in at.button)
    at = control(at, "button", "Undo the last change").click().run()
    assert decided(shelf) == HouseTerms()
    assert any(button.label == "Read the reviews again" for button in at.button)


def test_a_word_of_refrain_is_changed_removed_and_left_as_it_came(app: App, shelf: Path) -> None:
    at = app("terms", store=shelf, term="acting")
    assert any(paragraph.startswith("“acting” names the acting. ") for paragraph in paragraphs(at))
    assert "This changes nothing: choose another part, or another score." in paragraphs(at)
    keep(app("terms", store=shelf, term="acting", of="removed"))
    assert decided(shelf).settings == {"acting": "removed"}
    keep(app("terms", store=shelf, term="acting", of="plain"))
    assert decided(shelf).settings == {}


def test_two_who_change_a_word_see_both_and_choose(app: App, shelf: Path) -> None:
    one, other = (app("terms", store=shelf, term="volcano", of=part) for part in ("visuals", "sound"))
    keep(one)
    keep(other)
    assert "Somebody has changed this meanwhile. It now says: “volcano”: visuals" in paragraphs(other)
    assert "You wrote: “volcano”: sound" in paragraphs(other)
    control(other, "button", "Keep mine").click().run()
    assert decided(shelf).settings == {"volcano": Meaning("sound")}


@pytest.mark.parametrize("term", ["<script>alert(1)</script>", "=1+1", "$x$ :red[y]", "“”", '"'])
def test_a_hostile_term_is_shown_letter_for_letter_or_refused_in_words(app: App, shelf: Path, term: str) -> None:
    at = app("terms", store=shelf, term=term)
    assert len(paragraphs(at)) > 2
    assert not at.error


def test_praise_and_blame_leads_there_and_back(app: App) -> None:
    at = through(app("praise"), "Change the words by which parts are found")
    assert at.title[0].value == "Words for each part"
    assert "Praise and blame" in doors(at)


def test_changes_of_a_colleague_are_named(app: App, shelf: Path) -> None:
    desk = open_desk(write_url(shelf / FILE))
    change_terms(desk, "sample", lambda now: now.merge({"volcano": Meaning("visuals")}, on=DAY), by="Ann")
    desk.close()
    at = app("terms", store=shelf)
    assert "The last change: “volcano”: visuals, by Ann." in paragraphs(at)
    assert tables(at)[0]["origin"].tolist() == ["An import, Ann"]
