"""The house lexicon in the desk's database: kept with its days and steps, undone, and changed by two at once."""

import threading
from datetime import date

import pytest

from corpus.desk import items
from corpus.desk.database import Desk, open_desk
from corpus.desk.items import EditedSince
from corpus.desk.tables import LEXICON
from corpus.errors import CorpusError
from corpus.keeping.lexicon import change_lexicon, read_lexicon, replace_lexicon
from corpus.polarity.house import House

DAY, NEXT = date(2025, 3, 3), date(2025, 3, 4)
HOUSE = (
    House()
    .change("stays with you", 0.9, on=DAY)
    .change_all({"fine": None, "good": 0.1}, on=NEXT, origin="stars")
    .negate(True, on=NEXT)
    .drop("fine", on=NEXT)
)


def test_every_change_is_read_as_it_was_made(desk: Desk, url: str) -> None:
    replace_lexicon(desk, "dusk", HOUSE, by="ann")

    again = open_desk(url)
    kept = read_lexicon(again, "dusk")
    assert kept.house == HOUSE
    assert kept.house.as_csv() == HOUSE.as_csv()
    assert kept.signed == dict.fromkeys((1, 2, 3, 4), "ann")
    assert read_lexicon(again, "dawn").house == House()


def test_changes_are_undone_step_by_step_and_the_history_keeps_them(desk: Desk) -> None:
    change_lexicon(desk, "dusk", lambda house: house.change("good", 0.1, on=DAY), by="ann")
    change_lexicon(desk, "dusk", lambda house: house.change_all({"fine": None, "bad": 0.0}, on=DAY), by="bob")

    one = change_lexicon(desk, "dusk", House.undo, by="ann")
    assert dict(one.entries) == {"good": 0.1}
    assert change_lexicon(desk, "dusk", House.undo) == read_lexicon(desk, "dusk").house == House()
    undone = items.list_history(desk, table=LEXICON).iloc[1]
    assert [change["term"] for change in undone["before"]["changes"]] == ["fine", "bad"]
    assert undone["changed_by"] == "ann"


def test_changes_of_other_words_at_once_are_all_kept(desk: Desk) -> None:
    def add(number: int) -> None:
        change_lexicon(desk, "dusk", lambda house: house.change(f"word{number}", 0.1, on=DAY), seen=House())

    threads = [threading.Thread(target=add, args=(number,)) for number in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert set(read_lexicon(desk, "dusk").house.entries) == {f"word{number}" for number in range(6)}


def test_the_later_of_two_who_change_a_word_is_told_what_it_says_now(desk: Desk) -> None:
    change_lexicon(desk, "dusk", lambda house: house.change("good", 0.1, on=DAY), seen=House(), by="ann")

    with pytest.raises(EditedSince, match=r"^ann has changed this meanwhile") as told:
        change_lexicon(desk, "dusk", lambda house: house.change("good", -0.5, on=NEXT), seen=House(), by="bob")
    assert told.value.now is not None
    assert told.value.now["settings"] == {"good": 0.1}
    same = change_lexicon(desk, "dusk", lambda house: house.change("good", 0.1, on=NEXT), seen=House(), by="bob")
    mine = change_lexicon(desk, "dusk", lambda house: house.change("good", -0.5, on=NEXT), seen=same, by="bob")
    assert dict(mine.entries) == {"good": -0.5}


def test_nobody_undoes_what_they_have_not_seen(desk: Desk) -> None:
    seen = change_lexicon(desk, "dusk", lambda house: house.change("good", 0.1, on=DAY), by="ann")
    change_lexicon(desk, "dusk", lambda house: house.change("bad", 0.1, on=DAY), by="bob")

    with pytest.raises(EditedSince, match=r"^bob"):
        change_lexicon(desk, "dusk", House.undo, seen=seen, by="ann")
    assert len(read_lexicon(desk, "dusk").house.history) == 2


def test_a_change_that_cannot_be_made_changes_nothing(desk: Desk) -> None:
    with pytest.raises(CorpusError, match="cannot score 7"):
        change_lexicon(desk, "dusk", lambda house: house.change("good", 7, on=DAY))
    assert desk.stamp() == 0
