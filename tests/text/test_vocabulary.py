import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.counts import build_counts
from corpus.text.vocabulary import Vocabulary

TEXTS = ["Ada bakes. The bread, by Ada, is bread.", "Bread! Ada and Bill.", "Bakes: a film without Ada."]


def column(vocabulary: Vocabulary, word: str) -> list[int]:
    return vocabulary.counts.toarray()[:, vocabulary.words.index(word)].tolist()


def test_each_review_has_its_own_counts():
    vocabulary = Vocabulary.of(TEXTS)
    assert set(vocabulary.words) == {"ada", "bakes", "bread"}
    assert [column(vocabulary, word) for word in ("ada", "bakes", "bread")] == [[2, 1, 1], [1, 0, 1], [2, 1, 0]]
    assert vocabulary.lengths.tolist() == [8, 4, 5]


def test_reviews_that_are_counted_apart_are_counted_as_those_counted_together(monkeypatch):
    texts = [*TEXTS, "", "Ada, Ada."]
    whole = Vocabulary.of(texts)
    monkeypatch.setattr("corpus.text.vocabulary._TOGETHER", 2)
    parts = Vocabulary.of(texts)
    assert parts.words == whole.words
    assert parts.counts.toarray().tolist() == whole.counts.toarray().tolist()


def test_how_many_reviews_a_word_needs_can_be_chosen():
    assert set(Vocabulary.of(TEXTS, min_reviews=3).words) == {"ada"}
    assert "bill" in Vocabulary.of(TEXTS, min_reviews=1).words


def test_a_capital_that_begins_a_sentence_does_not_count():
    vocabulary = Vocabulary.of(TEXTS)
    shares = dict(zip(vocabulary.words, vocabulary.capitalised.tolist(), strict=True))
    assert shares == {"ada": 1.0, "bakes": 0.0, "bread": 0.0}
    assert [word for word, named in zip(vocabulary.words, vocabulary.named, strict=True) if named] == ["ada"]


def test_a_word_that_only_opens_sentences_is_not_taken_for_a_name():
    vocabulary = Vocabulary.of(["Crumb rises.", "Crumb falls."])
    assert vocabulary.words == ["crumb"]
    assert np.isnan(vocabulary.capitalised).all()
    assert not vocabulary.named.any()


def test_a_films_title_in_its_own_reviews_is_one_word():
    vocabulary = Vocabulary.of(["I love Paper Lanterns.", "Salt bores."], films=["Paper Lanterns", "Salt"])
    assert "«film»" in vocabulary.words
    assert "lanterns" not in vocabulary.words


def test_what_is_stored_is_what_was_counted():
    counted = Vocabulary.of(TEXTS)
    words, counts = counted.tabulate()
    matrix = build_counts(counts, of="word", shape=counted.counts.shape)
    read = Vocabulary.of_counts(words, matrix, counted.lengths)
    assert read.words == counted.words
    assert read.counts.toarray().tolist() == counted.counts.toarray().tolist()
    assert read.capitalised.tolist() == counted.capitalised.tolist()


@pytest.mark.parametrize("texts", [[], [""], ["", "  "]])
def test_nothing_has_no_words(texts):
    vocabulary = Vocabulary.of(texts)
    assert vocabulary.counts.shape == (len(texts), 0)
    assert vocabulary.words == []
    assert vocabulary.capitalised.shape == (0,)
    assert vocabulary.lengths.tolist() == [0] * len(texts)


@given(st.lists(st.text(alphabet="aAbB .", max_size=20), max_size=6))
def test_every_word_is_counted_once(texts):
    vocabulary = Vocabulary.of(texts, min_reviews=1)
    assert vocabulary.counts.sum(axis=1).tolist() == vocabulary.lengths.tolist()
    shares = vocabulary.capitalised[~np.isnan(vocabulary.capitalised)]
    assert ((shares >= 0) & (shares <= 1)).all()
