"""Notes and tags."""

import pytest

from corpus.desk.database import Desk
from corpus.desk.items import EditedSince
from corpus.desk.notes import find_note, read_notes, split_tags, write_note
from corpus.errors import DeskError
from tests.hostile import HOSTILE_TEXTS


def test_a_note_is_found_by_what_it_is_on(desk: Desk) -> None:
    write_note(desk, "sample", "film", "1893", text="See the letters page.", tags="awards, letters", by="ann")
    write_note(desk, "other", "film", "1893", text="Another desk's.")

    note = find_note(desk, "sample", "film", "1893")
    assert note is not None
    assert (note["text"], note["tags"], note["changed_by"]) == ("See the letters page.", "awards, letters", "ann")
    assert read_notes(desk, "sample", kind="film")["subject"].tolist() == ["1893"]
    assert read_notes(desk, "sample", kind="critic").empty


def test_a_second_writer_of_a_note_is_told_of_the_first(desk: Desk) -> None:
    first = write_note(desk, "sample", "critic", "Ann", text="Likes trains.", by="ann")

    with pytest.raises(EditedSince):
        write_note(desk, "sample", "critic", "Ann", text="Likes boats.", by="bob")
    with pytest.raises(EditedSince):
        write_note(desk, "sample", "critic", "Ann", text="", seen={**(first or {}), "version": 7}, by="bob")


def test_a_note_that_is_emptied_is_removed(desk: Desk) -> None:
    seen = write_note(desk, "sample", "film", "1893", text="Soon.")

    assert write_note(desk, "sample", "film", "1893", text=" ", seen=seen) is None
    assert find_note(desk, "sample", "film", "1893") is None
    assert write_note(desk, "sample", "film", "1893", text="") is None


def test_a_note_is_kept_as_it_was_written_whatever_it_holds(desk: Desk) -> None:
    for number, written in enumerate(HOSTILE_TEXTS.values()):
        note = write_note(desk, "sample", "review", str(number), text=f"a{written[:3_000]}b")
        assert note is not None
        assert note["text"] == f"a{written[:3_000]}b".replace("\t", " ")
        assert find_note(desk, "sample", "review", str(number)) == note


def test_tags_are_counted_and_measured() -> None:
    with pytest.raises(DeskError, match="21 tags"):
        split_tags(",".join(map(str, range(21))))
    with pytest.raises(DeskError, match="A tag has 201 letters"):
        split_tags("x" * 201)
