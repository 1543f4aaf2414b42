"""Suggestions from the ratings: why there are none, and when they are of a former build."""

from datetime import UTC, datetime

import pandas as pd
import pytest

from corpus.keeping.suggestions import Learned, keep_learned
from corpus.polarity import learning
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection
from pages.shared import desks, suggesting
from pages.shared.viewing import View


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
    monkeypatch.setenv("REFRAIN_STORE", str(tmp_path))
    assert suggesting.read_suggestions(view) == (None, "")
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
    whole = pd.DataFrame([row])

    def learn(table: pd.DataFrame, at: datetime) -> pd.DataFrame | None:
        keep_learned(desks.find_desk(), "dozen", Learned(at, table.to_csv(index=False)))
        return suggesting.read_suggestions(view)[0]

    read = learn(whole, datetime.now(UTC))
    assert read["term"].tolist() == ["null"]
    assert read["suggested"].isna().all()
    assert learn(whole.drop(columns="flag"), datetime.now(UTC)) is None, "as an earlier version learned it"
    assert learn(whole, datetime(1970, 1, 1, tzinfo=UTC)) is None
    assert learning.FEWEST_REVIEWS == 500
