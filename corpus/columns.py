"""Which of a source's columns is which of ours: recognised by their usual names, or said by the reader."""

import re
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from corpus.schema import MEASURED_COLUMNS, READ_COLUMNS, MappingError

#: The usual names, letters and digits only. The first that is there counts; two for `text` are a question.
USUAL_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        *("text", "reviewtext", "review", "reviewbody", "reviewcontent", "fullreview", "fulltext", "quote", "body"),
        *("content", "critique", "texte", "rezension"),
    ),
    "film": (
        *(
            "film",
            "movie",
            "filmtitle",
            "movietitle",
            "filmname",
            "moviename",
            "title",
            "primarytitle",
            "originaltitle",
        ),
        *("filmid", "movieid", "imdbid", "tmdbid"),
    ),
    "year": ("year", "filmyear", "movieyear", "releaseyear", "yearofrelease"),
    "reviewer": (
        *("reviewer", "critic", "criticname", "reviewername", "author", "authorname", "writer", "byline", "username"),
        "user",
    ),
    "outlet": (
        *("outlet", "publication", "publicationname", "publisher", "outletname", "newspaper", "magazine", "site"),
        "website",
    ),
    "published": (
        *("published", "date", "reviewdate", "datepublished", "publicationdate", "publishdate", "publishedat"),
        *("publishedon", "pubdate", "creationdate", "createdat", "posted"),
    ),
    "rating": (
        *("rating", "stars", "score", "originalscore", "reviewscore", "reviewrating", "criticrating", "userrating"),
        *("starrating", "grade"),
    ),
    "genres": ("genres", "genre"),
}
FIELDS = tuple(USUAL_NAMES)

_OURS = re.compile(r"[0-9a-f]{16}")
#: How an export keeps a spreadsheet from taking a text for a formula.


def recognise(names: Sequence[str], *, mapping: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return which column of a source stands for which of ours; the reader's choice comes before the usual names.

    Parameters
    ----------
    names : sequence of str
        A source's columns.
    mapping : mapping, optional
        Our column to the source's, such as {"film": "movieTitle"}; to "" if it has none. A choice for a column that
        this source does not have is passed over: another of the sources may have it.

    Raises
    ------
    MappingError
        A key is none of our columns, two usual names stand for the text, or none does.

    Examples
    --------
    >>> recognise(["quote", "criticName", "movieTitle", "movieId"])
    {'text': 'quote', 'film': 'movieTitle', 'reviewer': 'criticName'}
    """
    if unknown := sorted(set(mapping or {}) - set(FIELDS)):
        raise MappingError(f"“{unknown[0]}” is none of the columns that can be chosen: {', '.join(FIELDS)}.")
    plain = {name: _plain(name) for name in names}
    chosen = {field: _chosen(wanted, names) for field, wanted in (mapping or {}).items()}
    taken = {name for name in chosen.values() if name}
    found: dict[str, str] = {}
    for field, usual in USUAL_NAMES.items():
        candidates = [name for word in usual for name in names if plain[name] == word and name not in taken]
        choice = chosen.get(field)
        if choice is None and field == "text":
            choice = _the_text(candidates, names)
        elif choice is None:
            choice = candidates[0] if candidates else ""
        if choice:
            found[field] = choice
    return found


def is_export(cells: Mapping[str, Sequence[object]]) -> bool:
    """Whether a table is a corpus that Refrain wrote: all our columns, and ids as we make them."""
    ids = cells.get("review_id", ())
    return set(READ_COLUMNS) <= set(cells) and all(isinstance(one, str) and _OURS.fullmatch(one) for one in ids)


def extra_names(names: Iterable[str], *, taken: Iterable[str]) -> dict[str, str]:
    """Return the names under which unknown columns are kept; one that we use ourselves gets "_given" behind it.

    Examples
    --------
    >>> extra_names(["words", "isTopCritic", "quote"], taken=["quote"])
    {'words': 'words_given', 'isTopCritic': 'isTopCritic'}
    """
    ours = {*READ_COLUMNS, *MEASURED_COLUMNS}
    left_out = set(taken)
    return {name: f"{name}_given" if name.casefold() in ours else name for name in names if name not in left_out}


def typed(extra: pd.Series) -> pd.Series:
    """Return a column of text as whole numbers, numbers or truth values if every cell is one; else as it is.

    A number with a leading zero, such as 007, is a name.

    Examples
    --------
    >>> typed(pd.Series(["12", None, "7"], dtype="str")).dtype, typed(pd.Series(["007", "7"], dtype="str")).dtype.name
    (Int64Dtype(), 'str')
    """
    given = extra.dropna()
    if given.empty:
        return extra
    if given.str.fullmatch(r"-?(?:0|[1-9][0-9]{0,14})").all():
        return extra.astype("object").map(int, na_action="ignore").astype("Int64")
    if given.str.fullmatch(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?").all():
        return extra.astype("object").map(float, na_action="ignore").astype("Float64")
    if given.str.fullmatch(r"(?i:true|false)").all():
        return extra.str.lower().map({"true": True, "false": False}).astype("boolean")
    return extra


def _plain(name: str) -> str:
    # The second of two columns of one name is called "text (2)", and is as good a candidate as the first.
    return re.sub(r"[\W_]+", "", re.sub(r" \(\d+\)$", "", name)).casefold()


def _chosen(wanted: str, names: Sequence[str]) -> str | None:
    """Return the column that a reader names, in any case if need be; None where the source has it not."""
    if not wanted or wanted in names:
        return wanted
    return next((name for name in names if name.casefold() == wanted.casefold()), None)


def _the_text(candidates: Sequence[str], names: Sequence[str]) -> str:
    if len(candidates) == 1:
        return candidates[0]
    shown = ", ".join(f"“{name}”" for name in (candidates or names)[:12])
    what = "more than one column may hold the text" if candidates else "no column is known to hold the text"
    raise MappingError(f"{what}; choose one of {shown}")
