import numpy as np
import pytest

from corpus.errors import CorpusError
from corpus.text import shingles

WORD = np.array([7, 8, 9, 7, 8, 9, 8], np.int32)
BOUNDS = np.array([0, 3, 3, 7])


def test_every_run_within_a_text_is_hashed_and_equal_runs_alike():
    place, key = shingles.hash_runs(WORD, BOUNDS, words=2)
    assert place.tolist() == [0, 1, 3, 4, 5]
    assert key[0] == key[2]
    assert key[1] == key[3]
    assert len(set(key.tolist())) == 3


def test_the_order_of_words_makes_another_run():
    _, key = shingles.hash_runs(np.array([1, 2, 1]), np.array([0, 3]), words=2)
    assert key[0] != key[1]


def test_entries_lead_from_a_run_to_its_places():
    place, key = shingles.hash_runs(WORD, BOUNDS, words=3)
    packed = shingles.pack_entries(place, key)
    first, many = shingles.look_up(packed, np.append(key[:1], ~key[:1]))
    assert many.tolist() == [2, 0]
    assert shingles.unpack_places(packed[first[0] :][:2]).tolist() == [0, 3]
    assert shingles.find_texts(place, BOUNDS).tolist() == [0, 2, 2]


@pytest.mark.parametrize("words", [2, 3, 6])
def test_runs_are_packed_at_once_as_they_are_after_being_hashed(words):
    word, bounds = np.arange(12) % 5, np.array([0, 3, 3, 5, 12, 12])
    packed = shingles.pack_runs(word, bounds, words=words)
    assert packed.tolist() == shingles.pack_entries(*shingles.hash_runs(word, bounds, words=words)).tolist()


def test_texts_shorter_than_a_run_have_none():
    place, key = shingles.hash_runs(WORD, BOUNDS, words=8)
    assert len(place) == len(key) == 0
    with pytest.raises(CorpusError, match="words is 1"):
        shingles.hash_runs(WORD, BOUNDS, words=1)


@pytest.mark.parametrize("words", [1, 2, 5, 8, 13])
def test_runs_of_any_length_are_numbered_alike_where_they_are_the_same(words):
    text = np.array([1, 2] * 9 + [2, 1] * 9)
    place = np.arange(len(text) - words + 1)
    number = shingles.number_runs(text.take, np.zeros(len(place), int), place, words=words)
    assert len(set(number.tolist())) == len({tuple(text[at : at + words].tolist()) for at in place})
    # Whichever others are numbered beside it, a run has the number of its words and its group.
    some = shingles.number_runs(text.take, np.zeros(len(place[::2]), int), place[::2], words=words)
    assert some.tolist() == number[::2].tolist()
    other = shingles.number_runs(text.take, np.ones(len(place), int), place, words=words)
    assert not set(other.tolist()) & set(number.tolist())


def test_runs_that_are_the_same_come_together(monkeypatch):
    monkeypatch.setattr(shingles, "_TOGETHER", 1)
    word, bounds = np.array([1, 2, 3, 1, 2, 9, 1, 2, 2, 3]), np.array([0, 3, 6, 10])
    parts = shingles.iterate_repeated(shingles.pack_runs(word, bounds, words=2))
    assert sorted(part.tolist() for part in parts if len(part)) == [[0, 3, 6], [1, 8]]
    place, key = shingles.hash_runs(word, bounds, words=2)
    assert shingles.hash_places(word, place, words=2).tolist() == key.tolist()
