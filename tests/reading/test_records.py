import json
import time
from dataclasses import replace

import pytest

from corpus.errors import SourceError
from corpus.reading import records
from corpus.reading.limits import LIMITS

DUSK, DAWN = {"film": "Dusk", "text": "Fine"}, {"film": "Dawn", "text": "Dull"}
BOTH = {"film": ["Dusk", "Dawn"], "text": ["Fine", "Dull"]}


@pytest.mark.parametrize("shape", [[DUSK, DAWN], {"reviews": [DUSK, DAWN]}, {"page": 1, "data": [DUSK, DAWN]}])
def test_a_list_of_objects_is_found_where_it_usually_is(shape):
    assert records.read_json(json.dumps(shape)).cells == BOTH


def test_json_lines_are_read_also_where_the_name_says_json():
    lines = json.dumps(DUSK) + "\n\n" + json.dumps(DAWN)
    assert records.read_json_lines(lines).cells == records.read_json(lines).cells == BOTH
    assert list(records.read_json_lines(lines).numbers) == [1, 3]


def test_one_object_is_one_review():
    assert records.read_json(json.dumps(DUSK)).cells == {"film": ["Dusk"], "text": ["Fine"]}


def test_numbers_keep_their_spelling_and_words_stay_words():
    table = records.read_json(
        '[{"film": 1917, "stars": 8.50, "x": 1e400, "n": "007", "none": "None", "gap": null, "nan": NaN}]'
    )
    values = [cells[0] for cells in table.cells.values()]
    assert values == ["1917", "8.50", "1e400", "007", "None", None, None]


def test_rows_may_have_different_columns():
    assert records.read_json('[{"text": "Fine"}, {"film": "Dawn"}]').cells == {
        "text": ["Fine", None],
        "film": [None, "Dawn"],
    }


def test_a_broken_element_costs_one_row_and_a_cut_the_last():
    table = records.read_json('[{"text": "a"}, {"text": }, {"text": "b"} {"text": "lost"}, {"text": "c"}, {"text": "cu')
    assert table.cells["text"] == ["a", "b", "c"]
    assert list(table.numbers) == [1, 3, 5]
    assert [bad.row for bad in table.bad] == [2, 4, 6]
    assert "cut off" in table.bad[-1].reason


def test_a_list_inside_an_object_survives_a_cut_too():
    table = records.read_json('{"reviews": [{"text": "a"}, {"text": "b"}, {"te')
    assert table.cells["text"] == ["a", "b"]
    assert [bad.row for bad in table.bad] == [3]


def test_a_broken_line_costs_one_row():
    table = records.read_json_lines('{"text": "a"}\n{"text": \n7\nnull\n[1]\n{"text": "b"}\n{"n": ' + "9" * 5_000 + "}")
    assert table.cells["text"] == ["a", "b", None]
    assert [bad.row for bad in table.bad] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    "text", ["7", '"text"', "null", "", "[]", '{"reviews": []}', '{"a": [{}], "b": [{}]}', '{"text": {"0": "a"}}', "{"]
)
def test_another_shape_is_refused_with_the_shapes_that_are_read(text):
    with pytest.raises(SourceError, match="read are"):
        records.read_json(text)


@pytest.mark.parametrize("read", [records.read_json, records.read_json_lines])
@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, '[{"text": "a"}, ' + "[" * 100_000])
def test_what_nests_too_deeply_is_refused_at_once(read, text):
    started = time.process_time()
    try:
        reasons = [bad.reason for bad in read(text).bad]
    except SourceError as error:
        reasons = [str(error)]
    assert time.process_time() - started < 1
    assert "too deeply" in reasons[-1]


def test_a_row_that_nests_deeper_than_the_limit_is_refused_alone():
    deep = '{"text": "a", "x": ' + "[" * 30 + "]" * 30 + "}"
    table = records.read_json(f'[{deep}, {{"text": "b", "x": [[1]]}}]')
    assert table.cells["text"] == ["b"]
    assert "at most 20 levels" in table.bad[0].reason


def test_rows_that_bring_too_many_columns_are_refused():
    table = records.read_json('[{"text": "a"}, {"b": 1, "c": 2}, {"text": "d"}]', limits=replace(LIMITS, columns=2))
    assert table.cells == {"text": ["a", "d"]}
    assert "more than 2 columns" in table.bad[0].reason


def test_a_list_of_many_broken_elements_is_given_up():
    started = time.process_time()
    table = records.read_json("[" + '{"a": [{"b" 1}, ' * 50_000)
    assert time.process_time() - started < 2
    assert len(table.bad) == LIMITS.broken + 1
    assert "left out" in table.bad[-1].reason
