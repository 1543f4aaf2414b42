import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import SelectionError
from corpus.statistics.groups import group_values

ROWS = st.lists(
    st.tuples(st.sampled_from(["A", "B", "C", None]), st.one_of(st.none(), st.integers(-5, 5))), max_size=40
)


def frame(rows: list[tuple[str | None, float | None]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["film", "rating"]).astype({"film": "str", "rating": "float64"})


def test_values_are_sorted_inside_their_groups_and_missing_ones_counted():
    groups = group_values(
        frame([("B", 7), ("A", 9), ("B", None), ("A", 2), ("A", 4), (None, 1)]), by="film", value="rating"
    )
    assert groups.keys.tolist() == ["A", "B"]
    assert groups.values.tolist() == [2, 4, 9, 7]
    assert groups.sizes.tolist() == [3, 1]
    assert groups.starts.tolist() == [0, 3]
    assert groups.codes.tolist() == [0, 0, 0, 1]
    assert groups.missing.tolist() == [0, 1]


def test_an_infinite_value_is_missing():
    groups = group_values(frame([("A", np.inf), ("A", 1)]), by="film", value="rating")
    assert (groups.values.tolist(), groups.missing.tolist()) == ([1], [1])


@given(ROWS)
@settings(deadline=None)
def test_the_statistics_are_those_of_pandas(rows):
    table = frame(rows)
    groups = group_values(table, by="film", value="rating")
    theirs = table.groupby("film")["rating"]
    assert groups.means() == pytest.approx(theirs.mean().to_numpy(), nan_ok=True)
    assert groups.medians() == pytest.approx(theirs.median().to_numpy(), nan_ok=True)
    assert groups.deviations() == pytest.approx(theirs.std().to_numpy(), nan_ok=True)
    assert groups.sizes.sum() + groups.missing.sum() == table["film"].notna().sum()


def test_a_trimmed_mean_leaves_out_the_lowest_and_the_highest_values():
    groups = group_values(frame([*(("A", value) for value in (9, 1, 2, 3, 30)), ("B", 4)]), by="film", value="rating")
    assert groups.trim_means(np.array([1, 0])).tolist() == [(2 + 3 + 9) / 3, 4]
    assert np.isnan(groups.trim_means(np.array([0, 1]))[1])


def test_powers_are_summed_about_the_mean_or_what_is_given():
    groups = group_values(frame([("A", 1), ("A", 3), ("B", 5)]), by="film", value="rating")
    assert groups.moments(2).tolist() == [2, 0]
    assert groups.moments(2, about=np.array([0, 4])).tolist() == [10, 1]


def test_some_of_the_groups_keep_their_values():
    groups = group_values(frame([("A", 1), ("B", 3), ("B", None), ("C", 5)]), by="film", value="rating")
    kept = groups.select(np.array([False, True, True]))
    assert (kept.keys.tolist(), kept.values.tolist(), kept.missing.tolist()) == (["B", "C"], [3, 5], [1, 0])


@pytest.mark.parametrize("value", ["text", "film"])
def test_words_are_not_averaged(value):
    rows = pd.DataFrame({"film": ["A"], "text": ["warm"]})
    with pytest.raises(SelectionError, match="does not hold numbers"):
        group_values(rows, by="film", value=value)
