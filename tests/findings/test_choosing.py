"""Which findings come first: of different kinds, sure, short, and honest where there are too few reviews."""

import numpy as np
import pandas as pd
import pytest

from corpus.findings.choosing import FIRST, choose_findings
from corpus.findings.evidence import Evidence
from corpus.findings.finding import COLUMNS
from corpus.findings.lack import describe_lack, list_lacks
from corpus.polarity.trust import Match
from corpus.polarity.validity import Validity
from tests.findings.known import NO_APART, NO_PAIRS, gather, know, list_phrases, list_reviews


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    twins = pd.DataFrame({"a": ["r0"], "b": ["r2"], "similarity": [0.63], "shared_words": [200]})
    return know(gather(list_reviews(), list_phrases(("slow burn", 9, 4), ("by far", 20, 10))), duplicates=twins)


def test_five_findings_are_of_five_kinds_the_most_useful_first(evidence: Evidence) -> None:
    found = choose_findings(evidence, most=FIRST)
    assert list(found.columns) == list(COLUMNS)
    assert found["kind"].tolist() == ["cliché", "split", "harshest", "best and worst", "copies"]
    assert found["sentence"].tolist() == [
        found["sentence"][0],
        "“Rift” split critics (rated from 0.1 to 9.9).",
        found["sentence"][2],
        found["sentence"][3],
        "Two reviews of “Joy”, by Critic 0 and Critic 2, are 63\N{NARROW NO-BREAK SPACE}% the same.",
    ]
    assert found["sentence"][0].startswith("20 of 80 reviews use “by far”, and so do all ")
    assert found["sentence"][2].startswith("Critic 0 is the harshest on the same films (")
    assert "Critic 9 the kindest" in found["sentence"][2]
    assert found["sentence"][3] == "Best rated: “Joy” (9.0 of 10, 10 ratings); worst: “Woe” (2.0)."
    assert found["section"].tolist() == ["phrase", "split", "critics", "films", "phrasing"]


def test_a_finding_is_short_enough_to_be_read_aloud(evidence: Evidence) -> None:
    for sentence in choose_findings(evidence, most=FIRST)["sentence"]:
        assert len(sentence.split()) <= 25
        assert len(sentence) <= 170


def test_tests_are_sure_and_counts_have_no_probability(evidence: Evidence) -> None:
    found = choose_findings(evidence, most=FIRST).set_index("kind")
    assert found["q"].isna().to_dict() == {
        "cliché": True, "split": False, "harshest": False, "best and worst": False, "copies": True,
    }  # fmt: skip
    assert (found["q"].dropna() <= 0.05).all()


def test_the_order_of_reviews_changes_nothing(evidence: Evidence) -> None:
    shuffled = evidence.reviews.sample(frac=1, random_state=1)
    again = know(gather(shuffled, evidence.phrases), duplicates=evidence.duplicates)
    both = [choose_findings(each, most=FIRST)["sentence"].tolist() for each in (again, evidence)]
    assert both[0] == both[1]


def test_what_chance_would_do_as_well_is_left_out() -> None:
    random = np.random.default_rng(3)
    reviews = list_reviews()
    reviews = reviews.assign(rating=random.permutation(reviews["rating"].to_numpy()))
    nothing = know(gather(reviews, list_phrases()), apart=NO_APART)
    assert choose_findings(nothing).empty


def test_of_three_reviews_the_shared_phrases_are_said_and_films_are_not_ranked() -> None:
    reviews = list_reviews().iloc[[0, 10, 20]].assign(rating=np.nan, reviewer=None)
    phrases = list_phrases(("slow burn", 2, 0), ("hauntingly beautiful …", 3, 0), ("hard to like", 3, 0))
    few = gather(reviews, phrases, value="polarity")
    pair = pd.DataFrame({"a": ["Joy"], "b": ["Woe"], "phrases": [5], "telling": ["“by far”"]})
    found = choose_findings(know(few, pairs=pair, apart=NO_APART))
    assert found["section"].tolist() == ["phrase", "phrases", "pair"]
    assert found["sentence"].tolist() == [
        "All 3 reviews use “hauntingly beautiful …”, across three films.",
        "Other clichés are “hard to like” in 3 reviews and “slow burn” in 2.",
        "Reviews of “Joy” and “Woe” share 5 phrases word for word.",
    ]
    assert describe_lack(found, few.films) == "Too few reviews to say which film is liked best: that takes 5 of each."


def test_a_single_review_has_nothing_that_is_sure() -> None:
    one = gather(list_reviews().head(1).assign(rating=np.nan), list_phrases(), value="polarity")
    found = choose_findings(know(one, pairs=NO_PAIRS.assign(phrases=0), apart=NO_APART))
    assert found.empty
    assert describe_lack(found, one.films) == "Too few reviews to say anything that is sure."


@pytest.mark.parametrize(("uses", "place"), [(5, 0), (3, 3)])
def test_the_rarer_a_phrase_the_later_it_comes(evidence: Evidence, uses: int, place: int) -> None:
    rare = know(evidence, phrases=list_phrases(("slow burn", uses, 2)), apart=NO_APART)
    assert choose_findings(rare)["kind"].tolist().index("cliché") == place


def test_a_phrase_that_a_reader_of_a_hundred_reviews_may_never_meet_is_no_finding(evidence: Evidence) -> None:
    rare = know(evidence, phrases=list_phrases(("slow burn", 0, 2)), apart=NO_APART)
    assert "cliché" not in choose_findings(rare)["kind"].tolist()
    assert "None of the biggest clichés is in 1 % of the reviews or more: too rare to be retired." in list_lacks(
        rare, choose_findings(rare)
    )


def test_where_phrases_are_all_there_is_the_others_are_one_finding_with_their_places(evidence: Evidence) -> None:
    many = list_phrases(("slow burn", 9, 2), ("hard to like", 8, 2), ("a joy to watch", 4, 2), ("too rare", 3, 2))
    calm = evidence.reviews.assign(rating=np.nan)
    found = choose_findings(know(gather(calm, many, value="polarity"), apart=NO_APART))
    assert found["kind"].tolist() == ["cliché", "clichés"]
    assert found["sentence"][1] == "Other clichés are “hard to like” in 8 reviews and “a joy to watch” in 4."
    assert found["exhibit"][1].rows["text"].tolist() == ["… id1 …", "… id2 …"]


def test_a_mismatch_is_said_only_where_tone_surely_matches_stars(evidence: Evidence) -> None:
    apart = pd.DataFrame(
        {
            "review_id": ["r0"], "film": ["Joy"], "reviewer": ["Ann"], "rating": [10.0], "expected": [4.4],
            "difference": [-5.6], "standardised": [-2.0], "opposed": [True], "published": pd.NaT,
        }
    )  # fmt: skip
    sure, luck = (Validity(67, 0.7, low, 0.9, True) for low in (0.6, 0.4))
    for sides, told in ((sure, True), (luck, False)):
        found = choose_findings(know(evidence, apart=apart, match=Match(sides, sides)))
        assert ("mismatch" in found["kind"].tolist()) == told
