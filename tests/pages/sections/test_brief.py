"""The brief on the screen: findings that an editor arranges, annotates and exports, all of it a link."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest

from corpus.__main__ import main
from tests.pages.conftest import App, asked, control, follow, page_text, paragraphs


def heads(at) -> list[str]:
    """The sentences of the chapters, in their order."""
    bodies = [html.proto.body for html in at.get("html") if '<div class="chapter">' in html.proto.body]
    return [re.sub("<[^>]*>", "", re.search("<h2>.*</h2>", body)[0]) for body in bodies]


def ways(at, label: str) -> list[str]:
    """Where the links with this label lead, in their order."""
    pattern = rf'href="([^"]*)"[^>]*>{label}</a>'
    return [href.replace("&amp;", "&") for html in at.get("html") for href in re.findall(pattern, html.proto.body)]


def test_the_overview_and_the_brief_begin_with_the_same_findings(app: App) -> None:
    said = heads(app("brief"))
    assert len(said) == 8
    assert "worth quoting" in said[-1]
    assert (
        said[0].replace("&quot;", '"')
        == "21 of 67 reviews use “long after the credits rolled” in some form, and so do all eight critics."
    )
    overview = page_text(app("overview"))
    assert all(sentence in overview for sentence in said[:5])


def test_an_editor_chooses_and_orders_chapters_and_writes_above_them(app: App) -> None:
    at = app("brief", chapters="split,cliché,gone", title="Monday", closing="That is all.", **{"note-split": "Look!"})
    assert [sentence.partition(" ")[0] for sentence in heads(at)] == ["“The", "21"]
    shown = page_text(at)
    assert all(text in shown for text in ("Monday", "Look!", "That is all."))
    assert "Put in" not in shown


def test_the_ways_to_arrange_chapters_are_shown_to_who_edits(app: App) -> None:
    at = app("brief", edit="True", chapters="split,cliché")
    assert "chapters=cliché%2Csplit" not in "".join(ways(at, "Up"))
    (up,) = ways(at, "Up")
    (down,) = ways(at, "Down")
    assert up == down
    assert "chapters=clich%C3%A9%2Csplit" in up
    out = ways(at, "Leave out")
    assert ["chapters=clich%C3%A9&" in f"{way}&" for way in out] == [True, False]
    assert ways(at, "Put in")
    control(at, "text_input", "Headline").set_value("This week").run()
    assert at.query_params["title"] == "This week"
    said = heads(at)
    control(at, "text_input", "Headline of this chapter").set_value("A film that parts us").run()
    assert heads(at) == ["A film that parts us", *said[1:]]
    control(at, "text_input", "Headline of this chapter").set_value("").run()
    assert heads(at) == said


def test_a_brief_without_chapters_is_an_empty_page_and_no_error(app: App) -> None:
    at = app("brief", chapters="none")
    assert heads(at) == []
    assert not at.exception


def test_what_is_too_little_to_tell_stands_at_the_end(app: App) -> None:
    assert "No review has a date: nothing is known of what changed." in page_text(app("brief", "one"))


def test_a_brief_of_no_reviews_says_so(app: App) -> None:
    assert "No review fits this selection." in paragraphs(app("brief", words="nosuchword"))


def test_a_brief_is_compared_with_what_the_reader_picks_and_keeps_it_in_its_address(app: App) -> None:
    at = app("brief")
    control(at, "selectbox", "Compare with").set_value("critic").run()
    assert "are compared with" not in page_text(at)
    control(at, "selectbox", "Critic").set_value("Rufus Obadele").run()
    assert (at.query_params["beside"], at.query_params["other"]) == ("critic", "Rufus Obadele")
    assert "8 reviews by Rufus Obadele are compared with 59 by others." in page_text(at)
    fresh = app("brief", **asked(at))
    assert heads(fresh) == heads(at)
    assert "against 0 of 59 by others" in heads(fresh)[0]
    (first, *_) = ways(fresh, heads(fresh)[0])
    assert "tab=phrase" in first
    assert "Not in this brief" not in page_text(fresh)
    present = follow(fresh, ways(fresh, ".*Present")[0])
    assert "59 by others" in page_text(present)
    control(at, "selectbox", "Compare with").set_value("").run()
    assert not {"beside", "other"} & set(at.query_params)


def test_days_are_compared_once_both_are_picked(app: App) -> None:
    at = app("brief", beside="dates", since="2025-01-01")
    assert "are compared with" not in page_text(at)
    control(at, "date_input", "To").set_value(date(2025, 12, 31)).run()
    assert "39 reviews in 2025 are compared with 28 at other times." in page_text(at)
    assert at.query_params["until"] == "2025-12-31"


def test_a_comparison_that_cannot_be_made_says_why_above_the_brief(app: App) -> None:
    at = app("brief", beside="before")
    assert "Choose days first, since when reviews are looked at: nothing is before all of them." in paragraphs(at)
    assert len(heads(at)) == 8


def test_another_corpus_is_compared_and_one_that_is_gone_is_not(app: App) -> None:
    assert "67 reviews in Sample reviews (fiction) are compared with 1 in One review." in page_text(
        app("brief", beside="corpus", other="one")
    )
    assert "are compared with" not in page_text(app("brief", beside="corpus", other="../sample"))


def test_the_command_line_writes_the_same_bytes_from_the_address_of_the_screen(
    app: App, library: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    offered: dict[str, bytes] = {}

    def offer(_: str, data: Callable[[], bytes], *, key: str, **__: object) -> None:
        if key in {f"take-{form}" for form in ("html", "json", "pptx", "xlsx")}:
            offered[key.removeprefix("take-")] = data()

    monkeypatch.setattr("streamlit.download_button", offer)
    edited = {"chapters": "reviews beside,cliché", "title": "Monday", "note-cliché": "Look!"}
    edited["sentence-cliché"] = "Once more with feeling"
    at = app("brief", outlet="Lantern Weekly", beside="outlet", other="The Saltmarsh Ledger", **edited)
    address = f"http://localhost/?{urlencode(at.query_params, doseq=True)}"
    assert len(offered) == 4
    # The command writes each as it writes these, and `test_brief_files` holds that a process of its own does.
    for form, data in [(form, offered[form]) for form in ("json", "pptx")]:
        file = tmp_path / f"brief.{form}"
        assert main(["report", "--store", str(library / "sample"), "-o", str(file), "--from-link", address]) == 0
        assert file.read_bytes() == data, form
    for said in ("Look!", "Once more with feeling"):
        assert all(said in offered[form].decode() for form in ("html", "json"))
