import numpy as np

from corpus.phrases import mining
from corpus.phrases.folding import ListedRuns, fold_levels
from corpus.text.stemmed import StemmedText
from corpus.text.tokens import tokenise
from tests.phrases.examples import list_phrases


def test_subsumption_lists_the_longer_phrase_alone():
    assert list_phrases(["oh a b c d", "so a b c d"]) == {"a b c d": 2}


def test_overlap_lists_both_phrases():
    texts = ["x a b c y", "v a b c w", "p b c d q", "r b c d s"]
    assert list_phrases(texts) == {"a b c": 2, "b c d": 2}
    assert list_phrases(["x a b c y", "v a b c d w", "r b c d s"]) == {"a b c": 2, "b c d": 2}


def test_a_nested_phrase_that_recurs_outside_the_longer_one_is_listed_with_its_own_count():
    texts = ["x a b c y", "z a b c", "a b", "w a b", "a b q"]
    assert list_phrases(texts) == {"a b c": 2, "a b": 3}
    assert list_phrases(texts, "occurrences") == {"a b c": 2, "a b": 5}
    assert list_phrases(texts, "reviews") == {"a b c": 2, "a b": 5}


def test_a_nested_phrase_whose_own_count_does_not_reach_the_threshold_is_not_listed():
    assert list_phrases(["x a b c y", "z a b c", "w a b"]) == {"a b c": 2}


def test_a_nested_phrase_is_counted_outside_listed_phrases_only():
    # "a b c d" is in one review only, so it covers nothing.
    assert list_phrases(["a b c d a b c d", "a b", "b a b"]) == {"a b": 4}


def test_of_longer_runs_that_are_listed_already_no_part_is_listed_again():
    text = StemmedText.of(tokenise(["a b c d", "a b c d", "b c"]))
    levels = mining.find_recurring_runs(text, min_reviews=2)[:3]
    four = ListedRuns(4, np.array([0]), np.array([2]), np.array([0, 4]), np.array([0, 1]), np.array([True, True]))
    assert [len(each.run) for each in fold_levels(levels, text, min_reviews=2, longer=[four])] == [0, 0]
    # Without "a b c d", both runs of three are listed; "b c" is in one review outside of them, which is not enough.
    alone = [(each.words, each.place.tolist()) for each in fold_levels(levels, text, min_reviews=2) if len(each.run)]
    assert alone == [(3, [0, 4, 1, 5])]
