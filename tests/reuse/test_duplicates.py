from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import CorpusError
from corpus.reading.loading import read_sources
from corpus.reuse import duplicates
from corpus.text.tokens import tokenise

SAMPLE = Path(__file__).parents[2] / "corpus" / "reviews"
COLUMNS = {"a": "str", "b": "str", "similarity": "float64", "shared_words": "int64"}


def near(texts, *, published=None, threshold=0.5, words=5):
    reviews = pd.DataFrame(
        {
            "review_id": pd.Series([f"r{number}" for number in range(len(texts))], dtype="str"),
            "published": pd.Series(pd.to_datetime(published or [None] * len(texts)), dtype="datetime64[s]"),
        }
    )
    return duplicates.find_near_duplicates(tokenise(texts), reviews, threshold=threshold, words=words)


def test_a_reprint_is_found_with_how_much_of_it_is_the_same():
    # Runs of two words: ab bc cd de ef, and ab bc cd dx xf: three of seven.
    texts = ["q r s t", "a b c d e f", "A b, c d. X f"]
    pairs = near(texts, threshold=0.4, words=2)
    assert pairs[["a", "b", "shared_words"]].values.tolist() == [["r1", "r2", 4]]
    assert pairs["similarity"].item() == pytest.approx(3 / 7)
    assert near(texts, threshold=0.5, words=2).empty


def test_shared_words_of_passages_apart_are_added_up():
    texts = ["a b c z d e f", "a b c y d e f"]
    assert near(texts, threshold=0.1, words=2)["shared_words"].tolist() == [6]


def test_the_one_printed_first_comes_first_and_the_undated_last():
    same = ["a b c d e"] * 3
    pairs = near(same, published=[None, "2025-02-01", "2025-01-01"])
    assert pairs[["a", "b"]].values.tolist() == [["r2", "r1"], ["r2", "r0"], ["r1", "r0"]]
    assert (pairs["similarity"] == 1).all()


def test_repeats_inside_one_review_do_not_count():
    assert near(["a b a b a b", "a b a"], words=2)["similarity"].tolist() == [1]


def test_runs_are_counted_across_sentences_and_never_across_reviews():
    assert len(near(["a b. c d e", "a b c d e"])) == 1
    assert near(["a b", "c d", "a b", "c d"]).empty


@pytest.mark.parametrize("texts", [[], [""], ["a b c d e f"], ["a b c d", "a b c d"]])
def test_a_corpus_without_near_duplicates_gives_the_same_columns(texts):
    assert near(texts).empty
    assert near(texts).dtypes.astype(str).to_dict() == COLUMNS
    assert near(["a b c d e"] * 2).dtypes.astype(str).to_dict() == COLUMNS


@pytest.mark.parametrize("threshold", [0, -1, 1.1, float("nan")])
def test_a_similarity_out_of_range_is_refused(threshold):
    with pytest.raises(CorpusError, match=f"threshold is {threshold}"):
        near(["a b c d e"], threshold=threshold)


def test_runs_of_one_word_are_refused():
    with pytest.raises(CorpusError, match="words is 1"):
        near(["a b"], words=1)


def test_boilerplate_alone_makes_no_near_duplicate(monkeypatch):
    boilerplate = "this film was seen at a press screening"
    texts = [f"{boilerplate} {word}" for word in "abc"] + [f"x y z x x {boilerplate} q", f"x y z x x {boilerplate} p"]
    assert len(near(texts, threshold=0.3)) == 10
    monkeypatch.setattr(duplicates, "MOST_COPIES", 4)
    assert near(texts, threshold=0.3)[["a", "b"]].values.tolist() == [["r3", "r4"]]


texts = st.lists(st.lists(st.sampled_from("abcd"), max_size=9), max_size=6)


@given(texts, st.sampled_from([0.05, 0.2, 1 / 3, 0.5, 0.55, 0.8, 1.0]), st.integers(2, 3))
def test_the_pairs_are_those_that_comparing_every_two_reviews_finds(corpus, threshold, words):
    sets = [{tuple(text[at : at + words]) for at in range(len(text) - words + 1)} for text in corpus]
    expected = {
        (f"r{a}", f"r{b}"): len(sets[a] & sets[b]) / len(sets[a] | sets[b])
        for a, b in combinations(range(len(corpus)), 2)
        if sets[a] and sets[b] and len(sets[a] & sets[b]) / len(sets[a] | sets[b]) >= threshold
    }
    pairs = near([" ".join(text) for text in corpus], threshold=threshold, words=words)
    assert dict(zip(zip(pairs["a"], pairs["b"], strict=True), pairs["similarity"], strict=True)) == expected
    assert pairs["similarity"].is_monotonic_decreasing
    assert (pairs["shared_words"] >= words).all()


def test_the_sample_has_one_reprint_and_nothing_else_like_it():
    reviews = read_sources([SAMPLE]).reviews
    tokens = tokenise(reviews["text"].tolist(), films=reviews["film"].tolist())
    pairs = duplicates.find_near_duplicates(tokens, reviews)
    two = reviews.set_index("review_id").loc[[pairs["a"].item(), pairs["b"].item()]]
    assert two["film"].tolist() == ["Twilight Serenade"] * 2
    assert two["outlet"].tolist() == ["Aisle & Balcony", "The Saltmarsh Ledger"]
    assert pairs["similarity"].item() == pytest.approx(0.62, abs=0.02)
    assert len(duplicates.find_near_duplicates(tokens, reviews, threshold=0.02)) == 1
