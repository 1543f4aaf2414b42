"""Reviews as they were read → the measured tables."""

import pandas as pd

from corpus import schema
from corpus.polarity.house import House
from corpus.store import measuring
from corpus.store.measuring import measure
from tests.reviews import REVIEWS


def read(**columns) -> pd.DataFrame:
    """Return reviews as reading leaves them, with ids "r0", "r1" …"""
    frame = pd.DataFrame(columns)
    return schema.conform(frame.assign(review_id=[f"r{n}" for n in frame.index]), schema.READ_COLUMNS)


def test_measuring_nothing_gives_the_documented_columns():
    tables = measure(schema.empty_table(schema.READ_COLUMNS))
    assert {name: list(frame) for name, frame in tables.items()} == {
        name: list(getattr(schema, name.upper()))
        for name in (
            "reviews",
            "sentences",
            "mentions",
            "phrases",
            "occurrences",
            "families",
            "fillers",
            "family_occurrences",
            "duplicates",
        )
    }
    assert not any(map(len, tables.values()))


def test_measuring_does_not_change_the_reviews(dozen):
    reviews = dozen.read_reviews()[list(schema.READ_COLUMNS)]
    before = reviews.copy(deep=True)
    measure(reviews)
    pd.testing.assert_frame_equal(reviews, before)


def test_words_sentences_and_polarity_of_each_review_are_its_own():
    tables = measure(read(text=["A good film. It ends.", "Reel two."]))
    reviews = tables["reviews"][["words", "sentences", "evidence"]]
    assert reviews.to_numpy().tolist() == [[5, 2, 1], [2, 1, 0]]
    # TextBlob's lexicon gives "good" 0.7.
    assert tables["reviews"]["polarity"].fillna(9).tolist() == [0.7, 9]
    assert tables["sentences"]["polarity"].fillna(9).tolist() == [0.7, 9, 9]
    assert tables["sentences"]["review_id"].tolist() == ["r0", "r0", "r1"]


def test_reviews_are_scored_the_same_in_batches_of_any_size(monkeypatch):
    reviews = read(text=REVIEWS["text"])
    whole = measure(reviews)
    monkeypatch.setattr(measuring, "_BATCH", 5)
    for name, table in measure(reviews).items():
        pd.testing.assert_frame_equal(table, whole[name])


def test_without_a_house_lexicon_the_house_polarity_is_missing():
    reviews = read(text=["A good film."])
    assert measure(reviews)["reviews"]["house_polarity"].isna().all()
    assert measure(reviews, house=House())["reviews"]["house_polarity"].tolist() == [0.7]
