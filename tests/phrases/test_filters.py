import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.phrases import filters
from tests.hostile import HOSTILE_TEXTS


def named(phrase):
    return filters.mark_names(pd.Series([phrase], dtype="str")).item()


def contains(phrase, *stop):
    return filters.mark_containing(pd.Series([phrase], dtype="str"), stop).item()


@pytest.mark.parametrize(
    "phrase", ["Ada Quill", "the Tin Harbour", "Blade Runner 2049", "of Ada's", "FBI", "Ada & Ben"]
)
def test_a_phrase_whose_content_words_all_have_capitals_is_a_name(phrase):
    assert named(phrase)


@pytest.mark.parametrize("phrase", ["Ada Quill plays", "a Hollywood ending", "tin harbour", "in 2019", "映画 館"])
def test_a_phrase_with_a_word_in_small_letters_or_without_a_capital_is_none(phrase):
    assert not named(phrase)


def test_a_phrase_of_function_words_is_no_name():
    assert not named("It is")
    assert not named("«film» is")


def test_a_name_beside_the_film_s_own_title_is_a_name():
    assert named("Ada in «film»")


def test_a_phrase_with_a_word_of_the_stop_list_is_marked_in_any_case():
    assert contains("the Human condition", "human")
    assert contains("human condition", "HUMAN")


def test_only_whole_words_count():
    assert not contains("full of humanity", "human")


def test_an_entry_of_several_words_counts_where_they_are_neighbours():
    assert contains("a tour de force", "tour de force")
    assert not contains("a tour of force", "tour de force")


@pytest.mark.parametrize("stop", [(), ("",), (" ", "…")])
def test_a_stop_list_without_words_holds_nothing_back(stop):
    assert not contains("a tour de force", *stop)


def test_no_phrases_give_no_answers():
    none = pd.Series(dtype="str")
    assert filters.mark_names(none).tolist() == filters.mark_containing(none, ["a"]).tolist() == []


def test_the_index_of_the_phrases_is_kept():
    phrases = pd.Series(["Ada Quill", "tin harbour"], index=[7, 3])
    assert filters.mark_names(phrases).to_dict() == {7: True, 3: False}
    assert filters.mark_containing(phrases, ["tin"]).to_dict() == {7: False, 3: True}


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values())
def test_any_text_may_be_a_phrase_or_a_stop_list(text):
    assert isinstance(named(text), bool)
    assert isinstance(contains(text, text), bool)


@given(st.lists(st.sampled_from(["tin", "Ada", "of", "2049"]), min_size=1, max_size=5))
def test_each_word_of_a_phrase_holds_it_back(words):
    assert all(contains(" ".join(words), word) for word in words)


def test_a_title_is_marked_whole_in_pieces_and_with_function_words_around_it():
    phrases = pd.Series(["Night of the Living Dead", "the Living Dead", "in Night of the Living Dead", "New York"])
    films = ["Night of the Living Dead (1968)", "Sleepers"]
    assert filters.mark_titles(phrases, films).tolist() == [True, True, True, False]
    small = pd.Series(["night of the living dead", "the living dead", "Sleepers"], index=[5, 2, 9])
    assert filters.mark_titles(small, films).to_dict() == {5: False, 2: False, 9: False}
    assert filters.mark_titles(phrases[:0], films).tolist() == []


def test_where_titles_have_no_capitals_only_whole_ones_are_marked():
    phrases = pd.Series(["night of the living dead", "the living dead", "a night of the living dead party"])
    films = ["Night of the Living Dead (1968)"]
    assert filters.mark_titles(phrases, films, capitals=False).tolist() == [True, False, False]
