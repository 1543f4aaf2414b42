"""What people write, checked."""

import pytest

from corpus.desk.texts import check_text
from corpus.errors import DeskError


def test_signs_that_cannot_be_seen_are_left_out_and_lines_kept() -> None:
    assert check_text(" one\x00\u202e\r\ntwo\t ", what="the note", most=10) == "one\ntwo"


def test_a_tab_parts_words_and_a_joiner_joins_pictures_but_no_latin_letters() -> None:
    assert check_text("one\ttwo 👩\u200d👧 o\u200dne", what="the note", most=20) == "one two 👩\u200d👧 one"


def test_a_text_that_is_needed_is_not_empty() -> None:
    with pytest.raises(DeskError, match="The name is empty"):
        check_text(" \x07 ", what="the name", most=10, needed=True)
