"""Keyword in context: where a search matches, and each match with the text before and behind it."""

import re
from collections.abc import Collection

import duckdb
import numpy as np
import pandas as pd

from corpus.search.matching import MARK, WORD
from corpus.search.query import Query, Term
from corpus.search.timeout import SECONDS, limit_time, split_rows

#: Characters of context shown on either side.
CONTEXT = 90
#: Matches that a search gives at most.
MOST = 10_000
#: What lines can be sorted by, and the column of the reviews that says it; None where the lines themselves do.
SORTS = {"left": None, "right": None, "film": "film", "critic": "reviewer", "date": "published", "polarity": "polarity"}

_STOPS = r"^([.,;:!?…)\]’”\"']+)"
_WORDS = re.compile(r"\w+(?:['’]\w+)*")
#: A private-use character, put where a match begins and where it ends.
_CUT = "\ue001"
_MATCHES = {"review_id": "str", "start": "int64", "end": "int64"}
_LINES = {"review_id": "str", "left": "str", "printed": "str", "right": "str", "start": "int64", "end": "int64"}


def find_matches(texts: pd.Series, query: Query, *, most: int = MOST, seconds: float = SECONDS) -> pd.DataFrame:
    """Find where a search matches.

    Only texts that contain all of the query's terms, and none that it leaves out, count; in them, every match of every
    telling term is given. Of matches that overlap, the one that begins first is, and of these the longest. A match of
    no characters is none, and a query that only leaves out has none.

    RE2 does the searching, and other threads run meanwhile. Whether a text matches is known in linear time; to find the
    next match may take as long again, if a regular expression looks far ahead in vain ("a.*z|a").

    Parameters
    ----------
    texts : Series of str
        The reviews' texts, indexed by review id.
    query : Query
        See `parsing.parse_query`.
    most : int
        Give the first so many matches, in the order of the texts. As many rows as this mean that there may be more.
    seconds : float
        How long it may take; see `timeout.limit_time`.

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
    >>> from corpus.search.parsing import parse_query
    >>> find_matches(pd.Series({"r1": "Light, then shadow. Light!"}), parse_query("light"))
      review_id  start  end
    0        r1      0    5
    1        r1     20   25
    """
    numbered = pd.DataFrame({"review": np.arange(len(texts)), "text": texts.to_numpy()})
    matches: list[tuple[int, int, int]] = []
    with duckdb.connect() as connection, limit_time(connection, seconds=seconds):
        for first, behind in split_rows(len(numbered)) if query.terms else ():
            connection.register("texts", numbered.iloc[first:behind])
            matches += _drop_overlapping(_query_matches(connection, query))
            if len(matches) >= most:
                break
    review, start, end = np.array(matches[:most], dtype="int64").reshape(-1, 3).T
    return pd.DataFrame({"review_id": texts.index[review], "start": start, "end": end}).astype(_MATCHES)


def list_lines(occurrences: pd.DataFrame, texts: pd.Series, *, context: int = CONTEXT) -> pd.DataFrame:
    """Return the occurrences of a phrase, or the matches of a search, each with its context.

    Parameters
    ----------
    occurrences : DataFrame
        `review_id`, `start` and `end`: as in `schema.OCCURRENCES`, or from `find_matches`.
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
                "left": _cut_left(text[max(0, start - context) : start], cut=start > context),
                "printed": _join_lines(text[start:end]),
                "right": _cut_right(text[end : end + context], cut=end + context < len(text)),
                "start": int(start),
                "end": int(end),
            }
        )
    return pd.DataFrame(rows, columns=list(_LINES)).astype(_LINES)


def trim_matches(matches: pd.DataFrame, texts: pd.Series, words: Collection[str]) -> pd.DataFrame:
    """Return matches without the words at their ends that are none of some words; whole, where none of theirs is.

    Parameters
    ----------
    matches : DataFrame
        `review_id`, `start`, `end`.
    texts : Series of str
        The reviews' texts, indexed by review id.
    words : collection of str
        In small letters; empty, to keep matches as they are.
    """
    if not words or matches.empty:
        return matches
    ends = []
    for review_id, start, end in zip(matches["review_id"], matches["start"], matches["end"], strict=True):
        found = [each for each in _WORDS.finditer(texts[review_id], start, end) if each[0].casefold() in words]
        ends.append((found[0].start(), found[-1].end()) if found else (start, end))
    trimmed_start, trimmed_end = np.array(ends, "int64").T
    return matches.assign(start=trimmed_start, end=trimmed_end)


def close_up(lines: pd.DataFrame) -> pd.DataFrame:
    """Return lines whose matches have the punctuation that follows them, which a column of its own would set apart.

    Parameters
    ----------
    lines : DataFrame
        From `list_lines`.

    Examples
    --------
    >>> close_up(pd.DataFrame({"printed": ["a bore", "a bore"], "right": [", and long", "to me."]})).values.tolist()
    [['a bore,', 'and long'], ['a bore', 'to me.']]
    """
    stops = lines["right"].str.extract(_STOPS, expand=False).fillna("")
    right = [text[len(stop) :].lstrip() for text, stop in zip(lines["right"], stops, strict=True)]
    return lines.assign(printed=lines["printed"] + stops, right=pd.Series(right, index=lines.index, dtype="str"))


def sort_lines(lines: pd.DataFrame, *, by: str, reviews: pd.DataFrame) -> pd.DataFrame:
    """Sort lines, so that similar ones come together.

    Parameters
    ----------
    lines : DataFrame
        From `list_lines`.
    by : {"left", "right", "film", "critic", "date", "polarity"}
        By the words to the left, the last one first; by the words to the right; by name; the oldest first; the most
        negative first. Equal lines keep their order; what is unknown comes last, as does a line without words there.
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
    order_of_lines = sorted(range(len(words)), key=lambda line: (not words[line], words[line]))
    return lines.iloc[order_of_lines].reset_index(drop=True)


def _query_matches(connection: duckdb.DuckDBPyConnection, query: Query) -> pd.DataFrame:
    """Return `review`, `start` and `end` of each telling term's matches in the `texts` that the query selects."""
    connection.execute(
        "CREATE OR REPLACE TABLE holding AS SELECT review, translate(text, $marks, '\ufffd\ufffd') AS text "
        f"FROM (SELECT * FROM texts WHERE {query.condition})",
        {"marks": MARK + _CUT, **query.parameters},
    )
    return pd.concat([_query_term_matches(connection, term) for term in query.telling])


def _query_term_matches(connection: duckdb.DuckDBPyConnection, term: Term) -> pd.DataFrame:
    text, parameters = "text", [term.pattern]
    if not term.expression:
        text, parameters = "regexp_replace(text, ?, ?, 'g')", [f"{WORD}+", rf"{MARK}\0{MARK}", term.pattern]
    pieces = connection.execute(
        f"SELECT review, list_transform(string_split(replace(regexp_replace({text}, ?, ?, 'g'), ?, ''), ?), "
        "lambda piece: length(piece)) AS size FROM holding",
        [*parameters, rf"{_CUT}\0{_CUT}", MARK, _CUT],
    ).df()
    # Cut at both ends of each match, the pieces of a text are in turn outside and inside a match.
    pieces = pieces.explode("size").astype({"size": "int64"})
    by_review = pieces.groupby("review")
    pieces["end"] = by_review["size"].cumsum()
    pieces["start"] = pieces["end"] - pieces["size"]
    inside = (by_review.cumcount() % 2 == 1) & (pieces["size"] > 0)
    return pieces.loc[inside, ["review", "start", "end"]]


def _drop_overlapping(matches: pd.DataFrame) -> list[tuple[int, int, int]]:
    """Return the matches in their order, without those that begin inside an earlier one."""
    order = matches.sort_values(["review", "start", "end"], ascending=[True, True, False])
    kept: list[tuple[int, int, int]] = []
    for review, start, end in order.itertuples(index=False, name=None):
        if not kept or review != kept[-1][0] or start >= kept[-1][2]:
            kept.append((review, start, end))
    return kept


def _join_lines(text: str) -> str:
    return " ".join(text.split())


def _cut_left(text: str, *, cut: bool) -> str:
    whole = text.partition(" ")[2] if cut and " " in text else text
    return ("… " if cut else "") + _join_lines(whole)


def _cut_right(text: str, *, cut: bool) -> str:
    whole = text.rpartition(" ")[0] if cut and " " in text else text
    return _join_lines(whole) + (" …" if cut else "")
