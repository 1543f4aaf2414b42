"""The cells of a source's table → rows of the table of reviews, and the rows that are rejected."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from corpus.disarming import rearm
from corpus.reading import columns, dates, ratings
from corpus.reading.cleaning import as_text, clean_texts
from corpus.reading.limits import LIMITS, Limits
from corpus.reading.table import Table, excerpt
from corpus.schema import MEASURED_COLUMNS, REJECT_KINDS, RejectKind
from corpus.wording import plural

#: The columns of names, and what each names.
NAMES: Mapping[str, str] = {"film": "film", "reviewer": "critic", "outlet": "outlet"}
_YEAR = re.compile(r"(1[89]\d\d|20\d\d)(?:\.0)?")
_GENRE_BREAK = re.compile(r"\s*[|;,]\s*")


@dataclass(frozen=True)
class Rows:
    """The rows of one table, read.

    Attributes
    ----------
    reviews : DataFrame
        Those of `schema.READ_COLUMNS` that the table has, but for `review_id`, and extra columns as text; the index is
        the row's place in the table.
    rejects : DataFrame
        `kind`, `reason` and `excerpt`, with the same kind of index.
    notes : list of str
        Decisions about scores, dates and the rest, in sentences.
    """

    reviews: pd.DataFrame
    rejects: pd.DataFrame
    notes: list[str]


def rename_columns(table: Table, mapping: Mapping[str, str]) -> dict[str, list[Any]]:
    """Return a table's cells by column, those of `mapping` (our column to the table's) under our names.

    The other columns keep their names. What Refrain itself exported is taken as it is; its measures are left out,
    because they are measured again.
    """
    if columns.is_export(table.cells):
        # Only CSV is disarmed: the cells of a workbook have types.
        ours = {name: cells for name, cells in table.cells.items() if name not in ("review_id", *MEASURED_COLUMNS)}
        if table.format != "CSV":
            return ours
        return {
            name: [rearm(cell) if isinstance(cell, str) else cell for cell in cells] for name, cells in ours.items()
        }
    extra = columns.name_extra_columns(table.cells, taken=mapping.values())
    return {
        **{field: table.cells[name] for field, name in mapping.items()},
        **{shown: table.cells[name] for name, shown in extra.items()},
    }


def read_rows(cells: Mapping[str, Sequence[Any]], *, top: float | None = None, limits: Limits = LIMITS) -> Rows:
    r"""Clean texts, read scores and dates, and reject the rows without a text.

    Parameters
    ----------
    cells : mapping of column to cells
        Under our names, as `rename_columns` gives them; `text` is there.
    top : float, optional
        The top of the scale in the name of the ratings' column, such as "Score /5".
    limits : Limits
        A longer text than these allow is a reject; a longer name is kept beside, and names nothing.

    Examples
    --------
    >>> rows = read_rows({"text": ["Fine.<br />Long.", ""], "rating": ["3/4", "4/4"]})
    >>> rows.reviews["text"].tolist(), rows.reviews["rating"].tolist(), rows.rejects["reason"].tolist()
    (['Fine.\nLong.'], [7.5], ['there is no text'])
    """
    rejected = _too_long(cells, limits)
    short = [None if row in rejected else cell for row, cell in enumerate(cells["text"])]
    cleaned = clean_texts(pd.Series(short, dtype="object"))
    for row in np.flatnonzero(cleaned.refused | (cleaned.texts == "")).tolist():
        kind: RejectKind = "not text" if cleaned.refused[row] else "no text"
        rejected.setdefault(row, (kind, REJECT_KINDS[kind]))
    kept = ~cleaned.texts.index.isin(list(rejected))

    notes = []
    removed = cleaned.removed[kept]
    if removed.any():
        count, texts = int(removed.sum()), plural(int((removed > 0).sum()), "text")
        were = "was" if count == 1 else "were"
        notes.append(f"{plural(count, 'invisible character')} {were} removed from {texts}.")
    given = pd.DataFrame(
        {name: _tidied(column) for name, column in cells.items() if name != "text"}, index=cleaned.texts.index
    )[kept]
    for name in given.columns.intersection([*NAMES]):
        given[name] = given[name].str.replace(r"\s+", " ", regex=True)
    reviews = pd.concat([given, cleaned.texts[kept].astype("str").rename("text")], axis=1)
    for read in partial(_read_names, limits=limits), _read_year, _read_dates, partial(_read_ratings, top=top):
        reviews, sentences = read(reviews)
        notes += sentences
    if "genres" in reviews:
        reviews["genres"] = reviews["genres"].map(_genres, na_action="ignore").astype("str")
    return Rows(reviews, _tabulate_rejects(rejected, cells["text"]), notes)


def _too_long(cells: Mapping[str, Sequence[Any]], limits: Limits) -> dict[int, tuple[RejectKind, str]]:
    """Return the rows with a cell that is longer than what is read, each with the kind and the reason."""
    rejected: dict[int, tuple[RejectKind, str]] = {}
    for name, column in cells.items():
        for row, cell in enumerate(column):
            if isinstance(cell, str) and len(cell) > limits.review_characters:
                what = "the text" if name == "text" else f"“{name}”"
                reason = f"{what} has {len(cell):,} characters; at most {limits.review_characters:,} are read"
                rejected[row] = ("too long", reason)
    return rejected


def _tabulate_rejects(rejected: Mapping[int, tuple[RejectKind, str]], texts: Sequence[Any]) -> pd.DataFrame:
    """Return the rows that became no review as `Rows.rejects`, in their order."""
    rows = sorted(rejected)
    lines = [(*rejected[row], excerpt(as_text(texts[row]) or "")) for row in rows]
    return pd.DataFrame(lines, columns=["kind", "reason", "excerpt"], index=pd.Index(rows, dtype="int64"), dtype="str")


def _tidied(column: Sequence[Any]) -> pd.Series:
    """Return cells as clean text, missing where empty; each different one is cleaned once."""
    codes, different = pd.factorize(pd.Series([_flat(cell) for cell in column], dtype="object"))
    texts = clean_texts(pd.Series(different, dtype="object")).texts.astype("object")
    return pd.Series(texts.where(texts != "", None).take(codes).array, dtype="str")


def _flat(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, list) and all(not isinstance(one, list | dict) for one in cell):
        return ", ".join(filter(None, map(as_text, cell)))
    if isinstance(cell, list | dict):
        return json.dumps(cell, ensure_ascii=False, default=str)
    return as_text(cell) or ""


def _read_names(reviews: pd.DataFrame, *, limits: Limits) -> tuple[pd.DataFrame, list[str]]:
    notes = []
    for name, noun in NAMES.items():
        if name in reviews and (unread := reviews[name].str.len() > limits.name_characters).any():
            names, were = plural(int(unread.sum()), f"{noun} name"), "was" if unread.sum() == 1 else "were"
            notes.append(f"{names} of more than {limits.name_characters} characters {were} left out.")
            reviews = _with_unread(reviews, name, unread).assign(**{name: reviews[name].mask(unread)})
    return reviews, notes


def _read_year(reviews: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    if "year" not in reviews:
        return reviews, []
    years = reviews["year"].str.strip().str.extract(f"^{_YEAR.pattern}$", expand=False)
    unread = reviews["year"].notna() & years.isna()
    notes = []
    if unread.any():
        notes = [f"{plural(int(unread.sum()), 'year')} could not be read, such as {reviews['year'][unread].iloc[0]}."]
    return _with_unread(reviews, "year", unread).assign(year=pd.to_numeric(years).astype("Int64")), notes


def _read_dates(reviews: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    if "published" not in reviews:
        return reviews, []
    parsed = dates.parse_dates(reviews["published"])
    notes = dates.describe_dates(reviews["published"], parsed)
    unread = parsed["read_as"] == dates.UNREADABLE
    return _with_unread(reviews, "published", unread).assign(published=parsed["published"]), notes


def _read_ratings(reviews: pd.DataFrame, *, top: float | None) -> tuple[pd.DataFrame, list[str]]:
    if "rating" not in reviews:
        return reviews, []
    if "rating_given" in reviews:
        # Our own export: the scale was inferred from the whole corpus, of which this may be a part.
        ours = pd.to_numeric(reviews["rating"], errors="coerce").astype("float64")
        return reviews.assign(rating=ours.where(ours.between(0, 10))), []
    parsed = ratings.parse_ratings(reviews["rating"], top=top)
    notes = ratings.describe_ratings(reviews["rating"], parsed)
    return reviews.assign(rating_given=reviews["rating"], rating=parsed["rating"]), notes


def _with_unread(reviews: pd.DataFrame, name: str, unread: pd.Series) -> pd.DataFrame:
    """Keep the spelling of unreadable cells as an extra column."""
    return reviews.assign(**{f"{name}_given": reviews[name].where(unread)}) if unread.any() else reviews


def _genres(spelling: str) -> str:
    return ", ".join(dict.fromkeys(filter(None, _GENRE_BREAK.split(spelling.strip()))))
