"""Phrases put on the watch list."""

import pytest

from corpus.desk.database import Desk
from corpus.desk.items import EditedSince
from corpus.desk.watch_list import check_entry, normalise_phrase, read_watch_list, watch
from corpus.schema import DeskError


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
