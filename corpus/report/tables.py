"""Tables as CSV and Excel files, which a spreadsheet opens as texts and numbers, never as formulas."""

import csv
import io
from collections.abc import Iterator, Sequence

import pandas as pd
import pyarrow as pa
from pandas.api.types import (
    is_bool_dtype,
    is_datetime64_any_dtype,
    is_float_dtype,
    is_integer_dtype,
    is_object_dtype,
    is_string_dtype,
)

from corpus.disarming import disarm
from corpus.report import workbook

_NOT_IN_XML = r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
#: Rows are converted so many at a time, which takes little memory.
_ROWS = 5_000
#: The name of the only sheet of a workbook.
_SHEET = "Refrain"


def to_csv(frame: pd.DataFrame) -> str:
    r"""Return a table as CSV: texts quoted and disarmed, dates as 2025-03-31, missing as nothing, numbers as they are.

    Examples
    --------
    >>> to_csv(pd.DataFrame({"film": ["=1+1", None], "rating": [-3.5, 7.0]}))
    '"film","rating"\n"\'=1+1",-3.5\n"",7.0\n'
    """
    kinds, out = _kinds(frame), io.StringIO()
    for part in _parts(frame.set_axis([disarm(str(name)) for name in frame.columns], axis=1)):
        for place, kind in enumerate(kinds):
            # Times too: else a part with nothing but midnights would be written as days.
            if kind in ("text", "time"):
                cells = part.iloc[:, place].astype("object").map(_spell, na_action="ignore")
                part.isetitem(place, cells.to_numpy(dtype=object))
        # Every text is quoted, because the writer itself would leave a text with a lone carriage return unquoted.
        part.to_csv(out, index=False, header=not out.tell(), lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    return out.getvalue()


def to_xlsx(frame: pd.DataFrame) -> bytes:
    """Return a table as an Excel workbook whose texts are texts, whatever they begin with.

    Times are in UTC. Control characters, which a workbook cannot hold, are left out. A text that is longer than a cell
    takes ends with the words that say so (`workbook.CUT`).

    Parameters
    ----------
    frame : DataFrame

    Raises
    ------
    CorpusError
        The table has more rows than a sheet takes.
    """
    kinds = _kinds(frame)
    # Columns may bear the same name: they are known by their places.
    schema = pa.schema([(str(place), _ARROW[kind]) for place, kind in enumerate(kinds)])
    rows = (_arrow(part, kinds, schema) for part in _parts(frame))
    return workbook.make_workbook(rows, schema, [str(name) for name in frame.columns], rows=len(frame), sheet=_SHEET)


def _spell(cell: object) -> str:
    return disarm(str(cell))


_ARROW = {
    "text": pa.string(),
    "day": pa.date32(),
    "time": pa.timestamp("us"),
    "truth": pa.bool_(),
    "count": pa.int64(),
    "number": pa.float64(),
}


def _arrow(part: pd.DataFrame, kinds: Sequence[str], schema: pa.Schema) -> pa.RecordBatch:
    """Return rows with each cell in the type that the workbook gives it."""
    columns = []
    for place, (kind, field) in enumerate(zip(kinds, schema, strict=True)):
        cells = part.iloc[:, place]
        if kind == "text":
            cells = cells.astype("object").map(str, na_action="ignore").astype("str")
            cells = cells.str.replace(_NOT_IN_XML, "", regex=True)
        elif isinstance(cells.dtype, pd.DatetimeTZDtype):
            cells = cells.dt.tz_convert("UTC").dt.tz_localize(None)
        columns.append(pa.Array.from_pandas(cells, type=field.type, safe=False))
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _parts(frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield copies of a frame's rows, some at a time; at least one part. A zero has no sign there."""
    floats = [place for place, dtype in enumerate(frame.dtypes) if is_float_dtype(dtype)]
    for first in range(0, max(len(frame), 1), _ROWS):
        part = frame.iloc[first : first + _ROWS].copy()
        for place in floats:
            part.isetitem(place, (part.iloc[:, place] + 0.0).array)
        yield part


def _kinds(frame: pd.DataFrame) -> list[str]:
    """Return of each column whether it holds texts, days, times, truth values, whole numbers or numbers."""
    kinds = []
    for place, dtype in enumerate(frame.dtypes):
        if is_string_dtype(dtype) or is_object_dtype(dtype) or isinstance(dtype, pd.CategoricalDtype):
            kinds.append("text")
        elif is_datetime64_any_dtype(dtype):
            known = frame.iloc[:, place].dropna()
            kinds.append("day" if (known == known.dt.normalize()).all() and known.dt.tz is None else "time")
        else:
            kinds.append("truth" if is_bool_dtype(dtype) else "count" if is_integer_dtype(dtype) else "number")
    return kinds
