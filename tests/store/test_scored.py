"""A corpus's polarity on the reader's scale."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from corpus.errors import CorpusError
from corpus.polarity.calibration import MIDDLE_RATING, calibrate, find_middle
from corpus.polarity.house import House
from corpus.store.corpus import Corpus
from corpus.store.rescoring import score_corpus
from corpus.store.scored import ScoredCorpus


def test_titles_take_no_part_unless_textblob_is_asked_for_as_it_is(sample: Corpus):
    scored, as_is = ScoredCorpus.of(sample), ScoredCorpus.as_is(sample)
    for name in ("polarity", "subjectivity", "evidence"):
        for frame in ("reviews", "sentences"):
            own, without = (getattr(sample, frame)[column] for column in (name, f"{name}_untitled"))
            np.testing.assert_array_equal(getattr(scored, frame)[name], without)
            np.testing.assert_array_equal(getattr(as_is, frame)[name], own)
    assert (scored.scale.middle, scored.scale.to_query()) == (sample.middle, [])
    own, rating, evidence, films = (sample.reviews[name] for name in ("polarity", "rating", "evidence", "film"))
    calibration = calibrate(own, rating, evidence=evidence, groups=films)
    np.testing.assert_array_equal(as_is.calibration.polarity, calibration.polarity)
    assert as_is.scale.middle == find_middle(own, calibration)
    assert as_is.scale.to_query() == [("lexicon", "as-is")]
    assert scored.key != as_is.key


def test_no_column_of_scores_is_copied_that_another_lexicon_measured(sample: Corpus):
    for scored in (ScoredCorpus.of(sample), ScoredCorpus.as_is(sample)):
        assert not scored.reviews.filter(regex="untitled|house").columns.tolist()
        assert np.shares_memory(scored.reviews["words"].to_numpy(), sample.reviews["words"].to_numpy())
        assert np.shares_memory(scored.sentences["start"].to_numpy(), sample.sentences["start"].to_numpy())


def test_by_a_house_lexicon_no_count_of_textblobs_own_words_stands_beside_its_polarity(sample: Corpus):
    scored = ScoredCorpus.of(sample, score_corpus(sample, House().change("good", None, on=date(2025, 3, 3))))
    for table in (scored.reviews, scored.sentences):
        assert "polarity" in table
        assert not {"evidence", "subjectivity", "house_polarity"} & set(table)
    assert "evidence" in sample.reviews


def test_in_stars_a_review_has_the_rating_to_expect_of_its_words(sample: Corpus):
    stars = ScoredCorpus.of(sample).convert_to_stars()
    expected = sample.calibration.predict(sample.reviews["polarity_untitled"], sample.reviews["evidence_untitled"])
    np.testing.assert_array_equal(stars.reviews["polarity"], expected)
    assert stars.sentences["polarity"].dropna().between(0, 10).all()
    assert (stars.scale.middle, stars.scale.span) == (MIDDLE_RATING, (0.0, 10.0))


def test_no_evidence_stays_no_evidence_in_stars(sample: Corpus):
    stars = ScoredCorpus.of(sample).convert_to_stars()
    np.testing.assert_array_equal(stars.sentences["polarity"].isna(), sample.sentences["evidence_untitled"] == 0)


def test_the_corpus_is_left_as_it_was(sample: Corpus):
    before = sample.reviews["polarity"].copy()
    ScoredCorpus.of(sample).convert_to_stars()
    np.testing.assert_array_equal(sample.reviews["polarity"], before)


def test_two_scales_of_a_corpus_are_two_things_to_a_cache(sample: Corpus):
    scored = ScoredCorpus.of(sample)
    assert scored.key != scored.convert_to_stars().key


def test_without_ratings_nothing_is_expected(sample: Corpus):
    uncalibrated = replace(ScoredCorpus.of(sample), calibration=None)
    with pytest.raises(CorpusError, match="Too few reviews are rated"):
        uncalibrated.convert_to_stars()


def test_in_stars_the_lexicons_own_scale_is_at_hand(sample: Corpus):
    plain = ScoredCorpus.of(sample)
    assert plain.convert_to_stars().without_stars is plain
    assert plain.without_stars is plain
