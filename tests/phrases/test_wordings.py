import numpy as np

from corpus.phrases.folding import ListedRuns
from corpus.phrases.wordings import split_wordings
from corpus.text.stemmed import StemmedText
from corpus.text.tokens import tokenise
from tests.phrases.examples import family, fillers, gather, list_phrases, reviews_of

TEXTS = ["the credits roll", "the credits rolled", "the credits have rolled", "the credits rolled"]


def test_a_run_of_lemmas_is_split_by_its_words():
    tokens = tokenise(TEXTS)
    text = StemmedText.of(tokens)
    places = np.array([0, 3, 6, 9])
    run = ListedRuns(3, np.array([0]), np.array([4]), places, np.arange(4), np.array([True, False, True, True]))
    worded = list(split_wordings(run, text, tokens))
    assert [(each.words, each.run.tolist()) for each in worded] == [(3, [0, 0]), (4, [0])]
    assert [each.size.tolist() for each in worded] == [[1, 2], [1]]
    assert [each.place.tolist() for each in worded] == [[0, 3, 10], [6]]
    assert [each.review.tolist() for each in worded] == [[0, 1, 3], [2]]
    assert [each.standalone.tolist() for each in worded] == [[True, False, True], [True]]


def test_a_phrase_recurs_though_each_wording_is_printed_once():
    gathered, phrases, _ = gather(reviews_of(["it tugs at the heartstrings", "they tug at the heartstrings"]))
    row = family(gathered, "tug/tugs at the heartstrings")
    assert row[["kind", "phrases", "reviews"]].tolist() == ["inflection", 0, 2]
    assert fillers(gathered, row["pattern"]) == {"tug": 1, "tugs": 1}
    assert phrases.empty


def test_a_wording_is_a_phrase_by_itself_if_it_recurs():
    assert list_phrases(TEXTS, "reviews") == {"the credits rolled": 2}
