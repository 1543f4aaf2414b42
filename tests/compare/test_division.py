import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.compare.division import CLOSER, RESAMPLED_UP_TO, TOO_FEW, USUAL, WIDER, measure_division
from corpus.compare.division_wording import describe_division, describe_split
from corpus.errors import SelectionError
from corpus.statistics.intervals import estimate_spreads


def frame(**groups: list[float]) -> pd.DataFrame:
    rows = [(group, value) for group, values in groups.items() for value in values]
    return pd.DataFrame(rows, columns=["film", "rating"]).astype({"film": "str", "rating": "float64"})


def usual(seed: int, n: int = 12) -> list[float]:
    return np.random.default_rng(seed).normal(5, 1, n).round(1).tolist()


PLANTED = {name: usual(seed) for seed, name in enumerate("ABCDEFGH")} | {
    "Split": [0, 0, 1, 0, 1, 10, 9, 10, 10, 9],
    "Agreed": [6.0, 6.1, 6.0, 6.1, 6.0, 6.0, 6.1, 6.0, 6.1, 6.0],
}


def test_a_film_planted_to_split_its_critics_and_one_they_agree_on_are_found_and_no_others():
    table = measure_division(frame(**PLANTED), by="film", value="rating").set_index("group")
    unusual = table["conclusion"][~table["conclusion"].eq(USUAL)]
    assert unusual.to_dict() == {"Split": WIDER, "Agreed": CLOSER}
    assert describe_division(table.reset_index(), value="rating") == (
        "“Split” split the critics: its 10 reviews rate it from 0 to 10."
    )


def test_the_usual_spread_is_pooled_within_groups():
    table = measure_division(frame(A=[1, 3], B=[4, 4, 7]), by="film", value="rating")
    # Squares about the means: 1 + 1, and 1 + 1 + 4; freedom 1 + 2.
    assert table["usual"].tolist() == pytest.approx([np.sqrt(8 / 3)] * 2)


def test_it_adds_to_the_table_of_spreads():
    rows = frame(**PLANTED)
    spreads = estimate_spreads(rows, by="film", value="rating")
    pd.testing.assert_frame_equal(measure_division(rows, by="film", value="rating")[list(spreads)], spreads)


def test_five_coarse_ratings_that_are_the_same_are_no_finding():
    rng = np.random.default_rng(4)
    rows = frame(Same=[8] * 5, **{f"F{i}": rng.choice([7, 8, 8, 8, 8, 9], 12).tolist() for i in range(12)})
    table = measure_division(rows, by="film", value="rating").set_index("group")
    assert table.loc["Same", "sd"] == 0
    assert table.loc["Same", "conclusion"] == USUAL


def test_films_of_equal_spread_are_seldom_called_dividing_or_uniting():
    rng = np.random.default_rng(5)
    wrong = 0
    for _ in range(40):
        rows = pd.DataFrame({"film": np.repeat(np.arange(12), rng.integers(5, 12, 12))})
        rows["rating"] = rng.integers(2, 11, len(rows)) + 0.0
        wrong += measure_division(rows, by="film", value="rating")["conclusion"].isin([WIDER, CLOSER]).any()
    assert wrong <= 4


def test_large_groups_are_tested_without_resampling_to_the_same_conclusion():
    rng = np.random.default_rng(6)
    sizes = {"A": 59, "B": RESAMPLED_UP_TO + 1}
    rows = frame(
        **{name: rng.normal(0, 1.3, n).tolist() for name, n in sizes.items()}, C=rng.normal(0, 1, 400).tolist()
    )
    table = measure_division(rows, by="film", value="rating").set_index("group")
    assert 0 < table.loc["A", "p"] < 0.2
    assert 0 < table.loc["B", "p"] < 0.2
    assert table.loc["C", "p"] < 0.2


def test_too_few_reviews_are_said_and_not_judged():
    table = measure_division(frame(A=usual(1), B=usual(2), C=[0, 10]), by="film", value="rating").set_index("group")
    assert table.loc["C", "conclusion"] == TOO_FEW
    assert np.isnan(table.loc["C", ["p", "q"]].astype(float)).all()


@pytest.mark.parametrize("groups", [{}, {"A": [1, 2]}, {"A": [1, 2, 3, 4, 5], "B": [1]}])
def test_without_two_groups_that_are_large_enough_it_says_what_is_needed(groups):
    table = measure_division(frame(**groups), by="film", value="rating")
    assert (
        describe_division(table, value="rating")
        == "Too few reviews to say: at least two films with 5 reviews each are needed."
    )
    assert list(table) == list(measure_division(frame(**PLANTED), by="film", value="rating"))


@pytest.mark.parametrize(
    ("noun", "value", "start"),
    [
        ("critic", "rating", "Ratings by Split differ most: from 0 to 10, 10 reviews."),
        ("film", "polarity", "Reviews of “Split” differ most in tone: from 0.00 to +10.00, 10 reviews."),
        ("outlet", "polarity", "Reviews in Split differ most in tone: from"),
    ],
)
def test_by_words_reviews_differ_in_tone_and_nobody_is_split(noun, value, start):
    table = measure_division(frame(**PLANTED), by="film", value="rating")
    assert describe_division(table, value=value, noun=noun).startswith(start)
    assert "to 10, 10 reviews" in describe_division(table, value="polarity", expected=True)


def test_where_none_is_split_it_is_said_with_the_film_that_they_agree_on():
    groups = {name: values for name, values in PLANTED.items() if name != "Split"}
    table = measure_division(frame(**groups), by="film", value="rating")
    assert describe_division(table, value="rating") == (
        "No film clearly split the critics; they agreed most on “Agreed”."
    )
    rows = frame(**{name: usual(seed) for seed, name in enumerate("ABCDEF")})
    table = measure_division(rows, by="film", value="rating")
    assert describe_division(table, value="rating") == "No film clearly split the critics."
    assert describe_division(table, value="polarity") == (
        "No film’s reviews differ clearly more in tone than those of the others."
    )


def test_a_column_that_is_not_there_is_named():
    with pytest.raises(SelectionError, match="no column “colour”"):
        measure_division(frame(A=[1]), by="colour", value="rating")


@given(st.lists(st.lists(st.integers(0, 10), max_size=9), min_size=2, max_size=5), st.integers(-3, 3))
def test_moving_all_values_of_a_film_changes_nothing(groups, by):
    rows = frame(**{f"F{i}": values for i, values in enumerate(groups)})
    moved = rows.assign(rating=rows["rating"].where(rows["film"] != "F0", rows["rating"] + by))
    one, other = (measure_division(each, by="film", value="rating") for each in (rows, moved))
    np.testing.assert_allclose(one["p"], other["p"])
    assert one["conclusion"].tolist() == other["conclusion"].tolist()


def test_the_clearest_are_named_in_a_title_and_nobody_where_none_is_clear():
    able = pd.DataFrame({"group": ["A", "B", "C"], "conclusion": [WIDER, USUAL, CLOSER]})
    assert describe_split(able, noun="film") == "Most split: “A”; closest together: “C”"
    assert describe_split(able.iloc[2:], noun="film") == "Closest together: “C”"
    assert describe_split(able.iloc[1:2], noun="film") == "No film is clearly more split than the others"
