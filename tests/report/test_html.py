import base64
import hashlib
import json
from datetime import date
from html.parser import HTMLParser

import pandas as pd
import pytest

from corpus.report import html
from corpus.report.editions import render
from corpus.report.html import write_html
from tests.hostile import HOSTILE_TEXTS, MARKUP_TEXTS
from tests.report.briefs import EMPTY, EVERY, all_hostile, brief, framed, hostile, passages

PLOTLY = html._plotly


class Reader(HTMLParser):
    """What a browser finds in a page: its elements, its texts, its scripts."""

    def __init__(self, page):
        super().__init__()
        self.open, self.elements, self.texts, self.scripts = [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self.open.append(tag)
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag):
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data):
        if "script" in self.open:
            self.scripts[-1] += data
        elif "style" not in self.open:
            self.texts.append(data)

    def every(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


@pytest.fixture(scope="module", autouse=True)
def short():
    """A page is read in seconds because it holds Plotly; here it holds something shorter."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "_plotly", lambda: "const Plotly = '</scrip'")
        yield


def read(brief, **how):
    return Reader(write_html(brief, **how).decode())


@pytest.fixture(scope="module")
def page():
    return read(EVERY, made=date(2026, 11, 22), root="https://refrain.example.org/")


def test_a_page_is_one_file_below_six_megabytes(page):
    plotly = PLOTLY()
    assert len(write_html(EVERY)) + len(plotly.encode()) < 6_000_000
    assert "</script" not in plotly
    assert not {tag for tag, _ in page.elements} & {"link", "img", "iframe", "object", "embed", "base"}
    assert [attrs.get("src") for attrs in page.every("script")] == [None] * 4


def test_only_its_own_scripts_may_run_and_nothing_may_be_asked_for(page):
    policy = next(each["content"] for each in page.every("meta") if "http-equiv" in each)
    for script in page.scripts[2:]:
        assert f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "http" not in policy


def test_it_has_contents_chapters_what_cannot_be_told_and_the_citation(page):
    links = [each["href"] for each in page.every("a") if each["href"].startswith("#finding-")]
    ids = [each.get("id") for each in page.every("section")]
    assert links == [f"#finding-{place}" for place in range(1, 7)]
    assert [each for each in ids if each] == [*(each[1:] for each in links), "unsure", "closing", "citation"]
    said = " ".join(page.texts)
    for text in ("The week in reviews", "22 Nov 2026", "Ask Ada\nabout it.", "Too few dates", "Next: the autumn."):
        assert text in said


def test_charts_are_described_and_tables_have_heads(page):
    charts = [each for each in page.every("div") if each.get("role") == "img"]
    assert len(charts) == 8  # four on the page, four on slides
    assert all(each["aria-label"] for each in charts)
    assert {each["scope"] for each in page.every("th")} == {"col", "row"}
    assert len(page.every("caption")) == 4


def test_each_chart_is_there_for_a_page_a_phone_and_a_wall_in_the_colours_of_both_themes(page):
    figures, look = map(json.loads, page.scripts[:2])
    assert [sorted(each) for each in figures.values()] == [["far", "narrow", "wide"]] * 4 + [[], []]
    assert len(figures["1"]["far"]["data"][0]["y"]) == 6
    assert "template" not in figures["1"]["wide"]["layout"]
    assert look["dark"]["#2F4B6E"] == "#9DB9DC"


def test_a_slide_is_low_enough_for_a_wall_however_long_its_names(page):
    long = hostile("A name of some length that takes two lines on a slide")
    for figures in (json.loads(each.scripts[0]) for each in (page, read(long))):
        for figure in filter(None, (each.get("far") for each in figures.values())):
            assert figure["layout"]["height"] - figure["layout"]["meta"]["height"] <= 300


def test_a_link_to_the_dashboard_is_there_where_its_address_is_known(page):
    assert "https://refrain.example.org/phrases?page=0" in {each["href"] for each in page.every("a")}
    assert {each["href"][0] for each in read(EVERY).every("a")} == {"#"}


def test_a_link_to_the_page_tells_its_first_finding(page):
    said = {each.get("property") or each.get("name"): each.get("content") for each in page.every("meta")}
    assert said["og:title"] == "The week in reviews"
    assert said["description"] == said["og:description"] == "21 of 67 reviews use “phrase 0”."


def test_a_brief_without_findings_says_what_cannot_be_told():
    empty = read(EMPTY)
    assert "Too few reviews to say anything that is sure." in empty.texts
    assert empty.every("nav") == []


def test_the_same_brief_is_the_same_page():
    assert write_html(EVERY) == write_html(EVERY)


def assert_alike(given, plain):
    """The same elements with the same attributes and scripts: none is made of a text."""
    assert [tag for tag, _ in given.elements] == [tag for tag, _ in plain.elements]
    assert [set(attrs) - {"class"} for _, attrs in given.elements] == [set(a) - {"class"} for _, a in plain.elements]
    assert given.scripts[2:] == plain.scripts[2:]
    json.loads(given.scripts[0])


def test_names_and_sentences_are_shown_letter_for_letter_and_make_no_element():
    texts = [*MARKUP_TEXTS.values()]
    given = Reader(render(all_hostile(texts), "html").decode())
    assert_alike(given, read(all_hostile([f"Plain words {place}" for place in range(len(texts))])))
    assert {text: given.texts.count(text) for text in texts if given.texts.count(text) < 11} == {}


def test_what_frames_the_findings_is_shown_letter_for_letter_and_makes_no_element():
    plain = read(framed("Plain words"))
    for text in HOSTILE_TEXTS.values():
        given = Reader(render(framed(text), "html").decode())
        assert_alike(given, plain)
        assert given.texts.count(text) == plain.texts.count("Plain words"), text


def test_a_banned_phrase_is_red_in_the_contents_the_heading_and_on_its_slide():
    said = brief(("cliche", "“A romp” (banned) is in 2 reviews.", "phrases", None, ""))
    page = read(said)
    assert [attrs for _, attrs in page.elements].count({"class": "banned"}) == 4
    assert page.texts.count("“A romp” (banned)") == 4


def test_passages_that_are_read_together_stand_above_the_others():
    lines = pd.concat([passages(text=text).rows for text in ("For it.", "Against it.", "For again.")])
    shown = passages()._replace(rows=lines, together=2, noun="line")
    page = write_html(brief(("quotes", "2 lines for, 1 against.", "quotes", shown, ""))).decode()
    above, below = page.split("<h3>Another line</h3>")
    assert [text in above for text in ("For it.", "Against it.", "For again.")] == [True, True, False]
    slides = below.split('id="show"')[1]
    assert [text in slides for text in ("For it.", "Against it.", "For again.")] == [True, True, False]
