from typing import get_args

import pandas as pd
import pytest

from corpus.schema import REJECT_KINDS, REJECTS, TITLES, RejectKind, conform, empty_table, split_genres


def test_a_table_gets_its_missing_columns_its_order_and_its_dtypes_and_keeps_the_others_behind():
    given = pd.DataFrame({"more": [1, 2], "certainty": ["0.5", None], "film": ["Dusk", None]}, index=[7, 3])
    table = conform(given, TITLES)
    assert list(table) == ["review_id", "film", "rule", "certainty", "more"]
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == {**TITLES, "more": "int64"}
    assert table["certainty"].fillna(9).tolist() == [0.5, 9]
    assert table.index.tolist() == [0, 1]
    assert table[["review_id", "rule"]].isna().all(axis=None)
    assert list(given) == ["more", "certainty", "film"]


def test_a_value_that_does_not_fit_its_column_is_refused():
    with pytest.raises(ValueError, match="high"):
        conform(pd.DataFrame({"certainty": ["high"]}), TITLES)


def test_an_empty_table_has_the_dtypes_of_a_full_one():
    reject = pd.DataFrame({"source": ["a.csv"], "row": [2], "kind": ["no text"], "reason": ["x"], "excerpt": [""]})
    assert empty_table(REJECTS).dtypes.to_dict() == conform(reject, REJECTS).dtypes.to_dict()
    assert empty_table(REJECTS).empty


def test_every_kind_of_reject_has_a_sentence():
    assert list(REJECT_KINDS) == list(get_args(RejectKind))
    assert all(REJECT_KINDS.values())


@pytest.mark.parametrize(
    ("cell", "genres"), [("Drama, Romance", ["Drama", "Romance"]), ("War", ["War"]), (" , War,", ["War"]), ("", [])]
)
def test_the_genres_of_a_cell(cell, genres):
    assert split_genres(cell) == genres
