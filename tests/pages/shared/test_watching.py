"""What is banned is red, and says so, wherever a phrase is named."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corpus.desk import watch_list
from corpus.desk.database import FILE, open_desk, write_url
from corpus.figures.palette import colour_banned
from tests.pages.conftest import App, charts, page_text, paragraphs, tables

#: A review of the sample with the phrase, and the phrase.
REVIEW, PHRASE = "01371ced8dc96bf8", "64bbfee0ba44"
SIGN = r'<span class="refrain-banned"><small>banned</small> ([^<]*)</span>'

UNKNOWN = "Which phrases are banned cannot be looked up now, so none is marked. The desk’s database is damaged"
QUOTED = r'<span class="refrain-banned">“([^”]*)” \(banned\)</span>'


def ban(shelf: Path, phrase: str = "long after the credits roll") -> None:
    watch_list.watch(open_desk(write_url(shelf / "desk.sqlite")), phrase, "banned", by="Ann")


def signed(at: AppTest) -> set[str]:
    return {said for html in at.get("html") for said in re.findall(SIGN, html.proto.body)}


@pytest.mark.parametrize(("section", "asked"), [("phrases", {}), ("phrases", {"each": "phrases"}), ("critic", {})])
def test_a_banned_phrase_is_red_in_lists_of_phrases(app: App, shelf: Path, section: str, asked: dict) -> None:
    ban(shelf)
    ban(shelf, "hauntingly beautiful")

    at = app(section, store=shelf, **asked)
    listed = [phrase for each in tables(at) if "phrase" in each for phrase in each["phrase"]]
    assert signed(at) == {
        phrase for phrase in listed if re.search("after the credits (have )?roll|hauntingly beaut", phrase)
    }


def test_a_banned_phrase_is_red_where_it_is_read_and_where_it_is_charted(app: App, shelf: Path) -> None:
    before = app("phrases", store=shelf)
    assert not signed(before)
    ban(shelf)

    (bars,) = [figure for title, figure in charts(app("phrases", store=shelf)).items() if "recurring" in title]
    assert bars["data"][0]["marker"]["color"].count(colour_banned()[1]) == 1
    assert "(banned)" in str(bars["layout"])
    (line,) = signed(app("reviews", store=shelf, words='"credits have rolled"', film="1893"))
    assert "credits have rolled" in line
    review = app("review", store=shelf, review=REVIEW)
    assert any("banned&#8239;</sup>" in html.proto.body for html in review.get("html"))


def test_a_banned_phrase_is_red_in_sentences_beside_others_and_among_the_words_of_a_critic(
    app: App, shelf: Path
) -> None:
    for phrase in ("hauntingly beautiful", "tugs at the heartstrings", "a slow burn"):
        ban(shelf, phrase)

    pairs = app("phrasing", store=shelf)
    quoted = [said for html in pairs.get("html") for said in re.findall(QUOTED, html.proto.body)]
    assert quoted
    assert all(re.search("hauntingly beautiful|tug.* at the heartstrings|slow burn", said) for said in quoted)
    begins = app("reviews", store=shelf)
    ban(shelf, "theatre on film")
    assert not signed(begins)
    assert any("Theatre on film" in said for said in signed(app("reviews", store=shelf)))
    beside = app("pair", store=shelf)
    assert signed(beside) == {"hauntingly beautiful soundtrack", "the hauntingly beautiful"}
    assert sum("banned&#8239;</sup>" in html.proto.body for html in beside.get("html")) == 2
    drawn = charts(app("signature", store=shelf, by="critic")).values()
    (red,) = [each for each in drawn if "“tugs at the heartstrings” (banned)" in str(each["data"])]
    assert [each["textfont"]["color"] for each in red["data"] if "(banned)" in str(each.get("text"))] == [
        colour_banned()[1]
    ]


@pytest.mark.parametrize(
    "section", ["overview", "phrases", "phrase", "review", "draft", "brief", "present", "news", "critic"]
)
def test_where_it_cannot_be_read_what_is_banned_each_screen_says_so(app: App, shelf: Path, section: str) -> None:
    (shelf / FILE).write_text("This is no database.")

    asked = {"phrase": {"phrase": PHRASE}, "review": {"review": REVIEW}, "critic": {"note": "True"}}
    at = app(section, store=shelf, **asked.get(section, {}))
    if section == "draft":
        at.text_area[0].set_value("It stays with you, long after the credits roll.").run()
    said = paragraphs(at) if section != "present" else [page_text(at)]
    assert sum(UNKNOWN in text for text in said) == 1
    assert ("Its note cannot be looked up now." in said) == (section in ("phrase", "review", "critic"))
    assert [each.proto.popover.disabled for each in at.get("popover") if each.proto.popover.label == "Export"] == (
        [True] if section == "brief" else []
    )


@pytest.mark.parametrize("section", ["phrase", "review", "draft", "critic"])
def test_to_read_what_is_banned_makes_no_database(app: App, shelf: Path, section: str) -> None:
    at = app(section, store=shelf, **{"phrase": PHRASE} if section == "phrase" else {"review": REVIEW})
    if section == "draft":
        at.text_area[0].set_value("It stays with you, long after the credits roll.").run()
    assert not (shelf / FILE).exists()


def test_a_banned_phrase_that_is_still_printed_is_the_first_finding(app: App, shelf: Path) -> None:
    ban(shelf)

    assert "“long after the credits roll”</span> is banned, and 21 of 67 reviews use it." in str(
        [html.proto.body for html in app("overview", store=shelf).get("html")]
    )
    assert "block On the watch list: Banned." in paragraphs(app("phrase", store=shelf, phrase=PHRASE))
