"""What a critic judges more often than colleagues on the same films, worked out by hand."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from corpus.aspects.terms import ASPECTS
from corpus.compare.dwelling import describe_dwelling, measure_dwelling
from corpus.schema import REVIEWS, STATEMENTS, empty_table

FILMS, CRITICS = [f"F{n}" for n in range(9)], ["Ann", "Bea", "Cy", "Di"]


def tables(judged):
    """Four critics on nine films, and Ann alone on a tenth; who judges the sound of which, by critic."""
    rows = [(f"{film} {critic}", film, critic) for film in FILMS for critic in CRITICS] + [("own", "Own", "Ann")]
    reviews = pd.DataFrame(rows, columns=["review_id", "film", "reviewer"])
    said = ["own", *(f"{FILMS[film]} {critic}" for critic, films in judged.items() for film in films)]
    statements = pd.DataFrame({"review_id": said, "aspect": "sound", "polarity": 0.5})
    aspects, ids = pd.CategoricalDtype(list(ASPECTS)), pd.CategoricalDtype(reviews["review_id"])
    return reviews, statements.astype({"review_id": ids, "aspect": aspects})


def row(dwelling, critic, aspect="sound"):
    return dwelling.set_index(["group", "aspect"]).loc[(critic, aspect)]


def test_who_alone_judges_the_sound_of_each_film_dwells_on_it_beyond_chance():
    dwelling = measure_dwelling(*tables({"Ann": range(9)}))
    ann = row(dwelling, "Ann")
    # Of each film one of four reviews judges the sound: that it is Ann's each time has a chance of 1 in 4 to the 9th.
    assert ann[["n", "judging", "share", "expected"]].tolist() == [9, 9, 1.0, 0.25]
    assert ann["p"] == pytest.approx(2 / 4**9)
    # 4 critics by 10 aspects were tested.
    assert ann["q"] == pytest.approx(2 / 4**9 * 40)
    assert ann["conclusion"] == "more often"
    assert row(dwelling, "Bea")["p"] == pytest.approx(2 * 0.75**9)
    assert describe_dwelling(dwelling, group="Ann") == (
        "Ann judges the sound clearly more often than colleagues on the same films."
    )
    assert describe_dwelling(dwelling, group="Bea").startswith("Bea judges no part clearly more or less often")


def test_films_with_several_reviews_by_one_critic_count_as_the_hypergeometric_distribution_has_it():
    reviews, statements = tables({"Ann": [0, 1], "Bea": [0]})
    reviews["film"] = np.where(reviews["film"] == "Own", "Own", "One")
    # Of 36 reviews of one film 3 judge the sound; 9 are Ann's, 2 of these judge it.
    at_least = stats.hypergeom.sf(1, 36, 3, 9)
    assert row(measure_dwelling(reviews, statements), "Ann")["p"] == pytest.approx(2 * at_least)


def test_few_reviews_and_none_say_nothing():
    reviews, statements = tables({"Ann": range(9)})
    few = measure_dwelling(reviews[reviews["film"].isin(FILMS[:4])], statements)
    assert set(few["conclusion"]) == {"too few to compare"}
    assert few["q"].isna().all()
    assert describe_dwelling(few, group="Ann").startswith("Too few reviews of films that others reviewed too")
    nothing = empty_table(STATEMENTS).astype({"review_id": "category", "aspect": pd.CategoricalDtype(list(ASPECTS))})
    assert measure_dwelling(empty_table(REVIEWS), nothing).empty
