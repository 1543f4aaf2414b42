import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.phrases import sharing

REVIEWS = pd.DataFrame({"review_id": ["r0", "r1", "r2", "r3"], "film": ["A", "A", "B", None]})
OCCURRENCES = pd.DataFrame(
    {
        "phrase_id": pd.Categorical(["p", "p", "p", "p", "q"], categories=["p", "q"]),
        "review_id": pd.Categorical(["r0", "r0", "r1", "r3", "r2"], categories=["r0", "r1", "r2", "r3"]),
    }
)


def shared(phrase_ids=("p", "q"), reviews=REVIEWS):
    return sharing.count_by_group(OCCURRENCES, reviews, by="film", phrase_ids=phrase_ids)


def test_a_review_counts_once_however_often_it_repeats_a_phrase():
    assert shared().loc["p"].tolist() == [2, 0]


def test_a_pair_that_never_meets_is_zero():
    counted = shared(phrase_ids=["q", "unknown", "p"])
    assert list(counted.index) == ["q", "unknown", "p"]
    assert counted.to_dict("list") == {"A": [0, 0, 2], "B": [1, 0, 0]}


def test_only_groups_that_use_one_of_the_phrases_are_counted():
    assert shared(phrase_ids=["q"]).to_dict() == {"B": {"q": 1}}


def test_only_the_given_reviews_count():
    assert shared(reviews=REVIEWS.iloc[1:]).loc["p", "A"] == 1


def test_no_phrases_and_no_reviews_give_an_empty_table_of_whole_numbers():
    assert shared(phrase_ids=[]).shape == (0, 0)
    assert shared(reviews=REVIEWS.head(0)).shape == (2, 0)
    assert set(shared().dtypes.astype("str")) == {"int64"}


@given(st.lists(st.tuples(st.sampled_from("pqr"), st.integers(0, 5)), max_size=30))
def test_films_add_up_to_the_reviews_that_use_a_phrase(places):
    reviews = pd.DataFrame({"review_id": [f"r{n}" for n in range(6)], "film": list("AABBCC")})
    occurrences = pd.DataFrame(
        {
            "phrase_id": pd.Categorical([phrase for phrase, _ in places], categories=list("pqr")),
            "review_id": pd.Categorical([f"r{n}" for _, n in places], categories=reviews["review_id"]),
        }
    )
    counted = sharing.count_by_group(occurrences, reviews, by="film", phrase_ids=list("pqr"))
    assert counted.sum(axis=1).to_dict() == {name: len({n for phrase, n in places if phrase == name}) for name in "pqr"}


def occurrence(*places):
    """Return occurrences at (phrase, review, sentence)."""
    phrase, review, sentence = zip(*places, strict=True) if places else ((), (), ())
    return pd.DataFrame(
        {
            "phrase_id": pd.Categorical.from_codes(list(phrase), categories=["p", "q"]),
            "review_id": pd.Categorical.from_codes(list(review), categories=["r0", "r1"]),
            "sentence": np.array(sentence, dtype="int32"),
        }
    )


SENTENCES = pd.DataFrame({"review": [0, 0, 1], "sentence": [0, 1, 0], "polarity": [0.5, -0.1, np.nan]})


def test_a_phrase_has_the_mean_polarity_of_its_sentences():
    means = sharing.average_polarity(occurrence((0, 0, 0), (0, 0, 1)), SENTENCES, phrases=1, reviews=2)
    np.testing.assert_allclose(means, [0.2])


def test_sentences_without_evidence_stay_outside_the_mean():
    means = sharing.average_polarity(occurrence((0, 0, 0), (0, 1, 0), (1, 1, 0)), SENTENCES, phrases=2, reviews=2)
    np.testing.assert_allclose(means, [0.5, np.nan])


def test_no_phrases_have_no_means():
    assert sharing.average_polarity(occurrence(), SENTENCES, phrases=0, reviews=2).tolist() == []


COUNTS = pd.DataFrame({"Ann": [2, 0], "Bob": [1, 1], "Cy": [0, 0], "Di": [3, 1]}, index=["p", "q"])
SIZES = {"Ann": 4, "Bob": 9, "Cy": 2, "Di": 5}


def test_who_uses_most_phrases_comes_first_of_equal_ones_who_needs_fewer_reviews():
    ranked = sharing.rank_sharers(COUNTS, {"p": "a slow burn", "q": "by all means"}, SIZES)
    assert ranked.to_numpy().tolist() == [
        ["Di", 5, 2, "a slow burn; by all means"],
        ["Bob", 9, 2, "a slow burn; by all means"],
        ["Ann", 4, 1, "a slow burn"],
    ]


def test_nobody_who_uses_none_is_ranked():
    assert sharing.rank_sharers(COUNTS[["Cy"]], {"p": "a", "q": "b"}, SIZES).empty


@pytest.mark.parametrize(
    ("noun", "most", "sentence"),
    [
        ("critic", [5], "A uses the most: 5 of these 8 phrases"),
        ("film", [8, 8], "Reviews of A and B use the most: all 8 phrases each"),
        ("outlet", [3, 3, 3], "3 outlets use the most: 3 of these 8 phrases each"),
    ],
)
def test_a_sentence_names_who_uses_the_most_of_the_phrases(noun, most, sentence):
    ranked = pd.DataFrame({"name": list("ABC")[: len(most)], "phrases": most})
    assert sharing.describe_sharers(ranked, noun=noun, phrases=8) == sentence


def test_the_polarity_of_each_phrase_of_a_corpus_is_that_of_its_sentences(dozen):
    means = sharing.average_by_phrase(dozen.phrases, dozen.occurrences, dozen.sentences, dozen.reviews)
    expected = dozen.phrases.set_index("phrase_id")["polarity"]
    pd.testing.assert_series_equal(means, expected, check_names=False)
