"""The cells of a table → rows of the reviews table, and what became none."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from corpus.disarming import rearm
from corpus.reading import columns, dates, ratings
from corpus.reading.cleaning import as_text, clean
from corpus.reading.limits import LIMITS, Limits
from corpus.reading.table import Table, excerpt
from corpus.schema import MEASURED_COLUMNS
from corpus.wording import plural

_YEAR = re.compile(r"(1[89]\d\d|20\d\d)(?:\.0)?")
_GENRE_BREAK = re.compile(r"\s*[|;,]\s*")


@dataclass(frozen=True)
class Rows:
    """What a table came to.

    Attributes
    ----------
    reviews : DataFrame
        `schema.READ_COLUMNS` that the table fills in, extra columns as text; the index is the row's place in the table.
        `review_id` is still missing.
    rejects : DataFrame
        `reason` and `excerpt`, with the same kind of index.
    notes : list of str
        What was decided about the scores, the dates and the rest, in sentences.
    """

    reviews: pd.DataFrame
    rejects: pd.DataFrame
    notes: list[str]


def named(table: Table, found: Mapping[str, str]) -> dict[str, list[Any]]:
    """Return a table's cells under our names: `found` says which is which, the others keep theirs.

    What Refrain itself exported is taken as it is; its measures are left out, because they are measured again.
    """
    if columns.is_export(table.cells):
        # Only CSV is disarmed: the cells of a workbook have types.
        ours = {name: cells for name, cells in table.cells.items() if name not in ("review_id", *MEASURED_COLUMNS)}
        if table.format != "CSV":
            return ours
        return {
            name: [rearm(cell) if isinstance(cell, str) else cell for cell in cells] for name, cells in ours.items()
        }
    extra = columns.extra_names(table.cells, taken=found.values())
    return {
        **{field: table.cells[name] for field, name in found.items()},
        **{shown: table.cells[name] for name, shown in extra.items()},
    }


def to_rows(cells: Mapping[str, Sequence[Any]], *, top: float | None = None, limits: Limits = LIMITS) -> Rows:
    r"""Clean texts, read scores and dates, and set aside the rows without a text.

    Parameters
    ----------
    cells : mapping of column to cells
        Under our names, as `named` gives them; `text` is there.
    top : float, optional
        Of the scale that the ratings' column is on by its name, as "Score /5" is.

    Examples
    --------
    >>> rows = to_rows({"text": ["Fine.<br />Long.", ""], "rating": ["3/4", "4/4"]})
    >>> rows.reviews["text"].tolist(), rows.reviews["rating"].tolist(), rows.rejects["reason"].tolist()
    (['Fine.\nLong.'], [7.5], ['there is no text'])
    """
    size = len(cells["text"])
    reasons = pd.Series("", index=range(size), dtype="object")
    for name, column in cells.items():
        for place, cell in enumerate(column):
            if isinstance(cell, str) and len(cell) > limits.review_characters:
                what = "the text" if name == "text" else f"“{name}”"
                reasons[place] = f"{what} has {len(cell):,} characters; at most {limits.review_characters:,} are read"
    short = [cell if reason == "" else None for cell, reason in zip(cells["text"], reasons, strict=True)]
    cleaned = clean(pd.Series(short, dtype="object"))
    reasons = reasons.mask((reasons == "") & cleaned.refused, "there is a list or an object where the text should be")
    reasons = reasons.mask((reasons == "") & (cleaned.texts == ""), "there is no text")
    kept = reasons == ""

    notes = []
    removed = cleaned.removed[kept]
    if removed.any():
        characters, texts = plural(int(removed.sum()), "character"), plural(int((removed > 0).sum()), "text")
        notes.append(f"{characters} that nobody sees were removed from {texts}.")
    given = pd.DataFrame(
        {name: _tidied(column) for name, column in cells.items() if name != "text"}, index=range(size)
    )[kept]
    for name in given.columns.intersection(["film", "reviewer", "outlet"]):
        given[name] = given[name].str.replace(r"\s+", " ", regex=True)
    reviews = pd.concat([given, cleaned.texts[kept].astype("str").rename("text")], axis=1)
    for read in _read_year, _read_dates, partial(_read_ratings, top=top):
        reviews, said = read(reviews)
        notes += said
    if "genres" in reviews:
        reviews["genres"] = reviews["genres"].map(_genres, na_action="ignore").astype("str")
    begins = [excerpt(as_text(cells["text"][row]) or "") for row in reasons.index[~kept]]
    rejects = pd.DataFrame({"reason": reasons[~kept].astype("str"), "excerpt": pd.array(begins, dtype="str")})
    return Rows(reviews, rejects, notes)


def _tidied(column: Sequence[Any]) -> pd.Series:
    """Return cells as clean text, missing where empty; each different one is cleaned once."""
    codes, different = pd.factorize(pd.Series([_flat(cell) for cell in column], dtype="object"))
    texts = clean(pd.Series(different, dtype="object")).texts.astype("object")
    return pd.Series(texts.where(texts != "", None).take(codes).array, dtype="str")


def _flat(cell: Any) -> str:
    if isinstance(cell, list) and all(not isinstance(one, list | dict) for one in cell):
        return ", ".join(filter(None, map(as_text, cell)))
    if isinstance(cell, list | dict):
        return json.dumps(cell, ensure_ascii=False, default=str)
    return as_text(cell) or ""


def _read_year(reviews: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    if "year" not in reviews:
        return reviews, []
    years = reviews["year"].str.strip().str.extract(f"^{_YEAR.pattern}$", expand=False)
    unread = reviews["year"].notna() & years.isna()
    said = (
        [f"{unread.sum():,} of the years could not be read, such as {reviews['year'][unread].iloc[0]}."]
        if unread.any()
        else []
    )
    return _with_unread(reviews, "year", unread).assign(year=pd.to_numeric(years).astype("Int64")), said


def _read_dates(reviews: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    if "published" not in reviews:
        return reviews, []
    parsed = dates.parse(reviews["published"])
    said = [f"Dates: {sentence}" for sentence in dates.describe(reviews["published"], parsed)]
    unread = parsed["read_as"] == dates.UNREADABLE
    return _with_unread(reviews, "published", unread).assign(published=parsed["published"]), said


def _read_ratings(reviews: pd.DataFrame, *, top: float | None) -> tuple[pd.DataFrame, list[str]]:
    if "rating" not in reviews:
        return reviews, []
    if "rating_given" in reviews:
        # Our own export: the scale was told from all of the corpus, of which this may be a part.
        ours = pd.to_numeric(reviews["rating"], errors="coerce").astype("float64")
        return reviews.assign(rating=ours.where(ours.between(0, 10))), []
    parsed = ratings.parse(reviews["rating"], top=top)
    said = [f"Scores: {sentence}" for sentence in ratings.describe(reviews["rating"], parsed)]
    return reviews.assign(rating_given=reviews["rating"], rating=parsed["rating"]), said


def _with_unread(reviews: pd.DataFrame, name: str, unread: pd.Series) -> pd.DataFrame:
    """Keep the spelling of what could not be read as an extra column."""
    return reviews.assign(**{f"{name}_given": reviews[name].where(unread)}) if unread.any() else reviews


def _genres(spelling: str) -> str:
    return ", ".join(dict.fromkeys(filter(None, _GENRE_BREAK.split(spelling.strip()))))
