"""Keyword in context: where a search matches, and each match with what stands before and behind it."""

import re

import duckdb
import numpy as np
import pandas as pd

from corpus.search.matching import MARK, WORD
from corpus.search.query import Query, Term
from corpus.search.timeout import SECONDS, parts, within

#: Characters of context shown on either side.
CONTEXT = 90
#: Matches that a search gives at most.
MOST = 10_000
#: What lines can be sorted by, and the column of the reviews that says it; None where the lines themselves do.
SORTS = {"left": None, "right": None, "film": "film", "critic": "reviewer", "date": "published", "polarity": "polarity"}

#: A private-use character, put where a match begins and where it ends.
_CUT = "\ue001"
_MATCHES = {"review_id": "str", "start": "int64", "end": "int64"}
_LINES = {"review_id": "str", "left": "str", "printed": "str", "right": "str", "start": "int64", "end": "int64"}


def find(texts: pd.Series, query: Query, *, most: int = MOST, seconds: float = SECONDS) -> pd.DataFrame:
    """Return where a search matches.

    Only texts that hold all of the query's terms, and none that it leaves out, count; in them, every match of every
    term is given. Of matches that overlap, the one that begins first is, and of these the longest. A match of no
    characters is none, and a query that only leaves out has none.

    RE2 does the searching, and other threads run meanwhile. Whether a text matches is known in linear time; to find the
    next match may take as long again, if a regular expression looks far ahead in vain ("a.*z|a").

    Parameters
    ----------
    texts : Series of str
        The reviews' texts, indexed by review id.
    query : Query
        See `query.parse`.
    most : int
        Give the first so many matches, in the order of the texts. As many rows as this mean that there may be more.
    seconds : float
        How long it may take; see `timeout.within`.

    Returns
    -------
    DataFrame
        `review_id`, `start` and `end` (character offsets into the text), in the order of the texts and in each from
        its beginning.

    Raises
    ------
    SelectionError
        It takes longer.

    Examples
    --------
    >>> from corpus.search.query import parse
    >>> find(pd.Series({"r1": "Light, then shadow. Light!"}), parse("light"))
      review_id  start  end
    0        r1      0    5
    1        r1     20   25
    """
    held = pd.DataFrame({"review": np.arange(len(texts)), "text": texts.to_numpy()})
    found: list[tuple[int, int, int]] = []
    with duckdb.connect() as connection, within(connection, seconds=seconds):
        for first, behind in parts(len(held)) if query.terms else ():
            connection.register("texts", held.iloc[first:behind])
            found += _apart(_matches(connection, query))
            if len(found) >= most:
                break
    review, start, end = np.array(found[:most], dtype="int64").reshape(-1, 3).T
    return pd.DataFrame({"review_id": texts.index[review], "start": start, "end": end}).astype(_MATCHES)


def lines(occurrences: pd.DataFrame, texts: pd.Series, *, context: int = CONTEXT) -> pd.DataFrame:
    """Return the printings of a phrase, or the matches of a search, each with its context.

    Parameters
    ----------
    occurrences : DataFrame
        `review_id`, `start` and `end`: as in `schema.OCCURRENCES`, or from `find`.
    texts : Series of str
        The reviews' texts, indexed by review id; all that `occurrences` names.
    context : int
        At most so many characters on either side, cut at a word; line breaks are shown as spaces.

    Returns
    -------
    DataFrame
        `review_id`, `left`, `printed`, `right`, `start`, `end`, one row an occurrence, in the same order.
    """
    ids = occurrences["review_id"].astype("str")
    named = texts.loc[ids.unique()].to_dict()
    rows = []
    for review_id, start, end in zip(ids, occurrences["start"], occurrences["end"], strict=True):
        text = named[review_id]
        rows.append(
            {
                "review_id": review_id,
                "left": _from_a_word(text[max(0, start - context) : start], cut=start > context),
                "printed": _in_one_line(text[start:end]),
                "right": _to_a_word(text[end : end + context], cut=end + context < len(text)),
                "start": int(start),
                "end": int(end),
            }
        )
    return pd.DataFrame(rows, columns=list(_LINES)).astype(_LINES)


def sort(lines: pd.DataFrame, *, by: str, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return lines in another order, so that what is alike stands together.

    Parameters
    ----------
    lines : DataFrame
        From `lines`.
    by : {"left", "right", "film", "critic", "date", "polarity"}
        By what stands to the left, its last word first; by what stands to the right; by name; the oldest first; the
        coldest first. Equal lines keep their order; what is unknown stands last, and so does a line with nothing there.
    reviews : DataFrame
        `review_id` and, as asked, `film`, `reviewer`, `published` or `polarity`.

    Returns
    -------
    DataFrame
        The same rows and columns, with a fresh index.
    """
    column = SORTS[by]
    if column is not None:
        keys = lines["review_id"].astype("str").map(reviews.set_index("review_id")[column])
        keys = keys.str.casefold() if pd.api.types.is_string_dtype(keys) else keys
        order = keys.reset_index(drop=True).sort_values(kind="stable", na_position="last").index
        return lines.iloc[order].reset_index(drop=True)
    step = -1 if by == "left" else 1
    words = [re.findall(r"\w+", text.casefold())[::step] for text in lines[by]]
    sideways = sorted(range(len(words)), key=lambda line: (not words[line], words[line]))
    return lines.iloc[sideways].reset_index(drop=True)


def _matches(connection: duckdb.DuckDBPyConnection, query: Query) -> pd.DataFrame:
    """Return `review`, `start` and `end` of each term's matches in those `texts` that the query selects."""
    connection.execute(
        "CREATE OR REPLACE TABLE holding AS SELECT review, translate(text, $marks, '\ufffd\ufffd') AS text "
        f"FROM (SELECT * FROM texts WHERE {query.condition})",
        {"marks": MARK + _CUT, **query.parameters},
    )
    return pd.concat([_matches_of(connection, term) for term in query.terms])


def _matches_of(connection: duckdb.DuckDBPyConnection, term: Term) -> pd.DataFrame:
    text, parameters = "text", [term.pattern]
    if not term.expression:
        text, parameters = "regexp_replace(text, ?, ?, 'g')", [f"{WORD}+", rf"{MARK}\0{MARK}", term.pattern]
    pieces = connection.execute(
        f"SELECT review, list_transform(string_split(replace(regexp_replace({text}, ?, ?, 'g'), ?, ''), ?), "
        "lambda piece: length(piece)) AS size FROM holding",
        [*parameters, rf"{_CUT}\0{_CUT}", MARK, _CUT],
    ).df()
    # Cut at both ends of each match, a text is in turn what stands outside and what stands inside of one.
    pieces = pieces.explode("size").astype({"size": "int64"})
    by_review = pieces.groupby("review")
    pieces["end"] = by_review["size"].cumsum()
    pieces["start"] = pieces["end"] - pieces["size"]
    inside = (by_review.cumcount() % 2 == 1) & (pieces["size"] > 0)
    return pieces.loc[inside, ["review", "start", "end"]]


def _apart(matches: pd.DataFrame) -> list[tuple[int, int, int]]:
    """Return the matches in their order, without those that begin inside of an earlier one."""
    order = matches.sort_values(["review", "start", "end"], ascending=[True, True, False])
    kept: list[tuple[int, int, int]] = []
    for review, start, end in order.itertuples(index=False, name=None):
        if not kept or review != kept[-1][0] or start >= kept[-1][2]:
            kept.append((review, start, end))
    return kept


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _from_a_word(text: str, *, cut: bool) -> str:
    whole = text.partition(" ")[2] if cut and " " in text else text
    return ("… " if cut else "") + _in_one_line(whole)


def _to_a_word(text: str, *, cut: bool) -> str:
    whole = text.rpartition(" ")[0] if cut and " " in text else text
    return _in_one_line(whole) + (" …" if cut else "")
