"""The watch list: a phrase is put on it, found in the reviews, changed by two at once, taken off, brought back."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import App, control, follow, links, paragraphs, tables

PHRASE = "long after the credits roll"


def put(at: AppTest, phrase: str = PHRASE, **fields: str) -> AppTest:
    control(at, "text_input", "Phrase").input(phrase)
    for label, value in fields.items():
        control(at, "text_input", label).input(value)
    at.run()
    return control(at, "button", "Put on the list").click().run()


def test_a_banned_phrase_is_counted_in_every_inflection(app: App, shelf: Path) -> None:
    at = put(app("watchlist", store=shelf), Note="Since the spring.")

    assert f"1 phrase is banned; “{PHRASE}” is still in 21 reviews." in paragraphs(at)
    row = tables(at)[0].iloc[0]
    assert row[["phrase", "status", "reviews", "note"]].tolist() == [PHRASE, "Banned", 21, "Since the spring."]
    assert control(at, "text_input", "Phrase").value == ""


def test_a_selection_is_counted_alone(app: App, shelf: Path) -> None:
    put(app("watchlist", store=shelf))

    at = app("watchlist", store=shelf, film="1893")
    assert tables(at)[0]["reviews"].tolist() == [2]


def test_two_who_change_an_entry_see_both_and_choose(app: App, shelf: Path) -> None:
    at = put(app("watchlist", store=shelf))
    one, other = (follow(app("watchlist", store=shelf), links(at, kind="cell")[0]) for _ in range(2))

    control(one, "text_input", "Note").input("Since May.").run()
    control(other, "text_input", "Note").input("No more!").run()
    control(one, "button", "Save").click().run()
    control(other, "button", "Save").click().run()
    assert "Somebody has changed this meanwhile. It now says: Banned; Since May." in paragraphs(other)
    assert "You wrote: Banned; No more!" in paragraphs(other)
    control(other, "button", "Keep mine").click().run()
    assert tables(other)[0]["note"].tolist() == ["No more!"]


def test_an_entry_is_taken_off_and_brought_back(app: App, shelf: Path) -> None:
    at = put(app("watchlist", store=shelf))

    at = follow(at, links(at, kind="cell")[0])
    control(at, "button", "Take off the list").click().run()
    assert "Nothing is on the watch list yet." in paragraphs(at)
    control(at, "button", "Undo the last change").click().run()
    assert tables(at)[0]["phrase"].tolist() == [PHRASE]


@pytest.mark.parametrize("entry", ["7", "-1", "9" * 20])
def test_a_link_to_an_entry_that_is_not_there_shows_the_list_and_a_new_one(app: App, shelf: Path, entry: str) -> None:
    put(app("watchlist", store=shelf))

    at = app("watchlist", store=shelf, entry=entry)
    assert tables(at)[0]["phrase"].tolist() == [PHRASE]
    assert control(at, "text_input", "Phrase").value == ""
    assert control(at, "button", "Put on the list")


def test_a_phrase_that_cannot_be_kept_is_said(app: App, shelf: Path) -> None:
    at = put(app("watchlist", store=shelf), "…")

    assert "A phrase on the watch list needs a word." in paragraphs(at)


def test_a_list_is_imported_and_its_mistakes_are_named(app: App, shelf: Path) -> None:
    at = app("watchlist", store=shelf)
    at.file_uploader[0].set_value(("list.csv", b"phrase,status\nA romp,banned\nTour de force,maybe\n", "text/csv"))
    at.run()
    assert "list.csv, line 3: A phrase is banned, watched or allowed, not “maybe”." in paragraphs(at)

    at.get("file_uploader")[0].set_value(("list.csv", b"phrase;status;note\nA romp;Banned;\n\n", "text/csv"))
    at.run()
    control(at, "button", "Import").click().run()
    assert tables(at)[0]["phrase"].tolist() == ["a romp"]
