"""Where reviews print watched phrases."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from corpus.reuse.draft_check import PassageIndex
from corpus.reuse.watched import find_watched, mark_lines, mark_listed
from corpus.store.corpus import Corpus
from corpus.text.tokens import tokenise

TEXTS = [
    "It tugs at the heartstrings. Then it tugged, gently, at nothing.",
    "No film tugged at the heartstrings more.\nOr so I thought.",
    "The best comedy since May. It is the best I know, since you ask me in so many words.",
]


def find(phrases: Sequence[str], texts: Sequence[str] = TEXTS) -> list[tuple[str, str, str]]:
    """Return each phrase with the review, and the words that are printed there."""
    ids = [f"r{place}" for place in range(len(texts))]
    tokens = tokenise(texts)
    words = pd.DataFrame({"start": tokens.start, "end": tokens.end, "sentence": tokens.sentence})
    words["review_id"] = np.repeat(ids, np.diff(tokens.bounds))
    spans = words.groupby(["review_id", "sentence"], as_index=False).agg(start=("start", "min"), end=("end", "max"))
    index = PassageIndex.of(tokens, words=2)
    read = pd.Series(dict(zip(ids, texts, strict=True)))
    found = find_watched(phrases, index, pd.Series(ids, dtype="str"), spans, lambda wanted: read[list(wanted)])
    return [(row.phrase, row.review_id, read[row.review_id][row.start : row.end]) for row in found.itertuples()]


def test_a_phrase_is_found_in_every_inflection() -> None:
    assert find(["tugs at the heartstrings"]) == [
        ("tugs at the heartstrings", "r0", "tugs at the heartstrings"),
        ("tugs at the heartstrings", "r1", "tugged at the heartstrings"),
    ]


def test_a_gap_is_filled_within_a_sentence_by_a_few_words() -> None:
    assert find(["the best * since"]) == [("the best * since", "r2", "The best comedy since")]


def test_phrases_that_no_review_prints_are_found_nowhere() -> None:
    assert find(["a tour de force", "heartstrings of steel"]) == []
    assert find([]) == []


@pytest.mark.parametrize("phrase", ["long after the credits roll", "tugs at the heartstrings"])
def test_a_listed_phrase_is_found_in_the_reviews_that_the_list_counts(sample: Corpus, phrase: str) -> None:
    found = find_watched([phrase], sample.index, sample.reviews["review_id"], sample.sentences, sample.read_texts)
    listed = sample.listed[sample.listed["phrase"].str.contains(phrase.split()[-1].rstrip("s"), regex=False)]
    assert found["review_id"].nunique() == listed["reviews"].max()


def test_a_line_is_banned_where_its_match_is_part_of_a_banned_phrase() -> None:
    lines = pd.DataFrame(
        {
            "left": ["It tugs at", "The heartstrings are tugged; a", "It tugs"],
            "printed": ["the heartstrings", "heartstrings", "at the heartstrings"],
            "right": [", again", "solo", "of all"],
        }
    )
    assert mark_lines(lines, ["tug at the heartstrings"]).tolist() == [True, False, True]
    assert mark_lines(lines, []).tolist() == [False, False, False]


def test_a_listed_phrase_is_banned_by_its_own_words_in_any_variant_and_never_by_a_part_of_them() -> None:
    listed = pd.DataFrame(
        {
            "phrase": ["credits roll/rolled", "what sets «film» apart is its *", "the credits", "tug/tugged at hearts"],
            "said": ["credits rolled", "what sets [film] apart is its …", "the credits", "tugged at hearts"],
        }
    )
    assert mark_listed(listed, ["credits rolling", "sets «film» apart"]).tolist() == [True, True, False, False]
    assert not mark_listed(listed.head(0), ["credits rolling"]).any()
