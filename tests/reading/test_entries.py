import time
from dataclasses import replace

import pytest

from corpus.errors import SourceError
from corpus.reading import entries
from corpus.reading.limits import LIMITS


def rss(*items: str) -> str:
    return "<rss><channel><title>Ours</title>\n" + "\n".join(items) + "\n</channel></rss>"


def titled(*titles: str) -> str:
    return rss(*(f"<item><title>{title}</title></item>" for title in titles))


def titles(feed: entries.Feed) -> list[str]:
    return [part.text for _, entry in feed.entries for part in entry]


def test_what_is_no_xml_but_stands_in_feeds_is_read():
    feed = entries.read_entries(
        "\n<?xml version='1.0'?>\n" + titled("Fish & caf&eacute;&nbsp;&foo; &amp; &#0;&#xe9;\x0b")
    )
    assert titles(feed) == ["Fish & café\xa0&foo; & \ufeffé\ufeff"]


def test_a_section_of_characters_is_taken_as_it_stands():
    feed = entries.read_entries(titled("<![CDATA[a < b &eacute; <script>x</script>]]>"))
    assert titles(feed) == ["a < b &eacute; <script>x</script>"]


def test_a_broken_entry_costs_itself_alone_and_names_its_line():
    feed = entries.read_entries(titled("a", "b <i>", "c", "d </x>", "e"))
    assert [number for number, _ in feed.entries] == [1, 3, 5]
    assert [(bad.row, bad.kind) for bad in feed.bad] == [(2, "broken row"), (4, "broken row")]
    assert ["line 3" in feed.bad[0].reason, "line 5" in feed.bad[1].reason] == [True, True]


def test_a_feed_that_is_cut_off_keeps_what_is_whole():
    feed = entries.read_entries(titled("a", "b")[:-40])
    assert titles(feed) == ["a"]
    assert "cut off" in feed.bad[0].reason


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE rss [<!ENTITY a "b">]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd">',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_document_types_and_entities_are_refused(declared):
    with pytest.raises(SourceError, match="DOCTYPE"):
        entries.read_entries(declared + titled("&a;"))


@pytest.mark.parametrize("text", ["<rss><chan", "no XML", "<rss></feed>", "<a><item/></a>"])
def test_what_is_no_feed_is_refused_with_its_line_or_its_first_element(text):
    with pytest.raises(SourceError, match=r"line 1|begins with <a>; read are RSS"):
        entries.read_entries(text)


@pytest.mark.parametrize(
    "text",
    ["<rss><item>" + "<b>" * 100_000, "<rss>" + "<item>" * 50_000, "<rss><![CDATA[" * 50_000, "&" * 10**6],
)
def test_hostile_shapes_are_refused_in_time(text):
    started = time.process_time()
    with pytest.raises(SourceError):
        entries.read_entries(text)
    assert time.process_time() - started < 2


def test_more_entries_than_the_limit_are_left_out_and_said_to_be():
    feed = entries.read_entries(titled("a", "b", "c"), limits=replace(LIMITS, rows=2))
    assert titles(feed) == ["a", "b"]
    assert [(bad.row, bad.kind) for bad in feed.bad] == [(3, "over limit")]
    assert titles(entries.read_entries(titled("a", "b", "c"), head=1)) == ["a"]


def test_many_broken_entries_are_given_up():
    feed = entries.read_entries(titled("a", *["</x>"] * 50), limits=replace(LIMITS, broken=10))
    assert "10 broken entries" in feed.bad[-1].reason


def test_10_000_entries_are_read_in_time():
    started = time.process_time()
    assert len(entries.read_entries(titled(*map(str, range(10_000)))).entries) == 10_000
    assert time.process_time() - started < 2
