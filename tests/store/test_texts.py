"""The texts of a built corpus, read and searched on disk."""

import shutil
from pathlib import Path

import pytest

from corpus.errors import SelectionError, StoreError
from corpus.store.building import build
from corpus.store.corpus import open_corpus
from tests.reviews import REVIEWS


@pytest.fixture
def copied(dozen, tmp_path):
    """Return a copy of the dozen's folder, to be harmed."""
    return Path(shutil.copytree(dozen.path, tmp_path / "copy"))


def test_texts_come_in_the_order_asked_for(dozen):
    ids = dozen.reviews["review_id"].iloc[[3, 0, 3]].tolist()
    texts = dozen.read_texts(ids)
    assert texts.index.tolist() == ids[:2]
    assert texts.tolist() == REVIEWS["text"].iloc[[3, 0]].tolist()
    assert dozen.read_texts([]).tolist() == []


def test_a_search_that_leaves_out_selects_what_the_same_word_does_not(dozen):
    full = dozen.find_containing("full")
    assert full.any()
    assert (dozen.find_containing("-full") == ~full).all()
    assert (dozen.find_containing("harbour -/fu.l/") == dozen.find_containing("harbour") & ~full).all()


def test_a_search_that_cannot_be_understood_says_so(dozen):
    with pytest.raises(SelectionError):
        dozen.find_containing('"credits')


def test_a_pattern_of_ours_is_matched_in_the_syntax_of_re2(dozen):
    expected = REVIEWS["text"].str.contains("harbour full", case=False)
    assert dozen.match_pattern(r"(?i)HARBOUR\s+full").tolist() == expected.tolist()
    assert expected.sum() == 2


def test_texts_of_a_replaced_corpus_are_never_mixed_in(copied, tmp_path):
    corpus = open_corpus(copied)
    (tmp_path / "other.csv").write_text("film,text\nDusk,A fine film\n")
    build([tmp_path / "other.csv"], copied)
    with pytest.raises(StoreError, match=r"has been replaced\. Reload the page"):
        corpus.read_texts(corpus.reviews["review_id"].tolist())
    # Its tables are those that it was opened with.
    assert corpus.sentences["review_id"].isin(corpus.reviews["review_id"]).all()


def test_a_folder_of_any_name_is_opened(dozen, tmp_path):
    odd = shutil.copytree(dozen.path, tmp_path / "a [1]*? 'b' $c")
    corpus = open_corpus(odd)
    assert corpus.read_texts(corpus.reviews["review_id"].tolist()).tolist() == REVIEWS["text"].tolist()
