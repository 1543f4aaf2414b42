from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SelectionError
from corpus.phrases import shared_phrases
from corpus.phrases.listing import mark_noticeable
from corpus.reading.loading import read_sources
from corpus.text.tokens import tokenise
from tests.phrases.examples import mine_wordings
from tests.phrases.test_ownership import ANN, BOB, CY, DEE, reviews_of, use_phrases

SAMPLE = Path(__file__).parents[2] / "corpus" / "reviews"

# ------------------------------------------------------------------------------------------- pairs


def test_critics_who_share_the_most_come_first():
    # Ann has p q r, Bob p q, Cy r s: Ann and Bob have 4 of 6 words together, Ann and Cy 2 of 8.
    phrases, occurrences = use_phrases(p=[0, 1], q=[0, 1], r=[3, 2], s=[2])
    table = shared_phrases.find_sharing_pairs(occurrences, phrases, reviews_of([ANN, BOB, CY, ANN]))
    # "s" is Cy's alone and no phrase that two could share.
    assert table.values.tolist() == [[ANN, BOB, 2, 4, 4.0, 4 / 6], [ANN, CY, 1, 2, 2.0, 2 / 6]]
    assert shared_phrases.find_sharing_pairs(occurrences, phrases, reviews_of([ANN, BOB, CY, ANN]), most=1)[
        "b"
    ].tolist() == [BOB]


def test_what_fewer_others_have_weighs_more():
    # "all" weighs 6 / 3 with each of six pairs; "two" weighs 2 with one of them.
    phrases, occurrences = use_phrases(all=[0, 1, 2, 3], two=[2, 3])
    table = shared_phrases.find_sharing_pairs(
        occurrences, phrases.assign(words=[6, 2]), reviews_of([ANN, BOB, CY, DEE])
    )
    indexed = table.set_index(["a", "b"])
    assert indexed.loc[(CY, DEE), ["phrases", "words", "weight", "together"]].tolist() == [2, 8, 4.0, 1.0]
    assert indexed.loc[(ANN, CY), ["phrases", "words", "weight", "together"]].tolist() == [1, 6, 2.0, 0.5]
    assert table["a"][0] == CY


def test_longer_phrases_weigh_more():
    phrases, occurrences = use_phrases(p=[0, 1], q=[0, 2])
    table = shared_phrases.find_sharing_pairs(occurrences, phrases.assign(words=[2, 6]), reviews_of([ANN, BOB, CY]))
    assert table[["b", "words", "together"]].values.tolist() == [[CY, 6, 6 / 8], [BOB, 2, 2 / 8]]


def test_one_can_be_asked_for_and_is_found_with_all_who_share_with_it():
    phrases, occurrences = use_phrases(p=[0, 1], q=[1, 2], r=[2, 3])
    reviews = reviews_of([ANN, BOB, CY, DEE])
    every = shared_phrases.find_sharing_pairs(occurrences, phrases, reviews)
    for one in (ANN, BOB, CY, DEE):
        table = shared_phrases.find_sharing_pairs(occurrences, phrases, reviews, one=one)
        pd.testing.assert_frame_equal(table, every[(every["a"] == one) | (every["b"] == one)].reset_index(drop=True))
    nobody = shared_phrases.find_sharing_pairs(occurrences, phrases, reviews, one="Nobody")
    assert nobody.empty
    assert nobody.dtypes.astype(str).to_dict() == every.dtypes.astype(str).to_dict()


def test_reviews_are_paired_in_their_own_order_and_films_by_the_alphabet():
    phrases, occurrences = use_phrases(p=[1, 0])
    reviews = reviews_of([ANN, ANN], films=["Z", "A"])
    assert shared_phrases.find_sharing_pairs(occurrences, phrases, reviews, of="review_id")[
        ["a", "b"]
    ].values.tolist() == [["r0", "r1"]]
    assert shared_phrases.find_sharing_pairs(occurrences, phrases, reviews, of="film")[["a", "b"]].values.tolist() == [
        ["A", "Z"]
    ]


def test_fragments_of_longer_phrases_are_not_shared_again():
    phrases, occurrences = use_phrases(long=[0, 1], part=[0, 1])
    occurrences["own"] = occurrences["phrase_id"] == "long"
    assert shared_phrases.find_sharing_pairs(occurrences, phrases, reviews_of([ANN, BOB]))["phrases"].tolist() == [1]


def test_phrases_that_nearly_all_use_do_not_count_for_two(monkeypatch):
    phrases, occurrences = use_phrases(rare=[0, 1], common=[0, 1, 2])
    reviews = reviews_of([ANN, BOB, CY])
    assert len(shared_phrases.find_sharing_pairs(occurrences, phrases, reviews)) == 3
    monkeypatch.setattr(shared_phrases, "COMMON", 2)
    assert shared_phrases.find_sharing_pairs(occurrences, phrases, reviews)[["a", "b", "together"]].values.tolist() == [
        [ANN, BOB, 1.0]
    ]


def test_reviews_without_a_critic_or_outside_the_selection_make_no_pair():
    phrases, occurrences = use_phrases(p=[0, 1, 2, 3])
    keep = np.array([True, True, True, False])
    table = shared_phrases.find_sharing_pairs(occurrences, phrases, reviews_of([ANN, None, BOB, CY]), keep=keep)
    assert table[["a", "b"]].values.tolist() == [[ANN, BOB]]


def test_pairs_of_nothing_have_the_same_columns():
    full = shared_phrases.find_sharing_pairs(*reversed(use_phrases(p=[0, 1])), reviews_of([ANN, BOB]))
    for empty in (
        shared_phrases.find_sharing_pairs(*reversed(use_phrases()), reviews_of([])),
        shared_phrases.find_sharing_pairs(*reversed(use_phrases(p=[0, 1])), reviews_of([None, None])),
    ):
        assert empty.empty
        assert empty.dtypes.astype(str).to_dict() == full.dtypes.astype(str).to_dict()


def test_pairs_by_a_column_that_is_not_there_are_refused():
    with pytest.raises(SelectionError, match=r"no column “editor”.*reviewer"):
        shared_phrases.find_sharing_pairs(*reversed(use_phrases(p=[0])), reviews_of([ANN]), of="editor")


@given(
    st.lists(st.sets(st.integers(0, 9)), min_size=2, max_size=6), st.lists(st.integers(2, 5), min_size=6, max_size=6)
)
def test_pairs_are_those_that_comparing_every_two_gives(where, words):
    phrases, occurrences = use_phrases(**{f"p{number}": reviews for number, reviews in enumerate(where)})
    size = dict(enumerate(words))
    phrases["words"] = [size[number] for number in range(len(where))]
    table = shared_phrases.find_sharing_pairs(occurrences, phrases, reviews_of([None] * 10), of="review_id")
    has = [{phrase for phrase, reviews in enumerate(where) if review in reviews} for review in range(10)]
    has = [{phrase for phrase in theirs if len(where[phrase]) > 1} for theirs in has]
    expected = {}
    for a, b in combinations(range(10), 2):
        if both := has[a] & has[b]:
            shared, either = (
                sum(size[phrase] / (len(where[phrase]) - 1) for phrase in theirs) for theirs in (both, has[a] | has[b])
            )
            words = sum(size[phrase] for phrase in both)
            expected[f"r{a}", f"r{b}"] = pytest.approx((len(both), words, shared, shared / either))
    rows = {(row.a, row.b): (row.phrases, row.words, row.weight, row.together) for row in table.itertuples()}
    assert rows == expected
    assert len(table) == len(expected)
    assert (table["weight"] * table["together"]).is_monotonic_decreasing


# -------------------------------------------------------------------------------------- what is shared


def shared(where, pairs, **options):
    """Return what pairs share of phrases in the given reviews."""
    phrases, occurrences = use_phrases(**where)
    phrases["phrase"] = phrases["phrase_id"]
    phrases["words"] = phrases["phrase"].str.len() + 1
    indexed = pd.DataFrame(pairs, columns=["a", "b"])
    return shared_phrases.list_shared_phrases(occurrences, phrases, reviews_of([ANN, BOB, CY, ANN]), indexed, **options)


def test_what_fewest_others_have_comes_first_then_what_is_longest():
    table = shared({"x": [0, 1, 2], "y": [0, 1], "yy": [3, 1, 1], "z": [0, 2]}, [(BOB, ANN), (CY, ANN), (BOB, CY)])
    assert table[["pair", "phrase", "words", "others"]].values.tolist() == [
        [0, "yy", 3, 0], [0, "y", 2, 0], [0, "x", 2, 1], [1, "z", 2, 0], [1, "x", 2, 1], [2, "x", 2, 1],
    ]  # fmt: skip


def test_others_are_counted_within_the_selection():
    keep = np.array([True, True, False, True])
    assert shared({"x": [0, 1, 2]}, [(ANN, BOB), (ANN, CY)], keep=keep)[["pair", "others"]].values.tolist() == [[0, 0]]


def test_others_are_also_those_who_print_it_within_a_longer_phrase():
    phrases, occurrences = use_phrases(part=[0, 1, 2])
    occurrences["own"] = [True, True, False]
    table = shared_phrases.list_shared_phrases(
        occurrences, phrases.assign(phrase="x"), reviews_of([ANN, BOB, CY]), pd.DataFrame({"a": [ANN], "b": [BOB]})
    )
    assert table["others"].tolist() == [1]


def test_phrases_that_nearly_all_use_are_not_listed_for_two(monkeypatch):
    monkeypatch.setattr(shared_phrases, "COMMON", 2)
    assert shared({"x": [0, 1, 2], "y": [0, 1]}, [(ANN, BOB)])["phrase"].tolist() == ["y"]


def test_who_is_not_there_shares_nothing_and_the_columns_stay():
    full, none = shared({"x": [0, 1]}, [(ANN, BOB)]), shared({"x": [0, 1]}, [(ANN, "Nobody")])
    assert none.empty
    assert none.dtypes.astype(str).to_dict() == full.dtypes.astype(str).to_dict()


@given(st.lists(st.sets(st.integers(0, 3)), max_size=6))
def test_what_is_shared_is_what_the_pairs_count(where):
    phrases, occurrences = use_phrases(**{f"p{number}": reviews for number, reviews in enumerate(where)})
    reviews = reviews_of([ANN, BOB, CY, ANN])
    pairs = shared_phrases.find_sharing_pairs(occurrences, phrases, reviews)
    table = shared_phrases.list_shared_phrases(occurrences, phrases.assign(phrase="x"), reviews, pairs)
    assert table.groupby("pair").size().tolist() == pairs["phrases"].tolist()
    assert table.groupby("pair")["words"].sum().tolist() == pairs["words"].tolist()


def test_the_reviews_of_each_of_two_with_a_phrase_are_counted_and_the_first_is_dated():
    _, occurrences = use_phrases(p=[0, 3, 3, 1], q=[1, 2], r=[2])
    reviews = reviews_of([ANN, BOB, CY, ANN], ["2025-03-01", None, "2025-01-01", "2025-02-01"])
    table = shared_phrases.count_reviews_of_pair(occurrences, reviews, ["q", "p", "unprinted"], (ANN, BOB))
    assert table[["phrase_id", "a_reviews", "b_reviews"]].values.tolist() == [
        ["q", 0, 1],
        ["p", 2, 1],
        ["unprinted", 0, 0],
    ]
    assert table["a_first"].tolist() == [pd.NaT, pd.Timestamp("2025-02-01"), pd.NaT]
    assert table["b_first"].isna().all()
    narrowed = shared_phrases.count_reviews_of_pair(
        occurrences, reviews, ["p"], (ANN, BOB), keep=np.array([True, True, True, False])
    )
    assert narrowed[["a_reviews", "a_first"]].values.tolist() == [[1, pd.Timestamp("2025-03-01")]]


def test_of_two_reviews_each_prints_what_it_has_once():
    _, occurrences = use_phrases(p=[0, 0, 1])
    reviews = reviews_of([ANN, BOB], ["2025-03-01", "2025-02-01"])
    table = shared_phrases.count_reviews_of_pair(occurrences, reviews, ["p"], ("r0", "r1"), of="review_id")
    assert table.iloc[0, 1:].tolist() == [1, 1, pd.Timestamp("2025-03-01"), pd.Timestamp("2025-02-01")]


def test_without_pairs_there_are_no_rows_in_the_same_columns():
    _, occurrences = use_phrases(p=[0, 1])
    reviews = reviews_of([ANN, BOB], ["2025-03-01", None])
    full, none = (shared_phrases.count_reviews_of_pair(occurrences, reviews, ids, (ANN, BOB)) for ids in (["p"], []))
    assert none.empty
    assert none.dtypes.astype(str).to_dict() == full.dtypes.astype(str).to_dict()


# ------------------------------------------------------------------------------------------ sample


@pytest.fixture(scope="module")
def sample():
    reviews = read_sources([SAMPLE]).reviews
    tokens = tokenise(reviews["text"].tolist(), films=reviews["film"].tolist())
    return reviews, *mine_wordings(tokens, reviews)


def test_of_the_sample_s_phrases_that_tell_the_reprint_has_all_in_common(sample):
    reviews, phrases, occurrences = sample
    phrases = phrases[mark_noticeable(phrases)].reset_index(drop=True)
    table = shared_phrases.find_sharing_pairs(occurrences, phrases, reviews, of="review_id", most=1)
    first = reviews.set_index("review_id").loc[[table["a"][0], table["b"][0]]]
    assert first["reviewer"].tolist() == ["Philippa Sundqvist"] * 2
    assert table["together"][0] == 1.0


def test_the_sample_s_phrase_that_spreads_is_shared_by_those_who_took_it_up(sample):
    reviews, phrases, occurrences = sample
    table = shared_phrases.list_shared_phrases(
        occurrences, phrases, reviews, pd.DataFrame({"a": ["Inès Carravel"], "b": ["Tomas Wrenfield"]})
    )
    exhale = table[table["phrase"] == "a slow exhale of a film"]
    assert exhale["others"].tolist() == [4]
    indexed = shared_phrases.count_reviews_of_pair(
        occurrences, reviews, exhale["phrase_id"], ("Inès Carravel", "Tomas Wrenfield")
    ).iloc[0]
    assert indexed[["a_reviews", "b_reviews"]].tolist() == [4, 1]
    assert f"{indexed['a_first']:%b %Y} {indexed['b_first']:%b %Y}" == "Jan 2025 Jun 2026"


def test_the_sample_s_reprint_shares_more_than_any_other_two_reviews(sample):
    reviews, phrases, occurrences = sample
    table = shared_phrases.find_sharing_pairs(occurrences, phrases, reviews, of="review_id")
    first = reviews.set_index("review_id").loc[[table["a"][0], table["b"][0]]]
    assert first["film"].tolist() == ["Twilight Serenade"] * 2
    assert table["together"][0] > 3 * table["together"][1]
