"""Phrases put on the watch list."""

import pandas as pd
import pytest
from sqlalchemy import update

from corpus.desk import items
from corpus.desk.database import Desk
from corpus.desk.items import EditedSince
from corpus.desk.tables import HISTORY, WATCHED
from corpus.desk.watch_list import check_entry, normalise_phrase, read_bans, read_watch_list, watch
from corpus.errors import DeskError


def test_banned_phrases_come_first_then_watched_and_allowed_ones(desk: Desk) -> None:
    for phrase, status in (("a romp", "allowed"), ("tour de force", "watched"), ("a must see", "banned")):
        watch(desk, phrase, status)

    assert read_watch_list(desk)["phrase"].tolist() == ["a must see", "tour de force", "a romp"]


def test_a_phrase_is_the_same_however_it_is_typed(desk: Desk) -> None:
    watch(desk, "It’s  the Best … since", "banned", replacement="nothing", note="See the style book.", by="ann")

    with pytest.raises(EditedSince, match="ann"):
        watch(desk, "it's the best * since", "watched")


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("", "needs a word"),
        (" * … ", "needs a word"),
        ("* of the year", "begins with a word"),
        ("x" * 201, "201 letters"),
    ],
)
def test_a_phrase_that_cannot_be_looked_for_is_refused(phrase: str, said: str) -> None:
    with pytest.raises(DeskError, match=said):
        normalise_phrase(phrase)


def test_what_a_phrase_is_must_be_one_of_three() -> None:
    with pytest.raises(DeskError, match="banned, watched or allowed, not “forbidden”"):
        check_entry({"status": "forbidden"})
    with pytest.raises(DeskError, match=r"The note has 4,001 letters; at most 4,000 are kept\."):
        check_entry({"note": "x" * 4_001})


def test_a_ban_begins_when_the_phrase_is_banned_and_not_when_its_note_is_changed(desk: Desk) -> None:
    item = watch(desk, "a romp", "banned")
    for status, note in (("watched", ""), ("banned", ""), ("banned", "Since May.")):
        item = items.change(
            desk, WATCHED, item["id"], {"status": status, "note": note}, version=item["version"], by="ann"
        )
    days = pd.date_range("2025-03-01", periods=4, unit="s")
    with desk.writing() as connection:
        for number, day in enumerate(days, start=1):
            connection.execute(
                update(HISTORY).where(HISTORY.c.version == number).values(changed_at=day.to_pydatetime())
            )

    assert read_bans(desk).values.tolist() == [["a romp", days[2]]]
