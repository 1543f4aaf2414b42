"""CSV and other delimited text: each row has the header's columns, or is a bad row."""

import contextlib
import csv
import io
import re
from collections.abc import Iterator, Mapping

from corpus.errors import SourceError
from corpus.reading.limits import LIMITS, MEBIBYTE, Limits
from corpus.reading.table import BadRow, Table, column_names, excerpt
from corpus.schema import RejectKind

_DELIMITERS = ",;\t|"
#: A character that no text has: a table of one column needs no delimiter, and a comma in its rows is a comma.
_NONE = "\x1f"
_SAMPLE_LINES = 200
# A quotation mark, a line end or a letter cannot be one; newer Pythons raise ValueError for the first two.
_SAYS_ITS_DELIMITER = re.compile(r'sep=([^\w"\r\n\0])\r?\n?', re.IGNORECASE)
#: The longest cell that Python's reader takes, in characters: it bounds what a quote that is never closed swallows.
#: Far above what is read at most, so that a cell that is too long is one row, which `rows` refuses in words.
_LONGEST_CELL = 64 * MEBIBYTE
csv.field_size_limit(_LONGEST_CELL)
#: What Python's reader complains of → the kind of the reject, and the reason.
_COMPLAINTS: Mapping[str, tuple[RejectKind, str]] = {
    "unexpected end of data": ("open quote", "a quote is opened and never closed"),
    "expected after": ("stray quote", "a quote inside the row is neither doubled nor the end of its cell"),
    "field larger": (
        "too long",
        f"a cell has far more than the {LIMITS.review_characters:,} characters that are read at most, or a quote is "
        "never closed",
    ),
}


def read_delimited(text: str, *, limits: Limits = LIMITS, head: int | None = None) -> Table:
    r"""Return the rows of delimited text; the first line that is not empty names the columns.

    A row whose number of cells is not the header's is a bad row, never shifted; empty cells behind the last column are
    no cells. Where quotes do not close as they should, the first line of the row is bad and reading begins anew at the
    next, so that an open quote costs one row. Backslashes before quotes are understood.

    Parameters
    ----------
    text : str
    limits : Limits
        The most that is read.
    head : int, optional
        Stop after so many rows.

    Raises
    ------
    SourceError
        There is no header, there is nothing behind it, or a limit is passed.

    Examples
    --------
    >>> table = read_delimited("film;text\nDusk;Fine, really\nDawn;Dull;7\n")
    >>> table.cells, table.numbers, table.bad[0].row, table.delimiter
    ({'film': ['Dusk'], 'text': ['Fine, really']}, [2], 3, ';')
    """
    # Python's splitlines would also break at form feeds and U+2028, which are text.
    lines = list(io.StringIO(text, newline=""))
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    declared = _SAYS_ITS_DELIMITER.fullmatch(lines[first]) if first < len(lines) else None
    first += bool(declared)
    if first == len(lines):
        raise SourceError("this table is empty: it has no line of column names", kind="empty file")
    delimiter = declared[1] if declared else _detect(lines[first : first + _SAMPLE_LINES])
    header, start = _header(lines, first, delimiter)
    names = column_names(header, limits=limits)
    numbers: list[int] = []
    rows: list[list[str]] = []
    bad: list[BadRow] = []
    for number, record in _records(lines, start, delimiter, len(names)):
        if len(rows) + len(bad) == (limits.rows if head is None else head):
            if head is None:
                bad.append(
                    BadRow(
                        number,
                        "over limit",
                        f"this row and those behind it were left out: {limits.rows:,} are the most",
                    )
                )
            break
        if isinstance(record, BadRow):
            bad.append(record)
        else:
            numbers.append(number)
            rows.append(record)
    if not rows and not bad:
        raise SourceError(f"this table has column names ({', '.join(names[:8])}) and no rows", kind="empty file")
    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    cells = {name: list(column) for name, column in zip(names, columns, strict=True)}
    return Table(cells, numbers, bad, delimiter="" if delimiter == _NONE else delimiter)


def _detect(sample: list[str]) -> str:
    """Choose the delimiter with which most rows have as many cells as the header, and then the header most."""
    best, delimiter = (0.0, 1), _NONE
    for candidate in _DELIMITERS:
        rows: list[list[str]] = []
        # What cannot be read ends the sample, and says nothing about the rows before it.
        with contextlib.suppress(csv.Error):
            rows.extend(row for row in csv.reader(sample, delimiter=candidate) if row)
        fitting = sum(len(row) == len(rows[0]) for row in rows[1:]) / max(1, len(rows) - 1)
        if rows and len(rows[0]) > 1 and (fitting, len(rows[0])) > best:
            best, delimiter = (fitting, len(rows[0])), candidate
    return delimiter


def _header(lines: list[str], first: int, delimiter: str) -> tuple[list[str], int]:
    reader = csv.reader((lines[line] for line in range(first, len(lines))), delimiter=delimiter, strict=True)
    try:
        return next(reader), first + reader.line_num
    except csv.Error as error:
        raise SourceError(f"the line of column names cannot be read: {_classify(error)[1]}") from error


def _records(lines: list[str], start: int, delimiter: str, width: int) -> Iterator[tuple[int, list[str] | BadRow]]:
    """Yield the number of the line that each row begins at, and its cells or why it cannot be read."""
    begun = start
    while begun < len(lines):
        origin = begun
        reader = csv.reader((lines[line] for line in range(origin, len(lines))), delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                number, begun = begun + 1, origin + reader.line_num
                fitted = _fit(cells, width)
                if fitted:
                    yield number, fitted
                elif cells:
                    mended = _mend(lines, number - 1, delimiter, width)
                    if mended:
                        yield number, mended[0]
                        begun = mended[1]
                        break
                    cell = "cell" if len(cells) == 1 else "cells"
                    reason = f"{len(cells):,} {cell} where the header has {width:,}"
                    yield number, BadRow(number, "cell count", reason, excerpt(lines[number - 1]))
                    if _each_fits(lines[number:begun], delimiter, width):
                        begun = number
                        break
        except csv.Error as error:
            number = begun + 1
            mended = _mend(lines, begun, delimiter, width)
            yield number, mended[0] if mended else BadRow(number, *_classify(error), excerpt(lines[begun]))
            begun = mended[1] if mended else number


def _fit(cells: list[str], width: int) -> list[str] | None:
    if len(cells) > width and not any(cells[width:]):
        return cells[:width]
    return cells if len(cells) == width else None


def _mend(lines: list[str], line: int, delimiter: str, width: int) -> tuple[list[str], int] | None:
    """Read one row again with backslashes before its quotes, as some databases write them."""
    if '\\"' not in lines[line]:
        return None
    rest = (lines[number] for number in range(line, len(lines)))
    reader = csv.reader(rest, delimiter=delimiter, strict=True, escapechar="\\")
    try:
        fitted = _fit(next(reader), width)
    except csv.Error:
        return None
    return (fitted, line + reader.line_num) if fitted else None


def _each_fits(lines: list[str], delimiter: str, width: int) -> bool:
    """Whether the lines inside an open quote are complete rows themselves."""
    try:
        return bool(lines) and all(
            len(cells) == width for line in lines for cells in csv.reader([line], delimiter=delimiter, strict=True)
        )
    except csv.Error:
        return False


def _classify(error: csv.Error) -> tuple[RejectKind, str]:
    """Return the kind and the reason of a row that Python's reader could not read."""
    return next((why for sign, why in _COMPLAINTS.items() if sign in str(error)), ("broken row", str(error)))
