"""Rows of frames as plain values."""

import json

import pandas as pd

from corpus.compare.comparison import compare_groups
from corpus.questions.records import GROUP, PAIR, REST, to_records, write_further
from corpus.schema import REVIEWS

HIGH = [0.5, 0.6, 0.4, 0.5, 0.7, 0.6, 0.5, 0.4, 0.6]


def test_what_is_unknown_is_null_and_nothing_else_is():
    films = pd.DataFrame({"film": ["A"] * 9 + ["B"], "polarity": [*HIGH, 0.1]})
    compared = compare_groups(films, by="film")
    groups, rest, pairs = (
        json.loads(json.dumps(to_records(table, fields), allow_nan=False))
        for table, fields in ((compared.groups, GROUP), (compared.rest, REST), (compared.pairs, PAIR))
    )
    assert groups[1] == {
        "group": "B", "n": 1, "missing": 0, "mean": 0.1, "median": 0.1, "sd": None, "low": None, "high": None,
        "enough": False,
    }  # fmt: skip
    assert rest[1] == {
        "group": "B", "n": 1, "n_rest": 9, "difference": None, "low": None, "high": None, "delta": None, "p": None,
        "q": None, "conclusion": "too few to compare",
    }  # fmt: skip
    assert (pairs[0]["q"], pairs[0]["conclusion"]) == (None, "too few to compare")


def test_days_become_text():
    days = pd.DataFrame({"group": pd.to_datetime(["2024-05-01", None]), "n": [1, 2]})
    assert [row["group"] for row in to_records(days, GROUP)] == ["2024-05-01", None]


def test_columns_of_the_source_are_given_under_their_own_names():
    reviews = pd.DataFrame({**{name: [1] for name in REVIEWS}, "excerpt": ["a"], "section": ["Film"], "page": [None]})
    assert write_further(reviews) == [{"section": "Film", "page": None}]
    assert write_further(reviews[list(REVIEWS)]) == [{}]
