"""Where similar groups are drawn, and what their table says."""

from dataclasses import replace

import numpy as np
import pandas as pd

from corpus.compare.similarity import Similarity
from corpus.compare.similarity_layout import (
    arrange_groups,
    cross_groups,
    find_nearest,
    place_groups,
    tabulate_groups,
)

NAMES = ["A", "B", "C"]
COMPARED = Similarity(
    usual=0.2,
    groups=pd.DataFrame(
        {
            "group": NAMES, "n": [5, 5, 1], "within": [0.4, 0.2, np.nan], "nearest": ["B", "A", "B"],
            "times": [1.5, 1.5, 0.5], "q": [0.01, 0.9, np.nan], "beyond": [True, False, False],
            "typical": ["r1", None, None], "unusual": ["r2", None, None],
        }
    ),
    pairs=pd.DataFrame(
        {
            "a": ["A", "A", "B"], "b": ["B", "C", "C"], "similarity": [0.3, 0.2, 0.1], "times": [1.5, 1.0, 0.5],
            "beyond": [True, False, False], "copied": False,
        }
    ),
    matrix=pd.DataFrame([[0.4, 0.3, 0.2], [0.3, 0.2, 0.1], [0.2, 0.1, np.nan]], index=NAMES, columns=NAMES),
    reviews=pd.DataFrame(),
)  # fmt: skip


def test_every_group_has_a_place_on_the_map_and_in_the_matrix() -> None:
    layout = arrange_groups(COMPARED)
    assert sorted(layout.crossed) == NAMES
    assert sorted(layout.mapped.points["group"]) == NAMES


def test_the_table_says_how_sure_the_nearest_is_and_names_the_ends() -> None:
    reviews = pd.DataFrame({"review_id": ["r1", "r2"], "reviewer": ["Ann", None], "excerpt": ["One.", "Two."]})
    table = tabulate_groups(COMPARED, reviews)
    assert table["sure"].tolist() == ["yes", "cannot be told", "too few reviews"]
    assert table["within"].round(6).tolist()[:2] == [2.0, 1.0]
    assert table.loc[0, ["typical_review", "unusual_review"]].tolist() == ["Ann", "Two."]
    assert table.loc[1:, "typical_review"].isna().all()


def test_each_two_are_crossed_both_ways_in_the_order_that_is_asked_for() -> None:
    times, beyond = cross_groups(COMPARED, ["C", "A", "B"])
    assert times.fillna(0).to_numpy().tolist() == [[0, 1.0, 0.5], [1.0, 0, 1.5], [0.5, 1.5, 0]]
    assert beyond.to_numpy().tolist() == [[False, False, False], [False, False, True], [False, True, False]]


def test_two_with_the_same_reviews_are_crossed_by_nothing_and_ranked_behind_all_others() -> None:
    pairs = COMPARED.pairs.assign(copied=[True, False, False], beyond=False)
    copied = replace(COMPARED, pairs=pairs)
    assert sorted(arrange_groups(copied).crossed) == NAMES
    times, _ = cross_groups(copied, NAMES)
    assert times.fillna(0).to_numpy().tolist() == [[0, 0, 1.0], [0, 0, 0.5], [1.0, 0.5, 0]]


def test_a_line_joins_groups_that_are_nearer_than_chance_has_it() -> None:
    drawn, lines = place_groups(COMPARED, arrange_groups(COMPARED))
    assert drawn.set_index("group")["enough"].to_dict() == {"A": True, "B": True, "C": False}
    assert lines.to_numpy().tolist() == [["A", "B"]]


def test_the_surest_of_the_nearest_are_named_where_there_are_any() -> None:
    assert find_nearest(COMPARED) == ["A", "B"]
    assert find_nearest(replace(COMPARED, groups=COMPARED.groups.iloc[:0])) == []
