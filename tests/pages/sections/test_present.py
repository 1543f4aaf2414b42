"""A brief on the wall: one finding a slide, its number in the address, the same findings in the same order."""

import re

import pytest

from tests.pages.conftest import App, page_text


def head(at) -> str:
    """What the slide says in its largest letters."""
    (said,) = [found for html in at.get("html") for found in re.findall("<h1>(.*?)</h1>", html.proto.body)]
    return re.sub("<[^>]*>", "", said)


@pytest.mark.parametrize(
    ("slide", "said"),
    [
        ("1", "Monday"),
        ("2", "“The Tithe House” split critics (stars from 1.2 to 10)."),
        ("4", "Too little to tell"),
        ("99", "Too little to tell"),
        ("-3", "Monday"),
    ],
)
def test_a_link_opens_its_slide(app: App, slide: str, said: str) -> None:
    at = app("present", slide=slide, chapters="split,cliché", title="Monday")
    assert head(at) == said
    assert f"{min(max(int(slide), 1), 4)} of 4" in page_text(at)


@pytest.mark.parametrize(
    ("slide", "said"), [("99", "slide 99: this is the last."), ("-3", "slide −3: this is the first.")]
)
def test_a_link_to_a_slide_that_is_gone_says_so(app: App, slide: str, said: str) -> None:
    assert f"There is no {said}" in page_text(app("present", slide=slide, chapters="split"))


def test_a_slide_has_its_source_and_how_many_reviews_it_rests_on(app: App) -> None:
    assert "From 8 reviews. Source: " in page_text(app("present", slide="2", chapters="split"))


def test_passages_are_shown_as_texts_with_what_is_said_of_them(app: App) -> None:
    at = app("present", slide="2", chapters="copies")
    assert "undertaker&#x27;s son" in page_text(at)
    assert re.search(
        "<blockquote>Kit Bellamy-Rowe.*</blockquote><figcaption>.*29 May 2026 · The same: 63", page_text(at)
    )
    assert not at.get("plotly_chart")


def test_keys_lead_to_the_slides_beside_and_to_both_ends(app: App) -> None:
    at = app("present", slide="3", chapters="split,cliché,copies")
    body = "".join(html.proto.body for html in at.get("html"))
    where = {
        key: re.search(rf'href="([^"]*)" data-keys="[^"]*\b{key}\b', body)[1]
        for key in ("PageUp", "PageDown", "Home", "End", "Escape")
    }
    numbers = {key: (re.search(r"slide=(\d+)", href) or [None, "1"])[1] for key, href in where.items()}
    assert numbers == {"PageUp": "2", "PageDown": "4", "Home": "1", "End": "5", "Escape": "1"}
    assert "tab=brief" in where["Escape"]
    assert "chapters=split%2Cclich%C3%A9%2Ccopies" in where["Escape"]
