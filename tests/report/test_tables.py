import csv
import io
import math

import openpyxl
import pandas as pd
import pytest

from corpus.disarming import rearm
from corpus.report import tables
from tests.reviews import HOSTILE

FRAME = pd.DataFrame(
    {
        "film": pd.Series(["=1+1", None, "a\rb"], dtype="str"),
        "rating": [-3.5, 7.0, float("nan")],
        "year": pd.array([2023, None, 2024], dtype="Int64"),
        "published": pd.to_datetime(["2025-03-31", None, None]).astype("datetime64[s]"),
        "phrase_id": pd.Categorical(["@x", "b", None]),
        "mixed": [[1, 2], None, "=2"],
    }
)


def rows_of(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def sheet_of(data):
    return openpyxl.load_workbook(io.BytesIO(data)).active


def test_csv_disarms_texts_and_leaves_numbers_and_dates():
    assert rows_of(tables.to_csv(FRAME)) == [
        ["film", "rating", "year", "published", "phrase_id", "mixed"],
        ["'=1+1", "-3.5", "2023", "2025-03-31", "'@x", "[1, 2]"],
        ["", "7.0", "", "", "b", ""],
        ["a\rb", "", "2024", "", "", "'=2"],
    ]


def test_csv_disarms_the_names_of_columns_too():
    assert rows_of(tables.to_csv(pd.DataFrame({"=cmd": [1]}))) == [["'=cmd"], ["1"]]


def test_a_zero_has_no_sign_in_either_file():
    zeros = pd.DataFrame({"share": [-0.0, -0.25], "count": pd.array([-0.0, None], "Float64")})
    assert rows_of(tables.to_csv(zeros))[1:] == [["0.0", "0.0"], ["-0.25", ""]]
    assert math.copysign(1, sheet_of(tables.to_xlsx(zeros))["A2"].value) == 1


def test_csv_of_no_rows_still_names_its_columns():
    assert rows_of(tables.to_csv(FRAME.head(0))) == [list(FRAME)]


def test_csv_gives_back_every_hostile_cell():
    frame = pd.DataFrame({"cell": pd.Series(HOSTILE, dtype="str")})
    assert [rearm(cell) for (cell,) in rows_of(tables.to_csv(frame))[1:]] == list(HOSTILE)


def test_neither_export_changes_the_frame():
    before = FRAME.copy(deep=True)
    tables.to_csv(FRAME), tables.to_xlsx(FRAME)
    pd.testing.assert_frame_equal(FRAME, before)


def test_a_workbook_holds_texts_as_texts_and_numbers_as_numbers():
    sheet = sheet_of(tables.to_xlsx(pd.DataFrame({"=cell": pd.Series(HOSTILE, dtype="str"), "n": -3.5})))
    cells = list(sheet.iter_rows(min_row=2))
    assert [text.value for text, _ in cells] == list(HOSTILE)
    assert {text.data_type for text, _ in cells} == {"s"}
    assert {number.data_type for _, number in cells} == {"n"}
    assert (sheet["A1"].value, sheet["A1"].data_type) == ("=cell", "s")


def test_a_workbook_leaves_out_the_letters_that_it_cannot_hold():
    sheet = sheet_of(tables.to_xlsx(pd.DataFrame({"text": ["a\x00b\x1f\uffff"]})))
    assert sheet["A2"].value == "ab"


def test_a_table_of_many_rows_is_written_as_one_of_few():
    frame = pd.concat([FRAME] * 2_000, ignore_index=True).assign(n=range(6_000), when=pd.Timestamp("2025-03-31 10:00"))
    frame.loc[0, "when"] = pd.Timestamp("2025-03-31")
    rows = rows_of(tables.to_csv(frame))
    assert [row[-2] for row in rows[1:]] == [str(n) for n in range(6_000)]
    assert [row[:6] for row in rows[1:]] == rows_of(tables.to_csv(FRAME))[1:] * 2_000
    assert {row[-1] for row in rows[1:]} == {"2025-03-31 00:00:00", "2025-03-31 10:00:00"}


@pytest.mark.parametrize("zone", ["UTC", "Europe/Paris"])
def test_a_workbook_gives_times_of_any_zone_in_utc(zone):
    built = pd.DataFrame({"built": pd.to_datetime(["2025-03-31T10:00:00+00:00"]).tz_convert(zone)})
    assert sheet_of(tables.to_xlsx(built))["A2"].value.isoformat() == "2025-03-31T10:00:00"
