"""Who may be answered."""

from pages.shared.admission import Visitor, admit


def test_where_nobody_signs_in_everybody_is_an_editor() -> None:
    assert admit(None) == Visitor("", "editor")
