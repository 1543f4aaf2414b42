"""What is new: of ten reviews that arrive in the sample, the six that repeat something, each found once."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from corpus.findings.news import News, list_addition, list_news
from corpus.findings.news_archive import NewsArchive
from corpus.store.corpus import Corpus
from tests.arrivals import BANNED, CLICHÉ, DECIDED, PASSAGE, WATCHED, date_arrivals


@pytest.fixture(scope="module")
def archive(arrived: Corpus) -> NewsArchive:
    return NewsArchive(arrived, DECIDED)


@pytest.fixture(scope="module")
def news(arrived: Corpus, archive: NewsArchive) -> News:
    return list_addition(archive, date_arrivals(arrived), 1)


def test_of_ten_reviews_just_the_six_planted_repeats_are_found_the_gravest_first(news):
    critics = news.reviews.set_index("review_id")["reviewer"].loc[news.rows["review_id"]]
    assert len(news.reviews) == 10
    assert list(zip(news.rows["kind"], critics, strict=True)) == [
        ("banned", "Corin Haldane"),
        ("copy", "Ysolde Crane"),
        ("passage", "Ansel Whitcombe"),
        ("watched", "Maeve Tranter"),
        ("threshold", "Tamsin Okoro"),
        ("mismatch", "Leopold Gantry"),
    ]
    assert news.rows["phrase"].tolist() == [BANNED, "", PASSAGE, WATCHED, CLICHÉ, "wonderful"]
    assert news.alarms["kind"].tolist() == ["banned", "copy", "passage"]


def test_each_has_its_place_and_how_many_reviews_had_it_before_and_now(arrived, news):
    rows = news.rows
    texts = arrived.read_texts(rows["review_id"].tolist())
    printed = [texts[row.review_id][row.start : row.end] for row in rows.itertuples() if row.start >= 0]
    assert printed == ["tugging at the heartstrings", PASSAGE, WATCHED, "put the kettle on", "wonderful"]
    # The passage is in the review of the sample, in the one that repeats it, and in the reprint.
    counts = list(zip(rows["before"], rows["now"], strict=True))
    assert counts == [(10, 11), (1, 2), (1, 3), (3, 4), (3, 4), (5, 6)]
    original = arrived.reviews.set_index("review_id").loc[rows["other"][1]]
    assert (original["reviewer"], rows["other"][2]) == ("Philippa Sundqvist", rows["other"][1])


def test_of_new_reviews_that_are_the_same_the_one_printed_first_is_no_news(arrived, archive):
    both = arrived.duplicates.iloc[0][["a", "b"]].tolist()
    rows = list_news(archive, both, old=[]).rows
    copies = rows[rows["kind"] == "copy"]
    assert (copies["review_id"].tolist(), copies["before"].tolist(), copies["now"].tolist()) == ([both[1]], [0], [2])


def test_a_phrase_that_is_allowed_becomes_no_cliché(arrived, news):
    allowed = pd.DataFrame({"phrase": ["put the kettle on", CLICHÉ], "status": "allowed"})
    assert "threshold" in news.rows["kind"].tolist()
    found = list_addition(NewsArchive(arrived, allowed), date_arrivals(arrived), 1).rows
    assert found["kind"].tolist() == ["copy", "passage", "threshold", "mismatch"]
    assert found["phrase"][2] == WATCHED


def test_stars_are_no_news_where_words_are_not_measured_by_them(arrived, archive):
    unrated = replace(arrived, reviews=arrived.reviews.assign(rating=np.nan))
    assert NewsArchive(unrated, DECIDED).mismatches.empty
    assert len(archive.mismatches) == 6


def test_without_new_reviews_there_is_no_news(archive):
    nothing = list_news(archive, [])
    assert (len(nothing.reviews), len(nothing.rows), len(nothing.alarms)) == (0, 0, 0)
    assert nothing.rows.dtypes["before"] == "int64"


def test_the_news_of_some_reviews_are_theirs_alone(news):
    one = news.rows["review_id"][3]
    part = news.select([one])
    assert (len(part.reviews), part.rows["kind"].tolist()) == (1, ["watched"])
