import io
import tracemalloc
from datetime import datetime

import numpy as np
import openpyxl
import pandas as pd
import pyarrow as pa
import pytest

from corpus.errors import CorpusError
from corpus.report import tables, workbook
from tests.hostile import HOSTILE_TEXTS

#: A text that the library which writes workbooks would take for markup of its own, with a formula in it.
RICH = '<r><t>x</t></r></is></c><c r="C2"><f>1+1</f><v>2</v></c><c r="D2" t="inlineStr"><is><r><t>y</t></r>'


def sheet_of(data: bytes):
    return openpyxl.load_workbook(io.BytesIO(data)).active


def test_no_hostile_text_becomes_a_formula_a_link_or_markup():
    texts = [text for text in [*HOSTILE_TEXTS.values(), RICH, "https://example.com", "file:///etc/passwd"] if text]
    frame = pd.DataFrame({"cell": pd.Series(texts, dtype="str"), RICH: 1})
    sheet = sheet_of(tables.to_xlsx(frame))
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert sheet.max_column == 2
    assert sheet["B1"].value == cells[texts.index(RICH)].value == RICH


def test_the_head_stays_in_sight_and_columns_are_as_wide_as_their_cells():
    sheet = sheet_of(tables.to_xlsx(pd.DataFrame({"Film": ["A film with quite a long name"], "Words": [7]})))
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["A"].width > 2 * sheet.column_dimensions["B"].width


def test_days_are_days_times_are_times_and_what_was_before_excels_calendar_is_text():
    days = pd.to_datetime(["2025-03-31", "1895-12-28"]).astype("datetime64[s]")
    times = pd.to_datetime(["2025-03-31 10:30", None])
    sheet = sheet_of(tables.to_xlsx(pd.DataFrame({"day": days, "time": times})))
    assert (sheet["A2"].value, sheet["A2"].number_format) == (datetime(2025, 3, 31), "yyyy-mm-dd")
    assert sheet["A3"].value == "1895-12-28"
    assert (sheet["B2"].value, sheet["B2"].number_format) == (datetime(2025, 3, 31, 10, 30), "yyyy-mm-dd hh:mm")
    assert sheet["B3"].value is None


def test_a_number_keeps_all_its_digits():
    numbers = [0.1 + 0.2, 100 / 13, 1e-300, -3.5, float("nan"), float("inf")]
    sheet = sheet_of(tables.to_xlsx(pd.DataFrame({"n": numbers, "whole": 2**53})))
    assert [cell.value for (cell, _) in sheet.iter_rows(min_row=2)] == [*numbers[:4], None, "inf"]
    assert sheet["B2"].value == 2**53


@pytest.mark.parametrize("letter", ["x", "\N{CLAPPER BOARD}"])
def test_a_text_that_is_longer_than_a_cell_says_that_it_is_cut(letter):
    whole = letter * (workbook.LONGEST_CELL // (len(letter.encode("utf-16-le")) // 2))
    values = [
        cell.value for (cell,) in sheet_of(tables.to_xlsx(pd.DataFrame({"t": [whole, whole * 2]}))).iter_rows(min_row=2)
    ]
    assert values[0] == whole
    assert values[1].endswith(workbook.CUT)
    assert values[1].startswith(letter * 1_000)
    assert len(values[1].encode("utf-16-le")) // 2 <= workbook.LONGEST_CELL


def test_more_rows_than_a_sheet_takes_are_refused_in_words_and_not_cut():
    with pytest.raises(CorpusError, match=r"1,048,575 rows.*has 1,048,576. Take the CSV"):
        tables.to_xlsx(pd.DataFrame({"n": np.zeros(workbook.MOST_ROWS + 1, dtype=bool)}))


def test_a_short_table_is_said_to_be_made_at_once():
    assert workbook.estimate_seconds(67, 12) == 0


def test_the_memory_that_a_workbook_takes_does_not_grow_with_its_rows():
    schema = pa.schema([("text", pa.string()), ("n", pa.int64())])

    def peak(rows: int) -> int:
        batches = (pa.record_batch([[f"text {n}"] * 100, [n] * 100], schema=schema) for n in range(rows // 100))
        tracemalloc.start()
        made = workbook.make_workbook(batches, schema, ["text", "n"], rows=rows, sheet="S")
        peak = tracemalloc.get_traced_memory()[1] - len(made)
        tracemalloc.stop()
        return peak

    peak(100)
    assert peak(8_000) < 1.5 * peak(800)
