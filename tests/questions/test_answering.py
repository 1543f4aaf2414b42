"""The questions and their answers."""

from dataclasses import replace

import numpy as np
import pytest

from corpus.findings.banned import NO_BANS
from corpus.questions.answering import compare, find_measure, list_findings, list_names, list_phrases, list_reviews
from corpus.questions.parameters import ParameterError
from corpus.questions.source import Source
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection


def source_of(corpus, keep=None):
    keep = np.ones(len(corpus.reviews), bool) if keep is None else keep
    return Source(corpus, "sample", Selection(), ScoredCorpus.of(corpus), keep, NO_BANS)


def test_pages_together_are_the_whole(sample):
    source = source_of(sample)
    whole = list_reviews(source, {})
    pages = [list_reviews(source, {"offset": first, "limit": 30})["reviews"] for first in (0, 30, 60)]
    assert [row for page in pages for row in page] == whole["reviews"]
    assert (whole["total"], [len(page) for page in pages]) == (67, [30, 30, 7])
    assert "excerpt" not in whole["reviews"][0]


def test_a_comparison_is_cut_in_each_of_its_tables(sample):
    answer = compare(source_of(sample), {"by": "film", "offset": 10, "limit": 5})
    assert (answer["total"], len(answer["groups"]), len(answer["pairs"])) == (66, 2, 5)


def test_ratings_are_compared_where_there_are_any(sample):
    source = source_of(sample)
    unrated = replace(source.scored, reviews=source.reviews.assign(rating=np.nan))
    assert find_measure(source, {}) == "rating"
    assert find_measure(replace(source, scored=unrated), {}) == "polarity"


def test_a_group_that_is_not_there_is_refused(sample):
    with pytest.raises(ParameterError, match="“with” is “Nope”: allowed is “"):
        compare(source_of(sample), {"by": "critic", "with": ("Nope",)})


def test_names_are_asked_for_by_their_kind_and_their_words(sample):
    source = source_of(sample)
    every = list_names(source, {})["names"]
    acting = list_names(source, {"kind": "actor"})["names"]
    assert acting == [row for row in every if row["kind"] in ("actor", "director and actor")] != []
    assert [row["name"] for row in list_names(source, {"find": "SORRELL kat"})["names"]] == ["Katja Sorrell"]


def test_of_nothing_nothing_is_said(sample):
    empty = source_of(sample, np.zeros(len(sample.reviews), bool))
    assert [ask(empty, {})["total"] for ask in (list_reviews, list_phrases, list_names, compare, list_findings)] == [
        0
    ] * 5


def test_a_finding_has_the_address_of_the_view_that_shows_it(sample):
    first = list_findings(source_of(sample), {"offset": 0, "limit": 1})["findings"][0]
    assert first["address"].startswith("/phrases?tab=phrase&corpus=sample&phrase=")
