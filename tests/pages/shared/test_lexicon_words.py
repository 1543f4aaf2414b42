"""What the words of a lexicon add to the polarity of a selection."""

import pytest

from corpus.polarity.contributions import Evidence
from pages.shared import lexicon_words


def test_the_shares_of_all_words_sum_to_the_mean_polarity(view) -> None:
    words = lexicon_words.list_words(*view.about, _view=view)
    assert words["share"].sum() == pytest.approx(view.reviews["polarity"].mean())


def test_the_chunks_of_a_word_are_as_many_as_the_list_says(view) -> None:
    word = lexicon_words.list_words(*view.about, _view=view).iloc[0]
    assert lexicon_words.list_forms(view, word["word"])["occurrences"].sum() == word["occurrences"]


def test_a_film_s_words_are_of_its_reviews_in_the_selection(view) -> None:
    film = view.reviews["film"].iloc[0]
    row = lexicon_words.list_words_by_film(*view.about, (film,), _view=view).iloc[0]
    assert (row["film"], row["reviews"]) == (film, (view.reviews["film"] == film).sum())


def test_films_with_most_reviews_come_first(view) -> None:
    films = lexicon_words.list_films(*view.about, _view=view)
    counts = view.reviews["film"].value_counts()
    assert [counts[film] for film in films] == sorted(counts, reverse=True)


def test_the_chunks_that_are_stored_are_those_of_the_texts(view) -> None:
    texts = view.read_scored_texts(view.reviews["review_id"].tolist()).tolist()
    assert Evidence.of(texts).rank_words(view.keep).equals(lexicon_words.assess_corpus(view).rank_words(view.keep))
    assert lexicon_words.assess_corpus(view) is view.corpus.evidence
