"""The list of phrases: owners, what is hidden, where its phrases are, and one of them in a sentence."""

import pandas as pd
import pytest

from corpus.phrases import phrase_list
from corpus.phrases.spoken import say_phrase

PHRASES = pd.DataFrame({"phrase_id": ["p1", "p2", "p3"], "phrase": ["a slow burn", "Rufus Obadele", "by all means"]})
REVIEWS = pd.DataFrame({"film": ["Dusk", "Dusk", "Dawn"], "reviewer": ["Ann", "Bob", None]})


def test_an_owner_is_the_house_or_a_critic_and_else_missing() -> None:
    owners = pd.DataFrame({"kind": ["own", "house", "few"], "owner": ["Ann", None, None]})
    owned = phrase_list.add_owners(PHRASES, owners)
    assert owned["whose"].fillna("").tolist() == ["Ann", "several critics", ""]
    assert owned["owned"].tolist() == ["own", "house", "few"]


def test_where_no_review_names_its_critic_no_phrase_has_an_owner() -> None:
    assert phrase_list.add_owners(PHRASES, None)[["whose", "owned"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ({}, ["p1", "p2", "p3"]),
        ({"words": "slow, by all"}, ["p2"]),
        ({"names": True}, ["p1", "p3"]),
        ({"words": "slow", "names": True}, ["p3"]),
    ],
)
def test_phrases_with_words_of_a_list_and_names_are_hidden(options, shown) -> None:
    assert phrase_list.hide_phrases(PHRASES, **options)["phrase_id"].tolist() == shown


def test_everyday_phrases_are_left_out_where_there_are_others() -> None:
    weighed = PHRASES.assign(weight=[1.0, 1e-6, 1 / 3])
    assert phrase_list.hide_everyday(weighed)["phrase_id"].tolist() == ["p1", "p3"]
    assert phrase_list.hide_everyday(weighed.iloc[1:2])["phrase_id"].tolist() == ["p2"]
    assert phrase_list.hide_everyday(weighed.head(0)).empty


@pytest.mark.parametrize(
    ("phrase", "reviews", "expected"),
    [
        ({"owned": "own", "whose": "Ann", "reviewers": 1}, REVIEWS, "2 of 3 reviews use “x y”, all by Ann."),
        ({"reviewers": 2}, REVIEWS, "2 of 3 reviews use “x y”, and so do both critics."),
        ({"reviewers": 1}, REVIEWS, "2 of 3 reviews use “x y”, all by one of two critics."),
        ({"reviewers": 2}, [*"ABCCDDEE"], "2 of 8 reviews use “x y”, each by a different critic."),
        ({"reviewers": 2, "reviews": 3}, [*"ABCCDDEE"], "3 of 8 reviews use “x y”, and so do 2 of 5 critics."),
        ({"reviewers": 8, "reviews": 9}, [*"ABCDEFGHH"], "All 9 reviews use “x y”, and so do all eight critics."),
        ({"films": 2}, REVIEWS.assign(reviewer=None), "2 of 3 reviews use “x y”, across two films."),
        ({}, REVIEWS.assign(reviewer=None, film="Dusk"), "2 of 3 reviews use “x y”."),
        ({"reviews": 1}, REVIEWS.assign(reviewer=None, film="Dusk"), "1 of 3 reviews uses “x y”."),
        ({"varied": True}, REVIEWS.assign(reviewer=None, film="Dusk"), "2 of 3 reviews use “x y” in some form."),
    ],
)
def test_a_phrase_is_described_by_its_critics_or_else_its_films(phrase, reviews, expected) -> None:
    reviews = pd.DataFrame({"film": "Dusk", "reviewer": reviews}) if isinstance(reviews, list) else reviews
    described = {"said": "x y", "varied": False, "reviews": 2, "films": 1} | phrase
    assert phrase_list.describe_spread(pd.Series(described), reviews) == expected


def test_a_phrase_of_many_words_is_cut_so_that_its_finding_has_25_words_at_most() -> None:
    said = say_phrase(" ".join(["word"] * 40))
    long = {"said": said, "varied": False, "reviews": 21, "reviewers": 15}
    finding = phrase_list.describe_spread(pd.Series(long), pd.DataFrame({"film": "Dusk", "reviewer": [*range(1698)]}))
    assert len(finding.split()) <= 25


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([0, 1], "2 of 4 reviews use it, and so do both critics, in one of two outlets."),
        ([0, 2], "2 of 4 reviews use it, all by Ann, in both outlets."),
        ([0, 1, 2, 3], "All 4 reviews use it, and so do both critics, in both outlets."),
    ],
)
def test_a_phrase_is_described_by_its_critics_and_outlets(rows, sentence) -> None:
    reviews = pd.DataFrame(
        {"film": "Dusk", "reviewer": ["Ann", "Bob", "Ann", "Bob"], "outlet": ["Post", "Post", "Echo", "Echo"]}
    )
    assert phrase_list.describe_users(reviews.iloc[rows], reviews) == sentence


def test_without_critics_and_outlets_a_phrase_is_described_by_its_films() -> None:
    reviews = pd.DataFrame({"film": [*"ABC"], "reviewer": None, "outlet": None})
    assert phrase_list.describe_users(reviews.head(2), reviews) == "2 of 3 reviews use it, across two films."


def test_a_rare_phrase_is_given_more_decimals() -> None:
    assert phrase_list.describe_rate(1, 5_000) == "1 use in 5,000 words, 2.0 in every 10,000."
    assert phrase_list.describe_rate(1, 90_000) == "1 use in 90,000 words, 0.111 in every 10,000."


def test_phrases_are_narrowed_to_an_owner_and_to_letters_in_any_case() -> None:
    phrases = PHRASES.assign(said=PHRASES["phrase"], owned=["own", "house", "own"])
    assert phrase_list.narrow_phrases(phrases, owned="own")["phrase_id"].tolist() == ["p1", "p3"]
    assert phrase_list.narrow_phrases(phrases, words="obad")["phrase_id"].tolist() == ["p2"]
    assert len(phrase_list.narrow_phrases(phrases)) == 3


def test_a_rate_is_of_ten_thousand_words() -> None:
    assert phrase_list.add_rates(pd.DataFrame({"occurrences": [3]}), 20_000)["rate"].tolist() == [1.5]


def test_an_unchanged_list_has_no_filters_to_speak_of() -> None:
    assert phrase_list.describe_filters() == ""
    assert phrase_list.describe_filters(fragments=True) == "With hidden phrases."
