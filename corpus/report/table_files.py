"""A table as the bytes of a file; of a long one, made by a process of its own, so that the server can answer."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pandas as pd
import pyarrow as pa
from pandas.api.types import is_object_dtype

from corpus.report.apart import answer, make_apart
from corpus.report.tables import to_csv, to_xlsx

#: How each format is made.
FORMATS: Mapping[str, Callable[[pd.DataFrame], bytes]] = MappingProxyType(
    {"csv": lambda frame: to_csv(frame).encode(), "xlsx": to_xlsx}
)
#: A table of more cells than this has a process of its own: that takes a second to start, and these less.
CELLS_HERE = 50_000


def make_file(frame: pd.DataFrame, form: str) -> bytes:
    """Return a table as a file: the same bytes wherever they are made.

    Parameters
    ----------
    frame : DataFrame
    form : str
        One of `FORMATS`; see `tables.to_csv` and `tables.to_xlsx`.

    Raises
    ------
    CorpusError
        The format does not take so many rows, or the file cannot be made.
    """
    if frame.size <= CELLS_HERE:
        return FORMATS[form](frame)
    return make_apart(
        "corpus.report.table_files",
        lambda folder: _hand_over(frame, form, folder),
        failing="The file could not be made. Take fewer rows.",
    )


def _make(folder: Path) -> bytes:
    """Return the file of the table in a folder; this runs in the other process."""
    asked = json.loads((folder / "asked.json").read_text(encoding="utf-8"))
    with pa.memory_map(str(folder / "table.arrow")) as kept:
        frame = pa.ipc.open_file(kept).read_pandas().set_axis(asked["heads"], axis="columns")
        return FORMATS[asked["form"]](frame)


def _hand_over(frame: pd.DataFrame, form: str, folder: Path) -> None:
    """Write a table, and what is asked for, where the other process reads both."""
    # Columns may bear the same name: they are known by their places. No format writes more of an object than its text.
    placed = frame.set_axis([str(place) for place in range(frame.shape[1])], axis="columns")
    for place, dtype in enumerate(placed.dtypes):
        if is_object_dtype(dtype):
            placed.isetitem(place, placed.iloc[:, place].map(str, na_action="ignore").astype("str").array)
    table = pa.Table.from_pandas(placed, preserve_index=False)
    with pa.ipc.new_file(folder / "table.arrow", table.schema) as kept:
        kept.write_table(table)
    asked = {"form": form, "heads": [str(name) for name in frame.columns]}
    (folder / "asked.json").write_text(json.dumps(asked), encoding="utf-8")


if __name__ == "__main__":
    answer(_make)
