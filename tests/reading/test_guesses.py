"""Guessed titles: the least certain first, each with the name that it has now."""

import pandas as pd

from corpus.reading.guesses import find_corrections, list_guesses

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
