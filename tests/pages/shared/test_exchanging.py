"""What is downloaded of the desk's decisions can be imported again, and is."""

import csv
import io
import re
from pathlib import Path

import pandas as pd
import pytest

from corpus.desk import line_verdicts, notes, views, watch_list
from corpus.report.tables import to_csv
from pages.shared import columns, judging, watching
from pages.shared.columns.taken import set_heads
from tests.hostile import HOSTILE_TEXTS
from tests.pages.conftest import App, control, paragraphs, tables

SIGNED = {"id": 1, "version": 3, "changed_by": "Ann", "changed_at": pd.Timestamp("2025-03-03")}
NOTE = {"kind": "film", "subject": "=1893", "text": "=1+1, “quoted”\nand broken", "tags": "awards, long read"}
LINE = {"review": "r1", "start": 7, "wording": "long after; the credits", "verdict": "cut"}
VIEW = {"slug": "old-name", "kind": "brief", "name": "=Monday’s points", "address": "brief?corpus=a&only=split"}
PHRASE = {"phrase": "a romp", "status": "banned", "replacement": "a lark", "note": "-2"}


@pytest.mark.parametrize(
    ("kept", "shown", "heads", "read"),
    [
        (NOTE, {"about": "1893"}, columns.NOTES, notes.read_csv),
        (LINE, {"about": "1893", "verdict": judging.LABELS["cut"]}, columns.LINES, line_verdicts.read_csv),
        (VIEW, {"short": "/v/old-name", "edit": "Edit"}, columns.SAVED, views.read_csv),
        (PHRASE, {"status": watching.LABELS["banned"], "reviews": 2}, columns.WATCHED, watch_list.read_csv),
    ],
)
def test_what_is_downloaded_is_read_as_it_was(kept, shown, heads, read) -> None:
    # What people wrote may be anything that fits.
    texts = [text.strip().replace("\t", " ") for text in HOSTILE_TEXTS.values() if len(text) < 200]
    free = {"text", "name", "replacement", "note"} & set(kept)
    items = [kept, *({**kept, **dict.fromkeys(free, text)} for text in texts if free)]
    frame = pd.DataFrame([{**SIGNED, "corpus": "sample", **item, **shown} for item in items])
    table = to_csv(set_heads(frame, heads))
    # A plain negative number is no formula.
    assert not [cell for row in csv.reader(io.StringIO(table)) for cell in row if re.match(r"[=+@]|-(?!\d+$)", cell)]
    read_again = read(table)
    # A saved view's name is one line.
    one_line = (lambda item: {**item, "name": " ".join(item["name"].split())}) if "name" in kept else dict
    assert [*map(one_line, read_again)] == [*map(one_line, items)]


def test_notes_and_marked_lines_are_imported(app: App, shelf: Path) -> None:
    at = app("saved", store=shelf)
    at.file_uploader[1].set_value(("notes.csv", b"kind,its key,note,tags\nfilm,1893,See page 3.,awards\n", "text/csv"))
    at.file_uploader[2].set_value(("lines.csv", b"review id,place,words,verdict\nr1,7,a romp,To cut\n", "text/csv"))
    at.run()
    assert {"The file has 1 note.", "The file has 1 line."} <= set(paragraphs(at))
    at.button(key="notes-file-go").click().run()
    at.button(key="lines-file-go").click().run()
    noted, marked = tables(at)
    assert noted[["about", "text", "tags"]].values.tolist() == [["1893", "See page 3.", "awards"]]
    assert marked[["wording", "verdict"]].values.tolist() == [["a romp", "To cut"]]
    at.file_uploader[1].set_value(("notes.csv", b"kind,note\nfilm,x\n", "text/csv"))
    at.run()
    assert "notes.csv, line 1: its first line must name the columns kind and subject; “subject” is missing." in (
        paragraphs(at)
    )
    assert not [each for each in at.button if each.key == "notes-file-go"]
    assert control(at, "button", "Import")
