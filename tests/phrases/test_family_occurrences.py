import numpy as np
import pandas as pd

from corpus.phrases.family_occurrences import count_codes
from tests.phrases.examples import COUNTS, SINCE, family, gather, reviews_of


def test_an_occurrence_inside_another_of_the_same_family_does_not_count():
    texts = [
        "It tugs at the heartstrings.",
        "It tugs at the heartstrings.",
        "Tugs at the heartstrings",
        "tugs at the heartstrings",
    ]
    gathered, _, _ = gather(reviews_of(texts))
    assert family(gathered, "tugs at the heartstrings")[["phrases", "occurrences", "reviews"]].tolist() == [2, 4, 4]


def test_a_template_has_its_occurrences_with_their_fillers():
    reviews = reviews_of(SINCE)
    gathered, _, _ = gather(reviews)
    rows = gathered.occurrences[gathered.occurrences["family_id"] == family(gathered, "the best * since")["family_id"]]
    texts = dict(zip(reviews["review_id"], reviews["text"], strict=True))
    wordings = [texts[row.review_id][row.start : row.end] for row in rows.itertuples()]
    assert wordings == [f"the best {filler} since" for filler in rows["filler"]]
    assert rows["sentence"].tolist() == [0, 0, 0, 0]


def test_codes_are_counted_with_their_dates_and_all_occurrences_are_standalone():
    dates = ["2024-01-02", "2024-01-01", None]
    reviews = reviews_of(["", "", ""], films=["F", "F", "G"], reviewers=["Ann", None, "Ann"], published=dates)
    counted = count_codes(np.array([0, 0, 0, 1]), np.array([0, 0, 1, 2]), reviews, 2)
    assert counted[COUNTS].values.tolist() == [[3, 2, 1, 1], [1, 1, 1, 1]]
    assert counted["standalone_occurrences"].tolist() == [3, 1]
    assert counted["first_published"].tolist() == [pd.Timestamp("2024-01-01"), pd.NaT]
    assert counted["last_published"].tolist() == [pd.Timestamp("2024-01-02"), pd.NaT]
