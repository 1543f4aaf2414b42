"""What was published before of a draft, gathered and in a sentence."""

import pandas as pd
import pytest

from corpus.reuse import draft_report

DRAFT = "A film to see twice."
MATCHES = pd.DataFrame({"start": [0, 0, 7], "end": [13, 13, 19], "review_id": ["r1", "r2", "r1"]})
REVIEWS = pd.DataFrame(
    {"review_id": ["r1", "r2"], "film": ["Dusk", None], "reviewer": ["Ann", "Bob"], "published": None}
)


@pytest.mark.parametrize(
    ("spans", "stretches"),
    [([], 0), ([(0, 5)], 1), ([(0, 5), (3, 9), (8, 12)], 1), ([(0, 9), (2, 4), (5, 7)], 1), ([(6, 9), (0, 5)], 2)],
)
def test_passages_that_overlap_are_one_stretch(spans, stretches) -> None:
    assert draft_report.count_stretches(pd.DataFrame(spans, columns=["start", "end"], dtype="int64")) == stretches


def test_each_passage_is_listed_once_with_the_number_of_its_reviews() -> None:
    counted = draft_report.count_reviews_per_passage(MATCHES)
    assert counted.to_numpy().tolist() == [[0, 13, 2], [7, 19, 1]]


def test_each_match_is_listed_with_its_words_and_its_review() -> None:
    passages = draft_report.list_passages(DRAFT, MATCHES, REVIEWS)
    assert passages["printed"].tolist() == ["A film to see", "A film to see", "to see twice"]
    assert passages["film"].fillna("").tolist() == ["Dusk", "", "Dusk"]


@pytest.mark.parametrize(
    ("matches", "phrases", "sentence"),
    [
        (
            MATCHES, 2,
            "This draft uses 2 recurring phrases; 1 passage has been printed before, in 2 reviews.",
        ),
        (
            MATCHES.head(0), 0,
            "This draft uses no recurring phrase; no passage of 6 words or more has been printed before.",
        ),
    ],
)  # fmt: skip
def test_a_draft_is_described_by_its_phrases_and_its_stretches(matches, phrases, sentence) -> None:
    assert draft_report.describe_draft(matches, phrases=phrases, words=6) == sentence


def test_a_passage_is_a_line_with_its_words_and_whoever_printed_them() -> None:
    matches = MATCHES.assign(words=[4, 4, 3])
    passages = draft_report.list_passages("A film\nto see twice.", matches, REVIEWS)
    assert draft_report.write_passages(passages) == [
        "4 words: “A film to see” (Dusk, Ann, r1)",
        "4 words: “A film to see” (Bob, r2)",
        "3 words: “to see twice” (Dusk, Ann, r1)",
    ]


def test_a_phrase_is_a_line_with_the_counts_that_are_known() -> None:
    used = pd.DataFrame({"printed": ["a sense of"], "phrase": ["sense of *"], "reviews": 3, "films": 1, "reviewers": 0})
    assert draft_report.write_phrases(used) == ["phrase: “a sense of” (sense of *; 3 reviews, 1 film)"]
