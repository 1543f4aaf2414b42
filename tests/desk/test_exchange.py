"""CSV tables of what people decide: read line by line, and refused with the line that is wrong."""

import pytest

from corpus.desk import exchange, line_verdicts, notes, watch_list
from corpus.desk.exchange import read_rows
from corpus.errors import DeskError


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (watch_list.read_csv, "status\nbanned\n", "line 1: .* columns phrase and status; “phrase” is missing"),
        (notes.read_csv, "kind,its key\nfilm,Dusk\nstar,Dusk\n", "line 3: .* a critic or a phrase, not on “star”"),
        (line_verdicts.read_csv, "review;start;wording\n", "columns review, start, wording and verdict"),
        (line_verdicts.read_csv, "review,start,wording,verdict\nr1,x,a romp,cut\n", "line 2: The place of a line"),
    ],
)
def test_the_line_that_is_wrong_is_named(read, text: str, said: str) -> None:
    with pytest.raises(DeskError, match=said):
        read(text)


def test_more_rows_than_are_kept_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "MOST", 2)
    with pytest.raises(DeskError, match="line 4: there are more than 2 rows"):
        read_rows("phrase\na\nb\nc\n", needed=["phrase"], check=dict)
