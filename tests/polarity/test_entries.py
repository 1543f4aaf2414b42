import unicodedata

import pytest

from corpus.errors import CorpusError
from corpus.polarity.entries import (
    LONGEST_TERM,
    MOST_WORDS,
    TEXTBLOB,
    check_entry,
    is_usable,
    normalise_term,
    read_setting,
    write_setting,
)
from tests.hostile import HOSTILE_TEXTS


def test_a_term_is_held_in_one_spelling():
    assert normalise_term("  Don’t   WASTE\nyour ") == "don't waste your"
    assert normalise_term("Sci-Fi") == "sci-fi"
    assert normalise_term("Cafe\u0301") == "caf\u00e9"


@pytest.mark.parametrize(
    "term", ["good", "over the top", "don't", "must-see", "10/10", "u.s.a", "café", "שלום", "2001"]
)
def test_words_and_phrases_are_terms(term):
    assert check_entry(term, 0.5) == (term, 0.5)
    assert is_usable(term)


@pytest.mark.parametrize(
    "term", ["", "  ", ":-)", "good.", "-good", "o_o", 'a "b" c', "a “b” c", "c++", "a\x00b", "a\u200bb", "(!)", "—"]
)
def test_what_the_scorer_would_never_find_is_refused(term):
    with pytest.raises(CorpusError):
        check_entry(term, 0.5)
    assert not is_usable(term)


def test_a_term_has_a_limit_in_words_and_in_characters():
    assert is_usable(" ".join("abcdef"))
    assert is_usable("a" * LONGEST_TERM)
    for long in (" ".join("abcdefg"), "a" * (LONGEST_TERM + 1)):
        with pytest.raises(CorpusError, match=f"at most {MOST_WORDS} words and {LONGEST_TERM} characters"):
            check_entry(long, 0.5)


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS.keys())
def test_a_hostile_term_is_a_term_or_is_refused_in_a_sentence(text):
    if is_usable(text):
        assert check_entry(text, None) == (normalise_term(text), None)
        return
    with pytest.raises(CorpusError) as refused:
        check_entry(text, None)
    assert not any(unicodedata.category(letter) == "Cc" for letter in str(refused.value))
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize("polarity", [1.01, -1.01, float("nan"), float("inf")])
def test_a_polarity_lies_between_minus_one_and_one(polarity):
    with pytest.raises(CorpusError, match=r"“good” cannot score .*: a score is a number from −1 to"):
        check_entry("good", polarity)


@pytest.mark.parametrize("setting", [0.4, -1.0, 0.0, None, TEXTBLOB])
def test_a_setting_is_read_as_it_is_written(setting):
    assert read_setting(write_setting(setting)) == setting


def test_a_setting_is_read_as_people_write_it():
    assert [read_setting(each) for each in ("0,4", "−0.5", " Silenced ", "TextBlob")] == [0.4, -0.5, None, TEXTBLOB]


def test_a_setting_that_is_none_says_what_is_allowed():
    with pytest.raises(CorpusError, match="“warm” is not a score: write a number from −1 to"):
        read_setting("warm")
