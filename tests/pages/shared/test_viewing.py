"""What a screen looks at. Who looks at the same reviews shares them."""

import gc
import weakref

import numpy as np
import pandas as pd
import pytest

from corpus.errors import SelectionError
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection
from pages.shared import viewing


class Hurried(Corpus):
    """A corpus on a busy server: what it is searched for is stopped sooner."""

    asked = 0

    def find_containing(self, words: str, *, seconds: float = 0.05) -> np.ndarray:
        type(self).asked += 1
        return super().find_containing(words, seconds=seconds)


def test_a_search_that_took_too_long_is_tried_again_later_and_not_at_every_click(sample: Corpus) -> None:
    busy = Hurried(sample.path, sample.manifest, sample.reviews, sample._connection, sample._counted)
    costly = Selection(words=r"/(\pL+\W+){40}qqq/")
    for _ in range(3):
        with pytest.raises(SelectionError, match=r"was stopped.* It can be tried again in a minute\.$"):
            viewing.view(busy, "sample", costly, ScoredCorpus.of(sample))
    assert Hurried.asked == 1
    viewing._tried.clear()  # a minute later
    assert len(viewing.view(sample, "sample", costly, ScoredCorpus.of(sample)).reviews) == 0


def test_those_who_look_at_the_same_reviews_share_one_copy_which_goes_with_the_last(sample: Corpus) -> None:
    scored = ScoredCorpus.of(sample)
    good, bad = Selection(rating=(6, 10)), Selection(rating=(0, 4))
    views = [viewing.look(sample, "sample", each, scored) for each in (good, good, bad)]
    assert views[0].reviews is views[1].reviews
    for view in views:
        pd.testing.assert_frame_equal(view.reviews, scored.reviews[view.keep])
    assert len(views[0].reviews) != len(views[2].reviews)
    kept = weakref.ref(views[0].reviews)
    views.pop(0)
    assert kept() is not None
    del views, view
    gc.collect()
    assert kept() is None
