import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from corpus.compare.profiles import build_membership, build_vectors, count_shared_phrases, count_shared_words


def test_no_word_that_is_printed_as_a_name_is_shared(sample):
    vocabulary = sample.vocabulary
    counts = count_shared_words(vocabulary)
    kept = [word for word, named in zip(vocabulary.words, vocabulary.named, strict=True) if not named]
    assert counts.shape == (len(sample.reviews), len(kept))
    assert "score" in kept
    assert "ada" not in kept
    assert vocabulary.named.any()


def test_phrases_count_where_they_stand_outside_of_longer_ones(sample):
    counts = count_shared_phrases(sample.phrases, sample.occurrences, sample.vocabulary, sample.marks)
    assert counts.shape[0] == len(sample.reviews)
    assert 0 < counts.shape[1] < len(sample.phrases)
    own = sample.occurrences[sample.occurrences["own"]]
    assert 0 < counts.sum() <= len(own)


def test_a_review_without_anything_shared_is_a_row_of_zeros():
    rows = build_vectors(csr_array([[1, 0], [1, 0], [0, 1]]), pd.Series(["A", "B", "C"]))
    assert rows.toarray().tolist() == [[1.0], [1.0], [0.0]]


def test_every_vector_has_length_one():
    counts = csr_array(np.random.default_rng(0).integers(0, 3, size=(9, 20)))
    rows = build_vectors(counts, pd.Series(list("AAABBBCCC")))
    np.testing.assert_allclose(np.sqrt(rows.multiply(rows).sum(axis=1)), 1)


def test_a_review_is_a_member_of_its_group_alone():
    assert build_membership(np.array([0, 1, 0]), 2).toarray().tolist() == [[1, 0], [0, 1], [1, 0]]
