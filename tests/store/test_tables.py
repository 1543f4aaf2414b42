import shutil
from pathlib import Path

import pandas as pd
import pytest

from corpus import schema
from corpus.errors import StoreError
from corpus.store.corpus import open_corpus
from corpus.store.counted import EXCERPT
from tests.reviews import REVIEWS


@pytest.fixture
def copied(dozen, tmp_path):
    """Return a copy of the dozen's folder, to be harmed."""
    return Path(shutil.copytree(dozen.path, tmp_path / "copy"))


def row(corpus, text):
    return corpus.reviews[corpus.reviews["excerpt"].str.startswith(text)].iloc[0]


def test_an_opened_corpus_holds_light_columns_and_no_text(dozen):
    assert [name for name in schema.REVIEWS if name not in dozen.reviews] == ["text"]
    assert dozen.reviews["excerpt"].tolist() == REVIEWS["text"].tolist()
    assert dozen.reviews["section"].tolist() == REVIEWS["section"].tolist()


def test_an_excerpt_is_the_beginning_of_the_text_and_ends_with_a_whole_word(sample):
    for text, excerpt in zip(
        sample.read_texts(sample.reviews["review_id"].tolist()), sample.reviews["excerpt"], strict=True
    ):
        begun = excerpt.removesuffix(" …")
        assert excerpt != begun
        assert text.startswith(begun)
        assert text[len(begun)].isspace()
        assert EXCERPT - 25 < len(begun) < EXCERPT


def test_the_whole_has_every_column_of_the_reviews(dozen):
    assert list(dozen.read_reviews()) == [*schema.REVIEWS, "section"]
    assert dozen.read_reviews()["text"].tolist() == REVIEWS["text"].tolist()


@pytest.mark.parametrize("name", ["sentences", "mentions", "phrases", "occurrences", "rejects", "titles", "files"])
def test_each_table_has_its_documented_columns(name, dozen):
    assert list(getattr(dozen, name)) == list(getattr(schema, name.upper()))


def test_rows_in_are_reviews_and_rejects(dozen, sample):
    for corpus in (dozen, sample):
        assert corpus.files["rows"].sum() == len(corpus.reviews) + len(corpus.rejects)
    assert dozen.rejects[["row", "reason"]].to_numpy().tolist() == [[14, "there is no text"]]


def test_no_evidence_is_missing_and_not_neutral(dozen):
    silent = row(dozen, "reel two")
    assert (silent["evidence"], pd.isna(silent["polarity"])) == (0, True)


def test_texts_without_titles_come_in_the_order_asked_for(sample):
    film, other = "Whispering Galaxy", "The Tithe House"
    ids = sample.reviews.loc[sample.reviews["film"].isin([film, other]), "review_id"].tolist()[::-1]
    texts, untitled = sample.read_texts(ids), sample.read_untitled(ids)
    assert untitled.index.tolist() == texts.index.tolist() == ids
    pd.testing.assert_series_equal(untitled.str.len(), texts.str.len())
    assert texts.str.contains(film).any()
    assert not untitled.str.contains(f"{film}|{other}").any()
    assert sample.read_untitled(ids[:1]).tolist() == untitled.head(1).tolist()
    assert sample.read_untitled([]).empty


def test_the_codes_of_occurrences_are_rows_of_phrases_and_reviews(sample):
    for name, table in (("phrase_id", sample.phrases), ("review_id", sample.reviews)):
        ids = sample.occurrences[name]
        assert (table[name].to_numpy()[ids.cat.codes] == ids).all()


def test_the_sentences_of_a_review_lie_inside_its_text(sample):
    ends = sample.sentences.astype({"review_id": "str"}).groupby("review_id")["end"].max()
    lengths = sample.read_texts(ends.index.tolist()).str.len()
    assert (ends <= lengths).all()
    assert sample.sentences.groupby("review_id").size().sum() == sample.reviews["sentences"].sum()


def test_the_polarity_of_a_phrase_is_that_of_its_sentences(dozen):
    phrase = dozen.phrases.set_index("phrase").loc["a harbour full of rain"]
    inside = dozen.reviews.loc[dozen.reviews["excerpt"].str.contains("harbour full"), "polarity"]
    assert phrase["polarity"] == pytest.approx(inside.mean())


def test_the_words_of_a_review_stand_in_its_row_of_the_vocabulary(sample):
    vocabulary = sample.vocabulary
    for row, (review_id, text) in enumerate(sample.read_texts(sample.reviews["review_id"].tolist()[:9]).items()):
        assert sample.reviews["review_id"].iloc[row] == review_id
        used = {vocabulary.words[word] for word in vocabulary.counts[[row]].indices} - {"«film»", "«film»'s"}
        assert len(used) > 40
        assert all(word in text.casefold().replace("’", "'") for word in used)


# --------------------------------------------------------------------------------------------- faults


def test_a_table_that_is_damaged_later_is_refused_when_it_is_asked_for(copied):
    corpus = open_corpus(copied)
    (copied / "phrases.arrow").write_bytes(b"PAR1")
    with pytest.raises(StoreError, match=r"phrases\.arrow is damaged"):
        _ = corpus.phrases


def test_a_corpus_that_is_gone_says_so(copied):
    corpus = open_corpus(copied)
    shutil.rmtree(copied)
    with pytest.raises(StoreError):
        corpus.read_texts(corpus.reviews["review_id"].tolist())
