import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.compare.readability import count_syllables, measure_readability, measure_texts
from corpus.text.tokens import tokenise


def read(*texts, **options):
    return measure_readability(tokenise(list(texts)), **options)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1), ("film", 1), ("made", 1), ("makes", 1), ("moved", 1), ("watched", 1), ("the", 1), ("see", 1),
        ("table", 2), ("tables", 2), ("handled", 2), ("wanted", 2), ("faces", 2), ("churches", 2), ("wishes", 2),
        ("people", 2), ("café", 2), ("don't", 1), ("beautiful", 3), ("cinematographer", 6), ("rhythm", 1), ("1917", 1),
        ("七人", 1), ("", 1),
    ],
)  # fmt: skip
def test_a_word_has_its_syllables(word, count):
    assert count_syllables([word]).tolist() == [count]


def test_reading_ease_is_flesch_s_formula():
    # Two sentences, nine words, ten syllables (only "sofa" has two): 206.835 − 1.015 × 4.5 − 84.6 × 10 / 9.
    row = read("The cat sat on the sofa. The dog slept.").iloc[0]
    assert (row["words"], row["sentences"], row["syllables"]) == (9, 2, 10)
    assert row["reading_ease"] == pytest.approx(206.835 - 1.015 * 4.5 - 84.6 * 10 / 9)


def test_long_words_and_long_sentences_read_less_easily():
    easy, words, sentence = read(
        "The cat sat. The dog ran.",
        "Cinematography necessitates patience. Sentimentality infuriates.",
        "The cat sat and the dog ran and the cow ate and the sun set and the day was done and all was well.",
    )["reading_ease"]
    assert easy > sentence > words


def test_variety_is_the_mean_over_the_windows_counted_by_hand():
    # Windows of three: a b a (2 of 3), b a c (3), a c c (2), c c c (1).
    assert read("a b a c c c", window=3)["variety"].iloc[0] == pytest.approx((2 + 3 + 2 + 1) / 12)


@given(st.lists(st.lists(st.sampled_from("abcde"), max_size=30), min_size=1, max_size=4), st.integers(1, 8))
def test_variety_is_that_of_every_window_looked_at(texts, window):
    varieties = read(*(" ".join(words) for words in texts), window=window)["variety"]
    for words, variety in zip(texts, varieties, strict=True):
        windows = [words[start : start + window] for start in range(len(words) - window + 1)]
        expected = np.mean([len(set(each)) / window for each in windows]) if windows else np.nan
        assert variety == pytest.approx(expected, nan_ok=True)


def test_a_text_shorter_than_the_window_has_no_variety():
    table = read("a b c", "a b c d", window=4)
    assert table["variety"].isna().tolist() == [True, False]


def test_the_length_of_a_text_does_not_change_its_variety():
    text = "one two three four five six seven eight nine ten "
    short, long = read(text * 20, text * 200, window=50)["variety"]
    assert short == pytest.approx(long) == 0.2


def test_no_word_and_no_text_have_no_ease():
    table = read("***", "A word.")
    assert table["reading_ease"].isna().tolist() == [True, False]
    assert table["sentences"].tolist() == [0, 1]
    assert len(read()) == 0
    assert list(read()) == list(table)


def test_many_texts_are_measured_as_each_by_itself():
    texts = [f"The {'cat ' * (number % 7)}sat. {'Cinematography ' * (number % 3)}" for number in range(1_200)]
    pd.testing.assert_frame_equal(measure_texts(texts), read(*texts))
    assert len(measure_texts([])) == 0
