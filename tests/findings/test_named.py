"""What a brief says of people: who is named in most reviews."""

import numpy as np
import pandas as pd
import pytest

from corpus.findings.named import find_named, select_people

REVIEWS = pd.DataFrame({"film": ["Low Tide"] * 30 + ["Dusk"] * 30, "reviewer": "Ada Quill"})


def people(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    return select_people(pd.DataFrame(rows, columns=["name", "kind", "reviews", "films"]), REVIEWS)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [("Bo Ray", "actor", 20, 2), ("Maya Lind", "director", 14, 2), ("Ann Ek", "director", 9, 1)],
            "Maya Lind is the director named most often: in 14 of 60 reviews, of 2 films; the actor is Bo Ray, in 20.",
        ),
        (
            [("Maya Lind", "director and actor", 14, 1), ("Bo Ray", "actor", 6, 1)],
            "Maya Lind is the director named most often: in 14 of 60 reviews, all of one film.",
        ),
        (
            [("Bo Ray", "actor", 6, 1), ("Tom Ek", "actor", 6, 2)],
            "Bo Ray and Tom Ek are the actors named most often: each in 6 of 60 reviews.",
        ),
        (
            [("Bo Ray", "actor", 20, 2), ("Jo Sol", "name", 14, 9), ("Maya Lind", "director", 14, 2)],
            "Of those called a director, Maya Lind is named most often: in 14 of 60 reviews, of 2 films; "
            "of actors, Bo Ray, in 20.",
        ),
        (
            [("Jo Sol", "name", 9, 9), ("Bo Ray", "actor", 6, 1), ("Tom Ek", "actor", 6, 2)],
            "Of those called an actor, Bo Ray and Tom Ek are named most often: each in 6 of 60 reviews.",
        ),
    ],
)
def test_who_is_named_in_most_reviews_is_said_directors_first(rows: list[tuple[str, str, int, int]], said: str) -> None:
    (found,) = find_named(people(*rows), REVIEWS)
    assert found.sentence == said
    assert np.isnan(found.q)
    named = found.exhibit.rows.loc[found.exhibit.rows["named"], "label"]
    assert [name.partition(", ")[0] in said for name in named] == [True] * (1 + (" and " in said or ";" in said))


def test_a_title_a_critic_a_bare_word_and_who_few_reviews_name_are_no_news() -> None:
    taken = [("Low Tide", "actor", 9, 1), ("Ada Quill", "director", 9, 2), ("Bo", "actor", 9, 2)]
    assert list(find_named(people(*taken, ("Tom Ek", "actor", 4, 2), ("Ann Moe", "name", 9, 2)), REVIEWS)) == []
