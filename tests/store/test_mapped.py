"""A table comes back from its file as it was, and stays there."""

import numpy as np
import pandas as pd
import pytest

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
