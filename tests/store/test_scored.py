"""A corpus's polarity on the reader's scale."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from corpus.polarity.calibration import MIDDLE_RATING
from corpus.polarity.house import House
from corpus.schema import CorpusError
from corpus.store.corpus import Corpus
from corpus.store.rescoring import score
from corpus.store.scored import weigh


def test_textblobs_own_polarity_stays_as_it_is_stored(sample: Corpus):
    weighed = weigh(sample)
    assert weighed.reviews is sample.reviews
    assert weighed.warmth.middle == sample.middle
    assert weighed.warmth.to_query() == []


def test_by_a_house_lexicon_no_count_of_textblobs_own_words_stands_beside_its_polarity(sample: Corpus):
    weighed = weigh(sample, score(sample, House().change("good", None, on=date(2025, 3, 3))))
    for held in (weighed.reviews, weighed.sentences):
        assert "polarity" in held
        assert not {"evidence", "subjectivity", "house_polarity"} & set(held)
    assert "evidence" in sample.reviews


def test_in_stars_a_review_has_the_rating_to_expect_of_its_words(sample: Corpus):
    stars = weigh(sample).in_stars()
    expected = sample.calibration.predict(sample.reviews["polarity"])
    np.testing.assert_array_equal(stars.reviews["polarity"], expected)
    assert stars.sentences["polarity"].dropna().between(0, 10).all()
    assert (stars.warmth.middle, stars.warmth.span) == (MIDDLE_RATING, (0.0, 10.0))


def test_no_evidence_stays_no_evidence_in_stars(sample: Corpus):
    stars = weigh(sample).in_stars()
    np.testing.assert_array_equal(stars.sentences["polarity"].isna(), sample.sentences["polarity"].isna())


def test_the_corpus_is_left_as_it_was(sample: Corpus):
    before = sample.reviews["polarity"].copy()
    weigh(sample).in_stars()
    np.testing.assert_array_equal(sample.reviews["polarity"], before)


def test_two_scales_of_a_corpus_are_two_things_to_a_cache(sample: Corpus):
    weighed = weigh(sample)
    assert weighed.key != weighed.in_stars().key


def test_without_ratings_nothing_is_expected(sample: Corpus):
    unrated = replace(weigh(sample), calibration=None)
    with pytest.raises(CorpusError, match="Too few reviews are rated"):
        unrated.in_stars()


def test_in_stars_the_lexicons_own_scale_is_at_hand(sample: Corpus):
    plain = weigh(sample)
    assert plain.in_stars().words is plain
    assert plain.words is plain
