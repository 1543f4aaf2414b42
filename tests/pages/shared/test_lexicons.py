"""A change of the house lexicon, tried and kept."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.polarity.house import House, house_path
from corpus.store.corpus import open_corpus
from pages.shared import lexicons


@pytest.fixture
def own(view, shelf):
    """A view of a copy, which may be changed."""
    return replace(view, corpus=open_corpus(shelf / "sample"))


def test_the_reviews_that_a_change_moves_are_those_with_the_word(own) -> None:
    changed = House().change("beautiful", None, on=date(2026, 3, 3))
    moves = lexicons.list_moves(own, House(), changed)
    texts = own.corpus.read_texts(moves["review_id"].tolist())
    assert len(moves)
    assert texts.str.contains("beautiful", case=False).all()
    assert (moves["change"].abs().diff().dropna() <= 0).all()


def test_a_change_is_kept_beside_the_corpus(own) -> None:
    lexicons.keep_change(own, lambda house: house.change("beautiful", None, on=date(2026, 3, 3)))
    assert House.read(house_path(own.corpus.path)).entries == {"beautiful": None}


def test_a_change_that_cannot_be_made_is_said_and_changes_nothing(own) -> None:
    lexicons.keep_change(own, lambda house: house.change("", None, on=date(2026, 3, 3)))
    assert lexicons.take_notice()
    assert not house_path(own.corpus.path).is_file()
