"""What every format says of a brief's chapters: its table as written, where its numbers are from, its limits."""

from collections.abc import Iterator
from datetime import date as calendar_date
from datetime import datetime
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype, is_float_dtype, is_numeric_dtype

from corpus.figures.exhibits import pick_rows
from corpus.findings.brief import Brief
from corpus.findings.exhibit import Exhibit
from corpus.wording import chance, date, number, plural, writer_of

#: Rows of a chapter's table at most.
ROWS = 8
#: Columns of one scale: they are written with the same digits.
_TOGETHER = ("value", "low", "high")


class Table(NamedTuple):
    """A table as it is printed.

    Attributes
    ----------
    heads : list of str
    numeric : list of bool
        Which columns hold numbers, which stand at the right.
    rows : list of list of str
        The cells of each row, as text.
    named : list of bool
        Of which rows the sentence speaks.
    banned : list of bool
        Which rows are of a banned phrase.
    cut : str
        How many rows there are besides, in words; empty where there are none.
    """

    heads: list[str]
    numeric: list[bool]
    rows: list[list[str]]
    named: list[bool]
    banned: list[bool]
    cut: str


class Quote(NamedTuple):
    """A passage as it is quoted.

    Attributes
    ----------
    text, label : str
        The passage, and where it is from.
    more : list of str
        What else is said of it, each with its head: "Rating: 1.7".
    """

    text: str
    label: str
    more: list[str]


def tabulate_exhibit(exhibit: Exhibit, *, most: int = ROWS) -> Table:
    """Return the rows of an exhibit as a table to be printed; of a spread, a row a group.

    Parameters
    ----------
    exhibit : Exhibit
    most : int
        Rows at most; those that the sentence names are among them.
    """
    if exhibit.form == "spread":
        exhibit = _sum_up(exhibit)
    rows = exhibit.rows
    if exhibit.form in ("ranking", "spread"):
        rows = pick_rows(exhibit, most)
    elif exhibit.form == "timeline":
        rows = rows.tail(most)
    else:
        rows = rows.head(most)
    columns = [column for column in exhibit.heads if column in rows]
    named, banned = (rows[name].tolist() if name in rows else [False] * len(rows) for name in ("named", "banned"))
    cells = [write_column(rows, column) for column in columns]
    of = max(exhibit.of, len(exhibit.rows))
    # The note of passages says how many there are.
    cut = (
        ""
        if len(rows) == of or exhibit.form == "passages"
        else f"Table: {number(len(rows))} of {plural(of, exhibit.noun)}."
    )
    return Table(
        [exhibit.heads[column] for column in columns],
        [is_numeric_dtype(rows[column]) and not is_bool_dtype(rows[column]) for column in columns],
        [list(row) for row in zip(*cells, strict=True)],
        [bool(each) for each in named],
        [bool(each) for each in banned],
        cut,
    )


def quote_passages(exhibit: Exhibit, *, most: int = ROWS) -> list[Quote]:
    """Return the first passages as they are quoted; none where something else is shown."""
    if exhibit.form != "passages":
        return []
    columns = [column for column in exhibit.heads if column in exhibit.rows]
    quoted = []
    for row in tabulate_exhibit(exhibit, most=most).rows:
        cells = dict(zip(columns, row, strict=True))
        more = [f"{exhibit.heads[name]}: {cells[name]}" for name in columns if name not in ("label", "text")]
        quoted.append(
            Quote(cells.get("text", ""), cells.get("label", ""), [each for each in more if each[-2:] != ": "])
        )
    return quoted


def name_others(exhibit: Exhibit, quoted: int) -> str:
    """Return what stands above the quotations after those that are read together, of which the sentence speaks.

    Examples
    --------
    >>> pairs = Exhibit("passages", pd.DataFrame(), {}, "", noun="pair")
    >>> name_others(pairs, 2), name_others(pairs, 4)
    ('Another pair', 'Other pairs')
    """
    others = quoted - exhibit.together
    return "" if others < 1 else f"Another {exhibit.noun}" if others == 1 else f"Other {exhibit.noun}s"


def write_column(rows: pd.DataFrame, column: str) -> list[str]:
    """Return the cells of a column as text: numbers with as many digits as they carry."""
    cells = rows[column]
    if is_bool_dtype(cells):
        return ["yes" if cell else "no" for cell in cells]
    if is_float_dtype(cells):
        return list(map(writer_of(alike_columns(rows, column)), cells))
    if is_numeric_dtype(cells):
        return [number(cell) for cell in cells]
    if is_datetime64_any_dtype(cells):
        return [date(cell) for cell in cells]
    return ["" if pd.isna(cell) else str(cell) for cell in cells]


def alike_columns(rows: pd.DataFrame, column: str) -> np.ndarray:
    """Return all numbers that are written with the same digits as those of a column: a value and its range."""
    alike = [each for each in _TOGETHER if each in rows] if column in _TOGETHER else [column]
    return rows[alike].to_numpy(dtype=float).ravel()


def list_chapters(brief: Brief) -> Iterator[Any]:
    """Yield the chapters of a brief in their order, each with the names of its columns as attributes."""
    yield from brief.chapters.itertuples(index=False)


def write_source(brief: Brief, n: int) -> str:
    """Say how many reviews a finding rests on, and of which corpus and selection they are."""
    known = dict(brief.citation)
    of = ", ".join(known[name] for name in ("Corpus", "Selection") if known.get(name))
    return f"From {plural(n, 'review')}." + (f" Source: {of}." if of else "")


def write_link(chapter: Any, root: str) -> str:
    """Return the whole address of a finding's view below that of the dashboard; empty where either is not known."""
    return f"{root.rstrip('/')}/{chapter.href.lstrip('/')}" if root and chapter.href else ""


def date_file(made: calendar_date | None) -> datetime:
    """Return when a file says that it was made: on the day that is printed on it, at no hour; else always the same."""
    return datetime(2000, 1, 1) if made is None else datetime(made.year, made.month, made.day)


def write_method(chapter: Any) -> str:
    """Return the line on how a finding was found and what it cannot say; of one that was tested, how surely."""
    sure = f"Corrected for all that was tested: q {_equals(chance(chapter.q))}." if pd.notna(chapter.q) else ""
    return " ".join(filter(None, [chapter.method, sure]))


def _equals(text: str) -> str:
    return text if text.startswith("<") else f"= {text}"


def _sum_up(exhibit: Exhibit) -> Exhibit:
    """Return of a spread a row a group: how many values it has, and from where to where."""
    groups = exhibit.rows.groupby("label", sort=False, observed=True)
    rows = groups.agg(
        n=("value", "count"), lowest=("value", "min"), mean=("value", "mean"), highest=("value", "max"),
        named=("named", "any"),
    )  # fmt: skip
    heads = {
        "label": exhibit.heads.get("label", "Group"), "n": "Reviews",
        "lowest": "Lowest", "mean": "Mean", "highest": "Highest",
    }  # fmt: skip
    return exhibit._replace(rows=rows.reset_index().assign(low=np.nan), heads=heads)
