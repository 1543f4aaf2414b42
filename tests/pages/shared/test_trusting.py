"""Stars against words: the same numbers, whichever scale the other screens show polarity on."""

import numpy as np
import pandas as pd
import pytest

from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection
from pages.shared import trusting
from pages.shared.viewing import View
from tests.pages.conftest import App, paragraphs


@pytest.fixture
def views(sample: Corpus) -> list[View]:
    """All of the sample, as the lexicon has it and as expected ratings."""
    keep = np.ones(len(sample.reviews), bool)
    words = ScoredCorpus.of(sample)
    return [View(sample, "sample", Selection(), each.reviews, keep, each) for each in (words, words.convert_to_stars())]


def test_each_review_s_stars_are_as_far_from_its_words_on_either_scale(views: list[View]) -> None:
    plain, stars = (trusting.list_disagreements(view.about[0], _view=view) for view in views)
    pd.testing.assert_frame_equal(stars.drop(columns="polarity"), plain.drop(columns="polarity"))


def test_the_list_of_disagreements_shows_polarity_on_the_scale_that_is_asked_for(views: list[View]) -> None:
    for view in views:
        listed = trusting.list_disagreements(view.about[0], _view=view).set_index("review_id")["polarity"]
        shown = view.reviews.set_index("review_id")["polarity"]
        pd.testing.assert_series_equal(listed, shown.loc[listed.index])


def test_the_same_words_are_at_fault_on_either_scale(views: list[View]) -> None:
    plain, stars = (trusting.list_words_at_fault(*view.about, _view=view) for view in views)
    pd.testing.assert_frame_equal(stars, plain)


@pytest.mark.parametrize("by", ["film", "reviewer"])
def test_words_and_stars_agree_in_each_group_as_much_on_either_scale(views: list[View], by: str) -> None:
    plain, stars = (trusting.measure_trust_by_group(*view.about, by, _view=view) for view in views)
    pd.testing.assert_frame_equal(stars, plain)


def test_a_link_in_expected_ratings_finds_the_same_reviews_far_apart(app: App) -> None:
    plain, stars = paragraphs(app("mismatches")), paragraphs(app("mismatches", scale="rating"))
    assert stars[0] == f"{plain[0]}; tone as expected rating"
    assert stars[1] == plain[1]
