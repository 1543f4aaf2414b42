"""A selection of a corpus, as it is asked."""

import numpy as np
import pytest

from corpus.findings.banned import NO_BANS
from corpus.phrases.arranging import Asked
from corpus.questions.source import ORDERS, Source, sort_reviews
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection


@pytest.fixture
def source(dozen):
    return Source(dozen, "dozen", Selection(), ScoredCorpus.of(dozen), np.ones(len(dozen.reviews), bool), NO_BANS)


def test_it_says_itself_and_lists_what_there_is(source, dozen):
    assert source.sentence.startswith("12 reviews of 3 films")
    assert source.list_phrases(Asked(everyday=True)).phrases["reviews"].tolist() == [3, 2]
    assert source.compare("film", "rating").groups["n"].sum() == dozen.reviews["rating"].notna().sum()
    assert source.list_orders() == list(ORDERS)


def test_some_groups_are_judged_as_among_all(sample):
    source = Source(sample, "sample", Selection(), ScoredCorpus.of(sample), np.ones(len(sample.reviews), bool), NO_BANS)
    every = source.compare("film", "rating")
    two = tuple(every.groups["group"].head(2))
    both = every.pairs[every.pairs["a"].isin(two) & every.pairs["b"].isin(two)]
    assert source.compare("film", "rating", two).pairs["q"].tolist() == both["q"].tolist()


def test_reviews_are_sorted_and_those_without_a_value_come_last(source):
    assert sort_reviews(source.reviews, "long")["words"].is_monotonic_decreasing
    dated = source.sort("old")["published"]
    assert dated.dropna().is_monotonic_increasing
    assert dated.notna().tolist() == sorted(dated.notna(), reverse=True)
