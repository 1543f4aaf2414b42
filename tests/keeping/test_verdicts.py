"""Verdicts on misleading words in the desk's database."""

from datetime import date

import pytest

from corpus.desk.database import Desk
from corpus.desk.items import EditedSince
from corpus.errors import DeskError, SourceError
from corpus.keeping.verdicts import LABELS, give_verdict, list_verdicts, merge, merge_verdicts, read_csv, read_verdicts
from corpus.polarity.verdicts import LONGEST, Verdict, Verdicts

DAY, NEXT = date(2025, 3, 3), date(2025, 3, 4)
WORD = "l’ennui “!” 恐怖"


def test_a_verdict_is_kept_changed_and_taken_back(desk: Desk) -> None:
    give_verdict(desk, "dusk", "r1", WORD, "confirmed", seen=None, on=DAY, by="ann")
    assert read_verdicts(desk, "dusk").entries == (Verdict("r1", WORD, "confirmed", DAY),)
    assert read_verdicts(desk, "dawn") == Verdicts()
    give_verdict(desk, "dusk", "r1", WORD, "dismissed", seen="confirmed", on=NEXT)
    assert read_verdicts(desk, "dusk").entries == (Verdict("r1", WORD, "dismissed", NEXT),)
    give_verdict(desk, "dusk", "r1", WORD, None, seen="dismissed", on=NEXT)
    assert read_verdicts(desk, "dusk") == Verdicts()


def test_who_decides_otherwise_than_somebody_before_is_told(desk: Desk) -> None:
    give_verdict(desk, "dusk", "r1", "cold", "confirmed", seen=None, on=DAY, by="ann")

    with pytest.raises(EditedSince, match=r"^ann") as told:
        give_verdict(desk, "dusk", "r1", "cold", "dismissed", seen=None, on=NEXT, by="bob")
    assert told.value.now is not None
    assert told.value.now["ruling"] == "confirmed"
    give_verdict(desk, "dusk", "r1", "cold", "confirmed", seen=None, on=NEXT, by="bob")
    assert desk.stamp() == 1, "who decides the same changes nothing"


def test_what_cannot_be_kept_is_said_and_not_kept(desk: Desk) -> None:
    with pytest.raises(SourceError, match="“word”"):
        give_verdict(desk, "dusk", "r1", "x" * (LONGEST + 1), "confirmed", seen=None, on=DAY)
    assert read_verdicts(desk, "dusk") == Verdicts()


def test_verdicts_that_are_merged_leave_those_that_are_there(desk: Desk) -> None:
    give_verdict(desk, "dusk", "r1", "cold", "confirmed", seen=None, on=NEXT)
    given = Verdicts().add("r1", "cold", "dismissed", on=DAY).add("r2", "cold", "confirmed", on=DAY)

    for _ in range(2):
        merge_verdicts(desk, "dusk", given)
    assert read_verdicts(desk, "dusk").entries == (
        Verdict("r2", "cold", "confirmed", DAY),
        Verdict("r1", "cold", "confirmed", NEXT),
    )


def test_what_was_downloaded_can_be_imported_and_leaves_what_is_there(desk: Desk) -> None:
    give_verdict(desk, "dusk", "r1", WORD, "confirmed", seen=None, on=DAY)
    give_verdict(desk, "dusk", "r2", "=1+1", "dismissed", seen=None, on=DAY)
    kept = list_verdicts(desk, "dusk")
    written = kept.assign(ruling=kept["ruling"].map(LABELS)).rename(
        columns={"review": "Review id", "ruling": "Verdict"}
    )

    give_verdict(desk, "dawn", "r2", "=1+1", "confirmed", seen=None, on=DAY)
    merge(desk, "dawn", read_csv(written.to_csv(index=False)), on=NEXT, by="ann")
    assert {(each.review_id, each.word): each.ruling for each in read_verdicts(desk, "dawn").entries} == {
        ("r1", WORD): "confirmed",
        ("r2", "=1+1"): "confirmed",
    }


def test_a_verdict_that_is_none_is_refused_with_its_line() -> None:
    with pytest.raises(DeskError, match=r"^line 3: A word is misleading here or fair here, not “odd”\.$"):
        read_csv("Review id,Word,Verdict\nr1,cold,Fair here\nr2,cold,odd\n")
