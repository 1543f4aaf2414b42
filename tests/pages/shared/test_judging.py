"""A verdict on each line of a concordance: given, shown, chosen by, and safe from a second editor."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from corpus.desk import line_verdicts
from corpus.desk.database import FILE, open_desk, write_url
from tests.pages.conftest import App, control, follow, links, paragraphs, tables


def verdicts(at: AppTest) -> list[str]:
    return tables(at)[-1]["decided"].tolist()


def open_first(app: App, shelf: Path) -> AppTest:
    at = app("reviews", store=shelf, words='"after the credits"')
    return follow(at, links(at, place=-1, kind="cell")[0])


def test_a_line_is_marked_the_next_follows_and_the_lines_of_one_verdict_are_shown_alone(app: App, shelf: Path) -> None:
    at = open_first(app, shelf)
    assert set(verdicts(at)) == {"Mark"}
    control(at, "button", "To cut").click().run()
    assert verdicts(at)[:2] == ["To cut", "Mark"]
    assert "Line 2 of 21." in paragraphs(at)
    control(at, "button", "Fine").click().run()

    at = app("reviews", store=shelf, words='"after the credits"', verdict="cut")
    assert verdicts(at) == ["To cut"]
    # What is decided on another corpus meanwhile is not what is undone here.
    elsewhere = {"review": "r1", "start": 0, "wording": "bread"}
    line_verdicts.decide(open_desk(write_url(shelf / FILE)), "one", elsewhere, "quote", by="Bob")
    at = open_first(app, shelf)
    control(at, "button", "Undo the last change").click().run()
    assert verdicts(at)[:2] == ["To cut", "Mark"]
    control(at, "button", "No verdict").click().run()
    assert set(verdicts(at)) == {"Mark"}


def test_who_marks_a_line_after_somebody_else_is_told_and_chooses_again(app: App, shelf: Path) -> None:
    one, other = open_first(app, shelf), open_first(app, shelf)
    control(one, "button", "To cut").click().run()
    control(other, "button", "Fine").click().run()
    assert "To cut, unsigned. Your choice was not saved: choose again." in paragraphs(other)
    assert verdicts(other)[0] == "To cut"
    control(other, "button", "Fine").click().run()
    assert verdicts(other)[0] == "Fine"
