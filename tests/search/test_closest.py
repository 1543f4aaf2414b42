"""Sentences that share words with what was typed: by BM25, and only among the likeliest reviews."""

import math
import re

import pytest

from corpus.search import closest
from corpus.text.stems import find_lemmas
from corpus.text.vocabulary import Vocabulary

TEXTS = [
    "The plot drags like wet rope. A fine cast, though.",
    "Nothing drags here. The rope bridge is the plot: a rope, a gorge, a rope.",
    "A plot of land.\nWet, wet, wet plots drag on and on through the rain and the mud of the long third act.",
    "Fine.",
]
ASKED = "a wet rope that drags"


def rank_by_hand(texts: list[str], rarity: dict[str, float]) -> list[str]:
    """Return all sentences with a telling lemma by the formula of BM25, the best first."""
    sentences = [line.strip() for text in texts for line in re.findall(r"[^.\n]+\.?", text) if line.strip()]
    lemmas = [find_lemmas(re.findall(r"\w+", line.casefold())) for line in sentences]
    mean = sum(map(len, lemmas)) / len(lemmas)
    scores = []
    for line, said in zip(sentences, lemmas, strict=True):
        room = 1.2 * (0.25 + 0.75 * len(said) / mean)
        score = sum(weight * said.count(each) * 2.2 / (said.count(each) + room) for each, weight in rarity.items())
        scores.append((score, line, {"wet", "rope", "drag"} & {*said}))
    return [line for score, line, telling in sorted(scores, key=lambda each: -each[0]) if telling]


def test_sentences_are_in_the_order_of_bm25() -> None:
    words = Vocabulary.of(TEXTS, min_reviews=1)
    weight, rarity = closest.weigh_lemmas(closest.list_asked(ASKED), words.lemmas, words.counts)
    assert rarity["wet"] == pytest.approx(math.log1p((4 - 2 + 0.5) / (2 + 0.5)))
    assert weight[3] == 0
    assert weight[0] == pytest.approx(sum(rarity.values()) - rarity["that"])
    found = closest.rank_sentences(TEXTS, rarity, most=9)
    assert found["sentence"].tolist() == rank_by_hand(TEXTS, rarity)
    assert found.loc[0, ["text", "start", "end", "shared", "many"]].tolist() == [0, 0, 29, "drags, wet, rope", 3]
    for row in found.itertuples():
        assert " ".join(TEXTS[row.text][row.start : row.end].split()) == row.sentence


@pytest.mark.parametrize("typed", ["", "...", "wet rope", "it was what it was", "zyzzyva"])
def test_too_little_is_close_to_nothing(typed: str) -> None:
    assert closest.list_asked(typed) == []


def test_what_no_review_has_finds_nothing() -> None:
    words = Vocabulary.of(TEXTS, min_reviews=1)
    weight, rarity = closest.weigh_lemmas(closest.list_asked("zebras graze quietly"), words.lemmas, words.counts)
    assert not weight.any()
    assert closest.rank_sentences([], rarity, most=9).empty
    assert closest.rank_sentences(TEXTS, rarity, most=9).empty
