"""The correction over a whole brief: what it multiplies q by, and what it takes back."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.compare.before_after import CHANCE, COMMONER, DayChange
from corpus.findings.claims import LEVEL, measure_strictness, tighten, tighten_turn
from corpus.statistics.differences import correct_p_values

NAN = float("nan")


@pytest.mark.parametrize(
    ("smallest", "times"),
    [
        ([], 1.0),
        ([0.04], 1.0),
        ([0.04, 0.9], 2.0),  # 0.04 alone of two tables needs 0.025
        ([0.04, 0.05], 1.0),  # of both, the larger has to pass alone
        ([0.01, 0.02, 0.9, 0.9], 2.0),
        ([0.01, NAN], 1.0),  # nothing was tested in the second
    ],
)
def test_q_counts_as_much_more_as_there_are_more_tables_than_selected(smallest: list[float], times: float) -> None:
    assert (
        measure_strictness([pd.Series([each, 0.99]) if each == each else pd.Series([NAN]) for each in smallest])
        == times
    )


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_a_table_keeps_a_claim_exactly_if_it_is_selected(smallest: list[float]) -> None:
    times = measure_strictness([pd.Series([each]) for each in smallest])
    selected = correct_p_values(smallest) <= LEVEL
    kept = np.array(smallest) * times <= LEVEL
    # Equal but for rounding.
    assert ((kept == selected) | np.isclose(np.array(smallest) * times, LEVEL)).all()


def test_a_conclusion_is_taken_back_where_its_q_no_longer_bears_it() -> None:
    table = pd.DataFrame({"q": [0.01, 0.03, NAN], "conclusion": [COMMONER, COMMONER, "too few"]})
    stricter = tighten(table, 2.0, otherwise=CHANCE)
    assert stricter["conclusion"].tolist() == [COMMONER, CHANCE, "too few"]
    assert stricter["q"].tolist()[:2] == [0.02, 0.06]


def test_so_is_the_change_of_a_mean() -> None:
    turn = DayChange(pd.DataFrame(), 1.0, 0.1, 1.9, 0.3, 0.03, "higher after")
    assert tighten_turn(turn, 1.5).conclusion == "higher after"
    assert tighten_turn(turn, 2.0).conclusion == "no clear difference"
    unknown = turn._replace(p=NAN, conclusion="too few to compare")
    assert tighten_turn(unknown, 2.0).conclusion == "too few to compare"
