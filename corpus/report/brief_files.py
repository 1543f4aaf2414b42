"""A brief as the bytes of a file; where that takes a while, made by a process of its own."""

import json
from datetime import date as calendar_date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from corpus.findings.brief import Brief
from corpus.findings.exhibit import Exhibit
from corpus.report.apart import answer, make_apart
from corpus.report.editions import FORMATS, clean_brief, render

#: Formats that take half a second of a processor and more; the others take less than such a process to start.
APART = ("html", "pdf", "pptx")
#: Columns of the chapters that are no texts and numbers.
_PARAMETERS, _EXHIBIT = "parameters", "exhibit"


def make_brief_file(brief: Brief, form: str, *, made: calendar_date | None = None) -> bytes:
    """Return a brief as a file: the bytes that `editions.render` gives, wherever they are made.

    Raises
    ------
    CorpusError
        There is no such format, or it cannot be made here.
    """
    if form not in APART:
        return render(brief, form, made=made)
    return make_apart(
        "corpus.report.brief_files",
        lambda folder: _hand_over(clean_brief(brief), form, made, folder),
        failing="The file could not be made. Try again, or take another format.",
    )


def _make(folder: Path) -> bytes:
    """Return the file of the brief in a folder; this runs in the other process."""
    asked = json.loads((folder / "asked.json").read_text(encoding="utf-8"))
    made = calendar_date.fromisoformat(asked["made"]) if asked["made"] else None
    return FORMATS[asked["form"]](_read_brief(asked["brief"], folder), made=made)


def _hand_over(brief: Brief, form: str, made: calendar_date | None, folder: Path) -> None:
    """Write a brief, and what is asked for, where the other process reads both."""
    chapters = brief.chapters
    _write_frame(chapters.drop(columns=[_PARAMETERS, _EXHIBIT]), folder / "chapters.arrow")
    exhibits: list[dict[str, Any] | None] = []
    for place, exhibit in enumerate(chapters[_EXHIBIT]):
        if exhibit is not None:
            _write_frame(exhibit.rows, folder / f"rows-{place}.arrow")
        exhibits.append(exhibit and {**exhibit._asdict(), "rows": place, "heads": dict(exhibit.heads)})
    told = brief._asdict() | {
        "chapters": list(chapters),
        _PARAMETERS: chapters[_PARAMETERS].tolist(),
        _EXHIBIT: exhibits,
    }
    asked = {"form": form, "made": made.isoformat() if made else None, "brief": told}
    # A number of NumPy's is written as it is.
    (folder / "asked.json").write_text(json.dumps(asked, default=lambda number: number.item()), encoding="utf-8")


def _read_brief(told: dict[str, Any], folder: Path) -> Brief:
    """Return the brief that `_hand_over` has written, as it was."""
    chapters = _read_frame(folder / "chapters.arrow")
    parameters = [{name: _freeze(value) for name, value in each.items()} for each in told.pop(_PARAMETERS)]
    exhibits = [each and _read_exhibit(each, folder) for each in told.pop(_EXHIBIT)]
    for name, cells in ((_PARAMETERS, parameters), (_EXHIBIT, exhibits)):
        chapters[name] = pd.Series(cells, chapters.index, dtype="object")
    told |= {"chapters": chapters[told["chapters"]], "unsure": _freeze(told["unsure"])}
    return Brief(**told | {"citation": tuple(map(_freeze, told["citation"]))})


def _read_exhibit(told: dict[str, Any], folder: Path) -> Exhibit:
    rows = _read_frame(folder / f"rows-{told['rows']}.arrow")
    return Exhibit(**told | {"rows": rows, "scale": _freeze(told["scale"])})


def _freeze(value: Any) -> Any:
    """Return what JSON has as a list as the tuple that it was."""
    return tuple(value) if isinstance(value, list) else value


def _write_frame(frame: pd.DataFrame, file: Path) -> None:
    table = pa.Table.from_pandas(frame)
    with pa.ipc.new_file(file, table.schema) as kept:
        kept.write_table(table)


def _read_frame(file: Path) -> pd.DataFrame:
    return pa.ipc.open_file(file.read_bytes()).read_pandas()


if __name__ == "__main__":
    answer(_make)
