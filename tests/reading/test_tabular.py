import datetime
import io
from dataclasses import replace

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook

from corpus.errors import SourceError
from corpus.reading.limits import LIMITS
from corpus.reading.tabular import read_parquet, read_workbook


def _parquet(**columns):
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def _workbook(*rows, **sheets):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for title, more in sheets.items():
        sheet = book.create_sheet(title)
        for row in more:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_parquet_values_are_spelled_as_text_and_whole_numbers_stay_whole():
    table = read_parquet(
        _parquet(
            film=["1917", "None"],
            year=pa.array([2019, None]),
            rating=pa.array([7.5, 8.0]),
            seen=pa.array([datetime.date(2024, 1, 5), None]),
            top=pa.array([True, None]),
            genres=pa.array([["Drama", "War"], None]),
            cover=pa.array([b"\xff", None]),
            kind=pa.array(["a", "a"]).dictionary_encode(),
        )
    )
    assert table.cells == {
        "film": ["1917", "None"],
        "year": ["2019", None],
        "rating": ["7.5", "8"],
        "seen": ["2024-01-05", None],
        "top": ["true", None],
        "genres": [["Drama", "War"], None],
        "cover": [None, None],
        "kind": ["a", "a"],
    }
    assert list(table.numbers) == [1, 2]


def test_a_parquet_file_without_rows_or_columns_is_refused():
    for frame in pd.DataFrame({"text": []}), pd.DataFrame(index=range(3)):
        out = io.BytesIO()
        frame.to_parquet(out, index=False)
        with pytest.raises(SourceError, match="no rows"):
            read_parquet(out.getvalue())


def test_parquet_is_refused_by_its_rows_and_by_what_it_unfolds_into():
    data = _parquet(text=["Fine. " * 100] * 50)
    with pytest.raises(SourceError, match="50 rows; at most 49"):
        read_parquet(data, limits=replace(LIMITS, rows=49))
    with pytest.raises(SourceError, match="unfolds into more than 2 KB"):
        read_parquet(data, limits=replace(LIMITS, inflated_bytes=2_048))


def test_damaged_parquet_is_refused():
    data = _parquet(text=["Fine."] * 100)
    for damaged in data[:-20], data[:4] + bytes(60) + data[64:]:
        with pytest.raises(SourceError, match="Parquet"):
            read_parquet(damaged)


def test_a_workbooks_first_sheet_that_is_not_empty_is_read_and_the_others_are_named():
    table = read_workbook(_workbook(reviews=[["film", "text"], [1917, "Fine"], [], ["007", None]], other=[["x"]]))
    assert table.cells == {"film": [1917, "007"], "text": ["Fine", None]}
    assert list(table.numbers) == [2, 4]
    assert [bad.reason for bad in table.bad] == [
        "the sheet “other” was not read: the first that is not empty, “reviews”, is"
    ]


def test_days_and_moments_in_a_workbook_are_spelled_as_iso_does():
    moment = datetime.datetime(2024, 1, 5, 9, 30)
    table = read_workbook(_workbook(["day", "moment"], [datetime.datetime(2024, 1, 5), moment]))
    assert table.cells == {"day": ["2024-01-05"], "moment": ["2024-01-05 09:30:00"]}


def test_a_cell_behind_the_last_named_column_makes_its_row_a_bad_one():
    table = read_workbook(_workbook(["film", "text"], ["Dusk", "Fine"], ["Dawn", "Dull", "more"]))
    assert table.cells["film"] == ["Dusk"]
    assert [bad.row for bad in table.bad] == [3]


def test_rows_of_a_workbook_past_the_limit_are_said_to_be_left_out():
    table = read_workbook(_workbook(["text"], *(["Fine"] for _ in range(9))), limits=replace(LIMITS, rows=3))
    assert len(table.numbers) == 3
    assert "3 are the most" in table.bad[0].reason


@pytest.mark.parametrize("rows", [[], [["film", "text"]]])
def test_an_empty_workbook_is_refused(rows):
    with pytest.raises(SourceError, match=r"empty|no rows"):
        read_workbook(_workbook(*rows))


def test_the_first_rows_are_all_that_is_read_when_no_more_are_asked_for():
    assert read_parquet(_parquet(text=["a", "b", "c"]), head=2).cells == {"text": ["a", "b"]}
    assert read_workbook(_workbook(["text"], ["a"], ["b"], ["c"]), head=2).cells == {"text": ["a", "b"]}
