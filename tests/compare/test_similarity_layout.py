"""Where similar groups are drawn, and what their table says."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from corpus.compare.similarity import Similarity
from corpus.compare.similarity_layout import arrange_groups, pick_pairs, place_groups, tabulate_groups

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
            "p": [0.01, np.nan, np.nan], "beyond": [True, False, False], "copied": False,
        }
    ),
    matrix=pd.DataFrame([[0.4, 0.3, 0.2], [0.3, 0.2, 0.1], [0.2, 0.1, np.nan]], index=NAMES, columns=NAMES),
    reviews=pd.DataFrame(),
)  # fmt: skip


def test_every_group_has_a_place_on_the_map() -> None:
    assert sorted(arrange_groups(COMPARED).points["group"]) == NAMES


def test_the_table_says_how_sure_the_nearest_is_and_names_the_ends() -> None:
    reviews = pd.DataFrame({"review_id": ["r1", "r2"], "reviewer": ["Ann", None], "excerpt": ["One.", "Two."]})
    table = tabulate_groups(COMPARED, reviews)
    assert table["sure"].tolist() == ["clearly alike", "could be chance", "too few reviews"]
    assert table["within"].round(6).tolist()[:2] == [2.0, 1.0]
    assert table.loc[0, ["typical_review", "unusual_review"]].tolist() == ["Ann", "Two."]
    assert table.loc[1:, "typical_review"].isna().all()


def test_pairs_of_enough_reviews_are_ranked_those_that_are_clear_first() -> None:
    assert pick_pairs(COMPARED)[["a", "b"]].to_numpy().tolist() == [["A", "B"]]
    few = replace(COMPARED, pairs=COMPARED.pairs.assign(p=np.nan))
    assert pick_pairs(few)[["a", "b"]].to_numpy().tolist() == [["A", "B"], ["A", "C"], ["B", "C"]]
    clear = replace(COMPARED, pairs=COMPARED.pairs.assign(p=0.01, beyond=[False, False, True]))
    assert pick_pairs(clear)["b"].tolist() == ["C", "B", "C"]


@pytest.mark.parametrize(
    ("chosen", "pairs"), [(["C"], [["A", "C"], ["B", "C"]]), (["A", "C"], [["A", "C"]]), (["X", "A"], [])]
)
def test_of_chosen_groups_their_own_pairs_are_shown_and_of_one_all_that_it_is_in(chosen, pairs) -> None:
    few = replace(COMPARED, pairs=COMPARED.pairs.assign(p=np.nan))
    assert pick_pairs(few, chosen)[["a", "b"]].to_numpy().tolist() == pairs


def test_two_with_the_same_reviews_are_no_pair_and_have_their_places_nonetheless() -> None:
    copied = replace(COMPARED, pairs=COMPARED.pairs.assign(p=0.01, copied=[True, False, False], beyond=False))
    assert pick_pairs(copied)[["a", "b"]].to_numpy().tolist() == [["A", "C"], ["B", "C"]]
    assert sorted(arrange_groups(copied).points["group"]) == NAMES


def test_a_line_joins_groups_that_are_nearer_than_chance_has_it() -> None:
    drawn, lines = place_groups(COMPARED, arrange_groups(COMPARED))
    assert drawn.set_index("group")["enough"].to_dict() == {"A": True, "B": True, "C": False}
    assert lines.to_numpy().tolist() == [["A", "B"]]
