import csv
import io
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SourceError
from corpus.reading.delimited import read_delimited
from corpus.reading.limits import LIMITS


def _bad(table):
    return {bad.row: bad.reason for bad in table.bad}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_detected_and_shown(delimiter):
    table = read_delimited(f"film{delimiter}text\nDusk{delimiter}Fine\nDawn{delimiter}Dull\n")
    assert table.cells == {"film": ["Dusk", "Dawn"], "text": ["Fine", "Dull"]}
    assert table.delimiter == delimiter


def test_commas_in_the_texts_do_not_hide_a_semicolon():
    table = read_delimited("film;text\nDusk;Fine, really, truly\nDawn;Dull, dull, dull\n")
    assert table.cells["text"] == ["Fine, really, truly", "Dull, dull, dull"]


def test_a_table_of_one_column_keeps_its_commas():
    table = read_delimited('text\nFine, really; yes\n"Dull, ""so"" dull"\n')
    assert table.cells == {"text": ["Fine, really; yes", 'Dull, "so" dull']}
    assert table.delimiter == ""


def test_a_line_that_says_the_delimiter_is_believed():
    assert read_delimited("sep=;\nfilm;text\nDusk;Fine\n").cells == {"film": ["Dusk"], "text": ["Fine"]}


@pytest.mark.parametrize("mark", ['"', "a", "\0"])
def test_a_line_that_says_what_cannot_be_a_delimiter_is_none(mark):
    assert "text" not in read_delimited(f"sep={mark}\nfilm{mark}text\nDusk{mark}Fine\n").cells


def test_rows_with_more_or_fewer_cells_are_named_and_never_shifted():
    table = read_delimited("film,text,stars\nDusk,Fine,3\nDawn,Dull\nNoon,Good,4,5\nNight,Dark,2,,\n\nEve,Short,1\n")
    assert table.cells == {
        "film": ["Dusk", "Night", "Eve"],
        "text": ["Fine", "Dark", "Short"],
        "stars": ["3", "2", "1"],
    }
    assert list(table.numbers) == [2, 5, 7]
    assert _bad(table) == {3: "2 cells where the header has 3", 4: "4 cells where the header has 3"}


def test_a_rows_number_is_the_line_where_it_begins():
    table = read_delimited('film,text\nDusk,"one\ntwo\r\nthree"\nDawn,Dull\n')
    assert table.cells["text"] == ["one\ntwo\r\nthree", "Dull"]
    assert list(table.numbers) == [2, 5]


def test_an_open_quote_costs_one_row():
    table = read_delimited('film,text\nDusk,Fine\nDawn,"open\nNoon,Good\nEve,"quoted, too"\nNight,Dark\n')
    assert table.cells["film"] == ["Dusk", "Noon", "Eve", "Night"]
    assert list(_bad(table)) == [3]
    assert "quote" in _bad(table)[3]


def test_an_open_quote_that_swallows_whole_rows_gives_them_back():
    table = read_delimited('film,stars,text\nDawn,1,"open\nNoon,2,Good\nEve,5",Bad\nNight,3,Dark\n')
    assert table.cells["film"] == ["Noon", "Eve", "Night"]
    assert _bad(table) == {2: "4 cells where the header has 3"}


def test_a_row_of_many_lines_with_a_cell_too_many_is_one_bad_row():
    table = read_delimited('film,text\nDusk,"one\ntwo\nthree",more\nDawn,Dull\n')
    assert table.cells["film"] == ["Dawn"]
    assert _bad(table) == {2: "3 cells where the header has 2"}


def test_one_bad_line_in_a_hundred_thousand_costs_one_row():
    lines = [f'Film {n},"A fine film, number {n}."' for n in range(100_000)]
    lines[49_998] = 'Film,"never closed'
    started = time.process_time()
    table = read_delimited("film,text\n" + "\n".join(lines))
    assert time.process_time() - started < 5
    assert len(table.numbers) == 99_999
    assert list(_bad(table)) == [50_000]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("cell", ["word " * 40_000, '"' + "one, “two”; a | line\n" * 10_000 + '"'])
def test_a_cell_however_long_is_one_cell_of_one_row_and_hides_no_delimiter(delimiter, cell):
    lines = (f"{film}{delimiter}{text}\n" for film, text in (("film", "text"), ("Dusk", cell), ("Dawn", "Dull")))
    table = read_delimited("".join(lines))
    assert table.cells == {"film": ["Dusk", "Dawn"], "text": [cell.strip('"'), "Dull"]}
    assert not table.bad


def test_a_cell_longer_than_python_reads_costs_its_row_and_is_said():
    former = csv.field_size_limit(1_000)
    try:
        table = read_delimited(f"film,text\nDusk,{'x' * 1_001}\nDawn,Dull\n")
    finally:
        csv.field_size_limit(former)
    assert table.cells == {"film": ["Dawn"], "text": ["Dull"]}
    assert _bad(table) == {
        2: "a cell has far more than the 100,000 characters that are read at most, or a quote is never closed"
    }


def test_a_file_that_is_cut_off_loses_its_last_row_alone():
    table = read_delimited('film,text\nDusk,Fine\nDawn,"cut o')
    assert table.cells["film"] == ["Dusk"]
    assert list(_bad(table)) == [3]


def test_backslashes_before_quotes_are_understood():
    table = read_delimited('film,text\nDusk,"He said \\"no\\", twice"\nDawn,"C:\\"\n')
    assert table.cells["text"] == ['He said "no", twice', "C:\\"]


def test_two_columns_of_one_name_stay_two():
    assert list(read_delimited("text,text,\nFine,Good,x\n").cells) == ["text", "text (2)", "column 3"]


def test_what_python_calls_line_ends_and_csv_does_not_stays_in_the_text():
    assert read_delimited("film,text\nDusk,a\x0cb\u2028c\x85d\n").cells["text"] == ["a\x0cb\u2028c\x85d"]


@pytest.mark.parametrize("text", ["", "\n\n", "sep=,\n", "film,text\n"])
def test_a_table_without_rows_is_refused(text):
    with pytest.raises(SourceError):
        read_delimited(text)


def test_rows_past_the_limit_are_said_to_be_left_out():
    table = read_delimited("text\n" + "Fine\n" * 9, limits=replace(LIMITS, rows=3))
    assert len(table.numbers) == 3
    assert _bad(table) == {5: "this row and those behind it were left out: 3 are the most"}


def test_the_first_rows_are_all_that_is_read_when_no_more_are_asked_for():
    table = read_delimited("text\n" + "Fine\n" * 9, head=2)
    assert (table.cells, table.bad) == ({"text": ["Fine", "Fine"]}, [])


_CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.lists(st.tuples(_CELLS, _CELLS), min_size=1, max_size=8))
def test_any_cells_that_were_written_as_csv_are_read_as_they_were(rows):
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([("film", "text"), *rows])
    table = read_delimited(out.getvalue())
    assert list(zip(table.cells["film"], table.cells["text"], strict=True)) == rows
    assert not table.bad
