"""What is found in a draft: a sentence, lines of text, JSON."""

import json

import pandas as pd
import pytest

from corpus.findings.draft_archive import DraftArchive
from corpus.findings.draft_standing import Standing
from corpus.findings.draft_wording import describe_draft, to_json, write_lines
from corpus.findings.drafts import read_draft

PASSAGE = "writes on the fogged ferry window from the wrong century, she answers with her finger"


@pytest.fixture(scope="module")
def check(sample):
    archive = DraftArchive.of(sample)
    return lambda text, **given: read_draft(text, archive, **given)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Zither owls quibble.",
            "This draft uses no recurring phrase, and no passage of it has been printed before.",
        ),
        (
            "It tugged at the heartstrings.",
            "This draft uses 1 recurring phrase, “tugs at the heartstrings” (10 reviews).",
        ),
        (
            "It tugged at the heartstrings long after the credits roll.",
            "This draft uses 2 recurring phrases, above all “long after the credits roll” (21 reviews).",
        ),
        (
            f"Zither owls quibble over seventeen marmalade zeppelins, said nobody's aunt. She {PASSAGE}, "
            "zither in zither, oboe in oboe, and gongs resound.",
            "1 passage of this draft has been printed before.",
        ),
    ],
)  # fmt: skip
def test_a_draft_is_described_by_what_matters_most(text, said, check):
    assert describe_draft(check(text)) == said


def test_banned_phrases_come_first_and_a_reprint_before_all(check, sample):
    watched = pd.DataFrame({"phrase": ["heartstrings"], "status": ["banned"]})
    banned = check("It tugged at the heartstrings.", watched=watched)
    assert describe_draft(banned) == "1 phrase in this draft is banned here: “heartstrings”."
    review = sample.reviews.iloc[0]
    text = sample.read_texts([review["review_id"]]).iloc[0]
    said = describe_draft(check(text))
    assert said == f"100\u202f% of this draft is word for word in {review['reviewer']}’s review of “{review['film']}”."


def test_lines_name_each_phrase_and_passage_with_its_reviews_and_days(check):
    found = check(f"It tugged at the heartstrings. A film. She {PASSAGE}, zither.")
    lines = write_lines(found, [Standing("Tone", "+0.1", "+0.2 in 6 reviews", 6)])
    assert lines[1] == "Tone: +0.1 (+0.2 in 6 reviews)"
    assert lines[2].startswith("passage of 15 words: “writes on the fogged")
    assert lines[3] == (
        "phrase: “tugged at the heartstrings” (tugs/tugging at the heartstrings; 10 reviews, several critics, "
        "13 Sep 2024 to 17 Apr 2026)"
    )
    assert lines[-1] == "Not listed: 2 everyday phrases; see --everyday."
    assert "phrase: “A film” (a film;" in "\n".join(write_lines(found, [], everyday=True))


def test_json_has_the_places_of_marks_in_characters(check):
    text = f"It tugged at the heartstrings. She {PASSAGE}, zither. A film."
    given = json.loads(json.dumps(to_json(check(text), [])))
    assert [text[mark["start"] : mark["end"]] for mark in given["marks"]] == ["tugged at the heartstrings", PASSAGE]
    assert given["marks"][0] | {"start": 0, "end": 0} == {
        "start": 0,
        "end": 0,
        "phrase": "tugs/tugging at the heartstrings",
        "reviews": 10,
        "used_by": "several critics",
        "kind": "phrase",
        "status": None,
    }
    assert given["marks"][1]["kind"] == "passage"
    assert given["stop"] is True
    assert len(to_json(check(text), [], everyday=True)["marks"]) == 4
