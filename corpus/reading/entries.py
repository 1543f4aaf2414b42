"""The entries of a feed's XML: document types and entities are refused, and a broken entry loses only itself."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.entities import html5
from typing import NamedTuple
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ErrorString

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from corpus.errors import SourceError
from corpus.reading.limits import LIMITS, Limits
from corpus.reading.table import BadRow

#: What is read, in messages.
READ = "RSS, Atom and WordPress exports"

_PREFIXES = {
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/rss/1.0/": "",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "https://letterboxd.com": "letterboxd:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
}
_WORDPRESS = re.compile(r"http://wordpress\.org/export/[0-9.]+/(excerpt/)?")
_ROOTS = frozenset({"rss", "feed", "RDF"})
_AROUND = _ROOTS | {"channel"}
_ENTRIES = frozenset({"item", "entry"})
#: Their content is markup, as it stands or escaped.
_MARKUP = frozenset({"title", "description", "content:encoded", "content", "summary"})

_CHUNK = 65_536
_MOST_ABOUT = 100_000
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: XML allows this one; cleaning takes it out of a text and counts it, as it would the one in whose place it stands.
_UNSEEN = "\ufeff"
_REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:#(x[0-9a-fA-F]{1,6}|[0-9]{1,7});|([A-Za-z][A-Za-z0-9]{1,31});)?", re.DOTALL
)
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_DECLARATION = re.compile(r"<\?xml\b[^>]{0,200}\?>")
_ROOT_TAG = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b[^>]*>")
_NEXT = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")


class Part(NamedTuple):
    """An element of an entry, or of what is said about all of them: its name, its attributes, its text."""

    name: str
    attributes: Mapping[str, str]
    text: str


Entry = list[Part]


@dataclass
class Feed:
    """The entries of one file.

    Attributes
    ----------
    root : str
        The outermost element: "rss", "feed" or "RDF".
    about : list of Part
        What the file says of itself, such as its title.
    entries : list of (int, Entry)
        Each with its place in the file, from 1.
    bad : list of BadRow
    """

    root: str = ""
    about: list[Part] = field(default_factory=list)
    entries: list[tuple[int, Entry]] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)


def find_encoding(data: bytes) -> str | None:
    """Return the encoding that XML declares; None where it declares none, or UTF-8, which shows by itself.

    Examples
    --------
    >>> find_encoding(b'<?xml version="1.0" encoding="windows-1252"?><rss/>')
    'windows-1252'
    """
    declared = _DECLARED.search(data[:1_000])
    name = declared[1].decode().lower() if declared else ""
    return None if name in ("", "utf-8", "utf8") or name.startswith(("utf-16", "utf-32")) else name


def read_entries(text: str, *, limits: Limits = LIMITS, head: int | None = None) -> Feed:
    """Return the items or entries of a feed.

    Names of HTML (`&eacute;`), a bare `&` and control characters are no XML, but stand in many feeds: they are read.
    Where an entry is broken, those before it and behind it are kept.

    Parameters
    ----------
    text : str
    limits : Limits
        The most that is read.
    head : int, optional
        Stop after so many entries.

    Raises
    ------
    SourceError
        It is no feed, is broken before its first entry, or declares a document type or entities.

    Examples
    --------
    >>> feed = read_entries("<rss><channel><title>Ours</title><item><title>Dusk</title></item></channel></rss>")
    >>> feed.about[0].text, feed.entries[0][1][0].text
    ('Ours', 'Dusk')
    """
    feed, most, number = Feed(), limits.rows if head is None else head, 0
    for number, found in enumerate(_walk(_mend(text), feed, limits), start=1):
        if number > most:
            if head is None:
                reason = f"this entry and those behind it were left out: {limits.rows:,} are the most"
                feed.bad.append(BadRow(number, "over limit", reason))
            break
        if isinstance(found, str):
            feed.bad.append(BadRow(number, "broken row", found))
        else:
            feed.entries.append((number, found))
    if not number:
        raise SourceError("this feed holds no entries", kind="empty file")
    return feed


class _Builder:
    """Takes the parser's events; gives the entries as they end."""

    def __init__(self, feed: Feed) -> None:
        self.feed = feed
        self.found: list[Entry] = []
        self._path: list[tuple[str, Mapping[str, str]]] = []
        self._texts: list[list[str]] = []
        self._entry: Entry | None = None
        self._begun = 0
        self._inside = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _name(tag)
        if self._inside:
            self._inside += 1
            self._texts[-1].append(f"<{name.rpartition(':')[2]}>")
            return
        if not self._path and name not in _ROOTS:
            raise SourceError(f"this XML begins with <{name:.60}>; read are {READ}", kind="other shape")
        if not self._path:
            self.feed.root = name
        if name in _ENTRIES and self._entry is None:
            self._entry, self._begun = [], len(self._path) + 1
        self._path.append((name, attributes))
        self._texts.append([])
        self._inside = int(name in _MARKUP)

    def end(self, tag: str) -> None:
        if self._inside > 1:
            self._inside -= 1
            self._texts[-1].append(f"</{_name(tag).rpartition(':')[2]}>")
            return
        self._inside = 0
        name, attributes = self._path.pop()
        text = "".join(self._texts.pop())
        if self._entry is not None and len(self._path) < self._begun:
            self.found.append(self._entry)
            self._entry = None
        elif self._entry is not None:
            # What lies deeper says nothing of a review, and a name of a thousand names would be long.
            if len(self._path) < self._begun + 2:
                outer = [each for each, _ in self._path[self._begun :]]
                self._entry.append(Part("/".join([*outer, name]), attributes, text))
        elif len(self._path) < 5 and len(self.feed.about) < _MOST_ABOUT:
            outer = [each for each, _ in self._path if each not in _AROUND]
            self.feed.about.append(Part("/".join([*outer, name]), attributes, text))

    def data(self, text: str) -> None:
        if self._texts:
            escaped = self._inside and self._path[-1][1].get("type") == "xhtml"
            self._texts[-1].append(html.escape(text, quote=False) if escaped else text)

    def close(self) -> None:
        """End; the parser asks for it."""


def _walk(data: bytes, feed: Feed, limits: Limits) -> Iterator[Entry | str]:
    """Yield the entries; for broken ones, why, and then go on at the next that begins."""
    lines, counted, at, any_yet = 1, 0, 0, False
    opening = b""
    for _ in range(limits.broken):
        builder = _Builder(feed)
        parser = DefusedXMLParser(target=builder, encoding="utf-8", forbid_dtd=True)
        try:
            parser.feed(opening)
            for place in range(at, len(data), _CHUNK):
                parser.feed(data[place : place + _CHUNK])
                any_yet = any_yet or bool(builder.found)
                yield from builder.found
                builder.found.clear()
            parser.close()
            any_yet = any_yet or bool(builder.found)
            yield from builder.found
            return
        except DefusedXmlException as error:
            raise SourceError(
                "its XML declares a document type (DTD) or entities, which are never read: a few lines of them can "
                "unfold into gigabytes; take the <!DOCTYPE …> out"
            ) from error
        except ParseError as error:
            any_yet = any_yet or bool(builder.found)
            yield from builder.found
            stop = at + max(0, parser.parser.ErrorByteIndex - len(opening))
            lines, counted = lines + data.count(b"\n", counted, stop), stop
            what = f"the XML is broken in line {lines:,} ({ErrorString(error.code)})"
            following = _NEXT.search(data, stop)
            root = _ROOT_TAG.search(data)
            if not root or not (any_yet or following):
                raise SourceError(f"it is no XML that can be read: {what}") from error
            if not following:
                yield f"{what}, or cut off there; what stands behind it was not read"
                return
            yield f"{what}; reading goes on at the next entry"
            any_yet, at = True, following.start()
            opening = root[0] + (b"<channel>" if feed.root == "rss" else b"")
    yield f"what follows {limits.broken:,} broken entries was left out"


def _mend(text: str) -> bytes:
    """Return XML in UTF-8 without its declaration, and without what XML forbids but feeds have."""
    mended = _ILLEGAL.sub(_UNSEEN, text.lstrip("\ufeff \t\r\n"))
    # Without the declaration, its line stays: the numbers of lines are those of the file.
    blank = "\n" * text[: len(text) - len(text.lstrip("\ufeff \t\r\n"))].count("\n")
    return (blank + _REFERENCE.sub(_mended, _DECLARATION.sub("", mended, count=1))).encode("utf-8")


def _mended(found: re.Match[str]) -> str:
    code, name = found[1], found[2]
    if found[0].startswith("<") or name in _XML_NAMES:
        return found[0]
    if code:
        number = int(code[1:], 16) if code[0] == "x" else int(code)
        legal = 0 < number < 0x110000 and not _ILLEGAL.match(chr(number))
        return found[0] if legal else _UNSEEN
    if name and (letters := html5.get(f"{name};")):
        return "".join(f"&#{ord(letter)};" for letter in letters)
    return f"&amp;{found[0][1:]}"


def _name(tag: str) -> str:
    """Return an element's name with the usual prefix of its namespace; "other:" where that is none of those known."""
    space, bracket, name = tag[1:].rpartition("}")
    if not bracket:
        return tag
    if wordpress := _WORDPRESS.fullmatch(space):
        return f"excerpt:{name}" if wordpress[1] else f"wp:{name}"
    if space in _PREFIXES:
        return f"{_PREFIXES[space]}{name}"
    return name if name == "RDF" else f"other:{name}"
