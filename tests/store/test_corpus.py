import shutil
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from corpus import schema
from corpus.polarity.calibration import calibrate, find_middle
from corpus.schema import StoreError
from corpus.store.corpus import open_corpus
from corpus.store.counted import EXCERPT
from corpus.store.selection import Selection
from tests.reviews import REVIEWS

ALL = np.ones(12, dtype=bool)


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


def test_the_rating_to_expect_is_learned_without_titles(sample):
    polarity, evidence = (sample.reviews[f"{name}_untitled"] for name in ("polarity", "evidence"))
    calibration = calibrate(polarity, sample.reviews["rating"], evidence=evidence, groups=sample.reviews["film"])
    np.testing.assert_array_equal(sample.calibration.polarity, calibration.polarity)
    assert sample.middle == find_middle(polarity, calibration)


def test_the_codes_of_occurrences_are_rows_of_phrases_and_reviews(sample):
    for name, table in (("phrase_id", sample.phrases), ("review_id", sample.reviews)):
        ids = sample.occurrences[name]
        assert (table[name].to_numpy()[ids.cat.codes] == ids).all()


def test_the_sentences_of_a_review_lie_inside_its_text(sample):
    ends = sample.sentences.astype({"review_id": "str"}).groupby("review_id")["end"].max()
    lengths = sample.read_texts(ends.index.tolist()).str.len()
    assert (ends <= lengths).all()
    assert sample.sentences.groupby("review_id").size().sum() == sample.reviews["sentences"].sum()


# ------------------------------------------------------------------------------------------ phrases


def test_phrases_recur_across_reviews(dozen):
    listed = dozen.list_recurring(ALL).set_index("phrase")
    counts = listed[["reviews", "films", "reviewers", "occurrences"]].T.to_dict("list")
    assert counts == {"long after the credits": [3, 2, 2, 3], "a harbour full of rain": [2, 1, 2, 2]}


def test_phrases_are_counted_within_the_selection(dozen):
    keep = dozen.mask(Selection(film=("Paper Lanterns",)))
    listed = dozen.list_recurring(keep)
    assert listed[["phrase", "reviews", "films"]].to_numpy().tolist() == [["long after the credits", 2, 1]]
    assert dozen.list_recurring(np.zeros(12, dtype=bool)).empty


def test_the_polarity_of_a_phrase_is_that_of_its_sentences(dozen):
    phrase = dozen.phrases.set_index("phrase").loc["a harbour full of rain"]
    inside = dozen.reviews.loc[dozen.reviews["excerpt"].str.contains("harbour full"), "polarity"]
    assert phrase["polarity"] == pytest.approx(inside.mean())


def test_occurrences_are_those_of_the_selection(dozen):
    code = dozen.phrases.set_index("phrase")["phrase_id"]["long after the credits"]
    for keep, expected in ((ALL, [0, 2, 7]), (dozen.mask(Selection(critic=("Cleo Voss",))), [2, 7])):
        places = dozen.find_occurrences(code, keep)
        assert places["review_id"].cat.codes.tolist() == expected
        texts = dozen.read_texts(places["review_id"])
        assert [text[start:end] for text, start, end in zip(texts, places["start"], places["end"], strict=True)] == [
            "long after the credits"
        ] * len(expected)
    assert dozen.find_occurrences("unknown", ALL).empty


def test_the_phrases_of_a_review_come_in_the_order_of_its_text(sample):
    inside = sample.list_phrases_in(sample.occurrences["review_id"].value_counts().index[0])
    assert len(inside) > 20
    assert inside[["start", "end"]].to_numpy().tolist() == sorted(inside[["start", "end"]].to_numpy().tolist())
    assert {"phrase", "words", "reviews", "films", "reviewers"} <= set(inside)
    assert sample.list_phrases_in("unknown").empty


def test_every_occurrence_is_found_from_its_phrase_and_from_its_review(sample):
    keep = np.ones(len(sample.reviews), dtype=bool)
    inside = pd.concat([sample.list_phrases_in(review) for review in sample.reviews["review_id"]])
    families = sample.families.families.set_index("family_id")
    assert inside["phrase_id"].value_counts().to_dict() == families["occurrences"].to_dict()
    assert inside.groupby("phrase_id")["review_id"].nunique().to_dict() == families["reviews"].to_dict()
    assert sum(len(sample.find_occurrences(family, keep)) for family in families.index) == len(inside)


# ---------------------------------------------------------------------------------------- selection


def test_a_selection_by_words_reads_the_texts(dozen):
    assert dozen.reviews.loc[dozen.mask(Selection(words="harbour full")), "film"].tolist() == ["Tin Harbour"] * 2
    assert dozen.mask(Selection()).tolist() == [True] * 12


def test_the_words_of_a_review_stand_in_its_row_of_the_vocabulary(sample):
    vocabulary = sample.vocabulary
    for row, (review_id, text) in enumerate(sample.read_texts(sample.reviews["review_id"].tolist()[:9]).items()):
        assert sample.reviews["review_id"].iloc[row] == review_id
        used = {vocabulary.words[word] for word in vocabulary.counts[[row]].indices} - {"«film»", "«film»'s"}
        assert len(used) > 40
        assert all(word in text.casefold().replace("’", "'") for word in used)


def test_the_middle_is_where_the_expected_rating_is_five_where_there_are_enough_ratings_to_tell(sample):
    assert sample.calibration.predict(sample.middle) == pytest.approx(5, abs=0.1)


def test_the_middle_is_the_median_where_too_few_are_rated_and_zero_where_there_are_few_at_all(dozen, sample):
    unrated = replace(sample, reviews=sample.reviews.assign(rating=np.nan))
    assert unrated.calibration is None
    assert unrated.middle == round(float(np.median(sample.reviews["polarity"].dropna())), 2)
    assert dozen.middle == 0


# --------------------------------------------------------------------------------------------- faults


def test_a_damaged_corpus_is_not_opened(copied):
    (copied / "reviews.parquet").write_bytes(b"PAR1")
    with pytest.raises(StoreError, match=r"reviews\.parquet is damaged"):
        open_corpus(copied)


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


def test_several_threads_read_one_corpus(dozen):
    ids = dozen.reviews["review_id"].tolist()
    answers = []

    def ask():
        for _ in range(5):
            answers.append(
                (dozen.read_texts(ids).tolist(), len(dozen.list_recurring(ALL)), dozen.phrases is dozen.phrases)
            )

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [(REVIEWS["text"].tolist(), 2, True)] * 40


def test_opening_fifty_times_leaves_no_file_and_no_thread_behind(dozen):
    def count_open():
        return len(list(Path("/proc/self/fd").iterdir())), threading.active_count()

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("this system does not list its open files")
    open_corpus(dozen.path)
    before = count_open()
    for _ in range(50):
        corpus = open_corpus(dozen.path)
        corpus.read_texts(corpus.reviews["review_id"].tolist())
    del corpus
    assert count_open() == before
