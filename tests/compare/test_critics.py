"""Critics compared: by hand where everyone saw every film, and on the dozen."""

import numpy as np
import pandas as pd
import pytest

from corpus.compare import critics, harshness
from corpus.compare.critics import compare_styles

PHRASES = pd.DataFrame(
    {
        "phrase_id": ["p1", "p2", "p3"],
        "phrase": ["a slow burn", "by all means", "long after the credits"],
        "words": [3, 3, 4],
        "reviews": [4, 5, 9],
        "whose": ["Ann", "Ann", "house"],
        "owned": ["own", "own", "house"],
    }
)


def reviews_of(**ratings: list[float | None]) -> pd.DataFrame:
    """Reviews of films 0, 1, … by critics, each of ten words; None is a film that a critic has not seen."""
    rows = [
        (f"{critic}-{film}", f"film {film}", critic, rating, 10)
        for critic, given in ratings.items()
        for film, rating in enumerate(given)
        if rating is not None
    ]
    return pd.DataFrame(rows, columns=["review_id", "film", "reviewer", "rating", "words"])


def styles_of(*names: str) -> pd.DataFrame:
    return critics.measure_styles(
        pd.DataFrame({"critic": list(names), "variety": [0.5] * len(names), "reading_ease": [60.0] * len(names)})
    )


def list_critics(reviews: pd.DataFrame, **options: object) -> pd.DataFrame:
    return critics.list_critics(reviews, harshness.measure_harshness(reviews), value="rating", **options)


def test_every_critic_has_a_row_and_those_without_a_film_in_common_are_too_few_to_compare() -> None:
    reviews = reviews_of(Ann=[2, 3, 4], Bob=[6, 7, 8], Cy=[None, None, None, 5])
    table = critics.add_styles(list_critics(reviews), styles_of("Ann", "Bob"), PHRASES).set_index("critic")
    assert table["written"].to_dict() == {"Ann": 3, "Bob": 3, "Cy": 1}
    assert table["words"].to_dict() == {"Ann": 30, "Bob": 30, "Cy": 10}
    assert table["mean"].to_dict() == {"Ann": 3, "Bob": 7, "Cy": 5}
    assert table["used"].to_dict() == {"Ann": 0.2, "Bob": 0.2, "Cy": 0.0}
    assert table.loc["Cy", "conclusion"] == harshness.TOO_FEW
    assert pd.isna(table.loc["Cy", "estimate"])
    assert pd.isna(table.loc["Cy", "variety"])
    assert table["favourite"].fillna("").to_dict() == {"Ann": "by all means", "Bob": "", "Cy": ""}


def test_the_share_of_the_scale_is_of_the_scale_that_is_given() -> None:
    assert list_critics(reviews_of(Ann=[-1, 0], Bob=[0, 1]), span=(-1.0, 1.0))["used"].tolist() == [0.5, 0.5]


def test_reviews_without_a_critic_are_left_out() -> None:
    reviews = reviews_of(Ann=[2, 3], Bob=[4, 5])
    unsigned = reviews.head(1).assign(review_id="x", reviewer=None)
    assert list_critics(pd.concat([reviews, unsigned]))["critic"].tolist() == ["Ann", "Bob"]


def test_a_style_is_the_mean_of_the_reviews_that_have_one() -> None:
    measured = pd.DataFrame(
        {"critic": ["Ann", "Ann", "Bob", None], "variety": [0.4, 0.6, None, 0.9], "reading_ease": [50.0, 70, 30, 0]}
    )
    styles = critics.measure_styles(measured).set_index("critic")
    assert styles.loc["Ann", ["variety", "variety_n", "reading_ease", "reading_ease_n"]].tolist() == [0.5, 2, 60, 2]
    assert styles.loc["Bob", "reading_ease"] == 30
    assert pd.isna(styles.loc["Bob", "variety"])


def test_tics_are_the_phrases_of_one_critic_those_in_most_reviews_first() -> None:
    assert critics.find_tics(PHRASES)["phrase_id"].tolist() == ["p2", "p1"]


def test_a_critic_s_own_phrases_come_before_those_that_may_be_chance() -> None:
    reviews = reviews_of(Ann=[5] * 6, Bob=[5] * 6)
    uses = {"p1": ["Ann-0", "Ann-1", "Ann-2"], "p3": ["Ann-3", "Ann-4", "Ann-5", "Bob-0", "Bob-1"]}
    occurrences = pd.DataFrame(
        [(phrase, review) for phrase, ids in uses.items() for review in ids], columns=["phrase_id", "review_id"]
    )
    favourites = critics.find_favourites(occurrences, reviews, PHRASES, critic="Ann")
    assert favourites[["phrase", "conclusion", "reviews", "rest_reviews"]].to_numpy().tolist() == [
        ["a slow burn", critics.OWN, 3, 0],
        ["long after the credits", critics.CHANCE, 3, 2],
    ]


def test_the_films_in_common_are_listed_with_the_farthest_apart_first() -> None:
    reviews = reviews_of(Ann=[2, 8, 1], Bob=[4, 7], Cy=[6, 9])
    films = critics.compare_with_colleagues(reviews, critic="Ann", value="rating")
    assert films[["film", "value", "mean", "others", "lowest", "highest", "difference"]].to_numpy().tolist() == [
        ["film 0", 2, 5, 2, 4, 6, -3],
        ["film 1", 8, 8, 2, 7, 9, 0],
    ]
    assert films["review_id"].tolist() == ["Ann-0", "Ann-1"]


@pytest.mark.parametrize("critic", ["Nobody", "Cy"])
def test_who_has_no_film_in_common_has_no_row(critic: str) -> None:
    reviews = reviews_of(Ann=[2, 8], Bob=[4, 7], Cy=[None, None, 5])
    assert critics.compare_with_colleagues(reviews, critic=critic, value="rating").empty


def test_a_critic_s_writing_stands_beside_the_mean_of_the_colleagues():
    columns = {"critic": list("ABC"), "written": [2, 1, 4], "words": [200, 300, 400]}
    styles = {"variety": [0.8, 0.9, 0.7], "variety_low": [0.7, np.nan, 0.6], "variety_high": [0.9, np.nan, 0.8]}
    ease = {f"reading_ease{end}": [np.nan] * 3 for end in ("", "_low", "_high")}
    table = compare_styles(pd.DataFrame(columns | styles | ease), critic="A").set_index("trait")
    assert table.index.tolist() == ["Words a review", "Different words in every 50"]
    assert table["own"].tolist() == [100, 40]
    assert table["others"].tolist() == [200, 40]
    assert table.loc["Different words in every 50", ["low", "high"]].tolist() == [35, 45]
