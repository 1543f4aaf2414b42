"""What readers say of misleading words."""

from dataclasses import replace

import pytest

from corpus.polarity.disagreement import rank_disagreements
from corpus.store.corpus import open_corpus
from pages.shared import verdicts


@pytest.fixture
def own(view, shelf, monkeypatch):
    """A view of a copy, which may be changed."""
    monkeypatch.setenv("REFRAIN_STORE", str(shelf))
    return replace(view, corpus=open_corpus(shelf / "sample"))


def test_a_verdict_is_kept_and_taken_back(own) -> None:
    row = rank_disagreements(own.reviews).iloc[0]
    word = verdicts.list_faults(own, row["review_id"], row["difference"])["word"].iloc[0]
    verdicts.give_verdict(own, row["review_id"], word, "confirmed", None)
    assert verdicts.read_verdicts(own)[0].ruling(row["review_id"], word) == "confirmed"
    verdicts.give_verdict(own, row["review_id"], word, None, "confirmed")
    assert verdicts.read_verdicts(own)[0].ruling(row["review_id"], word) is None


def test_the_words_that_are_named_are_those_of_the_review_s_own_list(own) -> None:
    page = rank_disagreements(own.reviews).head(3)
    for row in verdicts.name_faults(own, page).itertuples():
        first = row.words.split(", ")[0]
        assert first in verdicts.list_faults(own, row.review_id, row.difference)["word"].tolist()
