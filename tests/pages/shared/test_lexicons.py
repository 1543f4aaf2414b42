"""A change of the house lexicon, tried and kept."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.polarity.house import House
from corpus.store.corpus import open_corpus
from pages.shared import desks, lexicons
from tests.pages.conftest import decided


@pytest.fixture
def own(view, shelf, monkeypatch):
    """A view of a copy, which may be changed."""
    monkeypatch.setenv("REFRAIN_STORE", str(shelf))
    return replace(view, corpus=open_corpus(shelf / "sample"))


def test_the_reviews_that_a_change_moves_are_those_with_the_word(own) -> None:
    changed = House().change("beautiful", None, on=date(2026, 3, 3))
    moves = lexicons.list_moves(own, House(), changed)
    texts = own.corpus.read_texts(moves["review_id"].tolist())
    assert len(moves)
    assert texts.str.contains("beautiful", case=False).all()
    assert (moves["change"].abs().diff().dropna() <= 0).all()


def test_a_change_is_kept_in_the_database_beside_the_corpora(own, shelf) -> None:
    lexicons.keep_change(own, lambda house: house.change("beautiful", None, on=date(2026, 3, 3)), House())
    assert decided(shelf).entries == {"beautiful": None}


def test_a_change_that_cannot_be_made_is_said_and_changes_nothing(own, shelf) -> None:
    lexicons.keep_change(own, lambda house: house.change("", None, on=date(2026, 3, 3)), House())
    assert desks.take_notice() == "There is no word here: give a word or a phrase."
    assert decided(shelf) == House()
