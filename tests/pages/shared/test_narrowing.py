"""What a click has narrowed is left behind by the menu, unless the reader has made it their own."""

import pytest

from corpus.store.selection import Selection
from pages.shared import narrowing

OWN, FILM = Selection(critic=("Ann",)), Selection(critic=("Ann",), film=("Dusk",))


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch) -> dict:
    """The session of one visit, in which the reader has chosen a critic."""
    session: dict = {}
    monkeypatch.setattr(narrowing.st, "session_state", session)
    narrowing.write_query(OWN)
    return session


def test_the_menu_leads_back_to_the_reader_s_own_selection() -> None:
    narrowing.note_link(FILM, ["film"])
    assert narrowing.write_query(FILM) == [("added", "film")]
    assert narrowing.take_wide() == OWN
    assert narrowing.take_wide() is None


def test_a_selection_that_the_reader_changes_afterwards_is_the_reader_s_own() -> None:
    narrowing.note_link(FILM, ["film"])
    narrowing.write_query(FILM)
    changed = Selection(film=("Dawn",))
    assert narrowing.write_query(changed) == []
    assert narrowing.take_wide() is None
    assert narrowing.recall_last() == changed


def test_a_second_click_goes_on_from_the_first(state: dict) -> None:
    narrowing.note_link(FILM, ["film"])
    narrowing.write_query(FILM)
    further = Selection(critic=("Ann",), film=("Dusk",), words="slow")
    narrowing.note_link(further, ["film", "words"])
    assert narrowing.write_query(further) == [("added", "film"), ("added", "words")]
    assert narrowing.take_wide() == OWN


def test_whoever_is_sent_a_narrowed_link_goes_back_to_it_without_what_was_added(state: dict) -> None:
    state.clear()
    narrowing.note_link(FILM, ["film", "unknown"])
    narrowing.write_query(FILM)
    assert narrowing.take_wide() == OWN
