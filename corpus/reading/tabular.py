"""Parquet and Excel, read in pieces and within the limits, whatever sizes the files claim."""

import io
import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from corpus.errors import SourceError
from corpus.reading import archives
from corpus.reading.limits import LIMITS, Limits, format_bytes
from corpus.reading.table import BadRow, Table, column_names

_BATCH = 2_000
_ENDLESS_BLANKS = 10_000
_SHEET_COLUMNS = 16_384


def read_parquet(data: bytes, *, limits: Limits = LIMITS, head: int | None = None) -> Table:
    """Return the rows of a Parquet file.

    Parameters
    ----------
    data : bytes
        The file's bytes.
    limits : Limits
        The most that is read.
    head : int, optional
        Stop after so many rows.

    Raises
    ------
    SourceError
        It is damaged, or passes a limit; the count of rows is looked at before any of them is decoded.
    """
    try:
        file = pq.ParquetFile(io.BytesIO(data))
        rows = file.metadata.num_rows
        if rows > limits.rows:
            raise SourceError(f"this table has {rows:,} rows; at most {limits.rows:,} are read", kind="too large")
        names = column_names(file.schema_arrow.names, limits=limits)
        if not rows or not names:
            raise SourceError(f"this table has column names ({', '.join(names[:8])}) and no rows", kind="empty file")
        columns: list[list[Any]] = [[] for _ in names]
        unfolded = 0
        # The sizes in the footer may be false, so decoded bytes are counted.
        for batch in file.iter_batches(batch_size=min(_BATCH, head or _BATCH), use_threads=False):
            plain = [_plain(column) for column in batch.columns]
            if (unfolded := unfolded + sum(column.nbytes for column in plain)) > limits.inflated_bytes:
                raise SourceError(
                    f"this table unfolds into more than {format_bytes(limits.inflated_bytes)}, the most",
                    kind="too large",
                )
            for listed, column in zip(columns, plain, strict=True):
                listed.extend(column.to_pylist())
            if head is not None:
                break
    except pa.ArrowException as error:
        raise SourceError(f"this Parquet file is damaged ({str(error)[:200]})") from error
    except (OSError, ValueError, OverflowError) as error:
        raise SourceError(f"this Parquet file cannot be read ({str(error)[:200]})") from error
    cells = {name: column[:head] for name, column in zip(names, columns, strict=True)}
    return Table(cells, range(1, 1 + len(cells[names[0]])))


def read_workbook(data: bytes, *, limits: Limits = LIMITS, head: int | None = None) -> Table:
    """Return the rows of a workbook's first sheet that is not empty; its first row names the columns.

    Sheets behind it become one bad row each. Formulas give the value that was stored with them.

    Parameters
    ----------
    data : bytes
        The file's bytes.
    limits : Limits
        The most that is read.
    head : int, optional
        Stop after so many rows.

    Raises
    ------
    SourceError
        It is damaged, password-protected, packed too tightly, or holds nothing.
    """
    # Only here: loading it takes a tenth of a second, of which each build would have two, workbooks or not.
    from openpyxl import load_workbook

    with archives.open_zip(data, limits=limits) as archive:
        for member in archives.list_members(archive):
            archives.check_member(member, limits=limits)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles, charts and validations, none of which is read.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                return _first_sheet(book, limits, head)
            finally:
                book.close()
    except SourceError:
        raise
    # openpyxl lets whatever goes wrong in a damaged file escape: KeyError, TypeError, expat's and defusedxml's errors.
    except Exception as error:
        if isinstance(error, MemoryError):
            raise
        raise SourceError(f"this workbook cannot be read ({type(error.__cause__ or error).__name__})") from error


def _plain(column: pa.Array) -> pa.Array:
    """Return a column as text: whole numbers stay whole where some are missing; days and times are in ISO format."""
    if pa.types.is_nested(column.type):
        return column
    try:
        return column.cast(pa.large_string())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return pa.nulls(len(column))


def _first_sheet(book: Any, limits: Limits, head: int | None) -> Table:
    """Return the rows of the first sheet that is not empty; each sheet behind it is a bad row."""
    sheets = iter(book.worksheets)
    for sheet in sheets:
        if header := next(_rows(sheet, 1, limits.rows, limits.columns + 1), None):
            break
    else:
        raise SourceError("this workbook is empty: no sheet has a row of column names", kind="empty file")
    table = _read_sheet(sheet, header, limits, head)
    further = (
        [] if head is not None else [other for other in sheets if next(_rows(other, 1, 100, limits.columns), None)]
    )
    bad = [_refuse_sheet(other, sheet) for other in further] + table.bad
    if not table.numbers and not bad:
        shown = ", ".join(list(table.cells)[:8])
        raise SourceError(f"this sheet has column names ({shown}) and no rows", kind="empty file")
    return replace(table, bad=bad)


def _refuse_sheet(sheet: Any, first: Any) -> BadRow:
    reason = f"the sheet “{sheet.title}” was not read: the first that is not empty, “{first.title}”, is"
    return BadRow(None, "further sheet", reason)


def _read_sheet(sheet: Any, header: tuple[int, tuple[Any, ...]], limits: Limits, head: int | None) -> Table:
    """Return the rows below the header, whose number and cells are given, as far as the limits go."""
    start, titles = header
    width = max(column for column, title in enumerate(titles, start=1) if title is not None)
    names = column_names(titles[:width], limits=limits)
    most = min(limits.rows, limits.cells // width)
    numbers: list[int] = []
    rows: list[tuple[Any, ...]] = []
    bad: list[BadRow] = []
    # One row and one column more than are read show that there are more.
    for number, cells in _rows(sheet, start + 1, start + most + 1, width + 1):
        if number > start + most:
            reason = f"this row and those behind it were left out: {most:,} are the most"
            bad.append(BadRow(number, "over limit", reason))
        elif cells[width] is not None:
            reason = f"a cell behind the last column that has a name, “{names[-1]}”"
            bad.append(BadRow(number, "unnamed column", reason))
        else:
            numbers.append(number)
            rows.append(tuple(_spell_day(cell) for cell in cells[:width]))
        if head is not None and len(rows) == head:
            break
    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    return Table({name: list(column) for name, column in zip(names, columns, strict=True)}, numbers, bad)


def _rows(sheet: Any, first: int, last: int, width: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Yield the rows that hold anything, with their numbers; a long run of empty ones ends the sheet."""
    # A sheet may claim any size; without its claim, rows come as they are found.
    sheet.reset_dimensions()
    blanks = 0
    for number, cells in enumerate(
        sheet.iter_rows(min_row=first, max_row=last, max_col=min(width, _SHEET_COLUMNS), values_only=True), start=first
    ):
        if any(cell is not None for cell in cells):
            blanks = 0
            # Without the sheet's claim, openpyxl gives short rows as they are.
            yield number, (*cells, *[None] * (width - len(cells)))
        elif (blanks := blanks + 1) > _ENDLESS_BLANKS:
            return


def _spell_day(cell: Any) -> Any:
    """Return a day or a time as ISO text, without the time where it is midnight; any other cell as it is."""
    return cell.isoformat(sep=" ").removesuffix(" 00:00:00") if hasattr(cell, "hour") and hasattr(cell, "day") else cell
