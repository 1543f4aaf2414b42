import pandas as pd
import pytest

from corpus.compare.distinction import distinguish_each
from corpus.compare.repeated_terms import mark_grammar, mark_repeated, mark_titles
from tests.compare.test_distinction import films, terms_of


@pytest.mark.parametrize(
    ("title", "left"), [("Pepper & Brine", set()), ("The Brine", {"pepper"}), ("Salt", {"brine", "pepper"})]
)
def test_the_words_of_a_films_own_title_do_not_set_it_apart(title: str, left: set[str]) -> None:
    rows = [{"pepper": 1, "brine": 2}] * 6 + [{"sun": 1}] * 20
    table = distinguish_each(terms_of(rows), films((title, 6), ("Other", 20)), titles=[title, "Other"])
    assert set(table.loc[table["group"] == title, "term"]) == left
    assert set(distinguish_each(terms_of(rows), films((title, 6), ("Other", 20)))["term"]) >= {"pepper", "brine"}


def test_a_term_inside_a_longer_one_is_left_out_unless_it_is_in_more_reviews() -> None:
    rows = [{"ice": 1, "cream": 2, "ice cream": 1}] * 4 + [{"cream": 1}] * 2 + [{"sun": 1}] * 20
    table = distinguish_each(terms_of(rows), films(("A", 6), ("B", 20)))
    assert set(table.loc[table["group"] == "A", "term"]) == {"ice cream", "cream"}


def test_a_term_that_differs_in_function_words_alone_is_listed_once() -> None:
    rows = [{"a slow exhale": 1, "is a slow exhale of": 1}] * 4 + [{"a slow exhale": 1}] * 2 + [{"sun": 1}] * 20
    assert distinguish_each(terms_of(rows), films(("A", 6), ("B", 20)))["term"].tolist()[0] == "a slow exhale"
    assert "is a slow exhale of" not in set(distinguish_each(terms_of(rows), films(("A", 6), ("B", 20)))["term"])


def test_a_title_is_that_of_the_group_itself():
    table = pd.DataFrame({"group": ["Salt", "Ash"], "folded": ["salt", "salt"]})
    assert mark_titles(table, ["Salt", "Ash"]).tolist() == [True, False]


def test_words_of_grammar_are_marked_only_where_there_is_nothing_else():
    assert mark_grammar(pd.DataFrame({"folded": ["of the", "it is", "of the sea"]})).tolist() == [True, True, False]


def test_a_finding_does_not_repeat_a_longer_term_that_is_none():
    table = pd.DataFrame(
        {"group": "A", "folded": ["ice", "ice cream"], "reviews": [4, 4], "significant": [True, False]}
    )
    assert mark_repeated(table).tolist() == [False, False]


def test_the_same_term_of_another_group_is_not_repeated():
    table = pd.DataFrame({"group": ["A", "B"], "folded": ["ice", "ice cream"], "reviews": [4, 4], "significant": True})
    assert mark_repeated(table).tolist() == [False, False]


def test_no_term_gives_no_mark():
    table = pd.DataFrame({"group": [], "folded": [], "reviews": [], "significant": []})
    assert [len(marks) for marks in (mark_titles(table, []), mark_grammar(table), mark_repeated(table))] == [0, 0, 0]
