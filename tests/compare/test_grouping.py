"""Reviews as the comparisons group them, and the sentences and dots of those that are compared."""

from dataclasses import replace

import pandas as pd

from corpus.compare import division, grouping
from corpus.compare.comparison import compare_groups

REVIEWS = pd.DataFrame(
    {
        "review_id": ["a", "b", "c"],
        "film": ["Dusk", "Dusk", "Dawn"],
        "reviewer": ["Ann", "Bob", "Ann"],
        "genres": ["Drama, War", "Drama", None],
        "published": pd.to_datetime(["2024-05-01", "2025-01-02", None]),
        "polarity": [0.1, 0.2, 0.3],
    }
)
SENTENCES = pd.DataFrame(
    {
        "review_id": pd.Categorical(["a", "a", "b", "c"]),
        "sentence": [0, 1, 0, 0],
        "polarity": [0.0, 0.2, 0.2, 0.3],
    }
)


def test_a_review_of_two_genres_is_in_two_groups() -> None:
    grouped = grouping.select_groups(REVIEWS, "genres", ["Drama"])
    assert grouped[["review_id", "genres"]].to_numpy().tolist() == [["a", "Drama"], ["b", "Drama"]]
    assert len(grouping.group_reviews(REVIEWS, "genres")) == 4


def test_years_are_those_of_publication() -> None:
    grouped = grouping.group_reviews(REVIEWS, "published_year")
    assert grouped["published_year"].fillna("").tolist() == ["2024", "2025", ""]


def test_without_names_all_groups_are_selected() -> None:
    assert grouping.select_groups(REVIEWS, "film")["review_id"].tolist() == ["a", "b", "c"]


def test_the_sentences_of_a_group_bear_its_name() -> None:
    drama = grouping.select_groups(REVIEWS, "film", ["Dusk"])
    values = grouping.list_values(drama, SENTENCES, "film", unit="sentence")
    assert values[["review_id", "film", "polarity"]].to_numpy().tolist() == [
        ["a", "Dusk", 0.0],
        ["a", "Dusk", 0.2],
        ["b", "Dusk", 0.2],
    ]
    assert grouping.list_values(drama, SENTENCES, "film", unit="review") is drama


def test_there_is_a_dot_for_each_review_of_the_groups_that_are_drawn() -> None:
    compared = compare_groups(REVIEWS, by="film", value="polarity")
    points = grouping.list_points(REVIEWS, SENTENCES, compared, ["Dusk"])
    assert points[["review_id", "group", "value"]].to_numpy().tolist() == [["a", "Dusk", 0.1], ["b", "Dusk", 0.2]]


def test_there_is_a_dot_for_each_sentence_where_sentences_are_compared() -> None:
    compared = replace(compare_groups(REVIEWS, by="film", value="polarity"), unit="sentence")
    points = grouping.list_points(REVIEWS, SENTENCES, compared, ["Dawn", "Dusk"])
    assert points[["review_id", "group", "value"]].to_numpy().tolist() == [
        ["a", "Dusk", 0.0],
        ["a", "Dusk", 0.2],
        ["b", "Dusk", 0.2],
        ["c", "Dawn", 0.3],
    ]


def test_what_divides_most_comes_first_and_what_has_too_few_reviews_last() -> None:
    table = pd.DataFrame(
        {
            "group": ["few", "closer", "usual", "nearly wider", "wider"],
            "conclusion": [division.TOO_FEW, division.CLOSER, division.USUAL, division.USUAL, division.WIDER],
            "sd": [9.0, 0.1, 1.0, 2.0, 3.0],
            "n": [1, 9, 9, 9, 9],
        }
    )
    assert grouping.rank_division(table)["group"].tolist() == ["wider", "nearly wider", "usual", "closer", "few"]


def test_groups_that_are_compared_come_first_in_any_order_but_that_of_their_names() -> None:
    groups = pd.DataFrame({"group": ["B", "A", "C"], "n": [5, 6, 2], "mean": [1.0, 3.0, 9.0]})
    pairs = pd.DataFrame({"a": ["A"], "b": ["B"]})
    orders = {
        (by, ascending): grouping.order_groups(groups, pairs, by=by, ascending=ascending)["group"].tolist()
        for by, ascending in (("mean", False), ("mean", True), ("group", True))
    }
    assert orders == {
        ("mean", False): ["A", "B", "C"],
        ("mean", True): ["B", "A", "C"],
        ("group", True): ["A", "B", "C"],
    }


def test_groups_are_named_those_with_the_most_reviews_first() -> None:
    names = {by: grouping.name_groups(REVIEWS, by) for by in ("film", "genres", "published_year")}
    assert names == {"film": ["Dusk", "Dawn"], "genres": ["Drama", "War"], "published_year": ["2024", "2025"]}


def test_each_group_stands_with_its_difference_from_all_others() -> None:
    groups = pd.DataFrame({"group": ["B", "A"]})
    rest = pd.DataFrame({"group": ["A"], "difference": [1.0], "low": [0.5], "high": [1.5], "conclusion": ["above"]})
    joined = grouping.join_rest(groups, rest).set_index("group")
    assert joined.loc["A"].tolist() == [1.0, 0.5, 1.5, "above"]
    assert joined.loc["B"].isna().all()


def test_the_mean_of_another_column_stands_beside_each_group() -> None:
    groups = pd.DataFrame({"group": ["War", "Drama"]})
    means = grouping.add_other_means(groups, REVIEWS, by="genres", value="polarity")
    assert means["other"].round(6).tolist() == [0.1, 0.15]


def test_a_figure_of_the_most_split_ends_with_the_closest_together():
    ranked = pd.DataFrame(
        {"group": list("ABCD"), "conclusion": [division.WIDER, *[division.USUAL] * 2, division.CLOSER]}
    )
    assert grouping.pick_division(ranked, most=2)["group"].tolist() == ["A", "D", "B", "C"]
    assert grouping.pick_division(ranked.head(3), most=2)["group"].tolist() == ["A", "B", "C"]
    assert grouping.pick_division(ranked, most=4)["group"].tolist() == list("ABCD")
