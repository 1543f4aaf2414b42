"""What a corpus has read before, so that further sources are read as if all had come together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from corpus.reading.documents import FRONT_MATTER
from corpus.reading.formats import holds_one_review
from corpus.schema import FILES, GIVEN, MEASURED_COLUMNS, READ_COLUMNS, REJECTS, conform

#: A column of how a date was spelled. No source has a column of this name.
SPELLED = "\0published"
#: Columns that reading makes of what it could not read; it makes them again.
_UNREAD = ("year_given", "published_given")
#: Columns that are read, but for the text, which there always is.
_READ = {*READ_COLUMNS} - {"text"}


@dataclass(frozen=True)
class Former:
    """The tables of a corpus, as reading left them before anything was inferred from all reviews together.

    Attributes
    ----------
    reviews : DataFrame
        `schema.READ_COLUMNS` with the film that the source named, if it did, and other columns as text; and `SPELLED`.
    rejects : DataFrame
        `schema.REJECTS`.
    files : DataFrame
        `schema.FILES`.
    """

    reviews: pd.DataFrame
    rejects: pd.DataFrame
    files: pd.DataFrame

    @classmethod
    def read(cls, folder: Path) -> "Former":
        """Read the tables of a built corpus from its folder."""
        tables = {
            name: pd.read_parquet(folder / f"{name}.parquet") for name in ("reviews", "rejects", "files", "given")
        }
        reviews = conform(tables["reviews"].drop(columns=list(MEASURED_COLUMNS)), READ_COLUMNS)
        given = conform(tables["given"], GIVEN).set_index("review_id").loc[reviews["review_id"]]
        others = {name: _as_text(reviews[name]) for name in reviews.columns[len(READ_COLUMNS) :]}
        reviews = reviews.assign(**others, film=given["film"].array, **{SPELLED: given["published"].array})
        return cls(reviews, conform(tables["rejects"], REJECTS), conform(tables["files"], FILES))

    @property
    def alone(self) -> pd.Series:
        """One bool a review: whether it was a file of its own."""
        return self.reviews["source"].isin(self.files.loc[self.files["source"].map(holds_one_review), "source"])

    @property
    def folders(self) -> set[str]:
        """The folders in which a Markdown file has front matter."""
        marked = self.files.loc[self.files["format"] == FRONT_MATTER, "source"]
        return {source.rpartition("/")[0] for source in marked}

    @property
    def names(self) -> set[str]:
        """The names that sources have already: of files, and of the folders that they lay in."""
        parts = (source.split("/") for source in self.files["source"])
        return {"/".join(each[:end]) for each in parts for end in range(1, len(each) + 1)}

    def list_cells(self, rows: pd.DataFrame) -> dict[str, list[Any]]:
        """Return some of the reviews as cells that are still to be read, by column."""
        year = rows["year"].astype("str").fillna(rows.get("year_given"))
        again = rows.assign(published=rows[SPELLED], rating=rows["rating_given"], year=year)
        left_out = {"review_id", "source", "rating_given", *_UNREAD}
        kept = [name for name in again if name not in left_out and not str(name).startswith("\0")]
        # Of the columns that we read, one without a value is one that there was not; others are kept as they are.
        cells = again[[name for name in kept if name not in _READ or again[name].notna().any()]]
        return {
            str(name): column.astype("object").where(column.notna(), None).tolist() for name, column in cells.items()
        }


def merge_notes(former: Sequence[str], new: Sequence[str], *, texts: bool) -> list[str]:
    """Return the notes of two imports together: on tables, and behind them on all files of one review each.

    Parameters
    ----------
    former, new : sequence of str
    texts : bool
        Whether there are new files of one review each: then the new notes speak of all of these.

    Examples
    --------
    >>> merge_notes(["Files of one review each: fine."], ["a.csv: fine."], texts=False)
    ['a.csv: fine.', 'Files of one review each: fine.']
    >>> merge_notes(["Files of one review each: fine."], [], texts=True)
    []
    """
    alone = re.compile(r"(?:Files|[\d,]+ files?) of one review each: ")
    tables = [note for note in (*former, *new) if not alone.match(note)]
    return [*tables, *filter(alone.match, new if texts else former)]


def _as_text(column: pd.Series) -> pd.Series:
    """Return a column whose type was inferred as the text that it was inferred from."""
    if pd.api.types.is_bool_dtype(column):
        return column.map({True: "true", False: "false"}).astype("str")
    return column if pd.api.types.is_string_dtype(column) else column.map(str, na_action="ignore").astype("str")
