import numpy as np
import pytest

from corpus.text.stems import find_lemmas, mark_auxiliaries


@pytest.mark.parametrize(
    "forms",
    [
        ["roll", "rolls", "rolled", "rolling"],
        ["tug", "tugs", "tugged", "tugging"],
        ["love", "loves", "loved", "loving"],
        ["story", "stories"],
        ["movie", "movies", "movie's"],
        ["die", "dies", "died", "dying"],
        ["see", "sees", "seeing"],
        ["original", "originals"],
        ["movie", "film", "films", "flicks"],
        ["i", "i've", "i'm", "i'll"],
    ],
)
def test_forms_of_one_word_share_a_lemma(forms):
    assert len(set(find_lemmas(forms))) == 1


@pytest.mark.parametrize(
    ("word", "other"),
    [("original", "origins"), ("haunting", "hauntingly"), ("beauty", "beautiful"), ("general", "generous")],
)
def test_words_derived_from_one_stem_do_not(word, other):
    assert len(set(find_lemmas([word, other]))) == 2


def test_auxiliaries_are_known_by_the_participle_behind_them():
    words = ["credits", "have", "rolled", "and", "have", "a", "cast", "that", "is", "moving", "and", "is", "good"]
    marked = mark_auxiliaries(words, np.arange(len(words)))
    assert [at for at, mark in enumerate(marked) if mark] == [1, 8]
