"""What two people edit at once, what is kept of each change, and how it is undone; on either engine."""

import threading

import pandas as pd
import pytest

from corpus.desk import items
from corpus.desk.database import Desk, open_desk
from corpus.desk.items import EditedSince, Item
from corpus.desk.tables import EDITED, HISTORY, REFUSED, WATCHED
from corpus.errors import DeskError

ENTRY = {"phrase": "tugs at the heartstrings", "status": "banned", "replacement": "", "note": ""}


def test_an_item_is_kept_with_who_and_when(desk: Desk) -> None:
    kept = items.add(desk, WATCHED, ENTRY, by="ann")

    assert kept.items() >= {**ENTRY, "version": 1, "changed_by": "ann"}.items()
    assert items.find(desk, WATCHED, phrase=ENTRY["phrase"]) == kept


def test_the_later_of_two_is_told_what_the_first_wrote(desk: Desk, url: str) -> None:
    seen = items.add(desk, WATCHED, ENTRY, by="ann")
    items.change(desk, WATCHED, seen["id"], {"note": "Since Monday."}, version=seen["version"], by="ann")

    other = open_desk(url)
    with pytest.raises(EditedSince, match=r"^ann has changed this meanwhile") as told:
        items.change(other, WATCHED, seen["id"], {"note": "No more."}, version=seen["version"], by="bob")
    now = told.value.now
    assert now is not None
    assert now["note"] == "Since Monday."
    kept = items.change(other, WATCHED, seen["id"], {"note": "No more."}, version=now["version"], by="bob")
    assert (kept["note"], kept["version"]) == ("No more.", 3)


def test_one_of_many_at_once_is_kept_and_each_other_told(desk: Desk) -> None:
    seen = items.add(desk, WATCHED, ENTRY, by="")
    kept: list[Item] = []
    told: list[EditedSince] = []

    def edit(name: str) -> None:
        try:
            kept.append(items.change(desk, WATCHED, seen["id"], {"note": name}, version=seen["version"], by=name))
        except EditedSince as error:
            told.append(error)

    threads = [threading.Thread(target=edit, args=(name,)) for name in "abcdef"]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert len(kept) == 1
    assert [error.now for error in told] == kept * 5
    assert desk.stamp() == 2


def test_what_is_there_already_is_not_added_again(desk: Desk) -> None:
    kept = items.add(desk, WATCHED, ENTRY, by="ann")

    with pytest.raises(EditedSince) as told:
        items.add(desk, WATCHED, {**ENTRY, "status": "allowed"}, by="bob")
    assert told.value.now == kept
    assert desk.stamp() == 1


def test_what_was_removed_is_not_changed_but_can_be_put_back(desk: Desk) -> None:
    seen = items.add(desk, WATCHED, ENTRY, by="ann")
    items.remove(desk, WATCHED, seen["id"], version=1, by="bob")

    with pytest.raises(EditedSince, match="removed"):
        items.change(desk, WATCHED, seen["id"], {"note": "?"}, version=1, by="ann")
    items.undo(desk, desk.stamp(), by="bob")
    assert items.find(desk, WATCHED, id=seen["id"]) is not None


def test_every_change_is_undone_and_done_again(desk: Desk) -> None:
    seen = items.add(desk, WATCHED, ENTRY, by="ann")
    items.change(desk, WATCHED, seen["id"], {"status": "watched"}, version=1, by="ann")

    for status in ("banned", "watched"):
        items.undo(desk, desk.stamp(), by="bob")
        assert desk.read(WATCHED)["status"].tolist() == [status]
    told = items.list_history(desk, table=WATCHED, item=seen["id"])
    assert told["version"].tolist() == [4, 3, 2, 1]
    assert told["changed_by"].tolist() == ["bob", "bob", "ann", "ann"]
    assert told["before"].iloc[-1] is None


def test_a_change_is_not_undone_over_a_later_one(desk: Desk) -> None:
    seen = items.add(desk, WATCHED, ENTRY, by="ann")
    first = desk.stamp()
    items.change(desk, WATCHED, seen["id"], {"note": "Later."}, version=1, by="bob")

    with pytest.raises(EditedSince):
        items.undo(desk, first, by="ann")
    with pytest.raises(DeskError, match="no such change"):
        items.undo(desk, 99, by="ann")


def test_what_changes_nothing_is_no_change(desk: Desk) -> None:
    seen = items.add(desk, WATCHED, ENTRY, by="ann")

    assert items.change(desk, WATCHED, seen["id"], {"note": ""}, version=1, by="bob") == seen
    assert len(desk.read(HISTORY)) == 1


def test_all_that_is_decided_on_a_corpus_passes_to_another_key_with_its_history(desk: Desk) -> None:
    own = {
        "notes": {"kind": "film", "subject": "Dusk", "text": "Ask again.", "tags": ""},
        "lexicon": {"step": 1, "changes": []},
        "terms": {"step": 1, "changes": []},
        "word_verdicts": {"review": "r1", "word": "dull", "ruling": "confirmed", "day": "2026-03-03"},
        "suggested": {"learned": "2026-03-03", "suggestions": ""},
        "refused": {"term": "dull"},
        "lines": {"review": "r1", "start": 3, "wording": "a romp", "verdict": "cut"},
    }
    of_a_corpus = {name: table for name, table in EDITED.items() if "corpus" in table.c}
    for name, table in of_a_corpus.items():
        items.add(desk, table, {"corpus": "dusk", **own[name]}, by="ann")
    items.add(desk, WATCHED, ENTRY, by="ann")
    brisk = items.add(desk, REFUSED, {"corpus": "dawn", "term": "brisk"}, by="bob")
    before = {name: desk.read(table) for name, table in of_a_corpus.items()}
    stamp = desk.stamp()

    items.move_corpus(desk, "dusk", ".dusk")
    assert desk.stamp() > stamp
    assert items.list_history(desk, corpus="dusk").empty
    assert items.list_history(desk, table=REFUSED, corpus="dawn")["item"].tolist() == [brisk["id"]]
    for table in of_a_corpus.values():
        assert desk.read(table, corpus="dusk").empty
        assert desk.read(table, corpus=".dusk")["changed_by"].tolist() == ["ann"]
    items.move_corpus(desk, ".dusk", "dusk")
    for name, table in of_a_corpus.items():
        pd.testing.assert_frame_equal(desk.read(table), before[name])
    items.undo(desk, int(items.list_history(desk, table=REFUSED, corpus="dusk")["id"].iloc[0]), by="bob")
    assert desk.read(REFUSED)["term"].tolist() == ["brisk"]


def test_a_corpus_does_not_take_the_place_of_another_s_decisions(desk: Desk) -> None:
    for corpus in ("dusk", "dawn"):
        items.add(desk, REFUSED, {"corpus": corpus, "term": "dull"}, by="ann")

    with pytest.raises(DeskError):
        items.move_corpus(desk, "dusk", "dawn")
    assert desk.read(REFUSED)["corpus"].tolist() == ["dusk", "dawn"]
