import numpy as np
import pandas as pd
import pytest

from corpus.compare.colleagues import build_panel, count_steps, measure_scale_use


def given(*rows):
    return pd.DataFrame(rows, columns=["film", "reviewer", "rating"]).astype({"rating": "float64"})


def test_only_films_of_two_critics_are_compared():
    shared = build_panel(given(("A", "Ann", 5), ("A", "Ben", 7), ("B", "Ann", 9)))
    assert (shared.films.tolist(), shared.critics.tolist()) == (["A"], ["Ann", "Ben"])
    assert shared.value.tolist() == [5, 7]


def test_two_reviews_of_one_film_by_one_critic_are_one_value():
    shared = build_panel(given(("A", "Ann", 5), ("A", "Ann", 6), ("A", "Ben", 7)))
    assert (shared.value.tolist(), shared.reviews.tolist()) == ([5.5, 7], [2, 1])


def test_a_film_that_one_critic_reviewed_twice_is_not_shared():
    assert len(build_panel(given(("A", "Ann", 5), ("A", "Ann", 6))).films) == 0


def test_what_the_colleagues_gave_leaves_the_critic_out():
    shared = build_panel(given(("A", "Ann", 1), ("A", "Ben", 4), ("A", "Cyd", 8)))
    assert shared.colleague_means.tolist() == [6, 4.5, 2.5]


def test_colleagues_are_counted_once_each():
    shared = build_panel(given(("A", "Ann", 1), ("A", "Ben", 4), ("B", "Ann", 1), ("B", "Ben", 4), ("B", "Cyd", 4)))
    assert shared.colleagues.tolist() == [2, 2, 2]


def test_critics_whom_no_film_joins_are_in_circles_of_their_own_the_largest_first():
    rows = [("A", "Ann", 1), ("A", "Ben", 4), ("B", "Cyd", 1), ("B", "Dot", 4), ("C", "Dot", 5), ("C", "Eve", 6)]
    assert build_panel(given(*rows)).circle.tolist() == [1, 1, 0, 0, 0]


def test_nothing_to_compare_is_an_empty_panel():
    shared = build_panel(given())
    assert (len(shared.critics), len(shared.value), len(shared.colleague_means), len(shared.colleagues)) == (0, 0, 0, 0)


def test_infinite_and_missing_values_are_left_out():
    rows = [
        ("A", "Ann", 1),
        ("A", "Ben", np.inf),
        ("A", "Cyd", None),
        (None, "Dot", 3),
        ("A", None, 3),
        ("A", "Eve", 4),
    ]
    assert build_panel(given(*rows)).critics.tolist() == ["Ann", "Eve"]


def test_the_scale_that_a_critic_uses_has_its_quartiles():
    row = measure_scale_use(given(*(("A", "Ann", rating) for rating in (1, 2, 3, 4, 9)))).iloc[0]
    assert row.to_dict() == {
        "critic": "Ann", "n": 5, "lowest": 1, "lower_quartile": 2, "median": 3, "upper_quartile": 4, "highest": 9,
        "used": 0.8,
    }  # fmt: skip


def test_a_critic_without_a_value_has_no_row_and_no_critic_gives_none():
    assert measure_scale_use(given(("A", "Ann", None), ("A", "Ben", 3)))["critic"].tolist() == ["Ben"]
    nobody = measure_scale_use(given())
    assert list(nobody) == list(measure_scale_use(given(("A", "Ben", 3))))
    assert len(nobody) == 0


def test_the_sample_s_reprint_counts_once(sample):
    shared = build_panel(sample.reviews)
    assert (len(shared.value), int(shared.reviews.sum())) == (66, 67)
    assert set(shared.circle) == {0}
    assert shared.colleagues.tolist() == pytest.approx([7] * 8)


def test_steps_of_the_scale_are_counted_for_one_and_for_all_others():
    given = pd.DataFrame(
        {"reviewer": ["Ann", "Ann", "Ben", "Cyd", None], "rating": [10.0, 6.5, 6.6, float("nan"), 1.0]}
    )
    steps = count_steps(given, critic="Ann").set_index("value")
    assert steps.index.tolist() == list(range(10, -1, -1))
    assert steps.loc[[10, 7], "own_share"].tolist() == [0.5, 0.5]
    assert (steps["own"].sum(), steps["others"].sum(), steps["others"][7]) == (2, 1, 1)
    alone = count_steps(given.head(2).assign(tone=[-1.0, 0.31]), critic="Ann", value="tone", span=(-1, 1))
    assert alone.set_index("value").loc[[-1, 0.4], "own"].tolist() == [1, 1]
    assert alone["others_share"].isna().all()
