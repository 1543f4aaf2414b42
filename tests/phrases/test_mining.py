import numpy as np

from corpus.phrases import mining
from corpus.text.stemmed import StemmedText
from corpus.text.tokens import tokenise
from tests.phrases.examples import list_phrases

TEXTS = ["a b c. a b", "x a b c", "b c d"]


def test_each_level_has_the_runs_of_its_length_that_are_in_enough_reviews():
    text = StemmedText.of(tokenise(TEXTS))
    levels = mining.find_recurring_runs(text, min_reviews=2)
    words = [[text.vocabulary[word] for word in text.word[first:]] for first in range(len(text.word))]
    runs = [{" ".join(words[at][: level.words]) for at in level.place} for level in levels[1:]]
    assert runs == [{"a b", "b c"}, {"a b c"}]
    assert [sorted(level.occurrences.tolist()) for level in levels] == [[3, 3, 4], [3, 3], [2]]
    assert [level.review.tolist() for level in levels[2:]] == [[0, 1]]


def test_the_parts_of_a_run_are_its_first_and_its_last_words():
    levels = mining.find_recurring_runs(StemmedText.of(tokenise(TEXTS)), min_reviews=2)
    left, right = mining.count_parts(levels, 3, np.array([0]))
    # "a" and "a b" occur three times; "c" does so, and "b c".
    assert [count.tolist() for count in left] == [[3], [3]]
    assert [count.tolist() for count in right] == [[3], [3]]


def test_phrases_do_not_cross_sentences_lines_or_reviews():
    assert list_phrases(["the end. so", "the. end so", "the\nend\nso", "the", "end", "so", "the", "end"]) == {}
