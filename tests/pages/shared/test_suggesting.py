"""Suggestions from the ratings: why there are none, and when they are of a former build."""

import os

import pandas as pd
import pytest

from corpus.polarity import learning
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection
from pages.shared import suggesting
from pages.shared.opening import View


@pytest.fixture
def view(dozen: Corpus) -> View:
    """All of the dozen, of which eleven are rated."""
    return View(dozen, "dozen", Selection(), dozen.reviews, dozen.mask(Selection()), ScoredCorpus.of(dozen))


def test_a_corpus_of_few_ratings_says_how_many_are_needed(view: View) -> None:
    assert suggesting.describe_lack(view) == (
        "This corpus has 11 rated reviews: at least 500 are needed to learn scores."
    )


def test_suggestions_are_read_as_they_were_written_and_not_those_of_a_former_build(
    view: View, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "dozen.suggestions.csv"
    monkeypatch.setattr(suggesting, "suggestions_path", lambda corpus: path)
    assert suggesting.read_suggestions(view) is None
    row = {
        "term": "null",
        "kind": "silence",
        "now": 0.5,
        "suggested": "",
        "low": 0,
        "high": 1,
        "reviews": 9,
        "films": 3,
        "sure": True,
        "flag": "",
    }
    pd.DataFrame([row]).to_csv(path, index=False)
    read = suggesting.read_suggestions(view)
    assert read["term"].tolist() == ["null"]
    assert read["suggested"].isna().all()
    pd.DataFrame([row]).drop(columns="flag").to_csv(path, index=False)
    assert suggesting.read_suggestions(view) is None, "as an earlier version learned it"
    pd.DataFrame([row]).to_csv(path, index=False)
    os.utime(path, (0, 0))
    assert suggesting.read_suggestions(view) is None
    assert learning.FEWEST_REVIEWS == 500
