import numpy as np

from corpus.polarity import candidates
from corpus.text.tokens import tokenise

TEXTS = [
    "The plot by Marlow is drab. It's not worth seeing, 3/10.",
    "A plot of Marlow, drab and 3 times too long: not worth it, 3/10.",
    "We liked Dusk. The drab plot of Marlow is a must-see.",
    "Here the plot is not drab, says Marlow, and a must-see.",
]


def find(left, *, fewest=2, films=None):
    return candidates.find_phrases(tokenise(TEXTS, films=films), np.array(left), fewest=fewest)


def test_words_are_no_names_no_grammar_and_no_numbers():
    assert set(candidates.list_words(tokenise(TEXTS), fewest=2)) == {"plot", "drab", "worth", "see"}


def test_a_films_own_title_is_a_name():
    words = candidates.list_words(tokenise(TEXTS, films=[None, None, "Dusk", None]), fewest=1)
    assert "liked" in words
    assert not any("dusk" in word or "«" in word for word in words)


def test_names_and_grammar_are_unfit_and_negations_are_left_alone():
    unfit = candidates.list_unfit_words(tokenise(TEXTS), fewest=2)
    assert {"marlow", "the", "a", "is"} <= set(unfit)
    assert not {"not", "plot", "drab"} & set(unfit)


def test_words_are_counted_review_by_review():
    assert candidates.count_words(tokenise(["drab, drab plot", "plot"]), ["plot", "drab"]).toarray().tolist() == [
        [1, 2],
        [1, 0],
    ]


def test_a_phrase_says_what_its_words_leave_unsaid():
    # Each stands in two of four reviews: (1.1 + 0.9) / √(2 × 1.01) = 1.41 standard errors, and so tells nothing.
    assert find([-1.1, -0.9, 0.9, 1.1]) == []
    # In four of eight reviews: 2.83 standard errors.
    twice = candidates.find_phrases(tokenise(TEXTS * 3), np.array([-1.0, -1.0, 1.0, 1.0] * 3), fewest=2)
    assert {"not worth", "must-see", "3/10"} <= set(twice)


def test_phrases_that_are_rare_or_hang_on_a_name_or_an_article_are_none():
    phrases = candidates.find_phrases(tokenise(TEXTS * 3), np.array([-1.0, -1.0, 1.0, 1.0] * 3), fewest=6)
    assert not any("marlow" in phrase.split() or phrase.startswith(("the ", "a ", "is ")) for phrase in phrases)
    assert candidates.find_phrases(tokenise(TEXTS * 3), np.array([-1.0, -1.0, 1.0, 1.0] * 3), fewest=13) == []
