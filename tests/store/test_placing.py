"""Where phrases occur comes back from its file as it was, by position in the tables of its ids."""

import numpy as np
import pandas as pd

from corpus.store.placing import keep_places, read_places

PHRASES, REVIEWS = pd.Series(["p1", "p2", "p3"]), pd.Series(["r1", "r2"])
OCCURRENCES = pd.DataFrame(
    {
        "phrase_id": pd.Categorical(["p3", "p1"], categories=["p3", "p1"]),
        "review_id": pd.Categorical(["r2", "r1"], categories=["r2", "r1"]),
        "start": [4, 0],
        "end": [9, 5],
        "sentence": [1, 0],
        "own": [True, False],
        "filler": pd.Categorical([None, "slow"]),
    }
)


def test_places_come_back_as_they_were_with_all_ids_as_categories() -> None:
    row = keep_places(OCCURRENCES, phrase_id=PHRASES, review_id=REVIEWS).iloc[0].to_dict()
    read = read_places(row, phrase_id=PHRASES, review_id=REVIEWS)
    assert read.astype({"phrase_id": "str", "review_id": "str"}).to_dict("list") == {
        "phrase_id": ["p3", "p1"],
        "review_id": ["r2", "r1"],
        "start": [4, 0],
        "end": [9, 5],
        "sentence": [1, 0],
        "own": [True, False],
        "filler": [np.nan, "slow"],
    }
    assert read["phrase_id"].cat.categories.tolist() == PHRASES.tolist()
    assert read["review_id"].cat.codes.tolist() == [1, 0]


def test_places_in_long_texts_are_kept_whole() -> None:
    row = keep_places(OCCURRENCES.assign(end=[40_000, 5]), phrase_id=PHRASES, review_id=REVIEWS).iloc[0]
    assert row["end"].tolist() == [40_000, 5]
    assert (row["end"].dtype, row["start"].dtype) == (np.int32, np.int16)
