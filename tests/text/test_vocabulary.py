import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.vocabulary import Vocabulary

TEXTS = ["Ada bakes. The bread, by Ada, is bread.", "Bread! Ada and Bill.", "Bakes: a film without Ada."]


def column(held: Vocabulary, word: str) -> list[int]:
    return held.counts.toarray()[:, held.words.index(word)].tolist()


def test_each_review_has_its_own_counts():
    held = Vocabulary.of(TEXTS)
    assert set(held.words) == {"ada", "bakes", "bread"}
    assert [column(held, word) for word in ("ada", "bakes", "bread")] == [[2, 1, 1], [1, 0, 1], [2, 1, 0]]
    assert held.lengths.tolist() == [8, 4, 5]


def test_how_many_reviews_a_word_needs_can_be_chosen():
    assert set(Vocabulary.of(TEXTS, min_reviews=3).words) == {"ada"}
    assert "bill" in Vocabulary.of(TEXTS, min_reviews=1).words


def test_a_capital_that_opens_a_sentence_tells_nothing_of_a_word():
    held = Vocabulary.of(TEXTS)
    told = dict(zip(held.words, held.capitalised.tolist(), strict=True))
    assert told == {"ada": 1.0, "bakes": 0.0, "bread": 0.0}
    assert [word for word, named in zip(held.words, held.named, strict=True) if named] == ["ada"]


def test_a_word_that_only_opens_sentences_is_not_taken_for_a_name():
    held = Vocabulary.of(["Crumb rises.", "Crumb falls."])
    assert held.words == ["crumb"]
    assert np.isnan(held.capitalised).all()
    assert not held.named.any()


def test_a_films_title_in_its_own_reviews_is_one_word():
    held = Vocabulary.of(["I love Paper Lanterns.", "Salt bores."], films=["Paper Lanterns", "Salt"])
    assert "«film»" in held.words
    assert "lanterns" not in held.words


@pytest.mark.parametrize("texts", [[], [""], ["", "  "]])
def test_nothing_has_no_words(texts):
    held = Vocabulary.of(texts)
    assert held.counts.shape == (len(texts), 0)
    assert held.words == []
    assert held.capitalised.shape == (0,)
    assert held.lengths.tolist() == [0] * len(texts)


@given(st.lists(st.text(alphabet="aAbB .", max_size=20), max_size=6))
def test_every_word_is_counted_once(texts):
    held = Vocabulary.of(texts, min_reviews=1)
    assert held.counts.sum(axis=1).tolist() == held.lengths.tolist()
    shares = held.capitalised[~np.isnan(held.capitalised)]
    assert ((shares >= 0) & (shares <= 1)).all()
