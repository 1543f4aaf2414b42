"""Verdicts on lines: kept by review, place and words."""

import pandas as pd
import pytest

from corpus.desk.database import Desk
from corpus.desk.items import EditedSince, list_history, undo
from corpus.desk.line_verdicts import add_verdicts, check_verdict, decide, merge, read_verdicts
from corpus.desk.tables import LINES
from corpus.errors import DeskError

LINE = {"review": "r1", "start": 7, "wording": "A Romp"}
SHOWN = pd.DataFrame({"review_id": ["r2", "r1", "r1"], "start": [7, 9, 7], "printed": ["a romp", "a romp", "a\nRomp"]})


def test_a_verdict_stays_with_its_line_and_leaves_it_when_the_text_has_changed(desk: Desk) -> None:
    decide(desk, "sample", LINE, "cut", by="ann")
    decide(desk, "other", LINE, "fine", by="ann")

    found = add_verdicts(SHOWN, read_verdicts(desk, "sample"))
    assert found["verdict"].tolist() == ["", "", "cut"]
    assert found["decided_by"].tolist() == ["", "", "ann"]
    changed = add_verdicts(SHOWN.assign(printed="a bore"), read_verdicts(desk, "sample"))
    assert changed["verdict"].tolist() == [""] * 3


def test_who_decides_after_somebody_else_is_told_and_a_verdict_is_taken_back_and_brought_back(desk: Desk) -> None:
    first = decide(desk, "sample", LINE, "cut", by="ann")
    with pytest.raises(EditedSince, match="ann"):
        decide(desk, "sample", LINE, "fine", by="bob")
    decide(desk, "sample", LINE, "fine", seen=first, by="bob")
    with pytest.raises(EditedSince, match="bob"):
        decide(desk, "sample", LINE, "", seen=first, by="ann")

    undo(desk, int(list_history(desk, table=LINES)["id"].iloc[0]), by="ann")
    (seen,) = read_verdicts(desk, "sample").to_dict("records")
    assert (seen["verdict"], seen["version"]) == ("cut", 3)
    assert decide(desk, "sample", LINE, "", seen=seen) is None
    assert read_verdicts(desk, "sample").empty


def test_verdicts_of_a_file_take_the_place_of_those_that_are_there(desk: Desk) -> None:
    decide(desk, "sample", LINE, "cut")
    given = [check_verdict({**LINE, "verdict": "quote"}), check_verdict({**LINE, "start": 90, "verdict": "fine"})]

    assert (merge(desk, "sample", given), merge(desk, "sample", given)) == (2, 0)
    assert read_verdicts(desk, "sample")["verdict"].tolist() == ["quote", "fine"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"verdict": "good"}, "fine, cut, quote"), ({"start": "-1"}, "number of letters"), ({"wording": " "}, "is empty")],
)
def test_what_is_no_verdict_or_no_line_is_refused(wrong: dict, said: str) -> None:
    with pytest.raises(DeskError, match=said):
        check_verdict({**LINE, "verdict": "cut", **wrong})
