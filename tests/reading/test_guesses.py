"""Guessed titles: the least certain first, each with the name that it has now."""

import pandas as pd

from corpus.reading.guesses import find_corrections, find_named, list_guesses, list_unnamed

TITLES = pd.DataFrame(
    {"review_id": ["r1", "r2"], "film": ["Dusk", "Dawn"], "rule": ["quoted", "first line"], "certainty": [0.9, 0.4]}
)
REVIEWS = pd.DataFrame(
    {"review_id": ["r1", "r2", "r3"], "film": ["Dusk", "Noon", "1917"], "source": ["a.txt", "b.txt", "c.txt"]}
)


def test_the_least_certain_guess_comes_first_under_its_present_name() -> None:
    guesses = list_guesses(TITLES, REVIEWS)
    assert guesses[["review_id", "film_inferred", "film", "source"]].to_numpy().tolist() == [
        ["r2", "Dawn", "Noon", "b.txt"],
        ["r1", "Dusk", "Dusk", "a.txt"],
    ]


def test_a_name_that_is_only_spaced_otherwise_is_no_correction() -> None:
    guesses = list_guesses(TITLES, REVIEWS)
    assert find_corrections(guesses, pd.Series([" Noon", "Dusk "])) == {}
    assert find_corrections(guesses, pd.Series(["Noon", "Twilight "])) == {"r1": "Twilight"}


SUGGESTED = pd.DataFrame(
    {
        "review_id": ["r1", "r2", "r3", "r4"],
        "film": ["Dusk", "Dawn", "Salt Road", "Noon"],
        "rule": ["quoted", "quoted", "file", "quoted"],
        "certainty": [0.2, 0.4, None, 0.9],
    }
)
UNNAMED = pd.DataFrame(
    {
        "review_id": ["r0", "r1", "r2", "r3", "r4"],
        "film": [None, None, None, None, "Noon"],
        "source": ["z.txt", "a.txt", "b.txt", "c.txt", "d.txt"],
    }
)


def test_a_suggestion_is_no_guess_until_the_review_has_a_film() -> None:
    assert list_guesses(SUGGESTED, UNNAMED)["review_id"].tolist() == ["r4"]


def test_reviews_without_a_film_come_with_what_is_suggested_the_likeliest_first() -> None:
    unnamed = list_unnamed(SUGGESTED, UNNAMED)
    assert unnamed[["review_id", "film", "source"]].to_numpy().tolist() == [
        ["r3", "Salt Road", "c.txt"],
        ["r2", "Dawn", "b.txt"],
        ["r1", "Dusk", "a.txt"],
        ["r0", "", "z.txt"],
    ]
    assert list_unnamed(SUGGESTED, UNNAMED.tail(1)).columns.tolist() == unnamed.columns.tolist()


def test_a_review_is_named_by_a_tick_or_by_another_name_and_never_by_an_empty_one() -> None:
    unnamed = list_unnamed(SUGGESTED, UNNAMED)
    films, ticked = pd.Series(["Salt Road", " ", "Dust ", None]), pd.Series([True, True, False, True])
    assert find_named(unnamed, films, ticked) == {"r3": "Salt Road", "r1": "Dust"}
