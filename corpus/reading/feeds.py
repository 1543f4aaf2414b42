"""RSS, Atom and WordPress exports: each entry a review, by the columns that we use ourselves."""

import re
from collections.abc import Sequence

from corpus.errors import SourceError
from corpus.reading import headlines, letterboxd, wordpress
from corpus.reading.cleaning import clean_html
from corpus.reading.entries import Entry, Feed, Part, read_entries
from corpus.reading.limits import LIMITS, Limits
from corpus.reading.table import BadRow, Table, excerpt

#: The names of the formats.
RSS, ATOM, WORDPRESS = "RSS", "Atom", "WordPress export"
#: These are there also where they are empty, so that no other column is taken for one of them.
_ALWAYS = (headlines.COLUMN, "film", "year", "reviewer", "outlet", "published", "rating", "genres", "text")
_EXTRA = ("link", "categories", "tags", "watched", "rewatch")

_TEXTS = ("content:encoded", "content", "description", "summary")
_SEEN = frozenset({"title", *_TEXTS})
_DATES = ("wp:post_date", "pubDate", "published", "dc:date", "updated")
_TAG = re.compile(r"<[A-Za-z/!]")
_WRITTEN_BY = re.compile(r"\S+@\S+\s+\((.+)\)")
#: Categories that are genres; the others are a site's own.
_GENRES = frozenset(
    {
        *("action", "adventure", "animation", "biography", "comedy", "crime", "documentary", "drama", "family"),
        *("fantasy", "history", "horror", "music", "musical", "mystery", "noir", "romance", "sci-fi"),
        *("science-fiction", "sport", "sports", "thriller", "war", "western"),
    }
)

_GUESSED = "it does not name all films; the others are guessed from headlines and texts"

_Row = dict[str, str | None]


def read_feed(text: str, *, limits: Limits = LIMITS, head: int | None = None) -> Table:
    """Return the entries of a feed or an export as a table; a row's number is the entry's place.

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
        See `entries.read_entries`.

    Examples
    --------
    >>> item = "<item><title>Review: Dusk</title><description>Fine.</description></item>"
    >>> table = read_feed(f"<rss><channel>{item}</channel></rss>")
    >>> table.cells["headline"], table.cells["text"], table.format
    (['Review: Dusk'], ['Fine.'], 'RSS')
    """
    feed = read_entries(text, limits=limits, head=head)
    exported = wordpress.is_export(feed.about)
    authors = wordpress.list_authors(feed.about)
    same_for_all = _about(feed)
    rows: list[_Row] = []
    numbers: list[int] = []
    bad = list(feed.bad)
    ids: dict[str, int] = {}
    for number, entry in feed.entries:
        if refusal := _refuse(number, entry, ids, exported=exported):
            bad.append(refusal)
            continue
        numbers.append(number)
        rows.append(
            {**same_for_all, **_known(_read(_as_seen(entry, plain=feed.root == "feed", exported=exported), authors))}
        )
    if not rows and not bad:
        raise SourceError("this feed holds no entries", kind="empty file")
    names = [*_ALWAYS, *(name for name in _EXTRA if any(row.get(name) for row in rows))]
    cells: dict[str, list[str | None]] = {name: [row.get(name) for row in rows] for name in names}
    form = WORDPRESS if exported else ATOM if feed.root == "feed" else RSS
    note = "" if all(cells["film"]) else _GUESSED
    return Table(cells, numbers, sorted(bad, key=lambda one: one.row or 0), format=form, note=note)


def _about(feed: Feed) -> _Row:
    """Return what a feed says of all its entries: who publishes it, and who writes it where one person does."""
    title = _first(feed.about, ("title",))
    critic = _first(feed.about, ("author/name",))
    return {"outlet": title or None, "reviewer": critic or None}


def _refuse(number: int, entry: Entry, ids: dict[str, int], *, exported: bool) -> BadRow | None:
    """Return the reject that an entry becomes, None where it is a review; notes its id among those seen."""
    title = excerpt(_first(entry, ("title",)))
    if exported and (
        reason := wordpress.explain_omission(_first(entry, ("wp:post_type",)), _first(entry, ("wp:status",)))
    ):
        return BadRow(number, "other entry", reason, title)
    identity = _first(entry, ("guid", "id"))
    if letterboxd.is_list(identity):
        return BadRow(number, "other entry", "this is a list, no review", title)
    if identity and (first := ids.setdefault(identity, number)) != number:
        return BadRow(number, "same entry", f"it has the same id (guid) as entry {first:,}", title)
    return None


def _read(entry: Entry, authors: dict[str, str]) -> _Row:
    rating, film = _first(entry, ("letterboxd:memberRating",)), _first(entry, ("letterboxd:filmTitle",))
    categories, tags = _categories(entry)
    return {
        headlines.COLUMN: _first(entry, ("title",)),
        "film": film,
        "year": _first(entry, ("letterboxd:filmYear",)),
        "outlet": letterboxd.NAME if film else None,
        "reviewer": ", ".join(authors.get(name, name) for name in _critics(entry)),
        "published": next((date for date in _all(entry, _DATES) if not date.startswith("0000")), None),
        "rating": f"{rating}/{letterboxd.TOP:g}" if rating else _first(entry, ("rating", "other:rating")),
        "genres": ", ".join(name for name in categories + tags if name.casefold().replace(" ", "-") in _GENRES),
        "text": letterboxd.remove_log(_first(entry, _TEXTS), of=film),
        "link": _link(entry),
        "categories": ", ".join(categories),
        "tags": ", ".join(tags),
        "watched": _first(entry, ("letterboxd:watchedDate",)),
        "rewatch": _first(entry, ("letterboxd:rewatch",)),
    }


def _as_seen(entry: Entry, *, plain: bool, exported: bool) -> Entry:
    """Return an entry whose texts are what a reader sees of their HTML.

    Parameters
    ----------
    entry : Entry
    plain : bool
        Whether a text is no HTML where it does not say so, as in Atom.
    exported : bool
        Whether WordPress exported it.
    """
    seen = []
    for part in entry:
        text = part.text
        if part.name in _SEEN and not (plain and part.attributes.get("type", "text") == "text"):
            marked = wordpress.mark_paragraphs(text) if exported and part.name == "content:encoded" else text
            # What has no tags keeps its lines.
            text = clean_html(marked) if _TAG.search(marked) else marked
        seen.append(part._replace(text=text))
    return seen


def _known(row: _Row) -> _Row:
    return {name: cell for name, cell in row.items() if cell}


def _all(parts: Sequence[Part], names: Sequence[str]) -> list[str]:
    """Return the texts of the parts of these names that are not empty, by the order of the names."""
    return [text for name in names for part in parts if part.name == name and (text := part.text.strip())]


def _first(parts: Sequence[Part], names: Sequence[str]) -> str:
    return next(iter(_all(parts, names)), "")


def _critics(entry: Entry) -> list[str]:
    named = _all(entry, ("dc:creator",)) or _all(entry, ("author/name",)) or _all(entry, ("author",))
    # RSS has an author's address, with the name in brackets.
    return list(dict.fromkeys(found[1] if (found := _WRITTEN_BY.fullmatch(name)) else name for name in named))


def _categories(entry: Entry) -> tuple[list[str], list[str]]:
    """Return the categories and the tags."""
    kinds: tuple[dict[str, None], dict[str, None]] = ({}, {})
    for part in entry:
        if part.name in ("category", "dc:subject"):
            name = (part.attributes.get("label") or part.attributes.get("term") or part.text).strip()
            if name:
                kinds[part.attributes.get("domain") == "post_tag"][name] = None
    return list(kinds[0]), list(kinds[1])


def _link(entry: Entry) -> str:
    for part in entry:
        if part.name == "link" and part.attributes.get("rel", "alternate") == "alternate":
            return (part.attributes.get("href") or part.text).strip()
    return ""
