import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.compare.division import RESAMPLED_UP_TO, describe_clearest, describe_division, measure_division
from corpus.schema import SelectionError
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


def test_a_film_planted_to_divide_and_one_to_unite_are_found_and_no_others():
    table = measure_division(frame(**PLANTED), by="film", value="rating").set_index("group")
    unusual = table["conclusion"][~table["conclusion"].eq("as usual")]
    assert unusual.to_dict() == {"Split": "wider than usual", "Agreed": "closer than usual"}
    sentence = describe_division(table.reset_index(), value="rating")
    assert sentence.startswith(
        "“Split” (4.88) divides its critics; “Agreed” (0.05) unites its critics; 8 of the 10 films "
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
    assert table.loc["Same", "conclusion"] == "as usual"


def test_films_of_equal_spread_are_seldom_called_dividing_or_uniting():
    rng = np.random.default_rng(5)
    wrong = 0
    for _ in range(40):
        rows = pd.DataFrame({"film": np.repeat(np.arange(12), rng.integers(5, 12, 12))})
        rows["rating"] = rng.integers(2, 11, len(rows)) + 0.0
        wrong += (
            measure_division(rows, by="film", value="rating")["conclusion"]
            .isin(["wider than usual", "closer than usual"])
            .any()
        )
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
    assert table.loc["C", "conclusion"] == "too few to tell"
    assert np.isnan(table.loc["C", ["p", "q"]].astype(float)).all()


@pytest.mark.parametrize("groups", [{}, {"A": [1, 2]}, {"A": [1, 2, 3, 4, 5], "B": [1]}])
def test_without_two_groups_that_are_large_enough_it_says_what_is_needed(groups):
    table = measure_division(frame(**groups), by="film", value="rating")
    assert (
        describe_division(table, value="rating")
        == "There is too little to compare: two films of at least 5 reviews are needed."
    )
    assert list(table) == list(measure_division(frame(**PLANTED), by="film", value="rating"))


def test_critics_have_their_own_words():
    rows = frame(**PLANTED).rename(columns={"film": "reviewer"})
    sentence = describe_division(measure_division(rows, by="reviewer", value="rating"), value="rating", noun="critic")
    assert sentence.startswith(
        "Split (4.88) ranges wider than usual; Agreed (0.05) keeps closer than usual; 8 of the 10 critics"
    )


@pytest.mark.parametrize(
    ("noun", "named", "where"), [("film", "“{}”", "of"), ("critic", "{}", "by"), ("outlet", "{}", "in")]
)
def test_by_words_reviews_differ_in_tone_and_nobody_is_divided(noun, named, where):
    sentence = describe_division(
        measure_division(frame(**PLANTED), by="film", value="rating"), value="polarity", noun=noun
    )
    assert sentence.startswith(
        f"Reviews {where} {named.format('Split')} (4.88) differ more in tone than usual; those {where} "
        f"{named.format('Agreed')} (0.05) differ less in tone than usual; 8 of the 10 {noun}s show no clear difference"
    )


def test_nothing_to_tell_is_said_with_the_usual_spread():
    rows = frame(**{name: usual(seed) for seed, name in enumerate("ABCDEF")})
    assert describe_division(measure_division(rows, by="film", value="rating"), value="rating").startswith(
        "None of the 6 films differs clearly from the usual spread, "
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
    able = pd.DataFrame({"group": ["A", "B", "C"], "conclusion": ["wider than usual", "as usual", "closer than usual"]})
    assert describe_clearest(able, noun="film") == "Clearly wide apart: A; clearly close together: C"
    assert describe_clearest(able.iloc[2:], noun="film") == "Clearly close together: C"
    assert describe_clearest(able.iloc[1:2], noun="film") == (
        "No film lies clearly wider apart or closer together than usual"
    )
