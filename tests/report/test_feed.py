"""What is new as an Atom feed: each entry with all that the format asks for, and text that stays text."""

from xml.etree import ElementTree

import pandas as pd

from corpus.report.feed import Entry, write_feed
from tests.hostile import HOSTILE_TEXTS

ATOM, HTML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/1999/xhtml}"
DAY = pd.Timestamp("2026-03-03 09:30")
ENTRY = Entry(1, DAY, "2 new reviews & more", "http://desk/?a=1&b=2", [("<b>Dusk</b>\x00 ]]> “a”", "http://desk/x")])


def feed_of(*entries: Entry, **changes: str) -> ElementTree.Element:
    asked = {"key": "sample", "title": "What is new", "href": "http://desk/feed", "screen": "http://desk/"}
    return ElementTree.fromstring(write_feed(entries, updated=pd.Timestamp("2026-03-01"), **asked | changes))


def test_a_feed_and_its_entries_have_what_atom_asks_for():
    feed = feed_of(ENTRY)
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Refrain"
    assert {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")} == {
        "self": "http://desk/feed",
        "alternate": "http://desk/",
    }
    for each in (feed, feed.find(f"{ATOM}entry")):
        assert each.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert each.findtext(f"{ATOM}updated") == "2026-03-03T09:30:00Z"
        assert each.findtext(f"{ATOM}title")
    assert feed_of().findtext(f"{ATOM}updated") == "2026-03-01T00:00:00Z"


def test_text_that_came_in_stays_text_and_what_xml_cannot_hold_is_left_out():
    entry = feed_of(ENTRY, title="<title>").find(f"{ATOM}entry")
    line = entry.find(f"{ATOM}content/{HTML}div/{HTML}ul/{HTML}li/{HTML}a")
    assert (line.text, line.get("href"), len(line)) == ("<b>Dusk</b> ]]> “a”", "http://desk/x", 0)
    assert entry.find(f"{ATOM}link").get("href") == "http://desk/?a=1&b=2"
    texts = [*HOSTILE_TEXTS.values()]
    entry = feed_of(ENTRY._replace(lines=[(text, text) for text in texts])).find(f"{ATOM}entry")
    lines = entry.findall(f"{ATOM}content/{HTML}div/{HTML}ul/{HTML}li/{HTML}a")
    assert [line.text for line in lines] == [line.get("href") for line in lines] == texts


def test_an_addition_keeps_its_id_whatever_is_said_of_it_and_another_has_another():
    def ids(*entries: Entry, **changes: str) -> list[str]:
        return [each.text for each in feed_of(*entries, **changes).iter(f"{ATOM}id")]

    assert ids(ENTRY) == ids(ENTRY._replace(title="0 new", lines=[]), title="Renamed", href="http://other/feed")
    others = [ENTRY, ENTRY._replace(batch=2), ENTRY._replace(arrived=DAY + pd.Timedelta(days=1))]
    assert len({*ids(*others), *ids(ENTRY, key="seeds")}) == 6
