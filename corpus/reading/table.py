"""The table that every format is read into: cells by column, bad rows, and how the file was understood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from corpus.errors import SourceError
from corpus.reading.limits import Limits
from corpus.schema import RejectKind

_EXCERPT = 200


class BadRow(NamedTuple):
    """A row that became no review: its number (None for a file as a whole), why, and how it begins."""

    row: int | None
    kind: RejectKind
    reason: str
    excerpt: str = ""


@dataclass(frozen=True)
class Table:
    """The rows of one file.

    Attributes
    ----------
    cells : dict of column name to list
        Text as in the file; None where a cell is empty; lists and objects as in JSON and Parquet.
    numbers : sequence of int
        Of each row, from 1: the line that it begins at in CSV and JSON Lines, else its place.
    bad : list of BadRow
    format, encoding, delimiter, note : str
        How the file was understood; "" where it does not apply.
    """

    cells: dict[str, list[Any]]
    numbers: Sequence[int]
    bad: list[BadRow] = field(default_factory=list)
    format: str = ""
    encoding: str = ""
    delimiter: str = ""
    note: str = ""


def excerpt(text: object) -> str:
    """Return how a text begins, on one line."""
    return " ".join(str(text)[:_EXCERPT].encode("utf-8", "replace").decode().split())


def column_names(header: Sequence[object], *, limits: Limits) -> list[str]:
    """Return the names of a header, made different: "text", "text (2)"; a third column without a name is "column 3".

    Names that differ in nothing but case count as one, because databases take them for one.

    Raises
    ------
    SourceError
        There are too many.

    Examples
    --------
    >>> from corpus.reading.limits import LIMITS
    >>> column_names(["text", " Text", ""], limits=LIMITS)
    ['text', 'Text (2)', 'column 3']
    """
    if len(header) > limits.columns:
        raise SourceError(
            f"this table has {len(header):,} columns; at most {limits.columns:,} are read", kind="too large"
        )
    names: list[str] = []
    taken: set[str] = set()
    for place, title in enumerate(header, start=1):
        shown = re.sub(r"[\x00-\x1f\x7f\ufeff\ud800-\udfff]", "", "" if title is None else str(title)[:_EXCERPT])
        stem = name = shown.strip() or f"column {place}"
        copy = 1
        while name.casefold() in taken:
            copy += 1
            name = f"{stem} ({copy})"
        taken.add(name.casefold())
        names.append(name)
    return names
