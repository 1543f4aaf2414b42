"""Saved views: named, opened, renamed, removed, and brought back."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import App, control, follow, links, paragraphs, tables


def look(at: AppTest) -> AppTest:
    """Open the saved views in the sidebar."""
    at.session_state["saved-views"] = True
    return at.run()


def save(at: AppTest, name: str, by: str = "Ann") -> AppTest:
    look(at)
    control(at, "text_input", "Save this view as").input(name)
    control(at, "text_input", "Your name").input(by)
    at.run()
    return control(at, "button", "Save").click().run()


def test_a_saved_view_opens_as_it_was_left(app: App, shelf: Path) -> None:
    at = save(app("split", store=shelf, film=["1893", "The Tithe House"]), "Monday’s split")

    saved = app("saved", store=shelf)
    assert "1 view is saved." in paragraphs(saved)
    assert tables(saved)[0][["name", "short", "changed_by"]].iloc[0].tolist() == [
        "Monday’s split",
        "/v/mondays-split",
        "Ann",
    ]
    opened = follow(saved, links(saved)[0])
    assert opened.title[0].value == at.title[0].value
    assert opened.query_params["film"] == ["1893", "The Tithe House"]


def test_a_name_that_is_taken_is_said_and_the_first_view_kept(app: App, shelf: Path) -> None:
    save(app("films", store=shelf), "Monday")

    at = save(app("critics", store=shelf), "monday!")
    assert "A saved view has this name already: choose another." in paragraphs(at)
    assert tables(app("saved", store=shelf))[0]["name"].tolist() == ["Monday"]


def test_a_view_is_renamed_removed_and_brought_back(app: App, shelf: Path) -> None:
    save(app("films", store=shelf), "Monday")
    at = app("saved", store=shelf, view="1")

    control(at, "text_input", "Its name").input("Tuesday").run()
    control(at, "button", "Rename").click().run()
    assert tables(at)[0][["name", "short"]].iloc[0].tolist() == ["Tuesday", "/v/monday"]
    control(at, "button", "Remove").click().run()
    assert "No view is saved yet." in paragraphs(at)
    control(at, "button", "Undo the last change").click().run()
    assert tables(at)[0]["name"].tolist() == ["Tuesday"]


def test_two_who_rename_one_view_are_told(app: App, shelf: Path) -> None:
    save(app("films", store=shelf), "Monday")
    one, other = (app("saved", store=shelf, view="1") for _ in range(2))

    control(one, "text_input", "Its name").input("Tuesday").run()
    control(other, "text_input", "Its name").input("Wednesday").run()
    control(one, "button", "Rename").click().run()
    control(other, "button", "Rename").click().run()
    assert any("has changed this meanwhile" in paragraph for paragraph in paragraphs(other))
    assert tables(other)[0]["name"].tolist() == ["Tuesday"]


def test_a_short_link_that_leads_nowhere_is_said(app: App, shelf: Path) -> None:
    at = app("saved", store=shelf, gone="last-monday")

    assert "No saved view has the short link “last-monday” any more." in paragraphs(at)


def test_a_database_that_cannot_be_opened_is_said_and_the_screens_go_on(app: App, shelf: Path) -> None:
    (shelf / "desk.sqlite").write_text("no database " * 100)

    at = app("films", store=shelf)
    assert paragraphs(at)[0].startswith("67 reviews")
    # No phrase is marked then, which is said below the title; the scores are TextBlob's own: in the sidebar.
    assert sum("is damaged" in paragraph for paragraph in paragraphs(at)) == 2
    look(at)
    assert sum("is damaged" in paragraph for paragraph in paragraphs(at)) == 3
    # The reason for what is missing here too stands below the title already.
    for section in ("saved", "watchlist"):
        assert sum("is damaged" in paragraph for paragraph in paragraphs(app(section, store=shelf))) == 2


def test_to_look_where_nothing_was_decided_makes_no_database(app: App, shelf: Path) -> None:
    look(app("films", store=shelf))
    assert "No view is saved yet." in paragraphs(app("saved", store=shelf))
    at = app("watchlist", store=shelf, entry="1")
    assert "Nothing is on the watch list yet." in paragraphs(at)
    assert control(at, "button", "Put on the list")
    assert not (shelf / "desk.sqlite").exists()
