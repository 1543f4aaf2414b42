"""The texts of a built corpus, read from its folder when someone reads or searches them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from corpus.errors import StoreError
from corpus.search.parsing import parse_query
from corpus.search.timeout import SECONDS, limit_time, split_rows


@dataclass(frozen=True)
class Texts:
    """The column `text` of `reviews.parquet`, queried by DuckDB and never kept in memory.

    Attributes
    ----------
    folder : Path
        The corpus's folder.
    review_ids : Series of str
        The ids of all reviews, in the order of the file.
    connection : DuckDBPyConnection
        Each query runs on a cursor of its own, so that several threads can ask at once.
    """

    folder: Path
    review_ids: pd.Series
    connection: duckdb.DuckDBPyConnection

    def read(self, review_ids: Sequence[str]) -> pd.Series:
        """Return the texts of some reviews, indexed by review id, in the order asked for.

        Raises
        ------
        StoreError
            One is not there: the corpus has been replaced since it was opened.
        """
        ids = list(dict.fromkeys(review_ids))
        rows = self._ask(
            self.connection.cursor(),
            "SELECT review_id, text FROM read_parquet($file) WHERE review_id IN (SELECT unnest($ids))",
            ids=ids,
        )
        if len(rows) < len(ids):
            raise self._gone()
        return rows.set_index("review_id")["text"].loc[ids]

    def search(self, words: str, *, seconds: float = SECONDS) -> np.ndarray:
        """Return one bool a review: whether its text is what is searched for, in the syntax of `search.parsing`.

        Parameters
        ----------
        words : str
            The search.
        seconds : float
            How long it may take.

        Raises
        ------
        SelectionError
            The search cannot be understood, or it takes longer than so many seconds; see `timeout.limit_time`.
        """
        asked = parse_query(words)
        query = (
            "SELECT review_id FROM read_parquet($file, file_row_number = true) "
            f"WHERE file_row_number >= $first AND file_row_number < $behind AND {asked.condition}"
        )
        # Words cost little, and least all at once; what a reader's own pattern costs is seen in its first parts.
        size = len(self.review_ids)
        cut = split_rows(size) if asked.expressions else [(0, size)]
        cursor = self.connection.cursor()
        with limit_time(cursor, seconds=seconds):
            matching = [
                review_id
                for first, behind in cut
                for review_id in self._ask(cursor, query, first=first, behind=behind, **asked.parameters)["review_id"]
            ]
        return self.review_ids.isin(matching).to_numpy()

    def match_pattern(self, pattern: str) -> np.ndarray:
        """Return one bool a review: whether its text matches a pattern of ours, in the syntax of RE2."""
        query = "SELECT review_id FROM read_parquet($file) WHERE regexp_matches(text, $pattern)"
        matching = self._ask(self.connection.cursor(), query, pattern=pattern)
        return self.review_ids.isin(matching["review_id"]).to_numpy()

    def _ask(self, cursor: duckdb.DuckDBPyConnection, query: str, **parameters: Any) -> pd.DataFrame:
        try:
            return cursor.execute(query, {"file": str(self.folder / "reviews.parquet"), **parameters}).df()
        except duckdb.IOException as error:
            raise self._gone() from error

    def _gone(self) -> StoreError:
        return StoreError(f"The corpus in {self.folder} is gone or has been replaced. Reload the page.")
