"""Files of tables and of arrays that are read where they lie: memory holds what is touched, once for all processes."""

import contextlib
from collections.abc import Iterator, Sequence
from io import BufferedReader
from pathlib import Path
from typing import IO, Any

import numpy as np
import pandas as pd
import pyarrow as pa

from corpus.memory import give_back_files, map_aside
from corpus.text.arrays import name_rows

#: So many bytes of an array are written at a time.
_WRITTEN = 16 << 20


def write_table(table: pd.DataFrame, file: Path, *, repeated: list[str]) -> None:
    """Write a table.

    Parameters
    ----------
    table : DataFrame
        Its columns are texts, numbers and days.
    file : Path
    repeated : list of str
        Columns of texts that are read as categories, in the order in which they first come.
    """
    columns = {
        str(name): _number_texts(values) if name in repeated else _keep_column(values)
        for name, values in table.items()
    }  # fmt: skip
    # As one batch: then each column is one array.
    batch = pa.record_batch(columns)
    with _open(file) as sink, pa.ipc.new_file(sink, batch.schema) as writer:
        writer.write_batch(batch)


def read_table(handle: BufferedReader) -> pd.DataFrame:
    """Return a table that `write_table` has written; its columns stay in the file and cannot be written to."""
    batch = _map(handle).get_batch(0)
    columns = {name: _read_column(batch[name]) for name in batch.schema.names}
    return pd.DataFrame(columns, copy=False)


def write_arrays(arrays: pd.DataFrame, file: Path) -> None:
    """Write a table of one row, whose cells are arrays."""
    table = pa.table({str(name): _gather_cells(cells) for name, cells in arrays.items()})
    with _open(file) as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)


def read_arrays(handle: BufferedReader) -> dict[str, Any]:
    """Return the arrays that `write_arrays` has written; numbers are NumPy's, which cannot be written to."""
    columns = _map(handle).read_all()
    arrays = {name: columns[name].chunk(0).values for name in columns.column_names}
    numeric = {name: pa.types.is_primitive(each.type) for name, each in arrays.items()}
    return {name: each.to_numpy() if numeric[name] else each for name, each in arrays.items()}


def keep_texts(texts: pd.Series | Sequence[str]) -> pa.LargeStringArray:
    """Return texts as one array of Arrow's."""
    kept = pa.array(texts, pa.large_string())
    return kept.combine_chunks() if isinstance(kept, pa.ChunkedArray) else kept


def read_texts(kept: pa.LargeStringArray) -> pd.Series:
    """Return texts as pandas has them; they stay in their file."""
    return pd.Series(pd.array(kept, dtype="str"))


class _Sink:
    """A file that gives back what is read of others to fill it: of a table's arrays, memory holds some megabytes."""

    closed = False

    def __init__(self, handle: IO[bytes]) -> None:
        self._handle = handle

    def write(self, data: bytes | pa.Buffer) -> int:
        view = memoryview(data)
        for first in range(0, len(view), _WRITTEN):
            self._handle.write(view[first : first + _WRITTEN])
            if len(view) > _WRITTEN:
                give_back_files()
        return len(view)

    def flush(self) -> None:
        self._handle.flush()


@contextlib.contextmanager
def _open(file: Path) -> Iterator[pa.PythonFile]:
    with file.open("wb") as handle:
        yield pa.PythonFile(_Sink(handle), "w")


def _map(handle: BufferedReader) -> pa.RecordBatchFileReader:
    # The file may be deleted meanwhile: what is mapped of it lasts as long as the arrays.
    return pa.ipc.open_file(pa.BufferReader(pa.py_buffer(map_aside(handle))))


def _gather_cells(cells: pd.Series) -> pa.Array:
    """Return a column of one array, which is not copied."""
    first = cells.iloc[0]
    return pa.ListArray.from_arrays([0, len(first)], pa.array(first))


def _keep_column(values: pd.Series) -> pa.Array:
    return keep_texts(values) if pd.api.types.is_string_dtype(values) else pa.array(values.to_numpy())


def _number_texts(values: pd.Series) -> pa.DictionaryArray:
    numbers, texts = pd.factorize(values)
    # In the type that pandas gives so many categories: then it need not copy them.
    codes = pd.Categorical.from_codes(numbers, pd.RangeIndex(len(texts))).codes
    return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(texts, pa.large_string()))


def _read_column(kept: pa.Array) -> Any:
    if isinstance(kept, pa.DictionaryArray):
        return name_rows(kept.indices.to_numpy(), pd.Index(read_texts(kept.dictionary)))
    if pa.types.is_large_string(kept.type):
        return read_texts(kept)
    if pa.types.is_timestamp(kept.type):
        # A day that is missing is a number of NumPy's own, which stands there too.
        return np.frombuffer(kept.buffers()[1], "datetime64[s]", len(kept)) if len(kept) else np.empty(0, "M8[s]")
    return kept.to_numpy()
