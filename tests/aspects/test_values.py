"""What each review says of an aspect, worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from corpus.aspects.terms import ASPECTS
from corpus.aspects.values import add_value, average_statements, count_statements
from corpus.compare.comparison import compare_groups

REVIEWS = pd.DataFrame({"review_id": ["c", "a", "b"], "film": ["Dusk", "Dawn", "Dusk"]}, index=[7, 8, 9])
#: Of "b" three statements of the story (mean 0.2) and one of the acting; of "c" one of the story; of "d", which is not
#: among the reviews, one.
STATEMENTS = pd.DataFrame(
    [
        ("b", "story", 0.5),
        ("b", "story", -0.4),
        ("b", "acting", 1.0),
        ("b", "story", 0.5),
        ("c", "story", -0.6),
        ("d", "story", 0.9),
    ],
    columns=["review_id", "aspect", "polarity"],
).astype({"review_id": pd.CategoricalDtype(list("abcd")), "aspect": pd.CategoricalDtype(list(ASPECTS))})


def test_a_review_counts_once_however_much_it_says_and_not_at_all_where_it_says_nothing():
    means, counts = average_statements(REVIEWS, STATEMENTS), count_statements(REVIEWS, STATEMENTS)
    assert means.index.tolist() == [7, 8, 9]
    assert means["aspect:story"].tolist() == pytest.approx([-0.6, np.nan, 0.2], nan_ok=True)
    assert means["aspect:acting"].tolist() == pytest.approx([np.nan, np.nan, 1.0], nan_ok=True)
    assert counts["aspect:story"].tolist() == [1, 0, 3]
    assert means.drop(columns=["aspect:story", "aspect:acting"]).isna().all(axis=None)


def test_films_are_compared_by_it_as_by_any_column():
    compared = compare_groups(add_value(REVIEWS, STATEMENTS, "aspect:story"), by="film", value="aspect:story")
    assert compared.groups["n"].tolist() == [0, 2]
    assert compared.groups["missing"].tolist() == [1, 0]
    assert compared.groups["mean"].tolist() == pytest.approx([np.nan, -0.2], nan_ok=True)
    assert add_value(REVIEWS, STATEMENTS, "film") is REVIEWS


def test_it_is_said_of_what_the_numbers_are():
    said = {
        "A": [0.5, 0.6, 0.7, 0.5, 0.6, 0.8],
        "B": [0, 0.1, 0.1, -0.1, 0, 0.1],
        "C": [0.1, 0, -0.1, 0.1, 0],
        "D": [0.1],
    }
    rows = [(film, value) for film, values in said.items() for value in values]
    compared = compare_groups(pd.DataFrame(rows, columns=["film", "aspect:story"]), by="film", value="aspect:story")
    assert compared.sentence == "“A” is most positive on the story (tone +0.62, 6 reviews)."
    assert compared.describe(expected=True) == compared.sentence
    assert compared.exceptions.endswith("“D” has fewer than 5 reviews on the story: too few to compare.")
    assert compared.describe_ends(drawn=["A", "B"]) == "Most positive on the story: “A”"
