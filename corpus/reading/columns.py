"""Which column of a source is which of ours: by its name, by its cells, or as the reader chose."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from corpus.errors import MappingError
from corpus.reading import letterboxd, ratings, resemblance
from corpus.reading.resemblance import ColumnGuess
from corpus.schema import OWN_COLUMNS, READ_COLUMNS

#: The usual names of our columns, letters and digits only, without accents. The first name that a source has counts;
#: two for `text` are a question to the reader.
USUAL_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        *("text", "reviewtext", "review", "reviewbody", "reviewcontent", "fullreview", "fulltext", "quote", "body"),
        *("content", "critique", "texte", "rezension"),
    ),
    "film": (
        *("film", "movie", "filmtitle", "movietitle", "filmname", "moviename", "filmreviewed", "moviereviewed"),
        *("reviewedfilm", "reviewedmovie", "titleoffilm", "titleofthefilm", "titleofmovie", "titleofthemovie"),
        *("nameoffilm", "nameofthefilm", "nameofmovie", "nameofthemovie", "filmtitel", "titredufilm", "pelicula"),
        *("title", "primarytitle", "originaltitle", "titel", "titre", "titulo"),
        *("filmid", "movieid", "imdbid", "tmdbid"),
    ),
    "year": ("year", "filmyear", "movieyear", "releaseyear", "yearofrelease", "yearreleased", "filmreleaseyear"),
    "reviewer": (
        *("reviewer", "critic", "criticname", "reviewername", "author", "authorname", "writer", "byline", "username"),
        *("user", "by", "reviewedby", "reviewby", "writtenby", "criticsname", "nameofcritic", "nameofreviewer"),
        *("journalist", "contributor", "staffwriter", "reviewauthor", "authorofreview", "autor", "auteur", "kritiker"),
    ),
    "outlet": (
        *("outlet", "publication", "publicationname", "publisher", "outletname", "newspaper", "magazine", "site"),
        *("website", "publishedin", "publicationtitle", "newspapername", "magazinename", "mediaoutlet"),
    ),
    "published": (
        *("published", "date", "reviewdate", "datepublished", "publicationdate", "publishdate", "publishedat"),
        *("publishedon", "pubdate", "creationdate", "createdat", "posted", "dateofreview", "dateofpublication"),
        *("datereviewed", "reviewedon", "dateposted", "posteddate", "postedon", "rundate", "issuedate", "datum"),
        *("fecha", "publisheddate", "datewritten"),
    ),
    "rating": (
        *("rating", "stars", "score", "originalscore", "reviewscore", "reviewrating", "criticrating", "userrating"),
        *("starrating", "grade", "criticsrating", "reviewerrating", "reviewerscore"),
        *("overallrating", "overallscore", "numberofstars", "bewertung", "wertung"),
    ),
    "genres": ("genres", "genre", "filmgenre", "filmgenres", "moviegenre", "moviegenres"),
}
#: Names of the text that count where a source has none of the usual ones; two of them are a question too.
RARER_TEXTS = (
    *("bodycopy", "bodytext", "reviewcopy", "articletext", "articlebody", "fullarticle", "maintext"),
    *("userreview", "criticreview", "writeup", "texto", "resena", "besprechung", "textedelacritique"),
)
#: Names that may be a rating's: they count if the cells can be read as scores.
PERHAPS_RATINGS = ("verdict", "note", "mark", "marks", "points", "overall", "filmrating", "movierating")
FIELDS = tuple(USUAL_NAMES)

#: The names of our columns in sentences, where they differ.
CALLED = {"reviewer": "critic", "published": "date"}
_OURS = re.compile(r"[0-9a-f]{16}")


def recognise_columns(names: Sequence[str], *, mapping: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return which column of a source is which of ours, by its name; the reader's choice comes before the usual names.

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
        A key is none of our columns, or not exactly one column has a usual name of the text.

    Examples
    --------
    >>> recognise_columns(["quote", "criticName", "movieTitle", "movieId"])
    {'text': 'quote', 'film': 'movieTitle', 'reviewer': 'criticName'}
    """
    chosen = _choices(mapping or {}, names)
    mapped, rivals = _by_name(names, chosen)
    if not mapped.keys() | chosen >= {"text"}:
        raise MappingError(_question(names, rivals))
    return mapped


def map_columns(
    cells: Mapping[str, Sequence[Any]], *, mapping: Mapping[str, str] | None = None
) -> tuple[dict[str, str], dict[str, ColumnGuess]]:
    """Return which column of a source is which of ours, and the reasons for those recognised by their cells.

    Guesses from cells do not depend on the reader's choices: a reader who corrects one column changes that one alone.

    Parameters
    ----------
    cells : mapping of column to cells
        A source's columns, or their first rows: `resemblance.SAMPLE` of them are looked at.
    mapping : mapping, optional
        See `recognise_columns`.

    Raises
    ------
    MappingError
        As `recognise_columns`; or several columns hold long texts, and only the reader can say which is the review.

    Examples
    --------
    >>> cells = {"Movie reviewed": ["Dusk"] * 3, "text": ["A", "B", "C"], "Ours": ["3/5", "4/5", "5/5"]}
    >>> mapping, guesses = map_columns(cells)
    >>> mapping, guesses["rating"].because
    ({'text': 'text', 'film': 'Movie reviewed', 'rating': 'Ours'}, 'scores such as “3/5”')
    """
    names = list(cells)
    by_name, rivals = _by_name(names, {})
    perhaps = [name for name in names if _plain(ratings.split_scale(name)[0]) in PERHAPS_RATINGS]
    likely = resemblance.suggest_columns(
        {name: column for name, column in cells.items() if name not in rivals}, by_name, perhaps_ratings=perhaps
    )
    if rivals:
        likely.pop("text", None)
    chosen = _choices(mapping or {}, names)
    mapped, rivals = _by_name(names, chosen)
    guesses = {
        field: guess
        for field, guess in likely.items()
        if field not in mapped.keys() | chosen and guess.column not in mapped.values()
    }
    mapped |= {field: guess.column for field, guess in guesses.items()}
    if not mapped.keys() | chosen >= {"text"}:
        free = {name: column for name, column in cells.items() if name not in mapped.values()}
        raise MappingError(_question(names, rivals, resemblance.find_long_texts(free)))
    return {field: mapped[field] for field in FIELDS if field in mapped}, guesses


def describe_guesses(guesses: Mapping[str, ColumnGuess]) -> list[str]:
    """Return in sentences which columns were recognised by their cells.

    Examples
    --------
    >>> describe_guesses({"reviewer": ColumnGuess("Who", "names of people that come back")})
    ['“Who” was taken for the critic by what is in it: names of people that come back.']
    """
    return [
        f"“{guess.column}” was taken for the {CALLED.get(field, field)} by what is in it: {guess.because}."
        for field, guess in guesses.items()
    ]


def summarise_mappings(mapping: Mapping[str, Mapping[str, str]]) -> list[dict[str, Any]]:
    """Return the mappings of an import, that of most files first: `columns`, how many `files`, the `first` of them.

    Examples
    --------
    >>> summarise_mappings({"a.csv": {"text": "quote"}, "b.csv": {"text": "body"}, "c.csv": {"text": "quote"}})[0]
    {'columns': {'text': 'quote'}, 'files': 2, 'first': 'a.csv'}
    """
    ways: dict[tuple[tuple[str, str], ...], dict[str, Any]] = {}
    for file, chosen in mapping.items():
        way = ways.setdefault(tuple(chosen.items()), {"columns": dict(chosen), "files": 0, "first": file})
        way["files"] += 1
    return sorted(ways.values(), key=lambda way: -way["files"])


def find_top(names: Iterable[str], rating: str) -> float | None:
    """Return the top of the scale of plain ratings in a column, None where neither its name nor the others tell it.

    Examples
    --------
    >>> find_top(["text", "Score /5"], "Score /5"), find_top(["text", "Score"], "Score")
    (5.0, None)
    """
    if rating == "Rating" and letterboxd.is_export(names):
        return letterboxd.TOP
    return ratings.split_scale(rating)[1]


def add_mappings(former: Sequence[dict[str, Any]], new: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the mappings of two imports together, as `summarise_mappings` has them.

    Examples
    --------
    >>> way = {"columns": {"text": "body"}, "files": 2, "first": "a.csv"}
    >>> add_mappings([way], [{**way, "first": "b.csv"}])
    [{'columns': {'text': 'body'}, 'files': 4, 'first': 'a.csv'}]
    """
    ways: dict[tuple[tuple[str, str], ...], dict[str, Any]] = {}
    for each in [*former, *new]:
        way = ways.setdefault(tuple(each["columns"].items()), {**each, "files": 0})
        way["files"] += each["files"]
    return sorted(ways.values(), key=lambda way: -way["files"])


def is_export(cells: Mapping[str, Sequence[object]]) -> bool:
    """Whether a table is an export of Refrain: it has all our columns, and ids as we make them."""
    ids = cells.get("review_id", ())
    return set(READ_COLUMNS) <= set(cells) and all(isinstance(one, str) and _OURS.fullmatch(one) for one in ids)


def name_extra_columns(names: Iterable[str], *, taken: Iterable[str]) -> dict[str, str]:
    """Return the names under which other columns are kept; a name that we use ourselves gets the ending "_given".

    Examples
    --------
    >>> name_extra_columns(["words", "isTopCritic", "quote"], taken=["quote"])
    {'words': 'words_given', 'isTopCritic': 'isTopCritic'}
    """
    left_out = set(taken)
    return {name: f"{name}_given" if name.casefold() in OWN_COLUMNS else name for name in names if name not in left_out}


def sort_extra_columns(reviews: pd.DataFrame) -> pd.DataFrame:
    """Return reviews with the columns behind `schema.READ_COLUMNS` in the order in which reviews come to have them.

    So their order is the same whether the sources come at once or one after the other.

    Examples
    --------
    >>> frame = pd.DataFrame({"votes": [None, "3"], "place": ["Oslo", None]})
    >>> frame = frame.reindex(columns=[*READ_COLUMNS, *frame])
    >>> sort_extra_columns(frame).columns[-2:].tolist()
    ['place', 'votes']
    """
    ours, extra = reviews.columns[: len(READ_COLUMNS)], reviews.columns[len(READ_COLUMNS) :]
    given = [reviews[name].notna().to_numpy() for name in extra]
    first = [column.argmax() if column.any() else len(column) for column in given]
    return reviews[[*ours, *extra[np.argsort(np.array(first, int), kind="stable")]]]


def infer_type(extra: pd.Series) -> pd.Series:
    """Return a column of text as whole numbers, numbers or truth values if all its cells are such; else unchanged.

    A number with a leading zero, such as 007, is a name.

    Examples
    --------
    >>> infer_type(pd.Series(["12", None, "7"], dtype="str")).dtype
    Int64Dtype()
    >>> infer_type(pd.Series(["007", "7"], dtype="str")).dtype.name
    'str'
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
    letters = unicodedata.normalize("NFKD", re.sub(r" \(\d+\)$", "", name))
    return re.sub(r"[\W_]+", "", "".join(one for one in letters if not unicodedata.combining(one))).casefold()


def _choices(mapping: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    """Return the reader's choices among these columns, named in any case if need be."""
    if unknown := sorted(set(mapping) - set(FIELDS)):
        raise MappingError(f"“{unknown[0]}” is none of the columns that can be chosen: {', '.join(FIELDS)}.")
    chosen = {}
    for field, wanted in mapping.items():
        if not wanted or wanted in names:
            chosen[field] = wanted
        elif alike := [name for name in names if name.casefold() == wanted.casefold()]:
            chosen[field] = alike[0]
    return chosen


def _by_name(names: Sequence[str], chosen: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Return the mapping by choices and usual names, and the columns that may all be the text, if there are several."""
    plain = {name: _plain(name) for name in names}
    # "Score /5" is a score; "Review (1-5)" is no text.
    scored = {name: _plain(ratings.split_scale(name)[0]) for name in names}
    taken = {name for name in chosen.values() if name}
    mapped: dict[str, str] = {}
    rivals: list[str] = []
    for field, usual in USUAL_NAMES.items():
        if field in chosen:
            mapped |= {field: chosen[field]} if chosen[field] else {}
            continue
        spelled = scored if field == "rating" else plain
        words = (*usual, "name") if field == "film" and letterboxd.is_export(names) else usual
        candidates = [name for word in words for name in names if spelled[name] == word and name not in taken]
        if field == "text":
            candidates = candidates or [name for name in names if plain[name] in RARER_TEXTS and name not in taken]
            rivals = candidates if len(candidates) > 1 else []
        if candidates and not (field == "text" and rivals):
            mapped[field] = candidates[0]
    return mapped, rivals


def _question(names: Sequence[str], rivals: Sequence[str], long: Sequence[str] = ()) -> str:
    shown = ", ".join(f"“{name}”" for name in (rivals or long or names)[:12])
    if rivals:
        return f"more than one column may hold the text; choose one of {shown}"
    if len(long) > 1:
        return f"more than one column holds long texts; choose one of {shown}"
    return f"no column is known to hold the text; choose one of {shown}"
