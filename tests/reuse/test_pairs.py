"""Pairs of reviews, critics and films: what is listed of them; the counting itself is tested in test_shared_phrases."""

import numpy as np
import pandas as pd
import pytest

from corpus.reuse import pairs
from corpus.store.corpus import Corpus


def listed(corpus: Corpus, of: str, **options) -> pd.DataFrame:
    return pairs.list_pairs(
        corpus.occurrences, pairs.select_telling(corpus.phrases, corpus.marks), corpus.reviews, corpus.duplicates,
        **{"of": of, "keep": np.ones(len(corpus.reviews), bool)} | options,
    )  # fmt: skip


def test_near_duplicates_come_before_all_other_reviews_the_one_published_first_on_the_left(sample: Corpus) -> None:
    first = listed(sample, "reviews").iloc[0]
    twins = sample.duplicates.iloc[0]
    assert {first["a"], first["b"]} == {twins["a"], twins["b"]}
    published = sample.reviews.set_index("review_id")["published"]
    assert published[first["a"]] < published[first["b"]]
    assert first["similarity"] == twins["similarity"]


def test_a_near_duplicate_outside_the_selection_is_not_listed(sample: Corpus) -> None:
    keep = sample.reviews["review_id"].ne(sample.duplicates["b"].iloc[0]).to_numpy()
    assert listed(sample, "reviews", keep=keep)["similarity"].isna().all()


def test_of_one_member_only_its_pairs_are_listed(sample: Corpus) -> None:
    every = listed(sample, "critics")
    critic = every["a"].iloc[0]
    one = listed(sample, "critics", one=critic)
    assert ((one["a"] == critic) ^ (one["b"] == critic)).all()
    assert len(one) < len(every)


def test_two_critics_with_the_same_reviews_are_left_out(sample: Corpus) -> None:
    first = listed(sample, "critics").iloc[0]
    ids = sample.reviews.groupby("reviewer")["review_id"].agg(list)
    a, b = ids[first["a"]], ids[first["b"]]
    many = min(len(a), len(b))
    same = pd.DataFrame({"a": a[:many], "b": b[:many], "similarity": 1.0})
    left = pairs.list_pairs(
        sample.occurrences, pairs.select_telling(sample.phrases, sample.marks), sample.reviews, same, of="critics",
        keep=np.ones(len(sample.reviews), bool),
    )  # fmt: skip
    assert left[["a", "b"]].to_numpy().tolist() == listed(sample, "critics")[["a", "b"]].to_numpy().tolist()[1:]


def test_a_row_quotes_the_phrases_that_fewest_others_have_and_counts_those_that_nobody_has(sample: Corpus) -> None:
    row = listed(sample, "critics").iloc[0]
    keep = np.ones(len(sample.reviews), bool)
    common = pairs.list_common_phrases(
        sample.occurrences, pairs.select_telling(sample.phrases, sample.marks), sample.reviews, (row["a"], row["b"]),
        of="critics", keep=keep,
    )  # fmt: skip
    assert row["phrases"] == len(common)
    assert row["words"] == common["words"].sum()
    assert row["alone"] == (common["others"] == 0).sum()
    assert row["telling"] == ", ".join(f"“{phrase}”" for phrase in common["phrase"].head(pairs.QUOTED))


def test_the_first_of_two_is_the_one_with_the_earlier_day(dozen: Corpus) -> None:
    keep = np.ones(12, bool)
    common = pairs.list_common_phrases(
        dozen.occurrences, dozen.phrases, dozen.reviews, ("Ada Quill", "Ben Marsh"), of="critics", keep=keep
    )
    # Ada Quill on 7 June 2024, Ben Marsh a day later.
    assert common[["phrase", "first", "others"]].to_numpy().tolist() == [["a harbour full of rain", "Ada Quill", 0]]


def test_two_reviews_are_compared_also_where_the_selection_leaves_them_out(dozen: Corpus) -> None:
    two = dozen.reviews.loc[dozen.reviews["film"] == "Tin Harbour", "review_id"].head(2)
    common = pairs.list_common_phrases(
        dozen.occurrences, dozen.phrases, dozen.reviews, tuple(two), of="reviews", keep=np.zeros(12, bool)
    )
    assert common["phrase"].tolist() == ["a harbour full of rain"]


def test_passages_are_numbered_and_placed_in_the_sentences_of_both() -> None:
    one, other = "Well. A film to see, and to see twice.", "A film to  see! Not more. And to see twice?"
    starts = pd.Series([0, 6]), pd.Series([0, 16, 26])
    passages = pairs.list_common_passages(one, other, starts, words=4)
    assert passages[["number", "passage", "a_sentence", "b_sentence"]].to_numpy().tolist() == [
        [1, "A film to see", 2, 1],
        [2, "and to see twice", 2, 3],
    ]
    assert pairs.list_common_passages(one, "Nothing.", (starts[0], pd.Series([0])), words=4).empty


@pytest.fixture
def reviews() -> pd.DataFrame:
    """Two reviews of one film, one of another, and one of a film that nobody names."""
    return pd.DataFrame(
        {
            "review_id": ["r1", "r2", "r3", "r4"],
            "film": ["Dusk", "Dusk", "Dawn", None],
            "reviewer": ["Ann", None, None, None],
            "published": pd.to_datetime(["2025-03-31", None, None, "2025-04-01"]),
            "excerpt": ["One.", "Two.", "Three.", "Four."],
        }
    )


def test_a_review_is_named_by_what_is_known_of_it_or_else_quoted(reviews: pd.DataFrame) -> None:
    assert pairs.name_members(["r4", "r1", "r2", "r3"], reviews, of="reviews") == [
        "Film not named, 1 Apr 2025",
        "Dusk, Ann, 31 Mar 2025",
        "Dusk, “Two.”",
        "Dawn",
    ]


def test_critics_and_films_are_called_by_their_names(reviews: pd.DataFrame) -> None:
    assert pairs.name_members(["Bob", "Ann"], reviews, of="critics") == ["Bob", "Ann"]
