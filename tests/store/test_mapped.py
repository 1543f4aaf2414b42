"""A table comes back from its file as it was, and stays there."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from corpus.memory import give_back_memory
from corpus.store import mapped

TABLE = pd.DataFrame(
    {
        "review_id": ["r2", "r1", "r2"],
        "phrase": ["a “slow” burn", None, ""],
        "reviews": [3, 2**40, 0],
        "polarity": [0.5, np.nan, -1.0],
        "published": pd.to_datetime(["2025-03-31", None, "1899-12-31"]).astype("datetime64[s]"),
    }
).astype({"review_id": "str", "phrase": "str"})


@pytest.mark.parametrize("rows", [3, 0])
def test_a_table_comes_back_and_cannot_be_written_to(rows, tmp_path):
    table = TABLE.head(rows)
    mapped.write_table(table, tmp_path / "table.arrow", repeated=["review_id"])
    with (tmp_path / "table.arrow").open("rb") as handle:
        read = mapped.read_table(handle)
    (tmp_path / "table.arrow").unlink()
    assert read["review_id"].cat.categories.tolist() == ["r2", "r1"][:rows]
    pd.testing.assert_frame_equal(read.astype({"review_id": "str"}), table)
    for column in ("reviews", "polarity", "published")[: rows and 3]:
        with pytest.raises(ValueError, match="read-only"):
            read[column].array._ndarray[0] = read[column].array._ndarray[1]


def test_texts_in_several_parts_are_kept_as_one(tmp_path):
    texts = pd.concat([TABLE["phrase"], TABLE["review_id"]], ignore_index=True)
    pd.testing.assert_series_equal(mapped.read_texts(mapped.keep_texts(texts)), texts)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="The system says nothing of a process's memory.")
def test_what_was_read_of_a_table_is_given_back_and_read_again(tmp_path):
    table = pd.DataFrame({"place": np.arange(2_000_000)})
    mapped.write_table(table, tmp_path / "table.arrow", repeated=[])
    with (tmp_path / "table.arrow").open("rb") as handle:
        read = mapped.read_table(handle)

    def held() -> int:
        return int(Path("/proc/self/statm").read_text().split()[2]) * 4096

    give_back_memory()
    before = held()
    assert read["place"].sum() == table["place"].sum()
    assert held() - before > 14_000_000
    give_back_memory()
    assert held() - before < 2_000_000
    assert read["place"].iloc[-1] == 1_999_999
