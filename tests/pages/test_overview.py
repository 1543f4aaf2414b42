"""The overview: five findings that lead to where they are shown, a story for the first visit, charts at a glance."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from corpus.store.building import build
from pages.shared import glance
from tests.pages.conftest import App, as_read, asked, charts, doors, follow, page_text, paragraphs, tables


def read_findings(at: AppTest) -> dict[str, str]:
    """Return the findings of the screen, each with its address."""
    return _read_links(at, '<ol class="findings"')


def read_counts(at: AppTest) -> dict[str, str]:
    """Return the numbers of the quiet line, each with its address."""
    return _read_links(at, '<p class="counts"')


def read_story(at: AppTest) -> dict[str, str]:
    """Return the stops of the story, each with its address; none where it is not shown."""
    return _read_links(at, '<section class="story"')


def _read_links(at: AppTest, start: str) -> dict[str, str]:
    found = re.findall('<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', _find_html(at, start))
    return {as_read(label): unescape(href) for href, label in found}


def _find_html(at: AppTest, start: str) -> str:
    return next((each.proto.body for each in at.get("html") if each.proto.body.startswith(start)), "")


def test_the_sample_is_said_in_five_sentences_of_five_kinds(app: App) -> None:
    at = app("overview")
    assert at.title[0].value == "Our reviews at a glance"
    assert paragraphs(at)[0] == "67 reviews of 12 films, 2024–2026"
    assert list(read_findings(at)) == [
        "21 of 67 reviews use “long after the credits rolled” in some form, and so do all eight critics.",
        "“The Tithe House” split critics (rated from 1.3 to 10).",
        "Desmond Thackeray-Poole is the harshest on the same films (2.1 points below colleagues), "
        "Bettina Oakhanger the kindest (1.5 above).",
        "Best rated: “A Ladder in the Orchard” (9.3 of 10, 6 ratings); worst: “Vanguard of Ash” (2.6).",
        "Two reviews of “Twilight Serenade”, both by Philippa Sundqvist, are 63\N{NARROW NO-BREAK SPACE}% the same.",
    ]


@pytest.mark.parametrize(
    ("place", "section", "cells"),
    [
        (1, "split", {"group": "The Tithe House", "sd": 3.79}),
        (2, "critics", {"critic": "Desmond Thackeray-Poole", "estimate": -2.1}),
        (3, "films", {"group": "A Ladder in the Orchard", "mean": 9.3}),
        (4, "phrasing", {"similarity": 0.63}),
    ],
)
def test_a_finding_leads_to_the_screen_that_has_the_same_number(
    app: App, place: int, section: str, cells: dict[str, str | float]
) -> None:
    at = app("overview")
    to = follow(at, f"{list(read_findings(at).values())[place]}&numbers=True")
    assert to.query_params.get("tab", section) in (section, [section])
    row = tables(to)[0].iloc[0]
    assert {name: row[name] for name in cells} == {
        name: cell if isinstance(cell, str) else pytest.approx(cell, abs=0.05) for name, cell in cells.items()
    }


def test_the_phrase_leads_to_its_own_screen_with_the_same_count(app: App) -> None:
    at = app("overview")
    to = follow(at, next(iter(read_findings(at).values())))
    assert asked(to)["phrase"]
    assert "21 of 67 reviews" in page_text(to)


def test_of_three_reviews_the_phrases_that_they_share_are_said(app: App, seeds) -> None:
    at = app("overview", "seeds")
    assert list(read_findings(at)) == [
        "All 3 reviews use “long after the credits have rolled” in some form, across three films.",
        "Other clichés are “hauntingly beautiful …” in 3 reviews and “use of light and shadow creates a dreamlike "
        "atmosphere” in 2.",
        "Reviews of “Twilight Serenade” and “Whispering Twilight” share 6 phrases word for word.",
    ]
    assert "Too few reviews to say which film is liked best: that takes 5 of each." in paragraphs(at)


def test_a_single_review_says_nothing_that_is_sure(app: App) -> None:
    at = app("overview", "one")
    assert read_findings(at) == {}
    assert "Too few reviews to say anything that is sure." in paragraphs(at)
    assert any(each.startswith("No phrase worth listing recurs in these reviews.") for each in paragraphs(at))
    assert list(read_counts(at)) == ["1 review", "9 words"]


def test_films_without_a_title_are_counted_once_below_the_findings(app: App, tmp_path: Path) -> None:
    (tmp_path / "two.csv").write_text("film,text\ntt0369946,We liked it.\nDusk,We did not.\n")
    build([tmp_path / "two.csv"], tmp_path / "shelf" / "two", name="Two")
    at = app("overview", "two", store=tmp_path / "shelf")
    assert paragraphs(at).count("1 of 2 films has no title here: it is shown by its number.") == 1


def test_findings_are_those_of_the_selection(app: App) -> None:
    at = app("overview", critic="Gil Marchbanks")
    reviews = paragraphs(at)[0].partition(" ")[0]
    first = next(iter(read_findings(at)))
    assert f"of {reviews} reviews use" in first
    assert "critics" not in first
    assert all(parse_qs(href.partition("?")[2])["critic"] == ["Gil Marchbanks"] for href in read_findings(at).values())


def test_the_numbers_are_one_line_of_links_that_take_the_selection_along(app: App) -> None:
    at = app("overview", film="The Tithe House")
    counts = read_counts(at)
    assert [label.split(" ", 1)[1] for label in counts] == ["reviews", "film", "critics", "recurring phrases", "words"]
    to = follow(at, counts["8 reviews"])
    assert asked(to) == {"corpus": "sample", "film": "The Tithe House"}
    assert read_counts(app("overview"))["14,875 words"].startswith("/tone?")


def test_the_story_of_the_sample_leads_to_five_screens(app: App) -> None:
    stops = read_story(app("overview"))
    paths = [
        f"{href.partition('?')[0]}{parse_qs(href.partition('?')[2]).get('tab', [''])[0]}" for href in stops.values()
    ]
    assert paths == ["/phrases", "/phrasesphrase", "/reviewsreview", "/filmssplit", "/draft"]


def test_the_story_is_only_told_of_the_whole_sample_and_until_it_is_dismissed(
    app: App, seeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_story(app("overview", "seeds")) == {}
    assert read_story(app("overview", critic="Gil Marchbanks")) == {}
    monkeypatch.setattr(glance, "is_dismissed", lambda: True)
    assert read_story(app("overview")) == {}


def test_the_bars_are_of_the_clichés_that_the_findings_name(app: App, seeds) -> None:
    at = app("overview", "seeds")
    drawn = next(figure for title, figure in charts(at).items() if "recurring phrases" in title)
    labels = " ".join(note["text"] for note in drawn["layout"]["annotations"])
    for named in ("long after the credits have rolled", "hauntingly beautiful …", "use of light and shadow creates"):
        assert named in unescape(labels)


def test_bars_of_phrases_are_sorted_by_their_length(app: App) -> None:
    drawn = next(figure for title, figure in charts(app("overview")).items() if "recurring phrases" in title)
    lengths = [int(text.partition(" ")[0]) for text in drawn["data"][0]["text"]]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] == 21


def test_films_are_drawn_by_rating_where_there_are_ratings(app: App, seeds) -> None:
    def axes(at: AppTest) -> list[str]:
        return [figure["layout"]["xaxis"].get("title", {}).get("text", "") for figure in charts(at).values()]

    assert any(title.startswith("rating, of 10") for title in axes(app("overview")))
    assert not any(title.startswith("rating") for title in axes(app("overview", "seeds")))


def test_the_calendar_stands_where_reviews_are_of_several_periods(app: App, seeds) -> None:
    assert "Most reviews in Oct to Dec 2025: 13 of 67 dated reviews" in charts(app("overview"))
    assert not [title for title in charts(app("overview", "seeds")) if "dated" in title]


def test_each_chart_leads_to_its_screen(app: App) -> None:
    assert {"All phrases", "All films", "Over time"} <= set(doors(app("overview")))
