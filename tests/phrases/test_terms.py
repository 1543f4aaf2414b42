import re
from collections import Counter

import numpy as np
import pytest

from corpus.phrases.terms import PHRASE, WORD, Terms


def of_reviews(corpus) -> Terms:
    return Terms.of_reviews(corpus.vocabulary, corpus.phrases, corpus.occurrences)


def of_sentences(corpus, some=slice(None)) -> Terms:
    texts = corpus.read_texts(corpus.reviews["review_id"].iloc[some].tolist())
    return Terms.of_sentences(texts, corpus.reviews, corpus.sentences, corpus.phrases, corpus.occurrences, corpus.marks)


def column(terms: Terms, term: str) -> list[int]:
    place = terms.table.index[terms.table["term"] == term]
    return terms.matrix[:, place].toarray().ravel().tolist()


def test_words_are_counted_review_by_review(dozen) -> None:
    terms = of_reviews(dozen)
    texts = dozen.read_texts(dozen.reviews["review_id"].tolist())
    assert terms.unit == "review"
    for word in ("is", "harbour", "long"):
        assert column(terms, word) == [Counter(re.findall(r"\w+", text.lower()))[word] for text in texts]
    assert terms.review.tolist() == list(range(12))


def test_a_phrase_is_counted_where_it_is_printed(dozen) -> None:
    terms = of_reviews(dozen)
    texts = dozen.read_texts(dozen.reviews["review_id"].tolist())
    phrases = terms.table[terms.table["kind"] == PHRASE]
    assert {"long after the credits", "harbour full of rain"} <= {
        phrase.removeprefix("a ").removeprefix("in ") for phrase in phrases["term"]
    }
    for phrase in phrases["term"]:
        assert column(terms, phrase) == [text.lower().count(phrase.lower()) for text in texts]


def test_a_films_own_title_is_no_term(sample) -> None:
    words = of_reviews(sample).table.query("kind == @WORD")["term"]
    assert not words.str.contains("«").any()


def test_sentences_add_up_to_their_reviews(sample) -> None:
    whole, parts = of_reviews(sample), of_sentences(sample)
    assert parts.unit == "sentence"
    assert np.bincount(parts.review, parts.lengths).tolist() == whole.lengths.tolist()
    both = set(whole.table["term"]) & set(parts.table["term"])
    assert len(both) > 500
    for term in [*sorted(both)[::25], "the gentleman in the seat behind me"]:
        assert np.bincount(parts.review, column(parts, term)).tolist() == column(whole, term)


def test_sentences_of_some_reviews_are_theirs_alone(sample) -> None:
    some = of_sentences(sample, slice(10, 13))
    every = of_sentences(sample)
    assert set(some.review) == {10, 11, 12}
    mine = np.isin(every.review, [10, 11, 12])
    assert some.lengths.tolist() == every.lengths[mine].tolist()
    assert column(some, "the") == np.array(column(every, "the"))[mine].tolist()


def test_narrowing_leaves_the_chosen_reviews_and_kinds(sample) -> None:
    terms = of_reviews(sample)
    keep = (sample.reviews["film"] == "The Tithe House").to_numpy()
    narrow = terms.narrow(keep, kinds=(WORD,))
    assert narrow.review.tolist() == np.flatnonzero(keep).tolist()
    assert set(narrow.table["kind"]) == {WORD}
    assert column(narrow, "music") == np.array(column(terms, "music"))[keep].tolist()


@pytest.mark.parametrize("name", ["Lottie Amberley", "lottie", "walter", "rafe", "montague"])
def test_names_can_be_left_out(sample, name: str) -> None:
    terms = of_reviews(sample)
    assert name in set(terms.table["term"])
    nameless = terms.narrow(np.ones(67, bool), names=False)
    assert name not in set(nameless.table["term"])
    assert {"music", "harbour", "i", "watch the edges of the frame"} <= set(nameless.table["term"])


def test_phrases_are_taken_by_their_ids_in_the_order_asked_for(dozen) -> None:
    terms = of_reviews(dozen).narrow(np.ones(12, bool), kinds=(PHRASE,))
    asked = terms.table["phrase_id"].iloc[::-1]
    taken = terms.take(asked)
    assert taken.table["phrase_id"].tolist() == asked.tolist()
    assert taken.matrix.toarray().tolist() == terms.matrix.toarray()[:, ::-1].tolist()
    assert len(asked) > 1
    assert taken.matrix.has_sorted_indices
