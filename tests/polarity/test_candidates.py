from corpus.polarity import candidates
from corpus.text.tokens import tokenise

TEXTS = [
    "The plot by Marlow is drab. It's not worth seeing, 3/10.",
    "A plot of Marlow, drab and 3 times too long: not worth it, 3/10.",
    "We liked Dusk. The drab plot of Marlow is a must-see.",
    "Here the plot is not drab, says Marlow, and a must-see.",
]


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


def test_phrases_are_counted_review_by_review():
    phrases, counts = candidates.count_pairs(tokenise(TEXTS), fewest=2)
    assert set(phrases) == {"the plot", "plot of", "not worth", "must-see"}
    assert counts.toarray()[:, phrases.index("must-see")].tolist() == [0, 0, 1, 1]
    assert counts.toarray()[:, phrases.index("not worth")].tolist() == [1, 1, 0, 0]


def test_scores_are_no_words():
    phrases, _ = candidates.count_pairs(
        tokenise(["A dull film, 10/10. Two stars. Four out of ten for the dull stars."]), fewest=1
    )
    assert {"a dull", "dull film", "dull stars"} <= set(phrases)
    assert not {"10 10", "10/10", "two stars", "four out", "of ten"} & set(phrases)


def test_phrases_that_are_rare_or_hang_on_a_name_are_none():
    phrases, _ = candidates.count_pairs(tokenise(TEXTS * 3), fewest=6)
    assert not any("marlow" in phrase.split() for phrase in phrases)
    assert candidates.count_pairs(tokenise(TEXTS * 3), fewest=13)[0] == []
