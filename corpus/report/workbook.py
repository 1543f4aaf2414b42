"""A table as an Excel workbook, written row by row."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from corpus.errors import CorpusError
from corpus.scratch import Scratch

#: The most that one sheet takes: rows below the head, and characters a cell (as UTF-16 counts them).
MOST_ROWS, LONGEST_CELL = 1_048_575, 32_767
#: The end of a text that is cut because it is longer.
CUT = f" … [cut here: Excel takes {LONGEST_CELL:,} characters a cell; the CSV has the whole text]"
#: About how many cells are written in a second.
CELLS_A_SECOND = 120_000

_WIDEST, _SAMPLED = 60, 200

_Write = Callable[[Worksheet, int, int, Any], object]


def make_workbook(
    batches: Iterable[pa.RecordBatch], schema: pa.Schema, heads: Sequence[str], *, rows: int, sheet: str
) -> bytes:
    """Return a table as a workbook: a frozen head, texts as texts, numbers as numbers, days as days.

    Parameters
    ----------
    batches : iterable of pyarrow RecordBatch
        The rows, some at a time.
    schema : pyarrow Schema
        Texts, numbers, truth values, days (`date32`) and times (`timestamp`), each with missing ones.
    heads : sequence of str
        The names of the columns, for the first row.
    rows : int
        How many there are in all.
    sheet : str
        The name of the sheet.

    Raises
    ------
    CorpusError
        There are more rows than a sheet takes.
    """
    if rows > MOST_ROWS:
        raise CorpusError(f"Excel takes {MOST_ROWS:,} rows below the head, and this table has {rows:,}. Take the CSV.")
    with Scratch() as made:
        folder = Path(made)
        _write(batches, schema, heads, sheet, folder)
        return (folder / "table.xlsx").read_bytes()


def estimate_seconds(rows: int, columns: int) -> int:
    """Return about how many seconds a workbook of so many rows and columns takes; 0 for a short one.

    Examples
    --------
    >>> estimate_seconds(60, 8), estimate_seconds(200_000, 12)
    (0, 20)
    """
    return round(rows * columns / CELLS_A_SECOND)


def _write(
    batches: Iterable[pa.RecordBatch], schema: pa.Schema, heads: Sequence[str], sheet: str, folder: Path
) -> None:
    """Write the rows as they come; none of them is kept in memory."""
    # The library collects the rows in a file of this folder, and packs them at the end.
    workbook = xlsxwriter.Workbook(folder / "table.xlsx", {"constant_memory": True, "tmpdir": str(folder)})
    formats = {"bold": True}, {"num_format": "yyyy-mm-dd"}, {"num_format": "yyyy-mm-dd hh:mm"}
    bold, day, time = (workbook.add_format(each) for each in formats)
    written = workbook.add_worksheet(sheet)
    written.freeze_panes(1, 0)
    for column, head in enumerate(heads):
        write_text(written, 0, column, head, bold)
    writers = [_writer(each.type, day, time) for each in schema]
    widths = [len(head) for head in heads]
    row = 0
    for batch in batches:
        for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            row += 1
            for column, cell in enumerate(cells):
                if cell is not None:
                    writers[column](written, row, column, cell)
                    if row <= _SAMPLED:
                        widths[column] = max(widths[column], len(cell) if isinstance(cell, str) else 10)
    for column, width in enumerate(widths):
        written.set_column(column, column, min(width + 2, _WIDEST))
    if row:
        # Without this, Excel marks a film called 1917 as a mistake, with a green corner.
        written.ignore_errors({"number_stored_as_text": f"A1:{xlsxwriter.utility.xl_rowcol_to_cell(row, len(heads))}"})
    workbook.close()


def _writer(kind: pa.DataType, day: Any, time: Any) -> _Write:
    if pa.types.is_date(kind):
        return partial(write_date, given=day)
    if pa.types.is_timestamp(kind):
        return partial(write_date, given=time)
    if pa.types.is_boolean(kind):
        return Worksheet.write_boolean
    return write_number if pa.types.is_integer(kind) or pa.types.is_floating(kind) else write_text


class _Exact(float):
    """A number that is written with all its digits, where the library would write sixteen."""

    def __format__(self, _: str) -> str:
        return repr(float(self))


def write_number(sheet: Worksheet, row: int, column: int, number: float, given: Any = None) -> None:
    """Write a number with all its digits, in a given format; one that is missing, NaN, not at all."""
    if number in (float("inf"), float("-inf")):
        sheet.write_string(row, column, str(number), given)
    elif number == number:
        sheet.write_number(row, column, _Exact(number) if isinstance(number, float) else number, given)


def write_date(sheet: Worksheet, row: int, column: int, when: date | datetime, given: Any) -> None:
    """Write a day or a time in a given format."""
    # Excel's calendar begins in 1900; the cinema's does not.
    if when.year < 1900:
        sheet.write_string(row, column, when.isoformat()[:10])
    else:
        sheet.write_datetime(row, column, when, given)


def write_text(sheet: Worksheet, row: int, column: int, text: str, given: Any = None) -> None:
    """Write a text as a text, whatever it begins with; one that is longer than a cell takes is cut, and says so."""
    if len(text) > LONGEST_CELL // 2 and len(text.encode("utf-16-le")) > 2 * LONGEST_CELL:
        text = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT
    if text.startswith("<r>") and text.endswith("</r>"):
        # The library takes such a text for its own markup and would write it unescaped, with formulas in it.
        sheet.write_rich_string(row, column, text[:1], text[1:2], text[2:], *filter(None, [given]))
    else:
        sheet.write_string(row, column, text, given)
