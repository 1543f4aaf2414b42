import io
import resource
import time
import zipfile

import numpy as np
import pandas as pd
import pytest

from corpus.errors import CorpusError
from corpus.report import apart, table_files, workbook
from corpus.report.table_files import FORMATS, make_file
from tests.hostile import HOSTILE_TEXTS

#: Every kind of column, with values that are missing, and two columns of the same name.
KINDS = pd.concat(
    [
        pd.DataFrame(
            {
                "=text": pd.Series([*HOSTILE_TEXTS.values(), None], dtype="str"),
                "object": [[1, "=2"], None, *range(len(HOSTILE_TEXTS) - 1)],
                "number": 0.1 + 0.2,
                "zero": -0.0,
                "published": pd.Timestamp("1895-12-28"),
            }
        ).astype({"published": "datetime64[s]"}),
        pd.DataFrame(
            {
                "number": pd.array([2**53, None], "Int64"),
                "phrase": pd.Categorical(["@b", "a"], ["b", "@b", "a"]),
                "built": pd.to_datetime(["2025-03-31 10:30+02:00", None]),
                "share": pd.array([1.5, None], "Float64"),
                "own": pd.array([True, None], "boolean"),
            }
        ),
    ],
    axis="columns",
)


def unpack(made: bytes) -> list[bytes]:
    """Return the text of a CSV file, or the parts of a workbook, but for the moment in which it was made."""
    if not zipfile.is_zipfile(io.BytesIO(made)):
        return [made]
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        return [parts.read(name) for name in parts.namelist() if name != "docProps/core.xml"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_process_of_its_own_makes_the_same_bytes(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    here = make_file(KINDS, form)
    monkeypatch.setattr(table_files, "CELLS_HERE", 0)
    assert unpack(make_file(KINDS, form)) == unpack(here)


def test_a_long_table_is_the_work_of_another_process() -> None:
    rows = 12_501
    frame = pd.DataFrame({"film": [f"Film {n}" for n in range(rows)], "critic": "Ann", "n": range(rows), "rating": 0.5})
    before, ours = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, time.process_time()
    make_file(frame, "xlsx")
    ours, theirs = time.process_time() - ours, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    assert theirs > 5 * ours


def test_why_a_long_table_is_not_made_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CorpusError, match=r"1,048,575 rows.*has 1,048,576. Take the CSV"):
        make_file(pd.DataFrame({"n": np.zeros(workbook.MOST_ROWS + 1, dtype=bool)}), "xlsx")
    monkeypatch.setattr(apart, "LONGEST", 0.01)
    with pytest.raises(CorpusError, match=r"could not be made\. Take fewer rows\."):
        make_file(pd.DataFrame({"n": np.zeros(table_files.CELLS_HERE + 1)}), "csv")
