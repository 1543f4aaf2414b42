from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.polarity import scores
from corpus.polarity.house import House
from corpus.store import rescoring
from corpus.store.building import build
from corpus.store.corpus import open_corpus
from corpus.store.rescoring import (
    find_changed_terms,
    list_moved_reviews,
    read_stored_scores,
    read_textblob_scores,
    rescore_corpus,
    score_corpus,
)

DAY = date(2025, 3, 3)
TEXTS = [
    "A good film. It is over the top, and isn’t bad.",
    "A masterpiece, very good! The first of its kind.",
    "İstanbul at night. Nothing else is good.",
    "Doesn't do much_ good_ here.",
    "It opens on Friday.",
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rescoring")
    pd.DataFrame({"film": "Dusk", "text": TEXTS}).to_csv(folder / "five.csv", index=False)
    build([folder / "five.csv"], folder / "five")
    return open_corpus(folder / "five")


def assert_same(one, other):
    np.testing.assert_array_equal(one.reviews, other.reviews)
    np.testing.assert_array_equal(one.sentences, other.sentences)


def test_a_full_pass_gives_what_the_scorer_gives(corpus):
    house = House().change("over the top", -0.5, on=DAY).change("first", None, on=DAY)
    texts = corpus.read_texts(corpus.reviews["review_id"].tolist())
    spans = corpus.sentences.astype({"review_id": "str"})
    parts = [texts[row.review_id][row.start : row.end] for row in spans.itertuples()]
    scored = score_corpus(corpus, house)
    np.testing.assert_array_equal(scored.reviews, scores.score_texts(texts, lexicon=house.lexicon())["polarity"])
    np.testing.assert_array_equal(scored.sentences, scores.score_texts(parts, lexicon=house.lexicon())["polarity"])


def test_a_lexicon_that_changes_nothing_scores_as_textblob(corpus):
    assert_same(score_corpus(corpus, House()), read_textblob_scores(corpus))


TERMS = [
    "good",
    "bad",
    "first",
    "over the top",
    "masterpiece",
    "i̇stanbul",
    "at night",
    "isn't bad",
    "much",
    "do",
    "kind",
]
LEXICONS = st.builds(
    lambda entries, contractions: House().negate(contractions, on=DAY).change_all(entries, on=DAY),
    st.dictionaries(st.sampled_from(TERMS), st.one_of(st.none(), st.floats(-1, 1)), max_size=4),
    st.booleans(),
)


@settings(max_examples=20)
@given(LEXICONS, LEXICONS)
def test_a_change_gives_what_a_full_pass_gives(corpus, before, after):
    assert_same(rescore_corpus(corpus, after, former=score_corpus(corpus, before)), score_corpus(corpus, after))


def test_only_reviews_that_hold_a_changed_term_are_read(corpus, monkeypatch):
    read = []
    before = score_corpus(corpus, House())
    texts = type(corpus).read_texts
    monkeypatch.setattr(type(corpus), "read_texts", lambda self, ids: read.append(len(ids)) or texts(self, ids))
    rescore_corpus(corpus, House().change("masterpiece", 0.9, on=DAY), former=before)
    rescore_corpus(corpus, House().change("unheard", 0.9, on=DAY), former=before)
    rescore_corpus(corpus, House(), former=before)
    assert read == [1]


def test_many_changes_read_everything(corpus, monkeypatch):
    monkeypatch.setattr(rescoring, "_MOST_TERMS", 0)
    house = House().change("masterpiece", 0.9, on=DAY)
    assert_same(rescore_corpus(corpus, house, former=score_corpus(corpus, House())), score_corpus(corpus, house))


def test_what_is_changed_is_told_term_by_term():
    one, other = House().change("good", 0.1, on=DAY), House().change("good", 0.1, on=DAY).change("bad", None, on=DAY)
    assert find_changed_terms(one, one) == set()
    assert find_changed_terms(one, other) == find_changed_terms(other, one) == {"bad"}
    assert "isn't" in find_changed_terms(one, one.negate(True, on=DAY))


def test_the_reviews_that_move_come_with_the_furthest_first(corpus):
    before = score_corpus(corpus, House())
    scored = list_moved_reviews(corpus, before, score_corpus(corpus, House().change("good", None, on=DAY)))
    texts = corpus.read_texts(scored["review_id"].tolist())
    assert list(scored) == ["review_id", "before", "after"]
    shift = (scored["after"] - scored["before"]).abs()
    assert shift.dropna().is_monotonic_decreasing
    # Only "It opens on Friday." has no "good"; two others are left without any evidence, and stand last.
    assert set(texts) == set(TEXTS[:4])
    assert scored["after"].isna().tolist() == sorted(scored["after"].isna())


def test_nothing_moves_where_nothing_is_changed(corpus):
    assert list_moved_reviews(corpus, read_textblob_scores(corpus), read_textblob_scores(corpus)).empty


def test_a_corpus_knows_the_scores_that_it_was_built_with(tmp_path):
    house = House().change("good", -0.9, on=DAY)
    house.write(tmp_path / "mine.csv")
    pd.DataFrame({"film": "Dusk", "text": TEXTS}).to_csv(tmp_path / "five.csv", index=False)
    build([tmp_path / "five.csv"], tmp_path / "store", lexicon=tmp_path / "mine.csv")
    built = open_corpus(tmp_path / "store")
    assert_same(read_stored_scores(built, house), score_corpus(built, house))
    assert read_stored_scores(built, House()) is None
