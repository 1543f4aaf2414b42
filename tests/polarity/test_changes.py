from datetime import date

import pytest

from corpus.errors import CorpusError
from corpus.polarity.changes import from_csv, record_change, to_csv
from corpus.polarity.entries import NEGATES, OPTION, TEXTBLOB

MONDAY = date(2025, 3, 3)


def test_a_recorded_change_knows_what_was_before():
    history, entries = [], {"good": 0.5}
    for given, setting in (("Good", 0.5), ("good", None), ("good", TEXTBLOB), ("good", TEXTBLOB)):
        record_change(history, entries, given, setting, on=MONDAY, origin="editor", step=1)
    assert [(change.before, change.after) for change in history] == [(0.5, None), (None, TEXTBLOB)]
    assert entries == {}


def test_a_table_gives_back_the_history_and_the_option():
    history, entries = [], {}
    made = [("good", 0.25), (OPTION, NEGATES), ("first", None), ("good", TEXTBLOB), (OPTION, TEXTBLOB)]
    for step, (term, setting) in enumerate(made, 1):
        record_change(history, entries, term, setting, on=MONDAY, origin="stars", step=step)
    assert from_csv(to_csv(history)) == history


def test_lines_of_one_date_origin_and_step_are_one_step():
    head = "term,after,date,origin,step\n"
    lines = (
        "a,0.1,2025-03-03,editor,7\nb,0.1,2025-03-03,editor,7\nc,0.1,2025-03-03,editor,9\nd,0.1,2025-03-04,editor,9\n"
    )
    history = from_csv(head + lines)
    assert [(change.term, change.step) for change in history] == [("a", 1), ("b", 1), ("c", 2), ("d", 3)]


def test_a_line_in_quotes_counts_its_lines():
    with pytest.raises(CorpusError, match=r"^line 4: "):
        from_csv('term,after\n"over\nthe top",0.1\nbad,warm\n')
