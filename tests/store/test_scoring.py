"""Reviews → their scores, where some were scored before."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.aspects.house_terms import HouseTerms
from corpus.aspects.term_entries import Meaning
from corpus.errors import StoreError
from corpus.polarity.house import House
from corpus.store import batch_scores, scorer
from corpus.store.basis import Basis
from corpus.store.measured import Measured
from corpus.store.scorer import start_scoring
from corpus.store.scoring import score_reviews
from corpus.text.tokens import list_sentences, tokenise
from corpus.text.untitled import list_mentions

DAY = date(2026, 3, 3)
BASIS = Basis(HouseTerms().change("thread", Meaning("story"), on=DAY), House().change("fine", -1.0, on=DAY))
#: What the reviews were scored by before: the same, another word list, or other terms.
FORMER = [BASIS, BASIS._replace(house=House()), BASIS._replace(terms=HouseTerms())]
# What takes part in the scores of others: names that are titles of films, and words that are in no other review.
FILMS = ["Good Luck", "Brave", "The Terrible Bore", "Salt: Smoke and Rain", "Great Hopes", "Not Bad!", None]
WORDS = [
    "very",
    "not",
    "good bad,",
    "terrible.",
    "bore!",
    "brave",
    "Luck",
    "“Not Bad!”",
    "fine;",
    "n't",
    "\n\n",
    ": )",
    "thread",
    "plot",
]
TEXTS = st.lists(st.sampled_from([*FILMS[:-1], *WORDS]), max_size=25).map(" ".join)
# The film of each review, the film that it is corrected to, and its text.
REVIEWS = st.lists(st.tuples(st.sampled_from(FILMS), st.sampled_from(FILMS), TEXTS), min_size=1, max_size=14)


def scored(reviews: pd.DataFrame, former: Measured | None = None, basis: Basis = BASIS) -> Measured:
    """Score reviews, given those that were scored before; return them as the next time has them."""
    split = tokenise(reviews["text"].tolist(), films=reviews["film"])
    spans, mentions = list_sentences(split).reset_index(drop=True), list_mentions(split, reviews["film"])
    with score_reviews(reviews, spans, mentions, basis=basis, former=former) as finish:
        of_reviews, of_sentences, said, evidence = finish(lambda doing, done, of: None)
    ids = pd.Index(reviews["review_id"])
    return Measured(
        ids, of_reviews, spans.join(of_sentences), mentions, said, evidence, basis.house.digest, basis.digest
    )


def assert_same(one: Measured, other: Measured) -> None:
    """Assert that two have the same scores to the last bit, and the same chunks in the same order."""
    for name in ("reviews", "sentences", "mentions", "statements"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name), check_exact=True, obj=name)
    pd.testing.assert_frame_equal(one.evidence.chunks, other.evidence.chunks, check_exact=True)
    for name in ("indptr", "indices", "data"):
        np.testing.assert_array_equal(getattr(one.evidence.counts, name), getattr(other.evidence.counts, name))


@given(REVIEWS, st.integers(0, 14), st.booleans(), st.sampled_from(FORMER))
def test_what_was_scored_before_is_as_if_all_were_scored_at_once_whatever_comes(reviews, at, corrected, basis):
    frame = pd.DataFrame(reviews, columns=["film", "now", "text"])
    frame["review_id"] = [f"r{n}" for n in range(len(reviews))]
    before = scored(frame.iloc[:at], basis=basis)
    frame["film"] = frame["now" if corrected else "film"]
    assert_same(scored(frame, before), scored(frame))


@pytest.mark.parametrize("first", [0, 2, 4], ids=["this process all", "both some", "the other all"])
def test_texts_that_two_processes_score_have_the_same_scores(first, monkeypatch):
    monkeypatch.setattr(batch_scores, "BATCH", 1)
    take = scorer._Job.take
    monkeypatch.setattr(scorer._Job, "take", lambda job, batch: batch >= first and take(job, batch))
    texts = ["Brave is very good, but not bad!", "", "A terrible bore: fine thread.", "Good Luck.\n\nGood luck."]
    films = ["Brave", None, "Salt: Smoke and Rain", "Good Luck"]
    split = tokenise(texts, films=films)
    given = texts, list_sentences(split), list_mentions(split, films)
    results = []
    for apart in (len(texts), len(texts) + 1):
        with start_scoring(*given, basis=BASIS, apart=apart) as finish:
            of_reviews, of_sentences, said, evidence = finish(lambda doing, done, of: None)
        results.append(Measured(pd.Index(texts), of_reviews, of_sentences, given[2], said, evidence, None, ""))
        assert said.loc[said["aspect"] == "story", ["review", "polarity"]].to_numpy().tolist() == [[2, -1.0]]
    assert_same(*results)


def test_a_scoring_process_that_ends_without_an_answer_says_so(monkeypatch):
    def start_and_kill(*given, **places):
        child = start_child(*given, **places)
        child.kill()
        child.wait()
        return child

    start_child = scorer.start_child
    monkeypatch.setattr(scorer, "start_child", start_and_kill)
    none = pd.DataFrame({"review": [], "sentence": [], "start": [], "end": []})
    with start_scoring([""], none, none, apart=0) as finish, pytest.raises(StoreError, match="Scoring the reviews"):
        finish(lambda doing, done, of: None)
