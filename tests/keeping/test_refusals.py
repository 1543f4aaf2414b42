"""Suggestions that were refused, in the desk's database."""

from corpus.desk import items
from corpus.desk.database import Desk
from corpus.keeping.refusals import merge, read_csv, read_refusals, refuse, take_back


def test_a_word_stays_refused_until_that_is_taken_back_or_undone(desk: Desk) -> None:
    for term in ("good", "null", "good"):
        refuse(desk, "dusk", term, by="ann")
    refuse(desk, "dawn", "bad")
    assert read_refusals(desk, "dusk")[["term", "changed_by"]].to_numpy().tolist() == [["good", "ann"], ["null", "ann"]]
    assert read_refusals(desk, "dusk")["changed_at"].notna().all()

    take_back(desk, "dusk", "good", by="bob")
    take_back(desk, "dusk", "unknown")
    assert read_refusals(desk, "dusk")["term"].tolist() == ["null"]
    items.undo(desk, int(items.list_history(desk)["id"].iloc[0]), by="ann")
    assert read_refusals(desk, "dusk")["term"].tolist() == ["good", "null"]

    assert merge(desk, "dawn", read_csv("Word or phrase;By\nbad;Ann\nnull;Ann\n"), by="ann") == 1
    assert read_refusals(desk, "dawn")["term"].tolist() == ["bad", "null"]
