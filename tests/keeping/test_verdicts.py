"""Verdicts on misleading words in the desk's database."""

from datetime import date

import pytest

from corpus.desk.database import Desk
from corpus.desk.items import EditedSince
from corpus.keeping.verdicts import give_verdict, merge_verdicts, read_verdicts
from corpus.polarity.verdicts import LONGEST, Verdict, Verdicts
from corpus.schema import SourceError

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
