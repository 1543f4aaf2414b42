"""The list of phrases: owners, what is hidden, where its phrases are, and one of them in a sentence."""

import pandas as pd
import pytest

from corpus.phrases import phrase_list

PHRASES = pd.DataFrame({"phrase_id": ["p1", "p2", "p3"], "phrase": ["a slow burn", "Rufus Obadele", "by all means"]})
REVIEWS = pd.DataFrame({"film": ["Dusk", "Dusk", "Dawn"], "reviewer": ["Ann", "Bob", None]})


def test_an_owner_is_the_house_or_a_critic_and_else_missing() -> None:
    owners = pd.DataFrame({"kind": ["own", "house", "few"], "owner": ["Ann", None, None]})
    owned = phrase_list.add_owners(PHRASES, owners)
    assert owned["whose"].fillna("").tolist() == ["Ann", "house", ""]
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


def test_occurrences_of_phrases_and_families_are_joined() -> None:
    singles = pd.DataFrame({"phrase_id": ["p1", "p2"], "review_id": ["a", "b"]}, dtype="category")
    families = pd.DataFrame({"family_id": ["f1", "f2"], "review_id": ["b", "c"]}, dtype="category")
    joined = phrase_list.join_occurrences(singles, families, pd.Series(["p2", "f2"]))
    assert joined.to_numpy().tolist() == [["p2", "b"], ["f2", "c"]]


@pytest.mark.parametrize(
    ("phrase", "reviews", "expected"),
    [
        ({"owned": "own", "whose": "Ann", "reviewers": 1}, REVIEWS, "“x y” stands in 2 of 3 reviews, all by Ann."),
        ({"reviewers": 2}, REVIEWS, "“x y” stands in 2 of 3 reviews, by 2 of 2 critics."),
        ({"films": 2}, REVIEWS.assign(reviewer=None), "“x y” stands in 2 of 3 reviews, of 2 films."),
        ({}, REVIEWS.assign(reviewer=None, film="Dusk"), "“x y” stands in 2 of 3 reviews."),
    ],
)
def test_a_phrase_is_described_by_its_critics_or_else_its_films(phrase, reviews, expected) -> None:
    assert phrase_list.describe_spread(pd.Series({"phrase": "x y", "reviews": 2} | phrase), reviews) == expected


def test_a_rare_phrase_is_given_more_decimals() -> None:
    assert phrase_list.describe_rate(1, 5_000) == "1 occurrence in 5,000 words: 2.0 in 10,000."
    assert phrase_list.describe_rate(1, 90_000) == "1 occurrence in 90,000 words: 0.111 in 10,000."


def test_phrases_are_narrowed_to_an_owner_and_to_letters_in_any_case() -> None:
    phrases = PHRASES.assign(owned=["own", "house", "own"])
    assert phrase_list.narrow_phrases(phrases, owned="own")["phrase_id"].tolist() == ["p1", "p3"]
    assert phrase_list.narrow_phrases(phrases, words="obad")["phrase_id"].tolist() == ["p2"]
    assert len(phrase_list.narrow_phrases(phrases)) == 3


def test_a_rate_is_of_ten_thousand_words() -> None:
    assert phrase_list.add_rates(pd.DataFrame({"occurrences": [3]}), 20_000)["rate"].tolist() == [1.5]


def test_an_unchanged_list_has_no_filters_to_speak_of() -> None:
    assert phrase_list.describe_filters() == ""
    assert phrase_list.describe_filters(fragments=True) == "Shown with what is else set aside."
