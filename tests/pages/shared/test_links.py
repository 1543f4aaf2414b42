"""Links to other views, which a click may narrow."""

from pages.shared.links import link, narrowed, narrowed_by, searched


def test_a_link_holds_corpus_selection_and_parameters_without_the_empty_ones() -> None:
    assert link([("corpus", "c"), ("film", "A"), ("film", "B")], review="r", at=0, order="", by=None) == {
        "corpus": ["c"], "film": ["A", "B"], "review": ["r"], "at": ["0"],
    }  # fmt: skip


def test_what_a_click_narrows_replaces_the_field_and_says_that_it_was_added() -> None:
    selection = [("film", "Dusk"), ("film", "Dawn"), ("critic", "Ada"), ("added", "critic")]
    assert narrowed(selection, "film", "Dusk") == {"film": ["Dusk"], "critic": ["Ada"], "added": ["film"]}


def test_a_year_narrows_the_dates_to_its_first_and_last_day() -> None:
    assert narrowed([], "year", "2024") == {"dates": ["2024-01-01", "2024-12-31"], "added": ["dates"]}


def test_words_that_are_searched_for_are_added_to_what_is_narrowed() -> None:
    query = narrowed([("words", "light")], "film", "Dusk")
    assert searched(query, "light shadow") == {"film": ["Dusk"], "words": ["light shadow"], "added": ["film", "words"]}
    assert searched({}, "light") == {"words": ["light"], "added": ["words"]}


def test_a_click_on_a_cell_narrows_two_fields_and_both_can_be_taken_back() -> None:
    query = narrowed_by(
        [("corpus", "c"), ("rating", "1.0"), ("rating", "9.0")], {"rating": ["2.0", "4.0"], "film": ["A"]}
    )
    assert query == {"corpus": ["c"], "rating": ["2.0", "4.0"], "film": ["A"], "added": ["rating", "film"]}
