"""Reviews as they were read → the measured tables."""

from datetime import date

import pandas as pd
import pytest

from corpus import schema
from corpus.aspects import names
from corpus.phrases import base_frames, redundancy
from corpus.phrases.marks import PhraseMarks
from corpus.polarity.contributions import Evidence
from corpus.polarity.house import House
from corpus.store import batch_scores
from corpus.store.basis import Basis
from corpus.store.measuring import measure
from corpus.text import arrays, laid_aside, shingles
from corpus.text.tokens import tokenise
from corpus.text.untitled import list_mentions, replace_titles
from corpus.text.vocabulary import Vocabulary
from tests.reviews import REVIEWS

#: Reviews with names, quoted titles, and wordings of one phrase.
NAMED = [
    "With Ana de la Reguera and Mira Nair. They have rolled long after the credits, and Nair's “Low Tide” is the one.",
    "Nair has a way with the best of scenes since Low Tide; Reguera rolls long after the credits.",
    "The best score since “Low Tide”. THE END of a film by Mira Nair, who has rolled and is rolling long after dark.",
]


def read(**columns) -> pd.DataFrame:
    """Return reviews as reading leaves them, with ids "r0", "r1" …"""
    frame = pd.DataFrame(columns)
    return schema.conform(frame.assign(review_id=[f"r{n}" for n in frame.index]), schema.READ_COLUMNS)


def test_measuring_nothing_gives_the_documented_columns():
    tables = measure(schema.empty_table(schema.READ_COLUMNS))
    assert len(tables.pop("drafts")) == 1
    assert list(tables.pop("family_names")) == ["said", "varied"]
    assert list(tables.pop("phrase_marks")) == list(PhraseMarks.__dataclass_fields__)
    assert {name: list(frame) for name, frame in tables.items()} == {
        name: list(getattr(schema, name.upper()))
        for name in (
            "reviews",
            "sentences",
            "mentions",
            "names",
            "statements",
            "chunks",
            "chunk_uses",
            "phrases",
            "occurrences",
            "families",
            "fillers",
            "family_occurrences",
            "words",
            "word_counts",
            "duplicates",
            "listed",
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


def test_titles_are_left_out_beside_textblobs_own_scores():
    text = ["Brave is a good film. A brave one!", "I saw Brave. Like Good Luck, it ends.", "Good Luck to you."]
    tables = measure(read(text=text, film=["Brave", "Brave", "Good Luck"]))
    # TextBlob: brave 0.8, good 0.7. "brave one!" is 0.8 × 1.25 = 1.0.
    own, without = (tables["reviews"][name].round(6).fillna(9).tolist() for name in ("polarity", "polarity_untitled"))
    assert own == [0.833333, 0.75, 0.7]
    assert without == [0.85, 9, 9]
    assert tables["reviews"]["evidence_untitled"].tolist() == [2, 0, 0]
    assert tables["sentences"]["polarity_untitled"].round(6).fillna(9).tolist() == [0.7, 1.0, 9, 9, 9]
    assert tables["mentions"].to_numpy().tolist() == [["r0", 0, 5], ["r1", 6, 11], ["r1", 18, 27], ["r2", 0, 9]]


def test_the_house_lexicon_leaves_titles_out_too():
    house = House().change("good luck", -1.0, on=date(2026, 3, 3))
    measured = measure(read(text=["Good Luck: good luck and good film"], film=["Good Luck"]), basis=Basis(house=house))[
        "reviews"
    ]
    assert measured["house_polarity"].tolist() == [0.7]


def test_the_polarity_of_a_phrase_is_that_of_its_sentences_without_titles():
    text = ["Brave sails through the roaring night.", "Dull, it sails through the roaring night."]
    (phrase,) = measure(read(text=text, film=["Brave", "Dusk"]), min_reviews=2)["phrases"].itertuples()
    assert (phrase.phrase, phrase.polarity) == ("sails through the roaring night", pytest.approx(-0.29166667))


def test_reviews_are_scored_the_same_in_batches_of_any_size(monkeypatch):
    reviews = read(text=REVIEWS["text"])
    whole = measure(reviews)
    monkeypatch.setattr(batch_scores, "BATCH", 5)
    for name, table in measure(reviews).items():
        pd.testing.assert_frame_equal(table, whole[name])


def test_what_is_measured_is_the_same_when_it_lies_in_files(monkeypatch):
    reviews = read(text=REVIEWS["text"])
    whole = measure(reviews)
    monkeypatch.setattr(laid_aside, "_BLOCK", 16)
    for name, table in measure(reviews).items():
        pd.testing.assert_frame_equal(table, whole[name])


def test_what_is_measured_is_the_same_however_few_reviews_are_looked_at_at_a_time(monkeypatch):
    reviews = read(text=[*REVIEWS["text"], *NAMED], film=[*REVIEWS["film"], *["Dusk"] * len(NAMED)])
    whole = measure(reviews)
    for module, name in (
        (arrays, "_SLICE"),
        (arrays, "_HELD"),
        (base_frames, "_SLICE"),
        (names, "_TOGETHER"),
        (redundancy, "_OCCURRENCES"),
        (shingles, "_SORTED"),
    ):
        monkeypatch.setattr(module, name, 3)
    piecewise = measure(reviews)
    # Of phrases of one length, those of one slice are listed together.
    for tables in (whole, piecewise):
        tables["phrases"] = tables["phrases"].sort_values("phrase_id", ignore_index=True)
    for name in ("mentions", "names", "phrases", "families", "fillers", "words", "word_counts", "duplicates", "listed"):
        pd.testing.assert_frame_equal(piecewise[name], whole[name])
    assert len(whole["names"]) > 5


def test_without_a_house_lexicon_the_house_polarity_is_missing():
    reviews = read(text=["A good film."])
    assert measure(reviews)["reviews"]["house_polarity"].isna().all()
    assert measure(reviews, basis=Basis(house=House()))["reviews"]["house_polarity"].tolist() == [0.7]


def test_words_and_chunks_are_counted_as_they_would_be_from_the_texts():
    text = [
        "Brave is a good film. A brave one!",
        "I saw Brave. Like Good Luck, it ends.",
        "Not very good, good to you.",
    ]
    reviews = read(text=text, film=["Brave", "Brave", "Good Luck"])
    tables = measure(reviews)
    words, counts = Vocabulary.of(text, films=reviews["film"]).tabulate()
    pd.testing.assert_frame_equal(tables["words"], words)
    pd.testing.assert_frame_equal(tables["word_counts"], counts)
    untitled = replace_titles(text, list_mentions(tokenise(text, films=reviews["film"]), reviews["film"]))
    evidence = Evidence.of(untitled)
    assert evidence.chunks["chunk"].tolist() == ["good", "brave !", "not very good"]
    pd.testing.assert_frame_equal(tables["chunks"], evidence.chunks)
    uses = schema.conform(evidence.list_uses(["r0", "r1", "r2"]), schema.CHUNK_USES)
    pd.testing.assert_frame_equal(tables["chunk_uses"], uses)
    for name in ("words", "word_counts"):
        assert dict(tables[name].dtypes.astype(str)) == getattr(schema, name.upper())
