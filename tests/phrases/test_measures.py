from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.phrases import measures, mining
from corpus.text.stemmed import StemmedText
from corpus.text.tokens import tokenise

# The small corpus of five parts that Gries works through in "Analyzing dispersion" (2020), after Gries 2008.
GRIES = [
    "b a m n i b e u p",
    "b a s a t b e w q n",
    "b c a g a b e s t a",
    "b a g h a b e a a t",
    "b a h a a b e a x a t",
]


def dispersions(parts):
    """Return the dispersion of each word of the parts."""
    counts = [Counter(part.split()) for part in parts]
    words = sorted(set().union(*counts))
    rows = [(words.index(word), part, n) for part, counted in enumerate(counts) for word, n in sorted(counted.items())]
    item, part, frequency = np.array(rows).T
    sizes = np.array([sum(counted.values()) for counted in counts])
    return dict(zip(words, measures.compute_dispersion(item, part, frequency, sizes).tolist(), strict=True))


def test_dispersion_is_that_of_griess_worked_example():
    # By hand for "a": shares .18 .2 .2 .2 .22 of the corpus, 1/15 .. 5/15 of "a"; DP = .18, over 1 − .18.
    assert dispersions(GRIES)["a"] == pytest.approx(0.18 / 0.82)
    # "x" is in the last part alone: DP = 1 − .22.
    assert dispersions(GRIES)["x"] == pytest.approx(0.78 / 0.82)


def test_dispersion_is_0_for_what_is_everywhere_and_1_for_what_is_in_the_smallest_part_alone():
    assert dispersions(["a b b", "a b b"]) == {"a": 0, "b": 0}
    assert dispersions(["x", "a a a"])["x"] == 1


def test_one_part_has_no_dispersion_and_empty_parts_are_none():
    one = [np.array(values) for values in ([0], [1], [2], [0, 5, 0])]
    assert np.isnan(measures.compute_dispersion(*one)).all()
    two = [np.array(values) for values in ([0], [1], [2], [0, 5, 5])]
    assert measures.compute_dispersion(*two).tolist() == [1]


def associations(texts):
    """Return the association of every recurring run of two words or more."""
    text = StemmedText.of(tokenise(texts))
    levels = mining.find_recurring_runs(text, min_reviews=2)
    counted = {}
    for level in levels[1:]:
        parts = mining.count_parts(levels, level.words, np.arange(len(level.occurrences)))
        values = measures.compute_association(level.occurrences, parts)
        for place, value in zip(level.place[level.bounds[:-1]], values, strict=True):
            words = text.word[place : place + level.words]
            counted[tuple(text.vocabulary[word] for word in words)] = value
    return counted


def test_association_is_1_for_words_that_never_occur_apart():
    assert associations(["kung fu", "a kung fu film"]) == {("kung", "fu"): 1}


def test_association_is_the_square_of_the_phrase_over_the_mean_of_its_parts():
    texts = ["a b c", "a b c", "a b", "b c", "c"]
    # f(abc) = 2, f(a) f(bc) = 3 · 3, f(ab) f(c) = 3 · 4; f(ab) = 3, f(a) f(b) = 3 · 4; f(bc) = 3, f(b) f(c) = 4 · 4.
    assert associations(texts) == {("a", "b"): 9 / 12, ("b", "c"): 9 / 16, ("a", "b", "c"): pytest.approx(4 / 10.5)}


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=8), min_size=2, max_size=6))
def test_association_agrees_with_its_definition(reviews):
    counts = Counter(
        tuple(words[start:stop])
        for words in reviews
        for start in range(len(words))
        for stop in range(start + 1, len(words) + 1)
    )
    for words, value in associations([" ".join(words) for words in reviews]).items():
        products = [counts[words[:cut]] * counts[words[cut:]] for cut in range(1, len(words))]
        assert value == pytest.approx(counts[words] ** 2 / (sum(products) / len(products)))
