from hypothesis import given
from hypothesis import strategies as st

from corpus.polarity.multiword import Joining, join_term
from tests.hostile import HOSTILE_TEXTS

TERMS = ["over the top", "over the", "isn't", "well worth", "don't waste"]


def read(text, *terms):
    return Joining.of(terms or TERMS).join(text)


def test_the_words_of_a_phrase_become_one_word_of_the_same_length():
    assert read("It is Over the TOP, and well\nworth it.") == "It is Over_the_TOP, and well_worth it."


def test_the_longest_phrase_at_a_place_is_taken():
    assert read("over the top and over the hill") == "over_the_top and over_the hill"


def test_apostrophes_are_curly_or_straight():
    assert read("It isn’t. It isn't. ISN'T! Don‘t waste it.") == "It isn_t. It isn_t. ISN_T! Don‘t waste it."
    assert read("Don’t waste it.") == "Don_t_waste it."


def test_a_part_of_a_longer_word_is_no_occurrence():
    for text in ("over the topic", "rollover the top-rated", "pre-over the top", "well worthy", "well worth-while"):
        assert "over_the_top" not in read(text)
        assert "well_worth" not in read(text)


def test_punctuation_and_wider_gaps_part_words():
    for text in ("over, the top", "well.worth", "well  worth", "well\n\nworth"):
        assert read(text, "well worth", "over the top") == text


def test_a_capital_that_becomes_two_characters_moves_nothing():
    assert read("İİ over the top İ") == "İİ over_the_top İ"


def test_terms_are_letters_and_never_patterns():
    assert read("a.c b and abc b", "a.c b") == "a.c_b and abc b"


def test_nothing_to_join_leaves_texts_as_they_are():
    for text in HOSTILE_TEXTS.values():
        assert Joining.of([]).join(text) == text


@given(st.lists(st.sampled_from(["Over", "the", "top", "well", "isn’t", "worth", ",", "\n", " ", "-", "İ", "e\u0301"])))
def test_a_text_keeps_its_length_and_all_but_the_joints(parts):
    text = " ".join(parts)
    done = read(text)
    assert len(done) == len(text)
    assert all(new in (old, "_") for old, new in zip(text, done, strict=True))
    assert read(done) == done


def test_a_term_and_its_occurrences_are_the_same_word():
    assert join_term("don't waste") == read("don’t waste")
