"""Columns recognised by their cells, where their names do not say it: text, rating, date, film or critic.

The results are suggestions, which the reader sees as such and can change. A column that could be two things is
neither: a wrong column does more harm than one that is left for the reader to choose.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from statistics import median
from typing import Any, NamedTuple

import pandas as pd

from corpus.reading import dates, ratings
from corpus.reading.cleaning import as_text
from corpus.reading.table import excerpt

#: So many rows are looked at, and so many characters of each cell.
SAMPLE, _CHARACTERS = 200, 5_000
#: Characters that half of a column's cells have at least, if it holds texts.
LONG = 60
#: Times that a text must be longer than the next one to be clearly the review. No standfirst and no plot comes near.
CLEARLY = 4
#: Cells that are needed to see that names come back.
ENOUGH = 5

#: Words in a column's name which rule out that it is the text, the rating, the date, a name of a film or a critic.
_NO_TEXT = re.compile(
    r"\b(?:synopsis|plot|summary|description|overview|storyline|logline|tagline|headline|standfirst|biography|bio|cast"
    r"|awards|abstract|excerpt|copyright|url|link)\b"
)
_NO_RATING = re.compile(r"\b(?:mpaa|certificate|season|episode|part|pages?|series|audience|users?)\b")
_NO_DATE = re.compile(
    r"\b(?:released?|open(?:ing|ed)|premiered?|birth|born|accessed|scraped|crawled|retrieved|updated|modified|edited"
    r"|filmed|shot|dvd|streaming|theat(?:er|re)s|due)\b"
)
_NO_NAME = re.compile(
    r"\b(?:direct(?:ors?|ed)|cast|act(?:ors?|ress)|stars?|starring|lead|screen(?:play|writer)|composer|producers?"
    r"|studio|distributor|country|language|characters?|editor|section|subject|genres?|place|city|location)\b"
)
_OF_OUTLETS = re.compile(
    r"\b(?:the|times|news|magazine|daily|post|journal|reviews?|weekly|herald|guardian|tribune|gazette|press|radio"
    r"|films?|movies?|cinema|online)\b"
)

_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*(?:\s|$)|[。！？]")
_NAME_PART = r"[^\W\d_a-zà-ÿ][\w.'’-]*"
_PERSON = re.compile(rf"{_NAME_PART}(?: (?:{_NAME_PART}|d[aeiu]|del|della|la|le|van|von|der|den|bin|al|y)){{1,3}}")
_DATES = {"ISO date", "month by name", dates.DAY_FIRST, dates.MONTH_FIRST}
_SCALES = re.compile(r"stars of \d+|of (?:4|5|6|10|20|100)|letter")

_Cells = dict[str, list[str]]


class ColumnGuess(NamedTuple):
    """A column, and in words what its cells look like."""

    column: str
    because: str


def suggest_columns(
    cells: Mapping[str, Sequence[Any]], mapping: Mapping[str, str], *, perhaps_ratings: Collection[str] = ()
) -> dict[str, ColumnGuess]:
    """Return those of our columns that the names do not give, where the cells of exactly one column look like them.

    These are the text (long, in sentences, far longer than the next), the rating (scores with their scale, or numbers
    whose scale the column's name gives), the date (whole days), the film (names that their own reviews mention and
    others do not) and the critic (people's names that come back and change from review to review of one film). Years,
    outlets and genres look too much like other things.

    Parameters
    ----------
    cells : mapping of column to cells
    mapping : mapping of our column to the source's
        The columns that are known by their names.
    perhaps_ratings : collection of str
        Columns that may be ratings by their names, for which numbers without a scale are enough.

    Examples
    --------
    >>> suggest_columns({"a": ["B+", "C", "A-"], "b": ["4 May 2024", "2024-05-04", "5 May 2024"]}, {})["published"]
    ColumnGuess(column='b', because='dates such as “4 May 2024”')
    """
    sample = {name: [_plain(cell) for cell in column[:SAMPLE]] for name, column in cells.items()}
    free = {name: column for name, column in sample.items() if name not in mapping.values()}
    suggested: dict[str, ColumnGuess] = {}

    def of(field: str) -> list[str]:
        return sample.get(mapping.get(field) or (suggested[field].column if field in suggested else ""), [])

    def take(field: str, fits: Callable[[str, list[str]], bool], because: str) -> None:
        columns = [] if field in mapping else [name for name, column in free.items() if fits(name, column)]
        if len(columns) == 1:
            example = next(filter(None, free.pop(columns[0])))
            suggested[field] = ColumnGuess(columns[0], because.format(excerpt(example)))

    texts = _long(free)
    take("text", lambda name, column: name in texts, "the longest text")
    take("rating", lambda name, column: _are_scores(name, column, name in perhaps_ratings), "scores such as “{}”")
    take("published", _are_dates, "dates such as “{}”")
    take("film", lambda name, column: _are_mentioned(name, column, of("text")), "names that their own reviews mention")
    take("reviewer", lambda name, column: _are_critics(name, column, of("film")), "names of people that come back")
    return suggested


def find_long_texts(cells: Mapping[str, Sequence[Any]]) -> list[str]:
    """Return the column that clearly holds the reviews, or several among which only the reader can choose.

    Examples
    --------
    >>> review = "Two men meet on a train, one of them leaves it, and nobody minds at all."
    >>> find_long_texts({"id": ["7"], "Views": [review]})
    ['Views']
    """
    return _long({name: [_plain(cell) for cell in column[:SAMPLE]] for name, column in cells.items()})


def _plain(cell: Any) -> str:
    return (as_text(cell) or "")[:_CHARACTERS].strip()


def _words(name: str) -> str:
    """Return the words of a column's name, such as "release date" of "releaseDate"."""
    return re.sub(r"[\W_]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)).casefold()


def _long(free: _Cells) -> list[str]:
    sizes = {}
    for name, column in free.items():
        given = [cell for cell in column if cell]
        if not given or 2 * len(given) < len(column) or _NO_TEXT.search(_words(name)):
            continue
        sentences = sum(bool(_SENTENCE_END.search(cell)) for cell in given)
        # A plot comes back with each review of its film; a review does not.
        if median(map(len, given)) >= LONG and sentences >= 0.6 * len(given) and len(set(given)) >= 0.8 * len(given):
            sizes[name] = median(map(len, given))
    longest = sorted(sizes, key=lambda name: -sizes[name])
    return longest[:1] if len(longest) > 1 and sizes[longest[0]] >= CLEARLY * sizes[longest[1]] else longest


def _are_scores(name: str, column: list[str], perhaps: bool) -> bool:
    given = [cell for cell in column if cell]
    top = ratings.split_scale(name)[1]
    if len(given) < 3 or len(set(given)) < 2 or _NO_RATING.search(_words(name)):
        return False
    scales = ratings.parse_ratings(pd.Series(given, dtype="str"), top=top)["scale"]
    if perhaps or top:
        return bool((scales != ratings.UNREADABLE).mean() >= 0.9)
    # Letters without a plus or minus may be sections.
    sections = (scales == "letter").any() and not any(re.search(r"[+−-]", cell) for cell in given)
    return bool(scales.str.fullmatch(_SCALES).mean() >= 0.9) and not sections


def _are_dates(name: str, column: list[str]) -> bool:
    given = [cell for cell in column if cell]
    if len(given) < 3 or 2 * len(given) < len(column) or _NO_DATE.search(_words(name)) or all(map(str.isdigit, given)):
        return False
    return bool(dates.parse_dates(pd.Series(given, dtype="str"))["read_as"].isin(_DATES).mean() >= 0.9)


def _are_mentioned(name: str, column: list[str], texts: list[str]) -> bool:
    """Whether the cells are names that occur in the text of their own row, and not in one of another name."""
    rows = [(cell.casefold(), text.casefold()) for cell, text in zip(column, texts, strict=False) if cell and text]
    if len(rows) < ENOUGH or 2 * len(rows) < len(column) or _NO_NAME.search(_words(name)):
        return False
    if len({cell for cell, _ in rows}) < 2 or median(len(cell) for cell, _ in rows) > LONG:
        return False
    own = sum(len(cell) > 2 and cell in text for cell, text in rows)
    others = (next(text for other, text in [*rows[n:], *rows] if other != cell) for n, (cell, _) in enumerate(rows))
    stray = sum(cell in text for (cell, _), text in zip(rows, others, strict=True))
    return own >= len(rows) / 2 and stray <= own / 3


def _are_critics(name: str, column: list[str], films: list[str]) -> bool:
    """Whether the cells are names of people that come back, and that differ between the reviews of one film."""
    given = [cell for cell in column if cell]
    if len(given) < ENOUGH or 2 * len(given) < len(column) or _NO_NAME.search(_words(name)):
        return False
    people = sum(bool(_PERSON.fullmatch(cell)) and not _OF_OUTLETS.search(cell.casefold()) for cell in given)
    if people < 0.9 * len(given) or not 2 <= len(set(given)) <= 0.7 * len(given):
        return False
    by_film: dict[str, list[str]] = {}
    for cell, film in zip(column, films, strict=False):
        if cell and film:
            by_film.setdefault(film, []).append(cell)
    several = [cells for cells in by_film.values() if len(cells) > 1]
    # A name that all reviews of a film share belongs to the film: its director, its lead.
    return bool(several) and 2 * sum(len(set(cells)) > 1 for cells in several) >= len(several)
