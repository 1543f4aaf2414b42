import shutil
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from corpus.errors import StoreError
from corpus.polarity.calibration import calibrate, find_middle
from corpus.store.corpus import open_corpus
from corpus.store.selection import Selection
from tests.reviews import REVIEWS

ALL = np.ones(12, dtype=bool)


def test_a_selection_by_words_reads_the_texts(dozen):
    assert dozen.reviews.loc[dozen.mask(Selection(words="harbour full")), "film"].tolist() == ["Tin Harbour"] * 2
    assert dozen.mask(Selection()).tolist() == [True] * 12


def test_the_rating_to_expect_is_learned_without_titles(sample):
    polarity, evidence = (sample.reviews[f"{name}_untitled"] for name in ("polarity", "evidence"))
    calibration = calibrate(polarity, sample.reviews["rating"], evidence=evidence, groups=sample.reviews["film"])
    np.testing.assert_array_equal(sample.calibration.polarity, calibration.polarity)
    assert sample.middle == find_middle(polarity, calibration)


def test_the_middle_is_where_the_expected_rating_is_five_where_there_are_enough_ratings_to_tell(sample):
    assert sample.calibration.predict(sample.middle) == pytest.approx(5, abs=0.1)


def test_the_middle_is_the_median_where_too_few_are_rated_and_zero_where_there_are_few_at_all(dozen, sample):
    unrated = replace(sample, reviews=sample.reviews.assign(rating=np.nan))
    assert unrated.calibration is None
    assert unrated.middle == round(float(np.median(sample.reviews["polarity"].dropna())), 2)
    assert dozen.middle == 0


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


# ------------------------------------------------------------------------------------------ opening


def test_a_damaged_corpus_is_not_opened(dozen, tmp_path):
    copied = Path(shutil.copytree(dozen.path, tmp_path / "copy"))
    (copied / "reviews.parquet").write_bytes(b"PAR1")
    with pytest.raises(StoreError, match=r"reviews\.parquet is damaged"):
        open_corpus(copied)


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
