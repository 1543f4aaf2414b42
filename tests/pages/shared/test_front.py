"""What the browser is given for every screen."""

from pages.shared import front


def test_the_style_has_no_tag_in_it_for_a_browser_would_be_kept_from_it() -> None:
    assert "<" not in front._STYLE.read_text(encoding="utf-8")


def test_the_script_sets_itself_up_once_a_visit() -> None:
    assert "if (window.refrain) return;" in front._SCRIPT.read_text(encoding="utf-8")
