"""The word list of a corpus: read from the database, again when that changes, and moved with its corpus."""

from datetime import date

import pytest

from corpus.desk import notes
from corpus.desk.database import FILE
from corpus.polarity.house import House
from corpus.store.corpus import Corpus, open_corpus
from pages.shared import desks, houses
from tests.pages.conftest import decide, decided

DAY = date(2026, 3, 3)


@pytest.fixture
def own(shelf, monkeypatch) -> Corpus:
    """A corpus that may be changed."""
    monkeypatch.setenv("REFRAIN_STORE", str(shelf))
    return open_corpus(shelf / "sample")


def test_where_nothing_is_decided_no_database_is_made(own, shelf) -> None:
    assert houses.read_house(own) == (House(), "")
    assert not (shelf / FILE).exists()


def test_it_is_read_once_and_again_when_the_database_has_changed(own, shelf, monkeypatch) -> None:
    first = decide(shelf, lambda house: house.change("good", 0.1, on=DAY))
    assert houses.read_house(own) == (first, "")
    with monkeypatch.context() as patch:
        patch.setattr(houses, "read_lexicon", None)
        assert houses.read_house(own) == (first, "")
    second = decide(shelf, lambda house: house.change("fine", None, on=DAY))
    assert houses.read_kept(own)[0] == (second, {1: "Ann", 2: "Ann"})


def test_a_corpus_that_is_removed_leaves_nothing_to_its_successor(own, shelf) -> None:
    house = decide(shelf, lambda house: house.change("good", 0.1, on=DAY))
    notes.write_note(desks.find_desk(), "sample", "film", "Dusk", text="Ask again.", tags="", seen=None, by="Ann")
    houses.move_key("sample", ".sample.removed-1")
    assert decided(shelf) == House()
    assert notes.read_notes(desks.find_desk(), "sample").empty
    houses.move_key(".sample.removed-1", "sample")
    assert decided(shelf) == house
    assert notes.read_notes(desks.find_desk(), "sample")["text"].tolist() == ["Ask again."]
