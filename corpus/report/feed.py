"""What is new as an Atom feed (RFC 4287), which feed readers ask for now and then: one entry an addition."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

import pandas as pd

_ATOM, _HTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
#: Letters that XML cannot hold.
_REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Entry(NamedTuple):
    """One addition: its number and time (UTC), the finding, the address of the screen, and lines with addresses."""

    batch: int
    arrived: pd.Timestamp
    title: str
    href: str
    lines: Sequence[tuple[str, str]]


def write_feed(
    entries: Sequence[Entry], *, key: str, title: str, href: str, screen: str, updated: pd.Timestamp
) -> bytes:
    """Return a feed; the same addition has the same id, whatever the corpus is called later.

    Parameters
    ----------
    entries : sequence of Entry
        The latest first.
    key : str
        The corpus's name in the address.
    title : str
    href, screen : str
        The address of the feed, and of the screen that shows the same.
    updated : Timestamp
        When the corpus was built, in UTC: the feed's own time while it has no entry.
    """
    feed = ElementTree.Element("feed", xmlns=_ATOM)
    _add(feed, "id", _identify(key))
    _add(feed, "title", title)
    _add(feed, "updated", _write_time(max((entry.arrived for entry in entries), default=updated)))
    _add(_add(feed, "author"), "name", "Refrain")
    _add(feed, "link", rel="self", href=href, type="application/atom+xml")
    _add(feed, "link", rel="alternate", href=screen, type="text/html")
    for each in entries:
        entry = _add(feed, "entry")
        # An addition of the same number in a corpus that was built anew is another one.
        _add(entry, "id", _identify(f"{key}/{each.batch}/{_write_time(each.arrived)}"))
        _add(entry, "title", each.title)
        _add(entry, "updated", _write_time(each.arrived))
        _add(entry, "link", rel="alternate", href=each.href, type="text/html")
        lines = _add(_add(_add(entry, "content", type="xhtml"), "div", xmlns=_HTML), "ul")
        for line, address in each.lines:
            _add(_add(lines, "li"), "a", line, href=address)
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True))


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    kept = {key: _REFUSED.sub("", value) for key, value in attributes.items()}
    element = ElementTree.SubElement(parent, name, kept)
    element.text = _REFUSED.sub("", text) or None
    return element


def _identify(name: str) -> str:
    return uuid5(NAMESPACE_URL, f"refrain/{name}").urn


def _write_time(moment: pd.Timestamp) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
