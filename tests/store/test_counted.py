"""What is worked out when a corpus is built is what would be worked out of its tables, and stays in its file."""

import numpy as np
import pandas as pd

from corpus.answers import count_terms
from corpus.phrases.families import list_first_view, name_as_phrases
from corpus.phrases.marks import PhraseMarks
from corpus.phrases.ownership import find_owners
from corpus.phrases.spoken import name_families
from corpus.phrases.terms import Terms
from corpus.store.corpus import Corpus
from corpus.store.counted import EXCERPT, cut_excerpt
from corpus.text.vocabulary import Vocabulary


def test_phrases_have_the_marks_of_their_spelling(sample: Corpus) -> None:
    marks = PhraseMarks.of(sample.phrases["phrase"])
    for name, stored in vars(sample.marks).items():
        np.testing.assert_array_equal(stored, getattr(marks, name))
    assert not sample.marks.named.flags.writeable


def test_families_are_said_as_their_fillers_say(sample: Corpus) -> None:
    families = sample.families
    pd.testing.assert_frame_equal(families.names, name_families(families.families, families.fillers))


def test_words_and_phrases_are_counted_as_in_the_texts(sample: Corpus) -> None:
    texts, films = sample.read_texts(sample.reviews["review_id"].tolist()).tolist(), sample.reviews["film"].tolist()
    assert (sample.vocabulary.counts != Vocabulary.of(texts, films=films).counts).nnz == 0
    stored, counted = (
        count_terms(sample),
        Terms.of_reviews(sample.vocabulary, sample.phrases, sample.occurrences),
    )
    pd.testing.assert_frame_equal(stored.table, counted.table)
    assert not stored.matrix.data.flags.writeable
    assert (stored.matrix != counted.matrix).nnz == 0


def test_what_recurs_in_all_reviews_is_what_its_tables_give(sample: Corpus) -> None:
    every, stored = np.ones(len(sample.reviews), bool), sample.first_view
    listed = sample.list_recurring(every)
    places = sample.join_occurrences(listed["phrase_id"])
    pd.testing.assert_frame_equal(listed, name_as_phrases(list_first_view(sample.families)))
    assert sample.find_owners(listed, every) is stored.owners
    pd.testing.assert_frame_equal(stored.owners, find_owners(listed, places, sample.reviews))
    telling = listed[listed["phrase_id"].isin(stored.telling.table["phrase_id"])]
    counted = Terms.of_listed(telling, sample.join_occurrences(telling["phrase_id"]), sample.reviews)
    pd.testing.assert_frame_equal(stored.telling.table, counted.table)
    assert (stored.telling.matrix != counted.matrix).nnz == 0
    # Of fewer phrases or reviews, chance is corrected for fewer tests.
    assert sample.find_owners(listed.head(3), every) is not stored.owners


def test_a_review_begins_with_whole_words_of_its_text(sample: Corpus) -> None:
    texts = sample.read_texts(sample.reviews["review_id"].tolist())
    assert sample.reviews["excerpt"].tolist() == [cut_excerpt(text) for text in texts]
    assert cut_excerpt("word " * EXCERPT).endswith("word word …")
    assert cut_excerpt("short") == "short"
