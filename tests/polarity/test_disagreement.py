from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.polarity.calibration import predict_held_out
from corpus.polarity.contributions import Evidence
from corpus.polarity.disagreement import (
    APART,
    EVIDENCE,
    count_misleading_words,
    describe_disagreements,
    find_misleading_words,
    rank_disagreements,
    select_misleading,
)
from corpus.polarity.house import House
from corpus.polarity.scores import assess_words

TEXTS = ["A great film.", "A great, terrifying film.", "Terrifying.", "Boring.", "A film.", "Great!"]


def made(n=60):
    """Reviews whose rating is 10 times their polarity, but for the last, whose words are the coldest of all."""
    polarity = np.linspace(0, 1, n)
    rating = (10 * polarity).round(1)
    polarity[-1] = -0.2
    return pd.DataFrame(
        {
            "review_id": [f"r{i:02}" for i in range(n)],
            "film": [f"Film {i % 12}" for i in range(n)],
            "reviewer": "Ada Quill",
            "published": pd.Timestamp("2025-03-03"),
            "rating": rating,
            "polarity": polarity,
            "evidence": EVIDENCE,
        }
    )


# ------------------------------------------------------------------------------------------- reviews


def test_the_review_whose_words_suggest_other_stars_comes_first():
    ranked = rank_disagreements(made())
    first = ranked.loc[0]
    assert (first["review_id"], first["rating"], first["opposed"]) == ("r59", 10, True)
    assert first["difference"] == pytest.approx(first["expected"] - 10)
    assert first["difference"] < -9
    assert len(ranked) == 60
    assert ranked["difference"].abs().is_monotonic_decreasing


def test_the_expected_rating_is_learned_from_other_films():
    reviews = made()
    ranked = rank_disagreements(reviews).set_index("review_id")["expected"].reindex(reviews["review_id"])
    elsewhere = predict_held_out(
        reviews["polarity"], reviews["rating"], evidence=reviews["evidence"], groups=reviews["film"]
    )
    assert ranked.to_numpy() == pytest.approx(elsewhere)


def test_differences_are_standardised_by_the_usual_difference():
    ranked = rank_disagreements(made())
    assert np.mean(ranked["standardised"] ** 2) == pytest.approx(1)
    ratio = ranked["difference"] / ranked["standardised"]
    assert ratio.to_numpy() == pytest.approx(ratio[0])


def test_reviews_without_rating_or_enough_evidence_are_left_out():
    reviews = made()
    reviews.loc[0, "rating"], reviews.loc[1, "polarity"], reviews.loc[2, "evidence"] = np.nan, np.nan, EVIDENCE - 1
    assert not {"r00", "r01", "r02"} & set(rank_disagreements(reviews)["review_id"])
    assert "r02" in set(rank_disagreements(reviews, evidence=1)["review_id"])


def test_too_few_rated_reviews_give_no_rows_and_the_same_columns():
    some, none = rank_disagreements(made()), rank_disagreements(made(10))
    assert none.empty
    assert list(none) == list(some)


def test_of_the_sample_a_horror_film_praised_in_words_of_dread_comes_first(sample):
    first = rank_disagreements(sample.reviews).loc[0]
    assert (first["film"], first["rating"]) == ("The Tithe House", 10)
    guilty = find_misleading_words(sample.read_texts([first["review_id"]]).iloc[0], first["difference"])
    assert {"devastating", "terrifying", "horrible"} <= set(guilty["word"])
    assert guilty["contribution"].sum() < first["polarity"] < 0


# ------------------------------------------------------------------------------------------- words of one review


def test_praise_misleads_where_words_are_too_positive_and_blame_where_they_are_too_negative():
    text = "A great, terrifying, great film, not boring."
    warm, cold = find_misleading_words(text, 3.0), find_misleading_words(text, -3.0)
    assert warm["chunk"].tolist() == ["great", "great", "not boring"]
    assert cold["chunk"].tolist() == ["terrifying"]
    assert warm["word"].tolist() == ["great", "great", "boring"]
    assert [text[start:end] for start, end in zip(warm["start"], warm["end"], strict=True)] == warm["chunk"].tolist()


def test_a_mark_of_exclamation_is_not_the_word_at_fault():
    assert find_misleading_words("Great!", 3.0)["word"].tolist() == ["great"]


def test_a_phrase_of_the_house_is_at_fault_as_a_whole():
    house = House().change("over the top", 0.5, on=date(2025, 3, 3)).lexicon()
    assert find_misleading_words("Over the top!", 3.0, lexicon=house)["word"].tolist() == ["over the top"]


def test_where_nothing_is_at_fault_there_are_no_rows():
    assert find_misleading_words("A film.", 3.0).empty
    assert find_misleading_words("A great film.", -3.0).empty
    assert list(find_misleading_words("", 1.0)) == list(find_misleading_words("Great.", 1.0))


@given(st.lists(st.sampled_from(["great", "good", "bad", "boring", "not", "very", "the", "first", "!"]), max_size=12))
def test_what_is_at_fault_on_either_side_adds_up_to_the_polarity(words):
    text = " ".join(words)
    both = find_misleading_words(text, 1)["contribution"].sum() + find_misleading_words(text, -1)["contribution"].sum()
    assert both == pytest.approx(assess_words(text)["contribution"].sum())


# ------------------------------------------------------------------------------------------- words of all


def test_a_word_is_counted_in_the_reviews_that_disagree_and_set_against_chance():
    # Too negative are 1 and 2, both with "terrifying"; too positive is 5, with "great", which 0 and 1 have too.
    counted = count_misleading_words(Evidence.of(TEXTS), [0, -APART, -2, 0, np.nan, APART]).set_index(["word", "side"])
    terrifying, great = counted.loc[("terrifying", "harsher")], counted.loc[("great", "kinder")]
    assert (terrifying["reviews"], terrifying["of"], terrifying["by_chance"]) == (2, 2, pytest.approx(2 * 2 / 5))
    # Half of the chunks of one review, the only one of the other: (−1 / 2 − 1) / 2.
    assert terrifying["contribution"] == pytest.approx(-0.75)
    assert (great["reviews"], great["of"], great["by_chance"]) == (1, 3, pytest.approx(3 / 5))
    assert counted.index.tolist() == [("terrifying", "harsher"), ("great", "kinder")]
    assert not counted["enough"].any()


def test_a_word_that_is_met_in_enough_reviews_is_said_to_be():
    counted = count_misleading_words(Evidence.of(["Boring."] * 5), [-2.0, 0, 0, 0, 0])
    assert counted[["word", "reviews", "of", "enough"]].to_numpy().tolist() == [["boring", 1, 5, True]]


def test_a_negated_word_is_at_fault_for_what_it_says_there():
    counted = count_misleading_words(Evidence.of(["Not boring.", "Boring."]), [2.0, -2.0])
    assert counted[["word", "side", "of"]].to_numpy().tolist() == [["boring", "kinder", 1], ["boring", "harsher", 1]]


def test_nothing_known_gives_no_rows_and_the_same_columns():
    some = count_misleading_words(Evidence.of(TEXTS), [0, -2, -2, 0, 0, 2])
    for none in (count_misleading_words(Evidence.of(TEXTS), [np.nan] * 6), count_misleading_words(Evidence.of([]), [])):
        assert none.empty
        assert none.dtypes.equals(some.dtypes)


def test_disagreements_are_counted_by_their_side():
    apart = pd.DataFrame({"difference": [3.0, -4.0, 5.0, 0.1], "standardised": [1.6, -2.0, 2.5, 0.1]})
    assert describe_disagreements(apart) == (
        "Words and stars are far apart in 3 of 4 rated reviews: 2 sound kinder, 1 harsher."
    )
    assert describe_disagreements(apart.iloc[3:]) == "Words and stars are far apart in none of 1 rated review."
    assert describe_disagreements(apart.iloc[:0]).startswith("No review here has both a rating and enough")


def test_a_word_misleads_where_it_is_in_more_reviews_than_by_chance():
    words = pd.DataFrame(
        {
            "word": ["fine", "rare", "usual", "grim"],
            "side": ["kinder", "kinder", "kinder", "harsher"],
            "reviews": [5, 5, 2, 4],
            "by_chance": [2.0, 1.0, 2.0, 1.0],
            "enough": [True, False, True, True],
        }
    )
    assert select_misleading(words)["word"].tolist() == ["fine", "grim"]
    assert select_misleading(words, "harsher")["word"].tolist() == ["grim"]
