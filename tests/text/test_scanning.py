import numpy as np

from corpus.text import scanning
from corpus.text import tokens as tk


def words(text, film=None):
    tokens = tk.tokenise([text], films=[film])
    return [tokens.vocabulary[word] for word in tokens.word]


def test_batches_do_not_show(monkeypatch):
    reviews = ["Star-crossed lovers. They meet!", "", "Lovers, starred.", "They part", "x"] * 3
    whole = tk.tokenise(reviews, films=["They Meet"] * 15)
    monkeypatch.setattr(scanning, "_BATCH", 7)
    parts = tk.tokenise(reviews, films=["They Meet"] * 15)
    for name in ("start", "end", "sentence", "bounds", "spans"):
        assert getattr(whole, name).tolist() == getattr(parts, name).tolist()
    assert [whole.vocabulary[w] for w in whole.word] == [parts.vocabulary[w] for w in parts.word]
    assert [whole.gaps[g] for g in whole.gap[:3]] == [parts.gaps[g] for g in parts.gap[:3]] == ["-", " ", ". "]


def test_long_words_that_differ_have_different_numbers():
    long = "a" * 300
    assert len(set(words(f"{long}b b{long} {long} abcdefgh abcdefghi abcdefghj {long}"))) == 6


def test_alphabets_of_more_than_a_byte_are_read_right():
    text = " ".join(chr(code) * 9 for code in range(0x4E00, 0x4E00 + 600))
    assert words(text + " " + text) == text.split() * 2


def test_lone_surrogates_and_controls_do_no_harm():
    assert words("a\ud800b\x00c\uffff") == ["a", "b", "c"]


def test_spellings_of_one_word_share_its_number():
    numbers = scanning.WordNumbers()
    (batch,) = scanning.read_batches(["So so", "SO it’s"], numbers)
    assert [list(numbers.words)[word] for word in batch.word] == ["so", "so", "so", "it's"]
    assert len(set(batch.spelling.tolist())) == 4
    assert batch.counts.tolist() == [2, 2]


def test_a_possessive_has_the_stem_of_its_word():
    numbers = scanning.WordNumbers()
    numbers.number_spellings(["Ada’s"])
    assert numbers.stem[numbers.words["ada's"]] == numbers.words["ada"]


def test_equal_pieces_share_a_number_and_name_a_place():
    number, example = scanning.number_distinct(np.array([9, 4, 9, 4], np.uint64))
    assert number.tolist() == [0, 1, 0, 1]
    assert number[example].tolist() == [0, 1]
