"""The brief on the screen: findings that an editor arranges, annotates and takes along, all of it a link."""

import re

from tests.pages.conftest import App, control, page_text, paragraphs


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
    assert (
        said[0].replace("&quot;", '"')
        == "21 of 67 reviews use “long after the credits roll”, and so do all eight critics."
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


def test_a_brief_without_chapters_is_an_empty_page_and_no_error(app: App) -> None:
    at = app("brief", chapters="none")
    assert heads(at) == []
    assert not at.exception


def test_what_is_too_little_to_tell_stands_at_the_end(app: App) -> None:
    assert "No review has a date: nothing is known of what changed." in page_text(app("brief", "seeds"))


def test_a_brief_of_no_reviews_says_so(app: App) -> None:
    assert "No review fits this selection." in paragraphs(app("brief", words="nosuchword"))
