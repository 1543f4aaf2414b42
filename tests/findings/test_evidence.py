"""What is measured of a selection: of the sample, and the same as the screens have it."""

import numpy as np
import pytest

from corpus.findings.evidence import Evidence
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection


@pytest.fixture(scope="module")
def evidence(sample: Corpus) -> Evidence:
    return Evidence(sample, ScoredCorpus.of(sample), np.ones(len(sample.reviews), bool))


def test_only_pairs_within_the_selection_are_copies(sample: Corpus, evidence: Evidence) -> None:
    assert len(evidence.duplicates) == 1
    keep = ~sample.reviews["review_id"].isin(evidence.duplicates["a"]).to_numpy()
    assert Evidence(sample, evidence.scored, keep).duplicates.empty


def test_telling_phrases_are_no_names_and_have_two_content_words(evidence: Evidence) -> None:
    telling = evidence.telling["phrase"]
    assert "by far" not in set(telling)
    assert not telling.str.contains("Cosmo").any()
    assert telling.str.contains("watch the edges").any()


def test_what_a_film_is_about_is_no_cliché_and_neither_is_what_was_searched_for(evidence: Evidence) -> None:
    said = set(evidence.clichés["said"])
    assert "watch the edges of the frame" in said
    about = evidence.telling[evidence.telling["films"] < 3]
    assert len(about)
    assert said.isdisjoint(about["said"])
    searched = Evidence(evidence.corpus, evidence.scored, evidence.keep, '"when credits roll"')
    assert {each for each in said if "credits" in each} == said - set(searched.clichés["said"]) != set()


def test_a_selection_of_one_film_can_be_asked_everything(sample: Corpus) -> None:
    chosen = Selection(film=("1893",))
    evidence = Evidence(sample, ScoredCorpus.of(sample), sample.mask(chosen))
    assert evidence.claims.films.ends.highest is None
    assert evidence.claims.signature["significant"].sum() == 0
    assert evidence.passages.empty


def test_a_house_lexicon_finds_its_own_disagreements(evidence: Evidence) -> None:
    assert evidence.lexicon is None
    assert evidence.apart["standardised"].abs().is_monotonic_decreasing


def test_what_changed_is_no_phrase_of_one_film(evidence: Evidence) -> None:
    assert len(evidence.shifts)
    whole = evidence.latest[1].side.set_axis(evidence.reviews["review_id"])
    film = evidence.reviews.set_index("review_id")["film"]
    for shift in evidence.shifts.itertuples():
        users = evidence.corpus.find_occurrences(shift.phrase_id, evidence.keep)["review_id"].astype("str").unique()
        side = "After" if shift.log_odds > 0 else "Before"
        assert film[[user for user in users if whole[user] == side]].nunique() >= 3
